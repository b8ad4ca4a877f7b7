from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.handmade import write_graph_file


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("survey") / "walking.db"
    write_graph_file(path)
    return path


@pytest.fixture
def store(graph) -> Iterator[Store]:
    with open_store(graph) as store:
        yield store
