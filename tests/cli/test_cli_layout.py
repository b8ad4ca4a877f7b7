import shutil
from pathlib import Path

import pytest

from kg.rdf.write.export import FORMATS
from kg.store import open_store
from tests.cli.conftest import Kg


@pytest.fixture
def graph(home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(home / "landscape.db", tmp_path / "landscape.db"))


def places(graph: Path) -> object:
    with open_store(graph) as store:
        return store.places()


def test_what_has_a_place_is_left_where_it_is(kg: Kg, graph: Path) -> None:
    before = places(graph)
    ran = kg("layout", graph)
    assert ran.exit_code == 0
    assert ran.stderr == (f"{graph}: 0 placed, 5 left where they were; made for 2 papers, seed 0\n")
    assert places(graph) == before


def test_a_fresh_layout_with_another_seed_is_another_map(kg: Kg, graph: Path) -> None:
    before = places(graph)
    ran = kg("layout", graph, "--fresh-layout", "--seed", "7")
    assert ran.stderr == (f"{graph}: 5 placed, 0 left where they were; made for 2 papers, seed 7\n")
    assert places(graph) != before


def test_quiet_prints_nothing(kg: Kg, graph: Path) -> None:
    assert kg("layout", graph, "-q").stderr == ""


def test_a_seed_alone_is_refused(kg: Kg, graph: Path) -> None:
    ran = kg("layout", graph, "--seed", "7")
    assert ran.exit_code == 2
    assert "--seed makes another map; add --fresh-layout" in ran.stderr


def test_a_missing_file_says_how_to_make_it_and_is_not_made(kg: Kg, tmp_path: Path) -> None:
    ran = kg("layout", tmp_path / "none.db")
    assert ran.exit_code == 2
    assert "does not exist; make it with: kg build INPUT --out" in ran.stderr
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("name", ["turtle", "ntriples", "links"])
def test_exports_say_nothing_of_the_map(kg: Kg, graph: Path, name: str) -> None:
    assert name in FORMATS
    before = kg("export", graph, "--format", name).stdout_bytes
    kg("layout", graph, "--fresh-layout", "--seed", "7")
    assert kg("export", graph, "--format", name).stdout_bytes == before
