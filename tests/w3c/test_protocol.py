"""The protocol tests of the W3C, replayed against our server over the suite's own graphs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from kg.serve.app import Serving
from kg.serve.pool import Served
from kg.serve.run import running
from tests.w3c.protocol import ProtocolTest, complaints, protocol_tests, read_boolean, replay
from tests.w3c.suite import needs_suite

pytestmark = needs_suite

BASE = "http://example.org/"

#: Named by requests that only need a graph that is there; the suite has no file for it.
EMPTY = "http://kasei.us/2009/09/sparql/data/data0.rdf"

TESTS = tuple(protocol_tests())


def cases(*, is_update: bool) -> list[object]:
    found = [test for test in TESTS if ("update" in test.id) is is_update]
    return [pytest.param(test, id=test.id) for test in found] or [pytest.param(None, id="suite")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Serve the graphs of all tests, each under its name; give host and port."""
    folder = tmp_path_factory.mktemp("protocol") / "store"
    fill(folder)
    with running(Serving(Served(folder, {}, None, base=BASE))) as server:
        parts = urlsplit(server.address)
        yield parts.hostname or "", parts.port or 0


def fill(folder: Path) -> None:
    triples = ox.Store(folder)
    triples.add_graph(ox.NamedNode(EMPTY))
    for iri, file in {graph for test in TESTS for graph in test.graphs}:
        triples.load(path=file, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(iri))
    triples.flush()


@pytest.mark.parametrize("test", cases(is_update=False))
def test_a_query_is_answered_as_the_suite_says(address: tuple[str, int], test: ProtocolTest):
    for request in test.requests:
        assert complaints(request, replay(request, *address)) == []


@pytest.mark.parametrize("test", cases(is_update=True))
def test_an_update_is_refused_and_changes_nothing(address: tuple[str, int], test: ProtocolTest):
    update, *questions = test.requests
    refused = replay(update, *address)
    if test.id.startswith("bad_"):
        assert complaints(update, refused) == []
    else:
        assert (refused.status, refused.media_type) == (403, "text/plain")
    for question in questions:  # the suite asks whether the update was done
        assert read_boolean(replay(question, *address)) is False
