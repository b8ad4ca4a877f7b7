"""What a question gives: rows as dictionaries, which a notebook shows as a table."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeAlias

import pyoxigraph as ox

from kg.rdf.ask.answers import Rows
from kg.vocab import curie_of

#: A value in an answer: ids of concepts and papers as CURIEs, numbers as numbers.
Value: TypeAlias = str | bool | int | float | None

#: Rows that a notebook shows.
_SHOWN = 30

_NUMBERS = {"integer": int, "decimal": float, "double": float}


class Answer(list[dict[str, Value]]):
    """A list of rows, each a dictionary; equal to a plain list of the same rows."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        self.columns = tuple(columns)  #: also where there is no row
        super().__init__(dict(zip(self.columns, row, strict=True)) for row in rows)

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        rows = "".join(f"<tr>{''.join(map(_cell, row.values()))}</tr>" for row in self[:_SHOWN])
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{self._rest()}"

    def _rest(self) -> str:
        if not self:
            return "<p>Nothing in the graph answers it.</p>"
        more = len(self) - _SHOWN
        return f"<p>… and {more:,} more {'row' if more == 1 else 'rows'}</p>" if more > 0 else ""


def answer_of(found: Rows | bool) -> Answer:
    """Give what a query engine found; an ASK is one row with the key ``answer``."""
    if isinstance(found, bool):
        return Answer(("answer",), [(found,)])
    return Answer(found.columns, (tuple(map(_value, row)) for row in found.rows))


def _cell(value: Value) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f'<td style="text-align: left">{"" if value is None else escape(str(value))}</td>'
    return f'<td style="text-align: right">{_number(value)}</td>'


def _number(value: float) -> str:
    """Give a number as people write it; years and other numbers of four digits stay whole.

    >>> _number(2024), _number(12045), _number(0.5)
    ('2024', '12,045', '0.5')
    """
    return f"{value:,}" if abs(value) >= 10_000 else f"{value}"


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    if isinstance(term, ox.NamedNode):
        return curie_of(term.value) or term.value
    if isinstance(term, ox.Literal):
        number = _NUMBERS.get(term.datatype.value.rpartition("#")[2])
        return number(term.value) if number else term.value
    return None if term is None else str(term)
