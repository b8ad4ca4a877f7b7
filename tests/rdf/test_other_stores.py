"""Exports load unchanged into other stores, and named queries give the rows that they give here."""

import csv
import io
import shutil
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.rdf.ask.answers import collect
from kg.rdf.ask.engine import load_dataset
from kg.rdf.options import ExportOptions
from kg.rdf.write.export import FORMATS, RDF_FORMATS, SUFFIXES
from kg.store import open_store
from tests.programs import lack

SUFFIX_OF = {format_: suffix for suffix, format_ in reversed(SUFFIXES.items())}

QUERIES = (
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?title { ?paper kg:uses method:ppo ; dcterms:title ?title } ORDER BY ?title",
    "SELECT ?c (COUNT(?paper) AS ?n) { ?paper kg:about ?c } GROUP BY ?c ORDER BY ?n STR(?c)",
    "SELECT ?sentence { ?link kg:role kg:avoids ; kg:evidence/kg:sentence ?sentence }",
    "SELECT ?top { method:grpo skos:broader+/skos:prefLabel ?top } ORDER BY ?top",
)


@cache
def program() -> str:
    """Find the command line program of Oxigraph, on the path or beside its package."""
    try:
        files = metadata.files("oxigraph") or []
    except metadata.PackageNotFoundError:
        files = []
    found = [str(file.locate()) for file in files if file.name == "oxigraph"]
    there = shutil.which("oxigraph") or next(filter(shutil.which, found), None)
    return there or lack("no program oxigraph; requirements/test.txt brings it")


@pytest.fixture(scope="module")
def exports(graph_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file in each format."""
    folder = tmp_path_factory.mktemp("exports")
    found = {}
    with open_store(graph_file) as store:
        for name in RDF_FORMATS:
            found[name] = folder / f"graph{SUFFIX_OF[name]}"
            text = "".join(FORMATS[name](store, ExportOptions(oa=True)))
            found[name].write_bytes(text.encode())
    return found


@pytest.fixture(scope="module")
def expected(graph_file: Path) -> list[list[list[str]]]:
    with open_store(graph_file) as store:
        dataset = load_dataset(store, ExportOptions(oa=True))
        answers = [collect(dataset.query(query)) for query in QUERIES]
        return [[list(answer.columns), *as_text(answer.rows)] for answer in answers]


@pytest.fixture(scope="module")
def prefixes(graph_file: Path) -> str:
    with open_store(graph_file) as store:
        names = load_dataset(store).prefixes
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in names.items())


def as_text(rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    return [[each.value for each in row] for row in rows]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def answer_of(store: ox.Store, query: str) -> list[list[str]]:
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    return rows_of(answer.serialize(format=ox.QueryResultsFormat.CSV).decode())


def oxigraph(*arguments: object) -> str:
    ran = subprocess.run(
        [program(), *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return ran.stdout


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_pyoxigraph_loads_every_format(exports, expected, prefixes, name):
    store = ox.Store()
    store.bulk_load(path=str(exports[name]))
    assert [answer_of(store, prefixes + query) for query in QUERIES] == expected
    assert [len(rows) for rows in expected] == [2, 3, 10, 2, 3]


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_oxigraph_loads_every_format(exports, tmp_path, name):
    oxigraph("load", "--location", tmp_path / "store", "--file", exports[name])
    lines = oxigraph("dump", "--location", tmp_path / "store", "--format", "nq").splitlines()
    assert len(lines) == len(exports["ntriples"].read_text().split("\n")) - 1


@pytest.fixture
def endpoint(exports: dict[str, Path], tmp_path: Path, unused_port: int) -> Iterator[str]:
    """A server of Oxigraph over what it has loaded."""
    oxigraph("load", "--location", tmp_path / "store", "--file", exports["ntriples"])
    address = f"127.0.0.1:{unused_port}"
    call = ("serve-read-only", "--location", str(tmp_path / "store"), "--bind", address)
    server = subprocess.Popen([program(), *call], stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://{address}/query?query=ASK%20%7B%7D")
        yield f"http://{address}/query"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def test_oxigraph_serve_gives_the_rows_that_we_give(endpoint, expected, prefixes):
    found = []
    for query in QUERIES:
        asked = urllib.parse.urlencode({"query": prefixes + query})
        request = urllib.request.Request(f"{endpoint}?{asked}", headers={"Accept": "text/csv"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            found.append(rows_of(answer.read().decode()))
    assert found == expected
