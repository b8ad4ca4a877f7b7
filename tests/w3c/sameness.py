"""When two answers are the same: what the suite says of comparing results, and order.

Rows are written as triples in the manner of the suite's own result set vocabulary: a blank node
for each row, and for each of its cells a triple from that node. Then answers are the same when
these graphs are isomorphic, which takes care of blank nodes within the answer. Of equal rows one
is written, with their number.

The suite compares literals by value ("test runners may convert lexical form to canonical form"),
and takes order to matter where the result numbers its rows, which none here does. Rows of a query
that orders them are compared in order nevertheless.

References
----------
.. [1] Evaluation of query tests, https://w3c.github.io/rdf-tests/sparql/sparql11/
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import pyoxigraph as ox

from kg.rdf.ask.results import Cell, Row

XSD = "http://www.w3.org/2001/XMLSchema#"

#: Types whose values are those of :class:`fractions.Fraction`.
_EXACT = frozenset((XSD + "decimal", XSD + "integer"))
_ROUNDED = frozenset((XSD + "double", XSD + "float"))
_BOOLEAN = {"0": "false", "1": "true"}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an answer."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def same_tables(left: Table, right: Table, *, ordered: bool = False) -> bool:
    """Whether two answers have the same columns, in any order, and the same rows."""
    if sorted(left.columns) != sorted(right.columns) or len(left.rows) != len(right.rows):
        return False
    return _canonical(_rows(left, ordered)) == _canonical(_rows(right, ordered))


def same_graphs(left: Iterable[ox.Triple], right: Iterable[ox.Triple]) -> bool:
    """Whether two sets of triples are isomorphic, with literals compared by value."""
    return _canonical(map(_valued, left)) == _canonical(map(_valued, right))


def _valued(triple: ox.Triple) -> ox.Triple:
    return ox.Triple(triple.subject, triple.predicate, by_value(triple.object))


def _rows(table: Table, ordered: bool) -> Iterator[ox.Triple]:
    names = [ox.NamedNode(f"x:column/{column}") for column in table.columns]
    number = ox.NamedNode("x:number")
    rows: Iterable[tuple[frozenset[tuple[ox.NamedNode, Cell]], int]]
    bare = (frozenset(_cells(names, row)) for row in table.rows)
    rows = ((row, at) for at, row in enumerate(bare)) if ordered else Counter(bare).items()
    for row, count in rows:
        node = ox.BlankNode()
        yield ox.Triple(node, number, ox.Literal(count))
        for name, cell in row:
            yield ox.Triple(node, name, cell)


def _cells(names: list[ox.NamedNode], row: Row) -> Iterator[tuple[ox.NamedNode, Cell]]:
    cells = zip(names, row, strict=True)
    return ((name, by_value(cell)) for name, cell in cells if cell is not None)


def by_value(cell: Cell) -> Cell:
    """Give a number or boolean in one form for its value; other terms as they are."""
    if not isinstance(cell, ox.Literal):
        return cell
    if cell.datatype.value == XSD + "boolean":
        return ox.Literal(_BOOLEAN.get(cell.value, cell.value), datatype=cell.datatype)
    try:
        if cell.datatype.value in _EXACT:
            return ox.Literal(str(Fraction(cell.value)), datatype=cell.datatype)
        if cell.datatype.value in _ROUNDED:
            return ox.Literal(repr(float(cell.value)), datatype=cell.datatype)
    except ValueError:  # no number, whatever its type says
        return cell
    return cell


def _canonical(triples: Iterable[ox.Triple]) -> ox.Dataset:
    dataset = ox.Dataset(
        ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset
