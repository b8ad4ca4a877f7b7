"""Two levels of topics as plain numbers: which coarse and which fine one each paper is in.

1. Leiden on papers and concepts, tied as in :mod:`kg.graph.ties`; a concept of one paper ties
   nothing and stays out. The resolution is sought at which there are about as many topics as one
   can take in, by bisection.
2. Topics of too few papers are given up: each goes where most of its ties lead, beyond what
   chance would have; what has no tie at all goes to the largest.
3. Each coarse topic is taken apart in the same way; one that does not fall apart is its own
   only part.
4. A concept belongs to the topic that it is most typical of, and there to the part.
"""

import math
from dataclasses import dataclass

import numpy as np

from kg.graph.communities import Edges, best_partition
from kg.graph.incidence import Indices, Weights
from kg.graph.ties import Ties
from kg.graph.typical import Typicality, typicality

#: Looks for the resolution, at most; each one halves the stretch that it lies in.
_STEPS = 6
_LOWEST, _HIGHEST = 0.25, 4.0

#: There are at most so many fine topics in a coarse one, and a part has so many papers on average.
_MOST_PARTS, _PART_PAPERS = 6, 4

#: Weights that must add up exactly are multiples of one divided by it; a power of 2.
_GRID = 2.0**20


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """For each paper and each concept of some ties its coarse and its fine topic.

    Topics are numbered from 0 on each level, the largest first, the parts of one together.
    """

    coarse_of_paper: Indices
    fine_of_paper: Indices
    coarse_of_concept: Indices
    fine_of_concept: Indices
    coarse_of_fine: Indices  #: for each fine topic the coarse one around it

    @property
    def coarse(self) -> int:
        """How many coarse topics there are."""
        return _count(self.coarse_of_paper)

    @property
    def parts(self) -> Indices:
        """The fine topics that are not all of a coarse one."""
        return np.flatnonzero(np.bincount(self.coarse_of_fine)[self.coarse_of_fine] > 1)

    @property
    def index(self) -> Indices:
        """For each fine topic its place in a list of the coarse topics and then the parts."""
        index = self.coarse_of_fine.copy()
        index[self.parts] = self.coarse + np.arange(len(self.parts))
        return index


