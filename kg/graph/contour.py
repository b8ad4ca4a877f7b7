"""Outlines around clouds of points: the shores of a map's islands.

1. Points are counted in the cells of a square grid and blurred by a Gaussian as wide as their
   usual distance: a field that is high where points are.
2. The outline runs where the field falls below a level. In each cell it cuts two or four sides,
   at places found by linear interpolation (marching squares).
3. Cuts that two cells share join the pieces to closed loops.

References
----------
.. [1] W. E. Lorensen, H. E. Cline. Marching cubes: a high resolution 3D surface construction
   algorithm. SIGGRAPH, 1987.
"""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np

from kg.graph.incidence import Points, Weights

#: Cells along each side of the grid.
_CELLS = 220

#: Of the height that one point alone gives, and of the highest place, where the outline runs.
_OF_ONE, _OF_HIGHEST = 0.4, 0.04

#: A side of a cell: row and column of the corner, and whether it goes down.
_Side: TypeAlias = tuple[int, int, bool]

#: Which sides (top, right, bottom, left) are joined, by which corners are inside: top left 8,
#: top right 4, bottom right 2, bottom left 1.
_JOINED: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 2),),
    2: ((2, 1),),
    3: ((3, 1),),
    4: ((0, 1),),
    5: ((0, 3), (1, 2)),
    6: ((0, 2),),
    7: ((0, 3),),
    8: ((0, 3),),
    9: ((0, 2),),
    10: ((0, 1), (2, 3)),
    11: ((0, 1),),
    12: ((3, 1),),
    13: ((2, 1),),
    14: ((3, 2),),
}


def outlines(points: Points, *, radius: float, frame: tuple[float, float]) -> list[Points]:
    """Give the closed outlines around points, the longest first.

    Parameters
    ----------
    points
        Within the frame; a row a point.
    radius
        How far a point alone reaches, about.
    frame
        Width and height of the picture; outlines stay inside.
    """
    step = max(frame) / _CELLS
    columns, rows = (int(side / step) + 1 for side in frame)
    field = _field(points / step, radius / step, rows, columns)
    level = max(_OF_ONE, _OF_HIGHEST * float(field.max(initial=0.0)))
    found = [np.array(loop) * step for loop in _loops(_pieces(field, level), field, level)]
    return sorted(found, key=lambda loop: (-len(loop), loop[0].tolist()))


def _field(points: Points, radius: float, rows: int, columns: int) -> Weights:
    """Blur the points; a point alone gives 1. The border is 0, so that all loops are closed."""
    x = np.exp(-(((np.arange(columns)[None, :] - points[:, :1]) / radius) ** 2))
    y = np.exp(-(((np.arange(rows)[None, :] - points[:, 1:]) / radius) ** 2))
    field: Weights = np.round(y.T @ x, 6)
    field[[0, -1], :] = 0.0
    field[:, [0, -1]] = 0.0
    return field


def _pieces(field: Weights, level: float) -> dict[_Side, list[_Side]]:
    """Give for each side that is cut the sides that pieces of the outline lead to."""
    inside = (field > level).astype(np.int64)
    case = 8 * inside[:-1, :-1] + 4 * inside[:-1, 1:] + 2 * inside[1:, 1:] + inside[1:, :-1]
    leads: dict[_Side, list[_Side]] = {}
    for row, column in np.argwhere((case > 0) & (case < 15)).tolist():
        sides = (
            (row, column, False),
            (row, column + 1, True),
            (row + 1, column, False),
            (row, column, True),
        )
        for one, other in _JOINED[int(case[row, column])]:
            leads.setdefault(sides[one], []).append(sides[other])
            leads.setdefault(sides[other], []).append(sides[one])
    return leads


def _loops(
    leads: dict[_Side, list[_Side]], field: Weights, level: float
) -> Iterator[list[tuple[float, float]]]:
    left = set(leads)
    for start in sorted(leads):
        loop = []
        at: _Side | None = start if start in left else None
        while at is not None:
            left.discard(at)
            loop.append(_cut(at, field, level))
            at = next((to for to in leads[at] if to in left), None)
        if len(loop) > 2:
            yield loop


def _cut(side: _Side, field: Weights, level: float) -> tuple[float, float]:
    """Give where the outline cuts a side, as x and y in cells."""
    row, column, is_down = side
    here = float(field[row, column])
    there = float(field[row + is_down, column + (not is_down)])
    along = (level - here) / (there - here)
    return column + along * (not is_down), row + along * is_down
