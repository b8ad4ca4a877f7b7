"""What the named queries say of a landscape, kept for pages that cannot ask.

1. A query is asked with its own values. Where it asks about a concept or a paper that the
   landscape does not hold, the one of most papers of that kind, or of most links, takes its place.
2. At most so many rows are kept; a query that says nothing here is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.rdf.ask.asking import Ask
from kg.rdf.ask.parameters import Parameter
from kg.rdf.ask.queries import NamedQuery, parse_query, queries_by_theme
from kg.rdf.ask.results import Row
from kg.rdf.ask.told import tell
from kg.rdf.iris import prefixes
from kg.rdf.syntax.turtle import shortener
from kg.views.explorer.numbering import Numbering
from kg.views.explorer.values import AnswerCell, Atlas, StoredAnswer

#: Rows of an answer that are kept.
MOST_ROWS = 50

#: Forms of parameters whose values a reader should see: what the answer is about.
_TOLD_FORMS = ("concept", "paper", "kind", "role", "text")


@dataclass(frozen=True, slots=True)
class _Filled:
    """A named query with values: its question says them, its SPARQL holds them."""

    name: str
    question: str
    sparql: str


def stored_answers(ask: Ask, atlas: Atlas, numbering: Numbering) -> Iterator[StoredAnswer]:
    """Yield the answers of the named queries, by theme."""
    base = atlas.about.base
    cells = _cells(numbering, base)
    for theme, queries in queries_by_theme().items():
        for query in queries:
            filled = _fill(query, atlas, numbering)
            rows = filled and ask(filled.sparql)
            if not filled or not rows or isinstance(rows, bool) or not rows.rows:
                continue
            yield StoredAnswer(
                filled.name,
                theme,
                filled.question,
                filled.sparql,
                rows.columns,
                tuple(map(cells, rows.rows[:MOST_ROWS])),
                cut=len(rows.rows) > MOST_ROWS,
            )


def open_questions(atlas: Atlas, numbering: Numbering) -> Iterator[StoredAnswer]:
    """Yield the named queries by theme, without rows: a server is there to be asked."""
    for theme, queries in queries_by_theme().items():
        for query in queries:
            if filled := _fill(query, atlas, numbering):
                yield StoredAnswer(
                    filled.name, theme, filled.question, filled.sparql, query.columns, (), cut=True
                )


def _fill(query: NamedQuery, atlas: Atlas, numbering: Numbering) -> _Filled | None:
    """Give a query with values that the landscape holds; ``None``: it holds none of a kind."""
    values: dict[str, str] = {}
    for parameter in query.parameters:
        if parameter.form == "concept":
            value = _concept(parameter.default, numbering)
        elif parameter.form == "paper":
            value = _paper(parameter.default, atlas, numbering)
        else:
            value = parameter.value
        if value is None:
            return None
        values[parameter.name] = value
    filled = query.fill(values, str, atlas.about.base)
    sparql = parse_query(query.name, filled).sparql
    return _Filled(query.name, _question(query, values, atlas, numbering), sparql)


def _concept(default: str, numbering: Numbering) -> str | None:
    if default in numbering.concept_numbers:
        return default
    kind = default.partition(":")[0]
    # concepts of a kind are sorted by their papers, most first
    return next((id_ for id_ in numbering.concepts if id_.startswith(f"{kind}:")), None)


def _paper(default: str, atlas: Atlas, numbering: Numbering) -> str | None:
    if default in numbering.paper_numbers:
        return default
    first = atlas.papers.first
    links = [after - before for before, after in pairwise(first)]
    return numbering.papers[links.index(max(links))] if links else None


def _question(
    query: NamedQuery, values: Mapping[str, str], atlas: Atlas, numbering: Numbering
) -> str:
    said = [
        _said(parameter, values[parameter.name], atlas, numbering)
        for parameter in query.parameters
        if parameter.form in _TOLD_FORMS or parameter.name in ("year", "since")
    ]
    return " ".join([query.help, *([f"({'; '.join(said)})"] if said else [])])


def _said(parameter: Parameter, value: str, atlas: Atlas, numbering: Numbering) -> str:
    if parameter.form == "concept":
        value = atlas.concepts.label[numbering.concept_numbers[value]]
    if parameter.form == "paper":
        value = atlas.papers.title[numbering.paper_numbers[value]]
    return f"{parameter.name}: {value}"


def _cells(numbering: Numbering, base: str) -> Callable[[Row], tuple[AnswerCell, ...]]:
    short = shortener(prefixes(base))

    def cells(row: Row) -> tuple[AnswerCell, ...]:
        return tuple(cell(*tell(term, short, base)) for term in row)

    def cell(text: str, id_: str | None) -> AnswerCell:
        if id_ is None:
            return AnswerCell(text)
        return AnswerCell(
            text, numbering.paper_numbers.get(id_), numbering.concept_numbers.get(id_)
        )

    return cells
