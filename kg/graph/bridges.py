"""What lies between topics: papers that are drawn to two of them, concepts typical of two.

1. A concept is a bridge when it is typical of two coarse topics or more (:mod:`kg.graph.typical`),
   each with two papers and a tenth of its papers at least; the more typical it is of the second
   one, the better the bridge. What papers of all topics have is typical of none, and no bridge.
2. A paper is drawn to topics by its concepts: each draws with its rarity, ``log2(1 + papers /
   having)``, towards the topics that its other papers are in more often than papers are at all.
   The stronger the pull of the second topic, the better the bridge.
3. The participation coefficient of Guimerà and Amaral says how evenly something belongs to
   several topics: ``1 - sum of (part in a topic)²``; 0 in one topic only, near 1 in many.

References
----------
.. [1] R. Guimerà, L. A. N. Amaral. Functional cartography of complex metabolic networks.
   Nature 433, 2005.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kg.graph.incidence import Flags, Indices, Weights, group_by
from kg.graph.ties import Ties
from kg.graph.typical import typicality

#: Papers of a topic that a concept needs there to be typical of it.
_LEAST = 2
#: How typical it must be of each, in bits, and which part of its papers each must have.
_TYPICAL, _PART = 0.02, 0.1
#: Papers that are kept.
_KEPT = 100
#: Of the pull on a paper, the part of its second topic.
_SECOND = 0.25


@dataclass(frozen=True, slots=True)
class Bridge:
    """A paper or concept that belongs to two topics or more."""

    id: str
    topics: tuple[int, ...]  #: coarse ones, the strongest first; at least two
    parts: tuple[float, ...]  #: how much of it each has, in [0, 1], in the order of the topics
    participation: float
    papers: int  #: for a concept those that link to it, in whatever role; for a paper 1
    by: tuple[str, ...] = ()  #: for a paper the concept that draws it most to each of the topics


@dataclass(frozen=True, slots=True)
class Bridges:
    """The bridges between coarse topics, the best first."""

    concepts: tuple[Bridge, ...]
    papers: tuple[Bridge, ...]


def find_bridges(ties: Ties, coarse: Indices, selected: Flags) -> Bridges:
    """Give what lies between topics.

    Parameters
    ----------
    coarse
        The coarse topic of each paper of the ties.
    selected
        Which papers may be bridges; a concept is one only if a selected paper links to it.
    """
    links = ties.links()
    if int(coarse.max(initial=0)) == 0:
        return Bridges((), ())
    return Bridges(
        tuple(_concepts(links, coarse, selected)), tuple(_papers(links, coarse, selected))
    )


def _concepts(links: Ties, coarse: Indices, selected: Flags) -> Iterator[Bridge]:
    seen = np.unique(links.concept[selected[links.paper]])
    part = typicality(links, coarse)
    share = part.papers / links.linked[part.concept]
    is_typical = (part.score >= _TYPICAL) & (part.papers >= _LEAST) & (share >= _PART)
    typical = part.where(is_typical & np.isin(part.concept, seen))
    spread = participation(links.concept, coarse[links.paper], len(links.concepts))
    of_concept: dict[int, list[int]] = {}
    for place, concept in enumerate(typical.concept.tolist()):
        of_concept.setdefault(concept, []).append(place)
    bridges = []
    for concept, places in of_concept.items():
        if len(places) < 2:
            continue
        papers = int(links.linked[concept])
        places.sort(key=lambda place: (-int(typical.papers[place]), int(typical.topic[place])))
        bridge = Bridge(
            links.concepts[concept],
            tuple(int(typical.topic[place]) for place in places),
            tuple(round(int(typical.papers[place]) / papers, 6) for place in places),
            float(spread[concept]),
            papers,
        )
        second = sorted((float(typical.score[place]) for place in places), reverse=True)[1]
        bridges.append((-second, bridge.id, bridge))
    return (bridge for _, _, bridge in sorted(bridges))


def _papers(links: Ties, coarse: Indices, selected: Flags) -> Iterator[Bridge]:
    papers_of = group_by(links.concept, links.paper, len(links.concepts))
    concepts_of = group_by(links.paper, links.concept, len(links.papers))
    pulls = _pulls(links, coarse, papers_of)
    total = pulls.sum(axis=1)
    parts = np.divide(pulls, total[:, None], out=np.zeros_like(pulls), where=total[:, None] > 0)
    order = np.argsort(-pulls, axis=1, kind="stable")
    second = order[:, 1]
    rows = np.arange(len(pulls))
    chosen = np.flatnonzero(selected & (parts[rows, second] >= _SECOND))
    best = np.lexsort((chosen, -np.round(pulls[rows, second][chosen], 9)))
    for paper in chosen[best][:_KEPT].tolist():
        topics = [t for t in order[paper].tolist() if parts[paper, t] >= _SECOND]
        own = concepts_of[paper].tolist()
        drawn = np.array(
            [_pull(links, coarse, papers_of, n)[_place(papers_of, n, paper)] for n in own]
        )
        yield Bridge(
            links.papers[paper],
            tuple(topics),
            tuple(round(float(parts[paper, t]), 6) for t in topics),
            round(float(1 - (parts[paper] ** 2).sum()), 6),
            1,
            tuple(links.concepts[own[int(np.round(drawn[:, t], 9).argmax())]] for t in topics),
        )


def _place(papers_of: tuple[Indices, ...], concept: int, paper: int) -> int:
    return int(np.searchsorted(papers_of[concept], paper))


def participation(thing: Indices, topic: Indices, things: int) -> Weights:
    """Give the participation coefficient of things that occur in topics, once a place."""
    topics = int(topic.max(initial=0)) + 1
    pairs, having = np.unique(thing * topics + topic, return_counts=True)
    total = np.bincount(thing, minlength=things)
    squares = np.bincount(pairs // topics, having.astype(np.float64) ** 2, minlength=things)
    result: Weights = np.round(1 - squares / np.maximum(total, 1) ** 2, 6)
    return np.where(total > 0, result, 0.0)


def _pulls(links: Ties, coarse: Indices, papers_of: tuple[Indices, ...]) -> Weights:
    """Say how strongly each paper (row) is drawn to each topic (column)."""
    pulls = np.zeros((len(links.papers), int(coarse.max(initial=0)) + 1))
    for concept, papers in enumerate(papers_of):
        if len(papers) > 1:
            pulls[papers] += _pull(links, coarse, papers_of, concept)
    return pulls


def _pull(links: Ties, coarse: Indices, papers_of: tuple[Indices, ...], concept: int) -> Weights:
    """Say how strongly a concept draws each of its papers (row) to each topic (column)."""
    topics = int(coarse.max(initial=0)) + 1
    papers = papers_of[concept]
    others = np.tile(np.bincount(coarse[papers], minlength=topics), (len(papers), 1))
    others[np.arange(len(papers)), coarse[papers]] -= 1  # what the paper itself adds
    base = np.bincount(coarse, minlength=topics) / len(coarse)
    rarity = float(np.log2(1 + len(links.papers) / len(papers)))
    result: Weights = rarity * np.maximum(others / max(len(papers) - 1, 1) - base, 0.0)
    return result
