"""The second engine, rdflib: it must give the same rows, and is for small graphs.

It evaluates in Python, and was measured at 25 times the time of Oxigraph.
"""

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import rdflib.plugins.sparql
from pyparsing.exceptions import ParseException
from rdflib import Graph
from rdflib.plugins.sparql.sparql import SPARQLError

from kg.errors import QueryError
from kg.rdf.engine import TRIPLE, Answer, Solutions
from kg.rdf.guard import check_query
from kg.rdf.iris import prefixes
from kg.rdf.ntriples import write_ntriples
from kg.rdf.options import ExportOptions
from kg.rdf.results import Cell
from kg.rdf.stream import subjects
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
        try:
            return _answer(self._graph.query(query, initNs=self.prefixes))
        except ParseException as error:
            place = f"line {error.lineno}, column {error.column}"
            raise QueryError(f"{place}: {error.msg}") from error
        except (SPARQLError, NotImplementedError, RecursionError) as error:
            raise QueryError(f"rdflib cannot run the query: {error}") from error


def _answer(result: Any) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return Solutions(TRIPLE, _rows(result.graph), is_graph=True)
    return Solutions(tuple(map(str, result.vars)), _rows(result))


def _rows(rows: Any) -> Iterator[tuple[Cell, ...]]:
    return (tuple(map(_cell, row)) for row in rows)


def _cell(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(
        str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None
    )
