"""The lineage as a part of a survey: who extends whom, in words, a chart, and sentences."""

from collections.abc import Iterator
from dataclasses import replace

from kg.graph.corpus import Corpus
from kg.graph.lineage import Lineage, find_lineage
from kg.graph.sayings import Relation, Step
from kg.model import Concept, Paper
from kg.store import Store
from kg.survey.document import (
    Aside,
    Block,
    Cite,
    Figure,
    Inline,
    Items,
    Paragraph,
    Section,
    Source,
    Strong,
    Term,
    Text,
)
from kg.survey.sources import analysis
from kg.survey.wording import count, counted, listed, witness
from kg.views.lineage_chart import lineage_svg
from kg.views.lineage_rows import Drawn, draw_rows

#: Sentences that are quoted, of these about one ancestor, and names of a list.
_MOST_QUOTED, _MOST_OF_ONE, _MOST_NAMED = 8, 2, 5

#: Only comparisons with a method of the paper's own count: other lists may count more.
_MOST_TOLD: dict[Relation, str] = {
    "extends": "Most extended: ",
    "compares_with": "Papers compare a method of their own most often with ",
}


def lineage_section(
    store: Store, corpus: Corpus, found: Lineage, *, method: Concept | None = None
) -> Section:
    """Give the section; empty where no paper says what a method of its own extends.

    Parameters
    ----------
    method
        What ``found`` is the part around of; ``None``: it is all of it.
    """
    title = "Lineage of methods" if method is None else f"Lineage of {method.pref_label}"
    source = _source(corpus, method)
    blocks: list[Block] = []
    if found.steps:
        lead = _lead(found, source) if method is None else _lead_of(found, method, source)
        blocks.append(Paragraph(lead))
        measures = (*_most(found, "extends", source), *_most(found, "compares_with", source))
        blocks += [Paragraph(measures)] if measures and method is None else []
        blocks += _picture(corpus, found, title)
        blocks += _quoted(store, found)
        blocks += _limits(found, source)
    elif method is not None:
        nothing = "says what it extends, what extends it, or with which method it was compared."
        papers = count(found.papers, source, "papers")
        blocks.append(Paragraph(("None of ", papers, f" papers {nothing}")))
    return Section(title, tuple(blocks), name="lineage")


def _source(corpus: Corpus, method: Concept | None) -> Source:
    source = analysis(find_lineage, corpus.selection, command="lineage")
    if method is None:
        return source
    arguments = tuple(sorted((*source.arguments, ("method", method.id))))
    return replace(source, arguments=arguments, command=f"{source.command} {method.id}")


def _lead(found: Lineage, source: Source) -> Text:
    extending, comparing = found.telling("extends"), found.telling("compares_with")
    text: list[Inline] = [
        "Of ",
        *counted(found.papers, "paper", source, "papers"),
        ", ",
        count(found.proposing, source, "proposing"),
        " propose a method; " if found.proposing != 1 else " proposes a method; ",
        count(extending, source, "extending"),
        " say what it extends and " if extending != 1 else " says what it extends and ",
        count(comparing, source, "comparing"),
        " with which methods they compare it." if comparing != 1 else " with which it compares it.",
    ]
    chain = found.longest_chain
    if len(chain) > 2:
        steps = count(len(chain) - 1, source, "longest_chain")
        text += [" The longest chain has ", steps, " steps: "]
        text += listed([_term(found, id_) for id_ in chain], last="and then")
        text.append(".")
    return tuple(text)


def _lead_of(found: Lineage, method: Concept, source: Source) -> Text:
    """Say how many methods it touches: by what it extends and compares, and what is its."""
    extends, compares = found.of_methods("extends"), found.of_methods("compares_with")
    id_ = method.id
    parts: list[tuple[str, set[str], str, str]] = [
        ("it extends ", {s.other for s in extends if s.method == id_}, "", "extended"),
        ("papers extend it to ", {s.method for s in extends if s.other == id_}, "", "extending"),
        ("its papers compare it with ", {s.other for s in compares if s.method == id_}, "", "own"),
        ("papers compare ", {s.method for s in compares if s.other == id_}, " with it", "later"),
    ]
    text: list[Inline] = [Term(id_, method.pref_label)]
    for before, others, after, path in parts:
        if others:
            text += ["; " if len(text) > 1 else ": ", before]
            text += [*counted(len(others), "method", source, path), after]
    return (*text, ".")


