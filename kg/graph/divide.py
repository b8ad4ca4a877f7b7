"""Papers divided into about as many topics as one wants: Leiden, and the resolution for it.

1. Papers and concepts are nodes, ties are edges (:mod:`kg.graph.ties`); a concept of one paper
   ties nothing and stays out.
2. Leiden begins at a resolution that is often the right one. Where it finds too few topics or too
   many, the next one is higher or lower in a like proportion, but between those that were tried
   already; of all runs that which comes nearest is taken. One that leaves most papers in splinters
   has found too many.
3. Topics of too few papers are given up: each goes where most of its ties lead, beyond what
   chance would have; what has no tie at all goes to the largest.
"""

import math
from dataclasses import dataclass

import numpy as np

from kg.graph.communities import Edges, best_partition
from kg.graph.incidence import Indices, Weights

#: Resolutions that are tried, at most.
_STEPS = 6
_LOWEST, _HIGHEST = 0.25, 4.0

#: The number of large topics grows faster than the resolution: how much that falls, by as much
#: as there are too many, in logarithms.
_SLOWER = 0.7

#: Rounds of Leiden at one resolution: between these, so many in one run of it, the rest in others
#: that begin anew. Where there are few papers, chance has more of a say, and rounds cost little.
_FEWEST_ROUNDS, _MOST_ROUNDS, _ROUNDS_OF_RUN = 4, 100, 10

#: Weights that must add up exactly are multiples of one divided by it; a power of 2.
_GRID = 2.0**20


