"""From records to linked papers, as a table and a picture; one sentence where all went through."""

from collections.abc import Iterator

from kg.evaluate.flow import Flow
from kg.survey.document import Block, Figure, Paragraph, Table, Text
from kg.survey.telling import Teller
from kg.survey.wording import listed
from kg.views.flow_chart import Stage, draw_flow

#: Reasons that are told apart.
_REASONS = 4

#: Rules of merging, as people say them.
_RULES = {
    "doi": "the same DOI",
    "arxiv": "the same arXiv number",
    "title and author": "the same title and first author",
    "title and abstract": "the same title and beginning",
}

_Reasons = tuple[tuple[str, int], ...]


def flow_blocks(teller: Teller, flow: Flow) -> tuple[Block, ...]:
    """Tell what became of the records."""
    if not flow.records:
        return (Paragraph(("The graph file holds no papers yet.",)),)
    if flow.records == flow.selected:
        return (Paragraph(_all_kept(teller, flow)),)
    return (
        Paragraph(("What became of the records that were read:",)),
        _table(teller, flow),
        _draw(flow),
    )


def _all_kept(teller: Teller, flow: Flow) -> Text:
    """Say that every record became a paper of its own, and how many of them are linked."""
    if flow.records == 1:
        end = "a paper with links." if flow.linked else "a paper in which nothing known was found."
        return ("The one record that was read became ", end)
    text: Text = (
        "All ",
        *teller.counted(flow.records, "record", "records"),
        " that were read became papers of their own: none was refused, merged with another or put "
        "out of scope.",
    )
    if flow.linked == flow.records:
        return (*text, " Each has at least one link.")
    text += (" Of them ", teller.number(flow.linked, "linked"), " have a link")
    if flow.silent:
        text += ("; in ", teller.number(flow.silent, "silent"), " nothing known was found")
    if flow.foreign:
        verb = "is" if flow.foreign == 1 else "are"
        foreign = teller.number(flow.foreign, "foreign")
        text += ("; ", foreign, f" {verb} not in English and {verb} not read for links")
    return (*text, ".")


def _table(teller: Teller, flow: Flow) -> Table:
    return Table(
        ("From records to linked papers.",),
        ("Step", "Number", "Why"),
        tuple(_rows(teller, flow)),
        frozenset({1}),
    )


def _rows(teller: Teller, flow: Flow) -> Iterator[tuple[Text, ...]]:
    def row(name: str, value: int, path: str, why: Text = ()) -> tuple[Text, ...]:
        return (name,), (teller.number(value, path),), why

    yield row("Records read", flow.records, "records")
    for name, path, reasons in (
        ("– refused", "refused", flow.refused),
        ("– merged with another", "merged", flow.merged),
    ):
        if total := sum(number for _, number in reasons):
            yield row(name, total, path, _why(teller, path, reasons))
    if flow.repeated:
        yield row("– repeated", flow.repeated, "repeated", ("letter by letter",))
    yield row("Papers stored", flow.stored, "stored")
    if total := sum(number for _, number in flow.excluded):
        why = _why(teller, "excluded", flow.excluded)
        yield row("– out of scope by decision", total, "excluded", why)
    if flow.unselected:
        yield row("– not selected", flow.unselected, "unselected", ("another subject or year",))
    yield row("Papers surveyed", flow.selected, "selected")
    if flow.foreign:
        yield row("– not in English", flow.foreign, "foreign", ("not read for links",))
    if flow.silent:
        yield row("– without a link", flow.silent, "silent", ("nothing known was found",))
    yield row("Papers linked", flow.linked, "linked")


def _why(teller: Teller, path: str, reasons: _Reasons) -> Text:
    if len(reasons) == 1:
        return (_said(reasons[0][0]),)
    items: list[Text] = [
        (f"{_said(reason)} (", teller.number(number, f"{path}.{reason}"), ")")
        for reason, number in reasons[:_REASONS]
    ]
    if rest := sum(number for _, number in reasons[_REASONS:]):
        items.append(("other (", teller.number(rest, f"{path}.other"), ")"))
    return listed(items)


def _said(reason: str) -> str:
    return _RULES.get(reason, reason)


def _draw(flow: Flow) -> Figure:
    steps = (
        Stage("Records read", flow.records, ()),
        Stage(
            "Papers stored",
            flow.stored,
            (
                ("refused", sum(number for _, number in flow.refused)),
                ("merged", sum(number for _, number in flow.merged)),
                ("repeated", flow.repeated),
            ),
        ),
        Stage(
            "Papers surveyed",
            flow.selected,
            (
                ("out of scope", sum(number for _, number in flow.excluded)),
                ("not selected", flow.unselected),
            ),
        ),
        Stage(
            "Papers linked",
            flow.linked,
            (("not in English", flow.foreign), ("without a link", flow.silent)),
        ),
    )
    said = "; ".join(f"{step.name}: {step.number:,}" for step in steps)
    return Figure(
        "flow",
        draw_flow(steps),
        ("What was taken away on the way from records to linked papers.",),
        f"A flow diagram. {said}.",
    )
