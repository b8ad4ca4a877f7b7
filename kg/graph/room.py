"""Room for points that lie too near each other: moved apart until no pile remains."""

import numpy as np

from kg.graph.incidence import Indices, Points, Weights, count_on


def make_room(at: Points, radius: Weights, *, still: int = 0, rounds: int = 40) -> Points:
    """Move points apart until, as far as may be, no two are nearer than the sum of their radii.

    Parameters
    ----------
    still
        The first so many points do not move.
    """
    at = at.copy()
    count = len(at)
    largest = 2 * float(radius.max(initial=0.0))
    for _ in range(rounds):
        left, right = pairs_within(at, largest)
        by_x, by_y = at[left, 0] - at[right, 0], at[left, 1] - at[right, 1]
        distance = np.hypot(by_x, by_y)
        wanted = radius[left] + radius[right]
        close = np.flatnonzero(distance < wanted)
        if not len(close):
            break
        left, right = left[close], right[close]
        distance = np.maximum(distance[close], 1e-9)
        push = 0.3 * (wanted[close] - distance) / distance
        for axis, apart in enumerate((by_x, by_y)):
            force = apart[close] * push
            move = np.bincount(left, force, count) - np.bincount(right, force, count)
            at[still:, axis] += np.clip(move, -largest, largest)[still:]
    return at


def pairs_within(at: Points, reach: float) -> tuple[Indices, Indices]:
    """Give pairs of points, each once, among them all that are nearer than that.

    Points are put in the cells of a grid, and sorted by row and column; each looks on to the end
    of the next cell, and through the three cells beside it in the next row.
    """
    cell = np.floor((at - at.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cell[:, 0].max()) + 3
    key = cell[:, 1] * width + cell[:, 0]
    order = np.argsort(key, kind="stable")
    key = key[order]
    # in the order of the keys: to search for what is sorted costs a fraction
    here = np.arange(1, len(key) + 1)
    following = np.searchsorted(key, key + 2) - here
    below = np.searchsorted(key, key + (width - 1))
    around = np.searchsorted(key, key + (width + 2)) - below
    start, length = np.concatenate([here, below]), np.concatenate([following, around])
    left = np.repeat(np.concatenate([order, order]), length)
    return left, order[count_on(start, length)]