@dataclass(frozen=True, slots=True)
class Aim:
    """What a division should come to."""

    topics: int  #: about so many
    least: int  #: papers that each has, or it is given up
    resolution: float  #: to begin with
    effort: int  #: papers times rounds of Leiden that each resolution is worth


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Ties of some papers, which are numbered from 0."""

    paper: Indices
    concept: Indices
    weight: Weights

    def of(self, some: Indices, papers: int) -> "Links":
        """Give the ties of some of the papers, numbered anew."""
        number = np.full(papers, -1, dtype=np.int64)
        number[some] = np.arange(len(some))
        kept = number[self.paper] >= 0
        return Links(number[self.paper[kept]], self.concept[kept], self.weight[kept])


def divide(links: Links, papers: int, aim: Aim, *, seed: int) -> Indices:
    """Give each paper the number of its topic, the largest first."""
    edges = tie_nodes(links) if aim.topics > 1 else []
    if not edges:
        return np.zeros(papers, dtype=np.int64)
    return _by_size(_join_small(links, _search(edges, papers, aim, seed), aim.least))


def count_topics(labels: Indices) -> int:
    """Say how many topics there are, if none of them is without papers."""
    return int(labels.max(initial=-1)) + 1


def _search(edges: Edges, papers: int, aim: Aim, seed: int) -> Indices:
    """Give the communities at a resolution with about as many large ones as there should be."""
    low, high = math.log(_LOWEST), math.log(_HIGHEST)
    at = math.log(aim.resolution)
    best: tuple[int, Indices] | None = None
    for _ in range(_STEPS):
        labels = _leiden(edges, papers, math.exp(at), _rounds(papers, aim), seed)
        found = _count_large(labels, aim.least)
        missed = abs(found - aim.topics)
        if best is None or missed < best[0]:
            best = (missed, labels)
        if found > 1 and missed <= max(1, aim.topics // 8):
            break
        low, high = (at, high) if found < aim.topics else (low, at)
        at += _SLOWER * math.log(aim.topics / max(found, 1))
        at = at if low < at < high else (low + high) / 2
    assert best is not None
    return best[1]


def _count_large(labels: Indices, least: int) -> int:
    """Say how many topics have enough papers; where most papers are in none of them, all count."""
    size = np.bincount(labels[labels >= 0])
    is_large = size >= least
    return int(is_large.sum()) if 2 * size[is_large].sum() > size.sum() else len(size)


def _rounds(papers: int, aim: Aim) -> tuple[int, int]:
    """Give the runs of Leiden, of which the best is taken, and the rounds of each."""
    rounds = min(max(aim.effort // papers, _FEWEST_ROUNDS), _MOST_ROUNDS)
    in_run = min(rounds, _ROUNDS_OF_RUN)
    return rounds // in_run, in_run


def _leiden(
    edges: Edges, papers: int, resolution: float, rounds: tuple[int, int], seed: int
) -> Indices:
    """Give the community of each paper; -1 where nothing ties it."""
    trials, iterations = rounds
    community_of = best_partition(
        edges, resolution=resolution, seed=seed, trials=trials, iterations=iterations
    )
    return np.array([community_of.get(f"p{n}", -1) for n in range(papers)], dtype=np.int64)


def tie_nodes(links: Links) -> Edges:
    """Give the edges of papers ("p0" …) and concepts ("c0" …) in the order of the links."""
    ties = np.bincount(links.concept)[links.concept] > 1
    weight = links.weight[ties]
    if _has_many_twins(links):
        weight = np.maximum(np.round(weight * _GRID), 1) / _GRID
    papers = _names("p", links.paper)[links.paper[ties]].tolist()
    concepts = _names("c", links.concept)[links.concept[ties]].tolist()
    return list(zip(papers, concepts, weight.tolist(), strict=True))


def _names(letter: str, numbers: Indices) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    names = [f"{letter}{number}" for number in range(count_topics(numbers))]
    return np.array(names, dtype=np.object_)


def _has_many_twins(links: Links) -> bool:
    """Whether most papers have the same ties as others, as copies and series have.

    Among them all moves of Leiden are worth the same, but for the last digits of a sum, after
    which it may move papers to and fro for ever; sums of round weights are exact.
    """
    volume = np.bincount(links.paper, links.weight)
    return 2 * len(np.unique(volume)) <= len(volume)


def _join_small(links: Links, labels: Indices, least: int) -> Indices:
    """Give up the topics of fewer papers than that, the smallest first."""
    labels = _by_size(np.where(labels < 0, count_topics(labels) + np.arange(len(labels)), labels))
    between = _ties_between(links, labels)
    volume = between.sum(axis=1)
    size = np.bincount(labels)
    into = np.arange(len(size))
    is_large = size >= least
    is_large[0] = True
    for small in np.flatnonzero(~is_large)[::-1].tolist():
        gain = between[small] - volume[small] * volume / max(volume.sum(), 1e-9)
        gain[~is_large | (between[small] == 0)] = -np.inf
        gain[small] = -np.inf
        into[small] = int(gain.argmax()) if np.isfinite(gain).any() else 0
    return into[labels]


def _ties_between(links: Links, labels: Indices) -> Weights:
    """Say how strongly each topic is tied to each other by the concepts they share."""
    topics = count_topics(labels)
    key = links.concept * topics + labels[links.paper]
    pairs, place = np.unique(key, return_inverse=True)
    weight = np.bincount(place, links.weight)
    concept, topic = pairs // topics, pairs % topics
    share = weight / np.bincount(concept, weight)[concept]
    between = np.zeros(topics * topics)
    first = np.searchsorted(concept, concept)
    count = np.bincount(concept)[concept]
    # each topic of a concept with the first of its topics, then with the second one …
    for step in range(int(count.max(initial=0))):
        here = np.flatnonzero((count > step) & (count > 1))
        other = first[here] + step
        np.add.at(between, topic[here] * topics + topic[other], weight[here] * share[other])
    square = between.reshape(topics, topics)
    np.fill_diagonal(square, 0.0)
    return square


def _by_size(labels: Indices) -> Indices:
    """Name topics by numbers, the largest first; of equal ones that of the first paper."""
    _, first, place, size = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -size))
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    result: Indices = number[place]
    return result
