"""Attraction and repulsion of points: near papers draw together, all others push apart.

1. In each round pairs of neighbours attract, chosen by lot with the probability of their weight,
   and every point is pushed by a few others chosen at random, as in UMAP. Points of other topics
   push harder and attract less, so that there is room between topics.
2. Steps grow smaller from round to round, and no point moves far at once.

Lots cost more than forces. So points stand in an order drawn by lot, and those that push in a
round are those so many places further on; and the pairs that attract are drawn some times only,
and these drawings take turns.

References
----------
.. [1] L. McInnes, J. Healy, J. Melville. UMAP: uniform manifold approximation and projection
   for dimension reduction. arXiv:1802.03426, 2018.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.incidence import Indices, Points, Weights
from kg.graph.near import Neighbours

_ROUNDS = 200

#: Points that push each point in a round.
_SAMPLES = 5

#: Drawings of the pairs that attract; round 0 takes the first, and round 8 again.
_DRAWINGS = 8

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
    order = draw.permutation(count)
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    drawings = _draw_pairs(near, coarse, place, draw)
    fine, coarse = fine[order], coarse[order]
    x, y = at[order, 0], at[order, 1]
    size = np.bincount(fine).clip(1)
    for turn in range(_ROUNDS):
        step = 0.5 * (1 - turn / _ROUNDS)
        to_x, to_y = _attraction(x, y, drawings[turn % len(drawings)])
        for shift in draw.integers(1, max(count, 2), _SAMPLES).tolist():
            push_x, push_y = _repulsion(x, y, coarse, shift % count)
            to_x += push_x
            to_y += push_y
        to_x += 2 * _TO_TOPIC * ((np.bincount(fine, x) / size)[fine] - x)
        to_y += 2 * _TO_TOPIC * ((np.bincount(fine, y) / size)[fine] - y)
        x, y = x + step * to_x, y + step * to_y
    return np.stack([x, y], axis=1)[place]


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Pairs of points that attract each other in a round."""

    left: Indices
    right: Indices
    share: Weights  #: for each point, what its forces are multiplied by


def _draw_pairs(
    near: Neighbours, coarse: Indices, place: Indices, draw: np.random.Generator
) -> list[_Pairs]:
    likely = near.weight * np.where(coarse[near.left] == coarse[near.right], 1.0, _DRAW_OUTSIDE)
    left, right = place[near.left], place[near.right]
    found = []
    for _ in range(_DRAWINGS):
        chosen = draw.random(len(likely)) < likely
        one, other = left[chosen], right[chosen]
        drawn = np.bincount(one, minlength=len(place)) + np.bincount(other, minlength=len(place))
        # the mean of many, so that what is drawn from all sides does not jump to and fro
        found.append(_Pairs(one, other, 1 / np.maximum(1.0, drawn / 6)))
    return found


def _attraction(x: Weights, y: Weights, pairs: _Pairs) -> tuple[Weights, Weights]:
    left, right, count = pairs.left, pairs.right, len(x)
    by_x, by_y = x[right] - x[left], y[right] - y[left]
    strength = 2 / (1 + by_x * by_x + by_y * by_y)
    by_x *= strength
    by_y *= strength
    total_x = np.bincount(left, by_x, count) - np.bincount(right, by_x, count)
    total_y = np.bincount(left, by_y, count) - np.bincount(right, by_y, count)
    return total_x * pairs.share, total_y * pairs.share


def _repulsion(x: Weights, y: Weights, coarse: Indices, shift: int) -> tuple[Weights, Weights]:
    """Give the push that each point gets from the one so many places further on."""
    by_x, by_y = x - np.roll(x, -shift), y - np.roll(y, -shift)
    distance = by_x * by_x + by_y * by_y
    push = np.where(coarse == np.roll(coarse, -shift), 2.0, 2.0 * _PUSH_OUTSIDE)
    push /= (_SOFT + distance) * (1 + distance)
    return (
        np.clip(push * by_x, -_LONGEST, _LONGEST),
        np.clip(push * by_y, -_LONGEST, _LONGEST),
    )