def _most(found: Lineage, relation: Relation, source: Source) -> Iterator[Inline]:
    """Say what most papers extend, or compare with, where several papers agree."""
    several = [pair for pair in found.papers_of(relation) if pair[1] > 1][:_MOST_NAMED]
    if not several:
        return
    name = "most_extended" if relation == "extends" else "most_compared"
    yield _MOST_TOLD[relation]
    yield from listed(
        [
            (
                _term(found, id_),
                " (",
                *counted(papers, "paper", source, f"{name}.{id_}"),
                ")",
            )
            for id_, papers in several
        ]
    )
    yield ". "


def _picture(corpus: Corpus, found: Lineage, title: str) -> Iterator[Block]:
    drawn = draw_rows(found)
    if len(drawn.rows) > 1:
        svg = lineage_svg(found, drawn, title)
        source = analysis(draw_rows, corpus.selection)
        yield Figure("lineage", svg, _caption(drawn, source), _told(found, drawn))


def _caption(drawn: Drawn, source: Source) -> Text:
    axis = (
        "Methods by the date of their first proposal; a hollow dot is the first paper about one "
        "that no paper proposes here."
        if drawn.is_dated
        else "No paper has a date, so to the right is further from the first method of a line."
    )
    text: list[Inline] = [axis, " Firm lines: extends; dashed: was compared with."]
    if len(drawn.rows) < drawn.methods:
        text += [
            " Drawn are ",
            count(len(drawn.rows), source, "rows"),
            " of ",
            *counted(drawn.methods, "method", source, "methods"),
            ": the largest trees, and what was compared most.",
        ]
    return tuple(text)


def _told(found: Lineage, drawn: Drawn) -> str:
    """Say in one line what is seen: who hangs under whom."""
    hanging = [
        f"{found.concepts[row.branch.id].label} extends {found.concepts[row.branch.parent].label}"
        for row in drawn.rows
        if row.branch.parent is not None
    ]
    return f"A dated tree of {len(drawn.rows)} methods. {'; '.join(hanging)}.".replace(" .", "")


def _quoted(store: Store, found: Lineage) -> Iterator[Block]:
    """Yield a sentence for each of the best told steps that the forest takes."""
    steps = [step for step in found.of_methods("extends") if found.is_branch(step)]
    # both named in one sentence, under what most hangs under
    under = {branch.id: branch.under for branch in found.branches}
    steps.sort(key=lambda step: (not step.names_both, -under[step.other], -step.confidence))
    chosen: list[Step] = []
    for step in steps:
        is_new = step.paper not in {each.paper for each in chosen}
        of_one = sum(each.other == step.other for each in chosen)
        if is_new and of_one < _MOST_OF_ONE and len(chosen) < _MOST_QUOTED:
            chosen.append(step)
    if not chosen:
        return
    papers = {paper.id: paper for paper in store.papers(step.paper for step in chosen)}
    chosen.sort(key=lambda step: (not step.date, step.date, step.paper))
    yield Paragraph(
        ("What their papers say, oldest first:" if chosen[0].date else "What their papers say:",)
    )
    yield Items(tuple(_item(found, step, papers[step.paper]) for step in chosen))


def _item(found: Lineage, step: Step, paper: Paper) -> Text:
    year = f" ({step.date[:4]})" if step.date else ""
    label = found.concepts[step.method].label
    return (
        Strong(label),
        f"{year} extends ",
        _term(found, step.other),
        " ",
        Cite(step.paper),
        witness(paper, step.evidence),
        ".",
    )


def _limits(found: Lineage, source: Source) -> Iterator[Block]:
    text: list[Inline] = [
        "Only what abstracts say is here: what a paper extends without saying so there is missing."
    ]
    if found.nameless == 1:
        one = count(found.nameless, source, "nameless")
        text += [" Besides, ", one, " paper extends something and names no method of its own."]
    elif found.nameless:
        many = count(found.nameless, source, "nameless")
        text += [" Besides, ", many, " papers extend something and name no method of their own."]
    yield Aside(tuple(text))


def _term(found: Lineage, id_: str) -> Term:
    return Term(id_, found.concepts[id_].label)