def target_number(papers: int) -> int:
    """Say about how many coarse topics so many papers should have.

    >>> [target_number(n) for n in (1, 20, 54, 200, 1_000, 10_000, 100_000)]
    [1, 4, 8, 11, 14, 19, 24]
    """
    return max(1, min(papers // 5, round(5 * math.log10(max(papers, 1)) - 1)))


def find_clusters(ties: Ties, *, seed: int = 0) -> Clusters:
    """Give the two levels of topics of papers and concepts."""
    papers = len(ties.papers)
    links = _Links(ties.paper, ties.concept, ties.weight)
    coarse = _divide_coarsely(links, papers, seed)
    fine = np.zeros(papers, dtype=np.int64)
    coarse_of_fine: list[int] = []
    for topic in range(_count(coarse)):
        inside = np.flatnonzero(coarse == topic)
        most = min(_MOST_PARTS, len(inside) // _PART_PAPERS)
        parts = _divide(
            links.of(inside, papers), len(inside), most, len(inside) // (3 * max(most, 1)), seed
        )
        fine[inside] = parts + len(coarse_of_fine)
        coarse_of_fine += [topic] * _count(parts)
    around = np.array(coarse_of_fine, dtype=np.int64)
    return Clusters(coarse, fine, *most_typical_topics(ties, coarse, fine, around), around)


def divide_again(ties: Ties, some: Indices, *, seed: int) -> Indices:
    """Give the coarse topic of each of some papers, divided as if there were no others."""
    links = _Links(ties.paper, ties.concept, ties.weight).of(some, len(ties.papers))
    return _divide_coarsely(links, len(some), seed)


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """Ties of some papers, which are numbered from 0."""

    paper: Indices
    concept: Indices
    weight: Weights

    def of(self, some: Indices, papers: int) -> "_Links":
        """Give the ties of some of the papers, numbered anew."""
        number = np.full(papers, -1, dtype=np.int64)
        number[some] = np.arange(len(some))
        kept = number[self.paper] >= 0
        return _Links(number[self.paper[kept]], self.concept[kept], self.weight[kept])


def _count(labels: Indices) -> int:
    return int(labels.max(initial=-1)) + 1


def _divide_coarsely(links: _Links, papers: int, seed: int) -> Indices:
    target = target_number(papers)
    return _divide(links, papers, target, papers // (8 * target), seed)


def _divide(links: _Links, papers: int, target: int, least: int, seed: int) -> Indices:
    """Give each paper the number of its topic: about ``target`` topics of ``least`` papers."""
    if target < 2:
        return np.zeros(papers, dtype=np.int64)
    least = max(2 if papers < 40 else 3, least)
    edges = _edges(links)
    if not edges:
        return np.zeros(papers, dtype=np.int64)
    low, high = math.log(_LOWEST), math.log(_HIGHEST)
    best: tuple[int, float] | None = None
    for _ in range(_STEPS):
        middle = (low + high) / 2
        labels = _leiden(edges, papers, math.exp(middle), seed, trials=1, iterations=2)
        found = int((np.bincount(labels[labels >= 0]) >= least).sum())
        best = min(filter(None, (best, (abs(found - target), middle))))
        if abs(found - target) <= max(1, target // 8):
            break
        low, high = (middle, high) if found < target else (low, middle)
    assert best is not None
    # where there are few papers, chance has more of a say, and runs cost little
    trials, iterations = (10, 10) if papers < 1_000 else (3, 6) if papers < 5_000 else (1, 4)
    labels = _leiden(edges, papers, math.exp(best[1]), seed, trials=trials, iterations=iterations)
    return _by_size(_join_small(links, labels, least))


def _has_many_twins(links: _Links) -> bool:
    """Whether most papers have the same ties as others, as copies and series have.

    Among them all moves of Leiden are worth the same, but for the last digits of a sum, after
    which it may move papers to and fro for ever; sums of round weights are exact.
    """
    volume = np.bincount(links.paper, links.weight)
    return 2 * len(np.unique(volume)) <= len(volume)


def _edges(links: _Links) -> Edges:
    ties = np.bincount(links.concept)[links.concept] > 1
    weight = links.weight[ties]
    if _has_many_twins(links):
        weight = np.maximum(np.round(weight * _GRID), 1) / _GRID
    columns = (links.paper[ties], links.concept[ties], weight)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [(f"p{paper}", f"c{concept}", weight) for paper, concept, weight in rows]


def _leiden(
    edges: Edges, papers: int, resolution: float, seed: int, *, trials: int, iterations: int
) -> Indices:
    """Give the community of each paper; -1 where nothing ties it."""
    community_of = best_partition(
        edges, resolution=resolution, seed=seed, trials=trials, iterations=iterations
    )
    return np.array([community_of.get(f"p{n}", -1) for n in range(papers)], dtype=np.int64)


def _join_small(links: _Links, labels: Indices, least: int) -> Indices:
    """Give up the topics of fewer papers than that, the smallest first."""
    labels = _by_size(np.where(labels < 0, _count(labels) + np.arange(len(labels)), labels))
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


def _ties_between(links: _Links, labels: Indices) -> Weights:
    """Say how strongly each topic is tied to each other by the concepts they share."""
    topics = _count(labels)
    key = links.concept * topics + labels[links.paper]
    pairs, place = np.unique(key, return_inverse=True)
    weight = np.bincount(place, links.weight)
    concept, topic = pairs // topics, pairs % topics
    total = np.bincount(concept, weight)
    between = np.zeros((topics, topics))
    first = np.searchsorted(concept, np.arange(len(total) + 1))
    for start, end in zip(first[:-1].tolist(), first[1:].tolist(), strict=True):
        if end - start > 1:
            some, shares = topic[start:end], weight[start:end]
            between[np.ix_(some, some)] += np.outer(shares, shares) / total[concept[start]]
    np.fill_diagonal(between, 0.0)
    return between


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


def most_typical_topics(
    ties: Ties, coarse: Indices, fine: Indices, around: Indices
) -> tuple[Indices, Indices]:
    """Give each concept the coarse topic that it is most typical of, and in it the fine one."""
    of_coarse = typicality(ties, coarse)
    in_coarse = _most_typical(of_coarse, len(ties.concepts))
    of_fine = typicality(ties, fine)
    inside = around[of_fine.topic] == in_coarse[of_fine.concept]
    return in_coarse, _most_typical(of_fine.where(inside), len(ties.concepts))


def _most_typical(found: Typicality, concepts: int) -> Indices:
    chosen = np.zeros(concepts, dtype=np.int64)
    upwards = np.lexsort((-found.topic, found.score))
    chosen[found.concept[upwards]] = found.topic[upwards]  # the last one stays
    return chosen
