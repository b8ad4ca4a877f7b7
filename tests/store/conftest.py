from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.handmade import write_graph_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "landscape.db"


@pytest.fixture
def graph_file(path: Path) -> Path:
    write_graph_file(path)
    return path


@pytest.fixture
def store(graph_file: Path) -> Iterator[Store]:
    with open_store(graph_file) as store:
        yield store
