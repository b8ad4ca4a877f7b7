"""The topic map as one small SVG: soft islands with their titles, and a dot a paper.

All dots of an island are one path, for ten thousand of them are to stay small.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from kg.graph.contour import outlines
from kg.graph.incidence import Points
from kg.graph.topic_titles import SEPARATOR
from kg.views.drawing import FAINT, TONES, frame

_WIDTH, _MARGIN = 1000.0, 58.0

#: Size of a title, width of a letter as a part of it, and how far apart lines stand.
_SIZE, _LETTER, _LINE = 19.0, 0.56, 22.0

#: Where a title may stand, in lines above or below the middle of its island.
_SHIFTS = (0.0, -1.5, 1.5, -3.0, 3.0, -4.5, 4.5)

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Island:
    """A topic of the map: its papers lie at these places, each in [-1, 1], upwards positive."""

    title: str
    places: tuple[tuple[float, float], ...]


def draw_map(
    islands: Sequence[Island], others: Iterable[tuple[float, float]] = (), *, unit: float
) -> str:
    """Give the picture of islands, the largest first.

    Parameters
    ----------
    others
        Places of papers that belong to none; they are drawn faintly.
    unit
        Distance of two papers that lie evenly, in the units of the places.
    """
    rest = tuple(others)
    every = np.array([place for each in islands for place in each.places] + list(rest))
    low, high = every.min(axis=0), every.max(axis=0)
    scale = (_WIDTH - 2 * _MARGIN) / max(float(high[0] - low[0]), 0.2)
    height = round(max(float(high[1] - low[1]) * scale, 160.0) + 2 * _MARGIN)
    middle = (low + high) / 2
    corner = np.array([_WIDTH, height])

    def at(places: Sequence[tuple[float, float]]) -> Points:
        points: Points = (np.array(places) - middle) * [scale, -scale] + corner / 2
        return points

    radius = min(max(0.8 * unit * scale, 9.0), 36.0)
    dot = min(max(0.4 * unit * scale, 2.2), 9.0)
    clouds = [at(each.places) for each in islands]
    body = [_dots(at(rest), FAINT, dot, 0.35)] if rest else []
    for place, cloud in enumerate(clouds):
        colour = TONES[place % len(TONES)]
        body.append(_shore(outlines(cloud, radius=radius, frame=(_WIDTH, height)), colour))
        body.append(_dots(cloud, colour, dot, 0.8))
    body += _titles(islands, clouds, height)
    return frame((_WIDTH, height), Markup("").join(body), width="100%")


def _dots(points: Points, colour: str, size: float, opacity: float) -> Markup:
    path = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in points.tolist())
    return Markup(
        '<path d="{}" fill="none" stroke="{}" stroke-opacity="{}" stroke-width="{:.1f}" '
        'stroke-linecap="round"/>'
    ).format(path, colour, opacity, size)


def _shore(loops: Iterable[Points], colour: str) -> Markup:
    path = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in loop.tolist()) + "Z" for loop in loops
    )
    return Markup(
        '<path d="{}" fill="{}" fill-opacity="0.16" fill-rule="evenodd" stroke="{}" '
        'stroke-opacity="0.35"/>'
    ).format(path, colour, colour)


def _titles(islands: Sequence[Island], clouds: Sequence[Points], height: float) -> list[Markup]:
    """Write titles where they cover no other, largest island first; the rest have none."""
    taken: list[_Box] = []
    written = []
    for each, cloud in zip(islands, clouds, strict=True):
        lines = _lines(each.title)
        wide = max(map(len, lines)) * _SIZE * _LETTER
        tall = len(lines) * _LINE
        x = min(max(float(np.median(cloud[:, 0])), wide / 2 + 4), _WIDTH - wide / 2 - 4)
        for shift in _SHIFTS:
            y = float(np.median(cloud[:, 1])) + shift * _LINE
            y = min(max(y, tall / 2 + 4), height - tall / 2 - 4)
            box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            if not any(_cover(box, other) for other in taken):
                taken.append(box)
                written.append(_title(lines, x, y - tall / 2 + 0.78 * _LINE))
                break
    return written


def _lines(title: str) -> list[str]:
    """Cut a title in two lines of about the same length, between its concepts."""
    names = title.split(SEPARATOR)
    return [title] if len(names) == 1 else [f"{names[0]} ·", SEPARATOR.join(names[1:])]


def _title(lines: Sequence[str], x: float, y: float) -> Markup:
    rows = Markup("").join(
        Markup('<tspan x="{:.0f}" y="{:.0f}">{}</tspan>').format(x, y + place * _LINE, line)
        for place, line in enumerate(lines)
    )
    # the ground shines through around the letters; a reader that does not know it leaves it out
    return Markup(
        '<text text-anchor="middle" font-size="{:.0f}" font-weight="600" fill="currentColor" '
        'stroke="Canvas" stroke-opacity="0.8" stroke-width="5" stroke-linejoin="round" '
        'paint-order="stroke">{}</text>'
    ).format(_SIZE, rows)


def _cover(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
