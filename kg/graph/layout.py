"""A map of everything from nothing: where each paper and each concept stands.

1. Topics are laid out as discs (:mod:`kg.graph.islands`); papers begin anywhere in the disc of
   their fine topic.
2. Near papers draw together, the others push apart (:mod:`kg.graph.forces`).
3. Each coarse topic is brought to a size that fits its papers, stragglers are brought in, papers
   that lie on each other move apart; then the islands are packed with a gap between them.
4. A concept stands in the middle of its papers that are in its own fine topic, then all concepts
   move apart, from each other and from papers, a little.
5. The whole is turned so that it is wider than high, and scaled to [-1, 1].
"""

import math
from dataclasses import dataclass

import numpy as np

from kg.graph.clusters import Clusters
from kg.graph.forces import spread
from kg.graph.incidence import Indices, Points
from kg.graph.islands import pack_islands, start_positions
from kg.graph.near import find_neighbours
from kg.graph.room import make_room
from kg.graph.ties import Ties

#: Room that a paper keeps for itself, in units of the distance of papers that lie evenly.
PAPER_ROOM, CONCEPT_ROOM = 0.42, 0.16

#: How far the papers of an island lie from its middle, as a part of the square root of how many
#: they are: 0.4 in a disc that they fill evenly.
_REACH = 0.5

#: Gap between islands: so many distances of papers, and more by the width of the map.
_GAP, _GAP_BY_WIDTH = 1.8, 0.05

#: No island is longer than so many times its width.
_LONGEST = 1.5

#: Turn from one concept of a paper to its next, so that they lie around it evenly.
_GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A row a paper and a row a concept of some ties: x, y in [-1, 1]."""

    papers: Points
    concepts: Points
    unit: float  #: the distance of papers that lie evenly


def lay_out(ties: Ties, clusters: Clusters, *, seed: int = 0) -> Layout:
    """Give every paper and concept a position."""
    papers = _lay_papers(ties, clusters, seed)
    concepts = _lay_concepts(ties, clusters, papers)
    everything = np.concatenate([papers, concepts])
    turned, unit = _fit(everything, len(papers))
    return Layout(turned[: len(papers)], turned[len(papers) :], unit)


def _lay_papers(ties: Ties, clusters: Clusters, seed: int) -> Points:
    count = len(ties.papers)
    fine, coarse = clusters.fine_of_paper, clusters.coarse_of_paper
    draw = np.random.default_rng(seed)
    radius = 0.5 * np.sqrt(np.bincount(fine))[fine] * np.sqrt(draw.random(count))
    angle = 2 * math.pi * draw.random(count)
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius[:, None]
    at = start_positions(ties, clusters)[fine] + around
    # forces have a reach of 1: the more papers, the more of them lie within it
    at = at * (count**0.25 / max(float(np.abs(at).max()), 1e-9))
    at = spread(at, find_neighbours(ties, clusters), fine, coarse, seed=seed)
    at = _even_out(at, coarse)
    at = make_room(at, np.full(count, PAPER_ROOM))
    return pack_islands(at, coarse, gap=_GAP + _GAP_BY_WIDTH * 2 * math.sqrt(count))


def _even_out(at: Points, island: Indices) -> Points:
    """Scale each island to the size that fits its papers, and bring in what lies far out."""
    size = np.bincount(island)
    middle = np.stack([np.bincount(island, at[:, k]) / size for k in (0, 1)], axis=1)
    offset = at - middle[island]
    offset = _rounder(offset, island)
    far = np.hypot(offset[:, 0], offset[:, 1])
    for _ in range(2):  # the second time without what lay far out
        reach = np.sqrt(np.bincount(island, far**2) / size)
        limit = 1.5 * np.maximum(reach, 1e-9)[island]
        # beyond the limit a distance grows as its logarithm only
        bent = np.where(far > limit, limit * (1 + 0.5 * np.log(np.maximum(far / limit, 1))), far)
        offset = offset * (bent / np.maximum(far, 1e-9))[:, None]
        far = bent
    reach = np.sqrt(np.bincount(island, far**2) / size)
    scale = _REACH * np.sqrt(size) / np.maximum(reach, 1e-9)
    grown = middle * float(np.sqrt((size * scale**2).sum() / size.sum()))
    result: Points = grown[island] + offset * scale[island][:, None]
    return result


def _rounder(offset: Points, island: Indices) -> Points:
    """Widen islands that are much longer than wide, across their longest axis."""
    x, y = offset[:, 0], offset[:, 1]
    xx, yy, xy = (np.bincount(island, each) for each in (x * x, y * y, x * y))
    axis = 0.5 * np.arctan2(2 * xy, xx - yy)
    cos, sin = np.cos(axis)[island], np.sin(axis)[island]
    along, across = cos * x + sin * y, cos * y - sin * x
    long, wide = np.bincount(island, along**2), np.bincount(island, across**2)
    widen = np.sqrt(np.maximum(long, 1e-12) / np.maximum(wide, 1e-12)) / _LONGEST
    across = across * np.clip(widen, 1.0, 4.0)[island]
    return np.stack([cos * along - sin * across, sin * along + cos * across], axis=1)


def _lay_concepts(ties: Ties, clusters: Clusters, papers: Points) -> Points:
    count = len(ties.concepts)
    own = clusters.fine_of_concept[ties.concept] == clusters.fine_of_paper[ties.paper]
    weight = np.where(own, ties.weight, 0.0)
    total = np.maximum(np.bincount(ties.concept, weight, count), 1e-12)
    at = np.stack(
        [np.bincount(ties.concept, weight * papers[ties.paper, k], count) / total for k in (0, 1)],
        axis=1,
    )
    turn = _GOLDEN * np.arange(count)
    at = at + 0.3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    radius = np.full(len(papers) + count, CONCEPT_ROOM)
    moved = make_room(np.concatenate([papers, at]), radius, still=len(papers), rounds=20)
    return moved[len(papers) :]


def _fit(at: Points, papers: int) -> tuple[Points, float]:
    """Turn the map so that it is wider than high, and scale it to [-1, 1]."""
    centred = at - at[:papers].mean(axis=0)
    x, y = centred[:papers, 0], centred[:papers, 1]
    turn = -0.5 * math.atan2(2 * float((x * y).sum()), float((x**2 - y**2).sum()))
    cos, sin = math.cos(turn), math.sin(turn)
    turned = np.stack(
        [cos * centred[:, 0] - sin * centred[:, 1], sin * centred[:, 0] + cos * centred[:, 1]],
        axis=1,
    )
    low, high = turned.min(axis=0), turned.max(axis=0)
    half = max(float((high - low).max()) / 2, 1e-9)
    return (turned - (low + high) / 2) / half, 1 / half
