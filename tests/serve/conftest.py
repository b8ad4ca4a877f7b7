"""A server over the graph of five papers, in a thread, on a free port."""

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import pytest

from kg.rdf.ask.cache import kept_triples
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import dataset_name
from kg.serve.app import Serving
from kg.serve.limits import Limits
from kg.serve.pool import Served
from kg.serve.run import Running, running
from kg.store import Store, open_store
from tests.rdf.conftest import RESULTS, write_by_hand
from tests.views.gallery import write_gallery

OPTIONS = ExportOptions()

#: Small enough that each can be met in a test.
LIMITS = Limits(
    seconds=1, rows=2_000, size=200_000, memory=400 * 2**20, request=10_000, waiting=2, patience=1
)

#: Runs for hours.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Got(NamedTuple):
    """An answer, read to its end."""

    status: int
    type: str | None
    text: str
    headers: dict[str, str]


def ask(server: Running, method: str, path: str, body: bytes | None = None, **headers: str) -> Got:
    """Send a request as it is written here; ``content_type`` is the header Content-Type."""
    host = urlsplit(server.address)
    connection = HTTPConnection(host.hostname or "", host.port, timeout=20)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, body, names)
        return _got(connection.getresponse())
    finally:
        connection.close()


def query(server: Running, sparql: str, **headers: str) -> Got:
    return ask(server, "GET", f"/sparql?query={quote(sparql)}", **headers)


def _got(response: HTTPResponse) -> Got:
    text = response.read().decode()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Got(response.status, headers.get("content-type"), text, headers)


def serving_of(graph: Path, **changes: object) -> Serving:
    """Give what a server of a graph file needs."""
    with open_store(graph) as store:
        folder = kept_triples(store, OPTIONS, on_prepare=lambda line: None)
        iri = dataset_name(store, OPTIONS)
        served = Served(folder, prefixes(OPTIONS.base), iri, folder.parent.name, OPTIONS.base)
    return Serving(served, graph, **{"limits": LIMITS, **changes})


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_by_hand(tmp_path_factory.mktemp("serve") / "hand.db", results=RESULTS)


@pytest.fixture(scope="session")
def serving(graph: Path, cache: None) -> Serving:
    return serving_of(graph)


@pytest.fixture(scope="session")
def server(serving: Serving) -> Iterator[Running]:
    with running(serving) as server:
        yield server


@pytest.fixture
def store(graph: Path) -> Iterator[Store]:
    with open_store(graph) as opened:
        yield opened


@pytest.fixture
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A graph whose texts attack the pages that show them."""
    path = tmp_path_factory.mktemp("gallery") / "gallery.db"
    with open_store(write_gallery(path)) as opened:
        yield opened
