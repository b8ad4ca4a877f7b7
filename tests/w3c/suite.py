"""The SPARQL 1.1 query suite of the W3C, read from its manifests.

The suite lies beside the project, not in it; its files keep the IRIs that they have on the web,
since queries and expected answers name them by relative IRIs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest

from kg.rdf.ask.engine import Dataset
from kg.rdf.ask.guard import check_query

SUITE = Path(__file__).parents[3] / "shared" / "w3c" / "sparql" / "sparql11"

#: What the folder of the suite is called on the web.
WEB = "https://w3c.github.io/rdf-tests/sparql/sparql11/"

needs_suite = pytest.mark.skipif(not SUITE.is_dir(), reason="needs ../shared/w3c")

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

#: The kinds of test that hold a query, not an update.
KINDS = (
    "QueryEvaluationTest",
    "CSVResultFormatTest",
    "PositiveSyntaxTest11",
    "NegativeSyntaxTest11",
)

Node: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """One entry of a manifest; files are named by their IRIs."""

    id: str  #: folder and name: ``aggregates/agg01``
    kind: str  #: the class of the test, without its namespace
    query: str
    data: tuple[str, ...] = ()  #: what the default graph holds
    graphs: tuple[str, ...] = ()  #: what is held under its own name
    result: str | None = None


class Manifest:
    """The triples of a manifest, followed from subject to object."""

    def __init__(self, file: Path) -> None:
        iri = WEB + file.relative_to(SUITE).as_posix()
        self.triples = ox.Store()
        self.triples.load(path=file, format=ox.RdfFormat.TURTLE, base_iri=iri)

    def objects(self, subject: Node, predicate: str) -> list[Term]:
        found = self.triples.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found), key=str)

    def one(self, subject: Node, predicate: str) -> Term:
        (found,) = self.objects(subject, predicate)
        return found

    def iris(self, subject: Node, predicate: str) -> tuple[str, ...]:
        return tuple(term.value for term in self.objects(subject, predicate))

    def items(self, head: Node) -> Iterator[Term]:
        while head.value != RDF + "nil":
            yield self.one(head, RDF + "first")
            head = self.one(head, RDF + "rest")

    def entries(self) -> Iterator[tuple[ox.NamedNode, str]]:
        """Yield the tests in their order, each with its kind."""
        (listed,) = self.triples.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None)
        for entry in self.items(listed.object):
            kinds = self.iris(entry, RDF + "type")
            yield entry, next(kind.removeprefix(MF) for kind in kinds if kind.startswith(MF))


def file_of(iri: str) -> Path:
    """Give the file that a web address of the suite stands for."""
    return SUITE / iri.removeprefix(WEB)


def suite_tests() -> Iterator[SuiteTest]:
    """Yield the tests of all folders that hold queries; none where the suite is absent."""
    for file in sorted(SUITE.glob("*/manifest.ttl")):
        manifest = Manifest(file)
        for entry, kind in manifest.entries():
            if kind in KINDS:
                yield _test(manifest, entry, kind, file.parent.name)


def _test(manifest: Manifest, entry: ox.NamedNode, kind: str, folder: str) -> SuiteTest:
    name = f"{folder}/{entry.value.rpartition('#')[2]}"
    action = manifest.one(entry, MF + "action")
    if isinstance(action, ox.NamedNode):
        return SuiteTest(name, kind, action.value)
    return SuiteTest(
        name,
        kind,
        manifest.one(action, QT + "query").value,
        manifest.iris(action, QT + "data"),
        manifest.iris(action, QT + "graphData"),
        manifest.one(entry, MF + "result").value,
    )


def text_of(iri: str) -> str:
    """Give a file of the suite as it stands, line ends included."""
    return file_of(iri).read_bytes().decode()


def dataset_of(test: SuiteTest) -> Dataset:
    """Load the data of a test, each named graph under the IRI of its file."""
    triples = ox.Store()
    for iri in test.data:
        _load(triples, iri, ox.DefaultGraph())
    scope = check_query(text_of(test.query), {}, base=test.query)
    for iri in {*test.graphs, *(scope.default + scope.named if scope else ())}:
        triples.add_graph(ox.NamedNode(iri))
        _load(triples, iri, ox.NamedNode(iri))
    return Dataset(triples, {})


def _load(triples: ox.Store, iri: str, graph: ox.NamedNode | ox.DefaultGraph) -> None:
    file = file_of(iri)
    format_ = ox.RdfFormat.from_extension(file.suffix[1:])
    triples.load(path=file, format=format_, base_iri=iri, to_graph=graph)
