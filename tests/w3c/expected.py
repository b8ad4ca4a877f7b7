"""The answers that the suite expects, read from the formats in which it keeps them."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

import pyoxigraph as ox

from kg.rdf.ask.results import Cell, Row
from tests.w3c.sameness import Table
from tests.w3c.suite import RDF, Manifest, file_of

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

#: An answer held: rows, triples, or a yes or no.
Expected: TypeAlias = Table | frozenset[ox.Triple] | bool

_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def read_expected(iri: str) -> Expected:
    """Read a result of the suite, in the format that its name says."""
    suffix = PurePosixPath(iri).suffix
    if suffix in _FORMATS:
        return parse_results(file_of(iri).read_bytes(), _FORMATS[suffix])
    if suffix == ".csv":
        return parse_csv(file_of(iri).read_bytes().decode())
    return _from_triples(Manifest(file_of(iri)))


def parse_results(text: bytes | str, format_: ox.QueryResultsFormat) -> Table | bool:
    """Read rows, or a yes or no, from JSON, XML or TSV."""
    found = ox.parse_query_results(text, format_)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, tuple(tuple(solution) for solution in found))


def parse_csv(text: str) -> Table:
    """Read rows from CSV, which tells blank nodes but no types."""
    columns, *rows = csv.reader(io.StringIO(text, newline=""))
    return Table(tuple(columns), tuple(tuple(map(_untyped, row)) for row in rows))


def _untyped(text: str) -> Cell:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.Literal(text)


def _from_triples(found: Manifest) -> Table | frozenset[ox.Triple]:
    """Take triples for a graph, unless they describe a result set."""
    kind, name = ox.NamedNode(RDF + "type"), ox.NamedNode(RS + "ResultSet")
    (*described,) = found.triples.quads_for_pattern(None, kind, name)
    if not described:
        return frozenset(quad.triple for quad in found.triples)
    head = described[0].subject
    columns = found.iris(head, RS + "resultVariable")
    solutions = found.objects(head, RS + "solution")
    rows = (_row(found, solution, columns) for solution in solutions)
    return Table(columns, tuple(rows))


def _row(found: Manifest, solution: ox.BlankNode, columns: Sequence[str]) -> Row:
    bindings = dict(_bindings(found, solution))
    return tuple(bindings.get(column) for column in columns)


def _bindings(found: Manifest, solution: ox.BlankNode) -> Iterator[tuple[str, Cell]]:
    for binding in found.objects(solution, RS + "binding"):
        yield found.one(binding, RS + "variable").value, found.one(binding, RS + "value")
