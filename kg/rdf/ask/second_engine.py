"""The second engine, rdflib: it must give the same rows, and is for small graphs.

It evaluates in Python, and was measured at 25 times the time of Oxigraph.
"""

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import rdflib.plugins.sparql
from rdflib import XSD, Graph
from rdflib.plugins.sparql.sparql import SPARQLError

from kg.errors import QueryError
from kg.rdf.ask.columns import written_order
from kg.rdf.ask.engine import TRIPLE, Answer, Dataset, Solutions
from kg.rdf.ask.guard import check_query, parse_by_rdflib
from kg.rdf.ask.results import Cell
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.ntriples import write_ntriples
from kg.rdf.write.stream import subjects
from kg.store.reader import Store


def to_rdflib(store: Store, options: ExportOptions | None = None) -> Graph:
    """Give the dataset of a graph file as a graph of rdflib; for small ones."""
    lines = write_ntriples(subjects(store, options or ExportOptions()), {}, "")
    return Graph().parse(data="".join(lines), format="nt")


class RdflibDataset:
    """The triples of a graph file in memory, asked by rdflib."""

    def __init__(self, store: Store, options: ExportOptions) -> None:
        # for a dataset of several graphs rdflib would fetch what FROM names; this one has one
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self.prefixes = prefixes(options.base)
        self._graph = to_rdflib(store, options)

    def query(self, query: str) -> Answer:
        """Run a query; the prefixes of the dataset need not be declared.

        Raises
        ------
        QueryError
            It is malformed, changes data, asks another machine, or names graphs.
        """
        if check_query(query, self.prefixes):
            raise QueryError("FROM is not known to this engine; leave it out, or use oxigraph")
        Dataset(ox.Store(), self.prefixes).query(query)  # says better what is malformed
        _, prepared = parse_by_rdflib(query, self.prefixes, None)
        try:
            return _answer(self._graph.query(prepared), query)
        except (SPARQLError, NotImplementedError, RecursionError) as error:
            raise QueryError(f"rdflib cannot run the query: {error}") from error


def _answer(result: Any, query: str) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return Solutions(TRIPLE, _rows(result.graph), is_graph=True)
    columns = [str(variable) for variable in result.vars]
    ordered = written_order(query, columns)
    rows = ([row.asdict().get(name) for name in ordered] for row in result)
    return Solutions(ordered, _rows(rows))


def _rows(rows: Any) -> Iterator[tuple[Cell, ...]]:
    return (tuple(map(_cell, row)) for row in rows)


def _cell(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return _iri(term)
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    if term.datatype == XSD.decimal and term.value is not None:  # Oxigraph says 5 for 5.0
        return ox.Literal(f"{term.value.normalize():f}", datatype=ox.NamedNode(str(XSD.decimal)))
    datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
    return ox.Literal(str(term), datatype=datatype)


def _iri(term: Any) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(str(term))
    except ValueError:  # IRI("a b") is an error, and leaves the variable without a value
        return None
