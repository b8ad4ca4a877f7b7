from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.views.explorer.corpus import write_hostile, write_small


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("small") / "small.db")


@pytest.fixture(scope="session")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.fixture
def small(small_graph: Path) -> Iterator[Store]:
    with open_store(small_graph) as store:
        yield store


@pytest.fixture
def hostile(hostile_graph: Path) -> Iterator[Store]:
    with open_store(hostile_graph) as store:
        yield store
