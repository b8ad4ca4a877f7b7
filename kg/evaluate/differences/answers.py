"""Which answers to named queries changed.

1. Asked are queries that need nothing but papers, concepts and what papers are about, with the
   values that they have by themselves; texts and quotations are not loaded.
2. A row is found again by the things that it names, or by its first cell where it names none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.rdf.ask.answers import Rows
from kg.rdf.ask.asking import Ask, in_memory
from kg.rdf.ask.queries import NamedQuery, named_query
from kg.rdf.ask.results import plain
from kg.rdf.options import ExportOptions
from kg.store import Store
from kg.vocab import curie_of

#: The queries that are asked, by name.
ASKED = (
    "top-methods",
    "settings",
    "domains",
    "top-benchmarks",
    "methods-by-setting",
    "methods-by-domain",
    "method-pairs",
    "adopted",
    "most-compared",
    "new-methods-by-year",
    "rising-methods",
    "discovered",
)

#: The cells of a row as text.
Row: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A named query with another answer."""

    query: str
    question: str
    columns: tuple[str, ...]
    added: tuple[Row, ...]  #: rows that only the new answer has
    removed: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]  #: old and new rows about the same things


def diff_answers(old: Store, new: Store, *, min_confidence: float) -> tuple[AnswerChange, ...]:
    """Give the queries of :data:`ASKED` whose answers differ, in that order."""
    options = ExportOptions(
        min_confidence=min_confidence, with_text=False, only=("papers", "concepts")
    )
    before = _answers(in_memory(old, options), options)
    after = _answers(in_memory(new, options), options)
    changes = (_change(named_query(name), before[name], after[name]) for name in ASKED)
    return tuple(each for each in changes if each.added or each.removed or each.changed)


_Answer = tuple[tuple[str, ...], Mapping[Row, Row]]


def _answers(ask: Ask, options: ExportOptions) -> dict[str, _Answer]:
    return {name: _answer(ask, named_query(name), options) for name in ASKED}


def _answer(ask: Ask, query: NamedQuery, options: ExportOptions) -> _Answer:
    rows = ask(query.fill({}, str, options.base))
    assert isinstance(rows, Rows)
    found: dict[Row, Row] = {}
    for cells in rows.rows:
        names = [curie_of(plain(cell), options.base) for cell in cells]
        texts = tuple(name or plain(cell) for name, cell in zip(names, cells, strict=True))
        key = tuple(name for name in names if name) or texts[:1]
        found[key] = texts
    return tuple(rows.columns), found


def _change(query: NamedQuery, before: _Answer, after: _Answer) -> AnswerChange:
    (_, old), (columns, new) = before, after
    return AnswerChange(
        query.name,
        query.help,
        columns,
        _only(new, old),
        _only(old, new),
        tuple((old[key], row) for key, row in new.items() if key in old and old[key] != row),
    )


def _only(rows: Mapping[Row, Row], other: Mapping[Row, Row]) -> tuple[Row, ...]:
    return tuple(row for key, row in rows.items() if key not in other)
