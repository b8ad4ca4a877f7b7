"""Shares over periods as lines in SVG: no scripts, nothing from outside, every string escaped.

1. The scale ends at the next round share above the largest value.
2. A line joins the shares of one concept; its points have a shape of their own, so that lines are
   told apart without colour. Where there are few lines, a band shows how unsure each share is.
3. Names stand at the right end of the lines, moved apart where they would overlap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from kg.graph.chance import Estimate
from kg.views.drawing import TONES, frame

#: More lines cannot be told apart.
MOST_LINES = 6

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 236, 14, 34
#: Lines of text are so far apart.
_LINE = 15
#: Pixels that the name of a period takes.
_NAME = 62
#: Bands of more lines than this would hide each other.
MOST_BANDS = 3
_LONGEST = 34
#: Four steps of each are round, too.
_ROUND = (0.004, 0.01, 0.02, 0.04, 0.08, 0.12, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """The shares of one thing, a value for each period."""

    label: str
    shares: tuple[Estimate, ...]


def share_chart(lines: Sequence[Line], periods: Sequence[str], *, description: str) -> str:
    """Give a picture of at most six lines over the same periods; "" where there is nothing.

    Parameters
    ----------
    periods
        Names of the periods, oldest first; at least two.
    description
        What is seen, for those who do not see it.
    """
    shown = list(lines[:MOST_LINES])
    if not shown or len(periods) < 2:
        return ""
    top = _scale(shown)
    parts = list(_axes(top, periods))
    for number, line in enumerate(shown):
        parts += _band(line, number, top) if len(shown) <= MOST_BANDS else ()
    for number, line in enumerate(shown):
        parts += _line(line, number, top, periods)
    parts += _labels(shown, top)
    return frame((_WIDTH, _HEIGHT), Markup("\n".join(parts)), says=description)


def _scale(lines: Sequence[Line]) -> float:
    most = max(share.value for line in lines for share in line.shares)
    return next((each for each in _ROUND if each >= most), 1.0)


def _x(place: int, periods: int) -> float:
    return round(_LEFT + place * (_WIDTH - _LEFT - _RIGHT) / (periods - 1), 1)


def _y(share: float, top: float) -> float:
    return round(_HEIGHT - _BOTTOM - min(share / top, 1.0) * (_HEIGHT - _TOP - _BOTTOM), 1)


def _axes(top: float, periods: Sequence[str]) -> Iterator[str]:
    for part in range(5):
        share = top * part / 4
        y = _y(share, top)
        yield (
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" '
            'stroke="currentColor" stroke-opacity="0.18"/>'
        )
        text = f"{100 * share:.3g}%"
        yield f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{text}</text>'
    step = -(-len(periods) * _NAME // (_WIDTH - _LEFT - _RIGHT))
    last = len(periods) - 1
    for place, name in enumerate(periods):
        # counted from the newest, whose name must not be missing
        if (last - place) % step == 0:
            x, y = _x(place, len(periods)), _HEIGHT - _BOTTOM + 18
            yield f'<text x="{x}" y="{y}" text-anchor="middle">{escape(name)}</text>'


def _band(line: Line, number: int, top: float) -> Iterator[str]:
    count = len(line.shares)
    upper = [f"{_x(n, count)},{_y(share.high, top)}" for n, share in enumerate(line.shares)]
    lower = [f"{_x(n, count)},{_y(share.low, top)}" for n, share in enumerate(line.shares)]
    points = " ".join([*upper, *reversed(lower)])
    yield f'<polygon points="{points}" fill="{TONES[number]}" fill-opacity="0.14"/>'


def _line(line: Line, number: int, top: float, periods: Sequence[str]) -> Iterator[str]:
    colour = TONES[number]
    at = [(_x(n, len(periods)), _y(share.value, top)) for n, share in enumerate(line.shares)]
    points = " ".join(f"{x},{y}" for x, y in at)
    yield (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" '
        'stroke-linejoin="round"/>'
    )
    for (x, y), share, name in zip(at, line.shares, periods, strict=True):
        said = f"{line.label}, {name}: {share.value:.1%} ({share.low:.1%} to {share.high:.1%})"
        mark = _MARKS[number % len(_MARKS)].format(x=x, y=y)
        yield f'<g fill="{colour}"><title>{escape(said)}</title>{mark}</g>'


#: Points of the lines: dot, square, diamond, triangle, triangle on its head, cross.
_MARKS = (
    '<circle cx="{x}" cy="{y}" r="3.5"/>',
    '<path transform="translate({x} {y})" d="M-3-3h6v6h-6z"/>',
    '<path transform="translate({x} {y})" d="M0-4.5 4.5 0 0 4.5-4.5 0z"/>',
    '<path transform="translate({x} {y})" d="M0-4 4 3.5h-8z"/>',
    '<path transform="translate({x} {y})" d="M0 4 4-3.5h-8z"/>',
    '<path transform="translate({x} {y})" d="M-1-4h2v3h3v2h-3v3h-2v-3h-3v-2h3z"/>',
)


def _labels(lines: Sequence[Line], top: float) -> Iterator[str]:
    """Yield the names of the lines, from the top down, none on another."""
    ends = sorted((_y(line.shares[-1].value, top), n) for n, line in enumerate(lines))
    floor = float(_HEIGHT - _BOTTOM)
    placed: list[float] = []
    for y, _ in ends:
        placed.append(max(y, placed[-1] + _LINE if placed else 0.0))
    for place in reversed(range(len(placed))):
        # what ran below the axis pushes the names above it up again
        below = placed[place + 1] - _LINE if place + 1 < len(placed) else floor
        placed[place] = min(placed[place], below)
    x = _WIDTH - _RIGHT + 12
    for y, (_, number) in zip(placed, ends, strict=True):
        label = lines[number].label
        short = label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
        mark = _MARKS[number % len(_MARKS)].format(x=x, y=round(y, 1))
        yield f'<g fill="{TONES[number]}">{mark}</g>'
        yield f'<text x="{x + 8}" y="{round(y + 4, 1)}">{escape(short)}</text>'
