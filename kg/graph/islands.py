"""Topics as islands of a map: where each one lies at first, and how they come to lie in the end.

1. Coarse topics are discs, as large as they have papers. They begin in a ring, in an order in
   which what shares concepts stands together, and move to where their distances fit best how
   much they share: stress majorisation.
2. The same for the fine topics inside each; the whole disc is then turned, or turned over, so
   that parts lie towards the topics outside that they share most with.
3. When the papers have found their places, each island is a rigid body. Islands drift to the
   middle, and away from each other where the shores are nearer than the gap.

References
----------
.. [1] E. R. Gansner, Y. Koren, S. North. Graph drawing by stress majorization. Graph Drawing,
   2004.
"""

import math

import numpy as np

from kg.graph.clusters import Clusters
from kg.graph.incidence import Indices, Points, Weights
from kg.graph.seriate import chain, shared_weight
from kg.graph.ties import Ties

_ROUNDS = 300

#: Distance of two topics that share as much as any, and how much more where they share nothing,
#: both as a part of the sum of their radii.
_NEAREST, _FARTHEST = 1.2, 1.2

#: Turns that are tried for the parts of a topic.
_TURNS = 24

#: Directions in which the shore of an island is known.
_SHORE = 48


def start_positions(ties: Ties, clusters: Clusters) -> Points:
    """Give each fine topic a place, in units of the distance between two papers."""
    coarse = np.bincount(clusters.coarse_of_paper).astype(np.float64)
    fine = np.bincount(clusters.fine_of_paper).astype(np.float64)
    alike = shared_weight(ties, clusters.fine_of_paper)
    centre = _lay_discs(shared_weight(ties, clusters.coarse_of_paper), coarse)
    places = np.zeros((len(fine), 2))
    for topic in range(len(coarse)):
        parts = np.flatnonzero(clusters.coarse_of_fine == topic)
        inside = 0.6 * _lay_discs(alike[np.ix_(parts, parts)], fine[parts])
        outside = np.flatnonzero(clusters.coarse_of_fine != topic)
        away = centre[clusters.coarse_of_fine[outside]] - centre[topic]
        pull = _towards(alike[np.ix_(parts, outside)] * np.sqrt(fine[parts])[:, None], away)
        places[parts] = centre[topic] + _turned(inside, pull)
    return places


def _towards(strength: Weights, away: Points) -> Points:
    """Give for each part where it is drawn to: the sum of the directions of what it is tied to."""
    direction = away / np.maximum(np.hypot(away[:, 0], away[:, 1]), 1e-9)[:, None]
    pull: Points = np.einsum("ij,jk->ik", strength, direction)
    return pull


def _lay_discs(alike: Weights, size: Weights) -> Points:
    """Lay discs of these areas, near each other as they are alike; none covers another much."""
    count = len(size)
    if count == 1:
        return np.zeros((1, 2))
    order = np.array(chain(alike))
    angle = np.empty(count)
    angle[order] = 2 * math.pi * (np.cumsum(size[order]) - size[order] / 2) / size.sum()
    at = np.stack([np.cos(angle), np.sin(angle)], axis=1) * math.sqrt(size.sum())
    radius = 0.6 * np.sqrt(size)
    touching = radius[:, None] + radius[None, :]
    near = alike / max(float(alike.max()), 1e-9)
    want = touching * (_NEAREST + _FARTHEST * (1 - near))
    weight = (0.1 + near) / want**2
    np.fill_diagonal(weight, 0.0)
    for _ in range(_ROUNDS):
        apart, distance = _differences(at)
        target = at[None, :] + apart * (want / distance)[:, :, None]
        at = (weight[:, :, None] * target).sum(axis=1) / weight.sum(axis=1)[:, None]
    for _ in range(_ROUNDS):
        apart, distance = _differences(at)
        over = np.maximum(touching * _NEAREST - distance, 0.0)
        np.fill_diagonal(over, 0.0)
        at = at * 0.99 + 0.25 * (apart * (over / distance)[:, :, None]).sum(axis=1)
    centred: Points = at - (at * size[:, None]).sum(axis=0) / size.sum()
    return centred


def _differences(at: Points) -> tuple[Points, Weights]:
    """Give the vector to each point from each other, and its length."""
    apart = at[:, None] - at[None, :]
    return apart, np.hypot(apart[:, :, 0], apart[:, :, 1]) + 1e-9


def _turned(at: Points, pull: Points) -> Points:
    """Turn points, or turn them over, until they lie best where they are drawn to."""
    best: tuple[float, Points] = (-math.inf, at)
    for flip in (1.0, -1.0):
        for step in range(_TURNS):
            turn = 2 * math.pi * step / _TURNS
            x = at[:, 0] * math.cos(turn) - flip * at[:, 1] * math.sin(turn)
            y = at[:, 0] * math.sin(turn) + flip * at[:, 1] * math.cos(turn)
            gain = round(float((x * pull[:, 0] + y * pull[:, 1]).sum()), 6)
            if gain > best[0]:
                best = (gain, np.stack([x, y], axis=1))
    return best[1]


def pack_islands(at: Points, island: Indices, *, gap: float) -> Points:
    """Move islands as they are, until they lie together with a gap between their shores.

    The shore is that of the convex hull, known by how far it reaches in some directions; the
    distance of two hulls is the longest of their distances along these directions.
    """
    count = int(island.max(initial=0)) + 1
    size = np.bincount(island, minlength=count)
    centre = np.stack([np.bincount(island, at[:, k], count) / size for k in (0, 1)], axis=1)
    offset = at - centre[island]
    angle = 2 * math.pi * np.arange(_SHORE) / _SHORE
    direction = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    reach = np.full((count, _SHORE), -math.inf)
    for k in range(_SHORE):
        np.maximum.at(reach[:, k], island, (offset * direction[k]).sum(axis=1))
    taken = reach[:, None, :] + np.roll(reach, _SHORE // 2, axis=1)[None, :, :] + gap
    share = np.sqrt(size)[None, :] / (np.sqrt(size)[:, None] + np.sqrt(size)[None, :])
    for turn in range(_ROUNDS):
        centre = centre * (1 - 0.03 * (1 - turn / _ROUNDS))
        away = centre[None, :] - centre[:, None]
        free = np.einsum("ijk,lk->ijl", away, direction) - taken
        best = free.argmax(axis=2)
        lacking = np.maximum(-np.take_along_axis(free, best[:, :, None], axis=2)[:, :, 0], 0.0)
        np.fill_diagonal(lacking, 0.0)
        step = direction[best] * (lacking * share)[:, :, None]
        centre = centre - 0.5 * step.sum(axis=1)
    result: Points = centre[island] + offset
    return result
