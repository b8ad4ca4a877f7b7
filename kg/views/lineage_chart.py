"""The chart of a lineage as SVG for a report: rows of methods, time from left to right."""

import math
from collections.abc import Iterator

from markupsafe import Markup, escape

from kg.graph.forest import Ancestor
from kg.graph.lineage import Lineage
from kg.views.drawing import TONES, frame
from kg.views.lineage_rows import Drawn, Row

_WIDTH, _ROW, _TOP, _FOOT = 760, 21, 26, 12
#: Room for names, which stand to the right of their dots.
_LEFT, _RIGHT = 20, 236
_LONGEST = 34
_TREE = TONES[0]
_SIDE_EXTENDS = Markup(f'stroke="{_TREE}" stroke-width="1.2" opacity="0.7"')
#: Many cross each other: they are faint, so that the trees stand out.
_COMPARES = Markup('stroke="currentColor" stroke-dasharray="3 3" opacity="0.38"')
_STEPS = (1, 2, 5, 10, 20, 50)

_Place = tuple[float, float]


def lineage_svg(lineage: Lineage, drawn: Drawn, title: str) -> str:
    """Give the chart; firm lines extend, dashed ones compare, hollow dots are first sightings."""
    places = _places(drawn)
    height = _TOP + _ROW * len(drawn.rows) + _FOOT
    parts = [
        *_axis(drawn, height),
        *_side_lines(drawn, places),
        *_tree_lines(drawn, places),
        *(_method(lineage, row, places[row.branch.id]) for row in drawn.rows),
    ]
    # a reader that does not know the ground leaves it out: hollow dots and halos inherit "none"
    body = Markup('<g fill="none">{}</g>').format(Markup("\n").join(parts))
    return frame((_WIDTH, height), body, says=title)


def _places(drawn: Drawn) -> dict[str, _Place]:
    scale = _Scale(drawn)
    return {
        row.branch.id: (scale.x(row.time), _TOP + _ROW * (place + 0.5))
        for place, row in enumerate(drawn.rows)
    }


class _Scale:
    """Where a time stands; without a date at the very left."""

    def __init__(self, drawn: Drawn) -> None:
        times = [row.time for row in drawn.rows if row.time is not None] or [0.0]
        whole = drawn.is_dated
        self.first = math.floor(min(times)) if whole else min(times)
        self.last = math.floor(max(times)) + 1 if whole else max(times)

    def x(self, time: float | None) -> float:
        if time is None:
            return _LEFT
        room = _WIDTH - _RIGHT - _LEFT - 16
        # the depth of a forest without dates takes less room than all there is
        span = max(self.last - self.first, 1)
        return round(_LEFT + 16 + (time - self.first) * min(room / span, 130), 1)


def _axis(drawn: Drawn, height: int) -> Iterator[Markup]:
    if not drawn.is_dated:
        return
    scale = _Scale(drawn)
    step = next(each for each in _STEPS if (scale.last - scale.first) / each <= 10 or each == 50)
    for year in range(math.ceil(scale.first / step) * step, int(scale.last) + 1, step):
        x = scale.x(year)
        yield Markup(
            '<path d="M{0} {1}V{2}" stroke="currentColor" opacity="0.15"/>'
            '<text x="{3}" y="14" fill="currentColor" opacity="0.75">{4}</text>'
        ).format(x, _TOP - 6, height - 4, x + 3, year)


def _tree_lines(drawn: Drawn, places: dict[str, _Place]) -> Iterator[Markup]:
    for row in drawn.rows:
        if row.branch.parent is None:
            continue
        (x0, y0), (x, y) = places[row.branch.parent], places[row.branch.id]
        yield Markup('<path d="M{} {}V{}H{}" fill="none" stroke="{}" stroke-width="1.6"/>').format(
            x0, y0, y, x, _TREE
        )


def _side_lines(drawn: Drawn, places: dict[str, _Place]) -> Iterator[Markup]:
    for step in drawn.side:
        (x0, y0), (x, y) = places[step.other], places[step.method]
        # to the left of both dots, away from the names
        aside, third = round(8 + min(38, abs(y - y0) * 0.14), 1), (y - y0) / 3
        look = _SIDE_EXTENDS if step.relation == "extends" else _COMPARES
        yield Markup('<path d="M{} {}C{} {} {} {} {} {}" fill="none" {}/>').format(
            x0,
            y0,
            round(x0 - aside, 1),
            round(y0 + third, 1),
            round(x - aside, 1),
            round(y - third, 1),
            x,
            y,
            look,
        )


def _method(lineage: Lineage, row: Row, place: _Place) -> Markup:
    concept = lineage.concepts[row.branch.id]
    x, y = place
    fill = _TREE if concept.dated_by != "seen" else "Canvas"
    more = f" +{row.left_out}" if row.left_out else ""
    return Markup(
        '<circle cx="{x}" cy="{y}" r="4" fill="{fill}" stroke="{line}" stroke-width="1.5"/>'
        '<text x="{at}" y="{base}" fill="currentColor" stroke="Canvas" stroke-width="3" '
        'stroke-opacity="0.85" paint-order="stroke">{name}</text>'
    ).format(
        x=x,
        y=y,
        fill=fill,
        line=_TREE,
        at=x + 8,
        base=y + 4,
        name=Markup("<title>{}</title>{}").format(_says(concept), escape(_short(concept) + more)),
    )


def _short(concept: Ancestor) -> str:
    label = concept.label
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"


def _says(concept: Ancestor) -> str:
    if not concept.date:
        return f"{concept.label}, no date"
    how = "first proposed" if concept.dated_by == "proposed" else "first paper about it"
    return f"{concept.label}, {how} {concept.date}"
