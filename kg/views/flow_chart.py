"""The way from many to few as SVG: a box a step, and beside it what was taken away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kg.views.drawing import frame

#: All in the units of the picture; a line of text needs about 20 of them.
_WIDTH, _BOX, _SIDE = 560, 220, 250
_HEIGHT, _LINE, _GAP = 48, 20, 22


@dataclass(frozen=True, slots=True)
class Stage:
    """What is left, and what was taken away to get there."""

    name: str
    number: int
    away: tuple[tuple[str, int], ...]  #: those of number 0 are not drawn


def draw_flow(steps: Sequence[Stage]) -> str:
    """Give the picture; its colours are those of the text around it."""
    body, top = [], 1
    for place, step in enumerate(steps):
        if place:
            away = [(name, number) for name, number in step.away if number]
            length = max(_GAP, len(away) * _LINE + 2 * (_GAP // 2))
            body += list(_arrow(top, length, away))
            top += length
        body.append(_box(1, top, _BOX, _HEIGHT, (f"{step.name}", f"{step.number:,}")))
        top += _HEIGHT
    return frame((_WIDTH, top + 1), Markup("").join(body), letters=14)


def _arrow(top: int, length: int, away: Sequence[tuple[str, int]]) -> Iterator[Markup]:
    middle, end = _BOX // 2, top + length
    line = Markup('<path d="{}" fill="none" stroke="currentColor" stroke-opacity="0.6"/>')
    yield line.format(f"M{middle} {top}V{end}m-4 -6l4 6l4 -6")
    if not away:
        return
    height = len(away) * _LINE + 8
    at = top + (length - height) // 2
    across, left = top + length // 2, _WIDTH - _SIDE - 1
    yield line.format(f"M{middle} {across}H{left}m-6 -4l6 4l-6 4")
    yield _box(left, at, _SIDE, height, [f"{name}: {number:,}" for name, number in away])


def _box(left: int, top: int, width: int, height: int, lines: Sequence[str]) -> Markup:
    edge = Markup(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="4" fill="none" stroke="currentColor" '
        'stroke-opacity="0.6"/>'
    ).format(left, top, width, height)
    first = top + (height - len(lines) * _LINE) // 2 + 15
    texts = [
        Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(
            left + width // 2, first + place * _LINE, text
        )
        for place, text in enumerate(lines)
    ]
    return edge + Markup("").join(texts)
