"""Ask a dataset with SPARQL: by pyoxigraph, nothing changed, nothing fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.ask.columns import written_order
from kg.rdf.ask.guard import Scope, check_query
from kg.rdf.ask.load import fill
from kg.rdf.ask.results import Row
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import dataset_name
from kg.store.reader import Store


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT, or the triples of a CONSTRUCT or DESCRIBE, while they come."""

    columns: tuple[str, ...]
    rows: Iterator[Row]  #: to be walked once
    is_graph: bool = False

    def __iter__(self) -> Iterator[Row]:
        return self.rows


#: What a query gives: rows or triples, or a yes or no.
Answer: TypeAlias = Solutions | bool

#: The columns of triples.
TRIPLE = ("subject", "predicate", "object")

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

_UNKNOWN = re.compile(r"The custom function (<\S+>) is not supported")

#: Words that were expected which a message shows; more of them say nothing.
_MOST_WORDS = 4


class Dataset:
    """Triples to be asked with SPARQL, as a rule those of a graph file.

    Parameters
    ----------
    triples
        Where they are; only read.
    names
        Prefixes that need not be declared.
    iri
        The IRI by which queries may name the default graph, in FROM.
    """

    def __init__(self, triples: ox.Store, names: dict[str, str], iri: str | None = None) -> None:
        self.prefixes = names
        self.iri = iri
        self._store = triples

    def __len__(self) -> int:
        return len(self._store)

    def query(self, query: str, scope: Scope | None = None, *, base: str | None = None) -> Answer:
        """Run a query; the prefixes of the dataset need not be declared.

        Parameters
        ----------
        query
            SPARQL 1.1 Query.
        scope
            The graphs to ask, instead of those that the query names; ``None``: as it says.
        base
            The IRI against which relative IRIs of the query are resolved; ``None``: they are an
            error.

        Raises
        ------
        QueryError
            It is malformed (with line and column), changes data, asks another machine, or names
            a graph or a function that is not there.
        """
        asked = check_query(query, self.prefixes, base=base)
        scope = scope or asked
        graphs = self._graphs(scope) if scope else {}
        try:
            found = self._store.query(query, base_iri=base, prefixes=self.prefixes, **graphs)
        except (SyntaxError, ValueError) as error:  # the latter: a base that is no IRI
            raise QueryError(_explain(str(error), query, self.prefixes)) from error
        except RuntimeError as error:
            unknown = _UNKNOWN.match(str(error))
            if not unknown:  # the dataset is damaged, which whoever opened it has to see
                raise
            raise QueryError(f"there is no function {unknown[1]}; use those of SPARQL") from error
        return _answer(found, query)

    def _graphs(self, scope: Scope) -> dict[str, Any]:
        return {
            "default_graph": [self._graph(iri) for iri in scope.default],
            "named_graphs": [self._named(iri) for iri in scope.named],
        }

    def _graph(self, iri: str) -> ox.NamedNode | ox.DefaultGraph:
        return ox.DefaultGraph() if iri == self.iri else self._named(iri)

    def _named(self, iri: str) -> ox.NamedNode:
        """Give a graph that is there; another one is an error, where SPARQL has an empty graph."""
        try:
            node = ox.NamedNode(iri)
        except ValueError as error:
            raise QueryError(f"<{iri}> is no IRI") from error
        if not self._store.contains_named_graph(node):
            only = f"; FROM <{self.iri}> is all that there is" if self.iri else ""
            raise QueryError(f"there is no graph <{iri}> here, and none is fetched{only}")
        return node


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, query: str) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        triples = ((triple.subject, triple.predicate, triple.object) for triple in found)
        return Solutions(TRIPLE, triples, is_graph=True)
    columns = tuple(variable.value for variable in found.variables)
    ordered = written_order(query, columns)
    if ordered == columns:
        return Solutions(columns, (tuple(solution) for solution in found))
    places = [columns.index(name) for name in ordered]
    return Solutions(ordered, (tuple(row[place] for place in places) for row in found))


def load_dataset(store: Store, options: ExportOptions | None = None) -> Dataset:
    """Load the dataset that ``kg export`` would write, from a graph file into memory."""
    options = options or ExportOptions()
    triples = ox.Store()
    fill(triples, store, options)
    return Dataset(triples, prefixes(options.base), dataset_name(store, options))


def _explain(message: str, query: str, names: dict[str, str]) -> str:
    """Turn a message of the parser into one line with place and remedy."""
    match = _PLACE.match(message)
    if not match:
        return " ".join(message.split())
    line, column = int(match[1]), int(match[2])
    text = (query.splitlines() or [""])[min(line, len(query.splitlines()) or 1) - 1]
    where = f"line {line}, column {column}"
    if "Prefix not found" in match[3]:
        used = re.search(r"([\w.-]*):\S*$", text[: column - 1])
        name = used[1] if used else ""
        return f"{where}: prefix '{name}:' is not known; declare it, or use {', '.join(names)}"
    near = text[column - 1 :].strip()[:20]
    found = f"cannot read on at {near!r}" if near else "cannot read on here"
    # signs say little to a person, and the parser lists all that may stand there
    words = re.findall(r'"([^"]+)"', match[3])
    is_short = 0 < len(words) <= _MOST_WORDS and all(map(str.isalpha, words))
    expected = f"expected {' or '.join(words)}" if is_short else ""
    return f"{where}: {found}; {expected}".removesuffix("; ")
