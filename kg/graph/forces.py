"""Attraction and repulsion of points: near papers draw together, all others push apart.

1. In each round every pair of neighbours attracts, with the probability of its weight, and every
   point is pushed by a few others chosen at random, as in UMAP. Points of other topics push
   harder and attract less, so that there is room between topics.
2. Steps grow smaller from round to round, and no point moves far at once.
3. :func:`make_room` then moves points apart that lie nearer than they should: no pile remains.

References
----------
.. [1] L. McInnes, J. Healy, J. Melville. UMAP: uniform manifold approximation and projection
   for dimension reduction. arXiv:1802.03426, 2018.
"""

import numpy as np

from kg.graph.incidence import Indices, Points, Weights
from kg.graph.near import Neighbours

_ROUNDS = 200

#: Points that push each point in a round.
_SAMPLES = 5

#: How much harder points of another topic push, and how much less they attract.
_PUSH_OUTSIDE, _DRAW_OUTSIDE = 2.0, 0.3

#: The part of the way to the middle of its fine topic that a point goes in the first round.
_TO_TOPIC = 0.05

#: Keeps the push of points that coincide finite.
_SOFT = 0.05

_LONGEST = 4.0


def spread(at: Points, near: Neighbours, fine: Indices, coarse: Indices, *, seed: int) -> Points:
    """Move points from where they begin to where attraction and repulsion leave them.

    The kernel is ``1 / (1 + d²)``, so the width of a neighbourhood is about 1.
    """
    draw = np.random.default_rng(seed)
    count = len(at)
    likely = near.weight * np.where(coarse[near.left] == coarse[near.right], 1.0, _DRAW_OUTSIDE)
    everyone = np.tile(np.arange(count), _SAMPLES)
    for turn in range(_ROUNDS):
        step = 0.5 * (1 - turn / _ROUNDS)
        chosen = draw.random(len(likely)) < likely
        move = _attraction(at, near.left[chosen], near.right[chosen])
        others = draw.integers(0, count, len(everyone))
        outside = np.where(coarse[everyone] == coarse[others], 1.0, _PUSH_OUTSIDE)
        move += _repulsion(at, everyone, others, outside)
        move += _TO_TOPIC * 2 * (_middles(at, fine)[fine] - at)
        at = at + step * move
    return at


def _attraction(at: Points, left: Indices, right: Indices) -> Points:
    apart = at[left] - at[right]
    strength = -2 / (1 + (apart**2).sum(axis=1))
    force = np.clip(strength[:, None] * apart, -_LONGEST, _LONGEST)
    count = len(at)
    total = _sum_by(left, force, count) - _sum_by(right, force, count)
    drawn = np.bincount(left, minlength=count) + np.bincount(right, minlength=count)
    # the mean of many, so that what is drawn from all sides does not jump to and fro
    result: Points = total / np.maximum(1.0, drawn / 6)[:, None]
    return result


def _repulsion(at: Points, points: Indices, others: Indices, strength: Weights) -> Points:
    apart = at[points] - at[others]
    distance = (apart**2).sum(axis=1)
    push = strength * 2 / ((_SOFT + distance) * (1 + distance))
    return _sum_by(points, np.clip(push[:, None] * apart, -_LONGEST, _LONGEST), len(at))


def _middles(at: Points, group: Indices) -> Points:
    size = np.maximum(np.bincount(group), 1)
    return _sum_by(group, at, len(size)) / size[:, None]


def _sum_by(index: Indices, values: Points, count: int) -> Points:
    return np.stack([np.bincount(index, values[:, k], count) for k in (0, 1)], axis=1)


def make_room(at: Points, radius: Weights, *, still: int = 0, rounds: int = 40) -> Points:
    """Move points apart until, as far as may be, no two are nearer than the sum of their radii.

    Parameters
    ----------
    still
        The first so many points do not move.
    """
    at = at.copy()
    largest = 2 * float(radius.max(initial=0.0))
    for _ in range(rounds):
        left, right = pairs_within(at, largest)
        apart = at[left] - at[right]
        distance = np.hypot(apart[:, 0], apart[:, 1])
        wanted = radius[left] + radius[right]
        close = distance < wanted
        if not close.any():
            break
        left, right, distance = left[close], right[close], np.maximum(distance[close], 1e-9)
        force = apart[close] * (0.3 * (wanted[close] - distance) / distance)[:, None]
        move = _sum_by(left, force, len(at)) - _sum_by(right, force, len(at))
        at[still:] += np.clip(move, -largest, largest)[still:]
    return at


def pairs_within(at: Points, reach: float) -> tuple[Indices, Indices]:
    """Give pairs of points, each once, among them all that are nearer than that.

    Points are put in the cells of a grid; each looks in its own cell and in four around it.
    """
    cell = np.floor((at - at.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cell[:, 0].max()) + 3
    key = cell[:, 1] * width + cell[:, 0]
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    everyone = np.arange(len(at))
    lefts, rights = [], []
    for offset in (0, 1, width - 1, width, width + 1):
        start = np.searchsorted(sorted_key, key + offset, "left")
        count = np.searchsorted(sorted_key, key + offset, "right") - start
        left = np.repeat(everyone, count)
        before = np.cumsum(count) - count
        right = order[np.repeat(start - before, count) + np.arange(len(left))]
        once = left < right if offset == 0 else np.ones(len(left), dtype=np.bool_)
        lefts.append(left[once])
        rights.append(right[once])
    return np.concatenate(lefts), np.concatenate(rights)
