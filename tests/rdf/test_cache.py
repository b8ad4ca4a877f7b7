"""Datasets that are kept: the same rows as from memory, made anew whenever they are not."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf.ask import cache
from kg.rdf.ask.answers import Rows, collect
from kg.rdf.ask.cache import cache_folder, cached_dataset, forget
from kg.rdf.ask.engine import load_dataset
from kg.rdf.options import ExportOptions
from kg.store import Store, open_store, open_writer
from kg.store.facts import Measurement
from tests.rdf.conftest import PAPERS, write_by_hand

EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY STR(?s) STR(?p) STR(?o)"
TITLES = "SELECT ?t { ?p a kg:Paper ; dcterms:title ?t } ORDER BY ?t"
OPTIONS = ExportOptions()

ASK = """
import sys
from pathlib import Path
from kg.rdf.ask import cache
from kg.rdf.options import ExportOptions
from kg.store import open_store
cache.PAPERS_IN_MEMORY = 0
with open_store(Path(sys.argv[1])) as store:
    notes = []
    made = cache.cached_dataset(
        store, ExportOptions(), on_prepare=notes.append, on_failure=sys.exit
    )
    print(len(made))
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache in which datasets of any size are kept."""
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 0)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Heard:
    """What was told while a dataset was opened."""

    def __init__(self) -> None:
        self.prepared: list[str] = []
        self.failed: list[str] = []

    def ask(self, store: Store, query: str = TITLES, options: ExportOptions = OPTIONS) -> Rows:
        dataset = cached_dataset(
            store, options, on_prepare=self.prepared.append, on_failure=self.failed.append
        )
        rows = collect(dataset.query(query))
        assert isinstance(rows, Rows)
        return rows


@pytest.fixture
def heard() -> Heard:
    return Heard()


def kept(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def sst_files(folder: Path) -> Iterator[Path]:
    return folder.glob("*/triples/*.sst")


def test_kept_and_loaded_give_the_same_triples(store, heard):
    memory = collect(load_dataset(store).query(EVERYTHING))
    assert heard.ask(store, EVERYTHING) == memory
    assert heard.ask(store, EVERYTHING) == memory
    assert len(memory.rows) > 300


def test_only_the_first_query_prepares(store, heard):
    heard.ask(store)
    heard.ask(store)
    assert heard.prepared == [f"Preparing {store.path} for queries; later queries start at once …"]
    assert heard.failed == []


def test_nothing_unfinished_stays_behind(store, heard, folder):
    heard.ask(store)
    (only,) = kept(folder)
    assert only.name.startswith("kg-dataset-")
    assert sorted(path.name for path in only.iterdir()) == ["about.json", "triples"]


def test_what_was_measured_since_is_in_the_next_answer(tmp_path, heard):
    query = "PREFIX dqv: <http://www.w3.org/ns/dqv#> SELECT ?v { ?m dqv:value ?v }"
    path = write_by_hand(tmp_path / "measured.db")
    with open_store(path) as store:
        assert heard.ask(store, query).rows == []
        build = store.build.id
    with open_writer(path) as writer:
        figure = Measurement("g.jsonl", "", "recall", 0.5, 0.4, 0.6, 8, "ab", build)
        writer.set_measurements("g.jsonl", [figure])
    with open_store(path) as store:
        ((value,),) = heard.ask(store, query).rows
    assert value.value == "0.5"


def test_a_small_file_stays_in_memory(store, heard, folder, monkeypatch):
    monkeypatch.setattr(cache, "PAPERS_IN_MEMORY", 5)
    assert len(heard.ask(store).rows) == 5
    assert not folder.exists()


def test_a_new_build_is_prepared_anew(tmp_path, heard):
    path = write_by_hand(tmp_path / "grows.db", PAPERS[:2])
    with open_store(path) as store:
        assert len(heard.ask(store).rows) == 2
    path.unlink()
    with open_store(write_by_hand(path, PAPERS[:3])) as store:
        assert len(heard.ask(store).rows) == 3
    assert len(heard.prepared) == 2


def test_options_that_change_the_triples_are_kept_apart(store, heard, folder):
    atari = "SELECT ?p { ?p kg:evaluatesOn benchmark:atari }"
    assert len(heard.ask(store, atari).rows) == 0
    assert len(heard.ask(store, atari, ExportOptions(min_confidence=0.2)).rows) == 1
    other = ExportOptions(base="https://example.org/g/")
    assert len(heard.ask(store, TITLES, other).rows) == 5
    assert len(kept(folder)) == 3


def test_a_file_in_the_middle_of_a_build_is_not_kept(store, heard, folder, monkeypatch):
    monkeypatch.setattr(Store, "is_complete", property(lambda _: False))
    assert len(heard.ask(store).rows) == 5
    assert not folder.exists()


def test_two_processes_at_once_are_safe(graph_file, folder):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(graph_file)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    sizes = {run.communicate(timeout=60)[0] for run in runs}
    with open_store(graph_file) as store:
        assert sizes == {f"{len(load_dataset(store))}\n"}
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert len(kept(folder)) == 1


def test_a_dataset_that_another_process_finished_first_is_taken(store, heard, folder, monkeypatch):
    write = cache._write

    def slow(part, parts, store, options):
        write(part, parts, store, options)
        monkeypatch.setattr(cache, "_write", write)
        Heard().ask(store)  # the other process, from beginning to end

    monkeypatch.setattr(cache, "_write", slow)
    assert len(heard.ask(store).rows) == 5
    assert len(kept(folder)) == 1


def cut(folder: Path) -> None:
    largest = max(sst_files(folder), key=lambda path: path.stat().st_size)
    os.truncate(largest, 100)


def overwrite(folder: Path) -> None:
    """Change bytes and no size: Oxigraph would read it, and fill all memory."""
    for path in sst_files(folder):
        path.write_bytes(b"\xff" * path.stat().st_size)


def remove(folder: Path) -> None:
    next(sst_files(folder)).unlink()


def no_about(folder: Path) -> None:
    next(folder.glob("*/about.json")).write_text("{")


def foreign_file(folder: Path) -> None:
    (only,) = kept(folder)
    cache._remove(only)
    only.write_text("not ours")


@pytest.mark.parametrize("damage", [cut, overwrite, remove, no_about, foreign_file])
def test_what_is_broken_is_made_anew(store, heard, folder, damage):
    heard.ask(store)
    damage(folder)
    assert len(heard.ask(store).rows) == 5
    assert (len(heard.prepared), heard.failed) == (2, [])
    assert len(kept(folder)) == 1


def test_what_is_forgotten_is_made_anew(store, heard, folder):
    heard.ask(store)
    forget(store, OPTIONS)
    assert kept(folder) == []
    assert len(heard.ask(store).rows) == 5


def test_a_folder_that_cannot_be_made_means_memory_and_one_line(store, heard, folder):
    folder.write_text("a file stands here")  # for root, a folder without rights is no obstacle
    assert len(heard.ask(store).rows) == 5
    assert heard.failed == [
        f"no dataset can be kept ({folder}: File exists); loading it into memory"
    ]


def test_only_the_last_used_are_kept(store, heard, folder, monkeypatch):
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    levels = [ExportOptions(min_confidence=x) for x in (0.1, 0.2, 0.3)]
    names = [cache._name(cache._parts(store, each)) for each in levels]
    for age, each in zip((300, 200), levels, strict=False):
        heard.ask(store, options=each)
        about = folder / cache._name(cache._parts(store, each)) / "about.json"
        os.utime(about, (time.time() - age, time.time() - age))
    heard.ask(store, options=levels[0])  # older, but used again
    heard.ask(store, options=levels[2])
    assert [path.name for path in kept(folder)] == sorted([names[0], names[2]])


def test_pruning_takes_what_a_killed_process_left_and_nothing_foreign(store, heard, folder):
    for name in ("kg-unfinished-old", "kg-unfinished-new", "holiday", "kg-dataset-mine"):
        (folder / name).mkdir(parents=True)
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(folder / "kg-unfinished-old", (long_ago, long_ago))
    heard.ask(store)
    names = {path.name for path in kept(folder)}
    own = cache._name(cache._parts(store, OPTIONS))
    assert names == {own, "kg-unfinished-new", "holiday", "kg-dataset-mine"}


@pytest.mark.parametrize(
    ("own", "shared", "expected"),
    [
        ("/own", "/shared", "/own"),
        ("", "/shared", "/shared/kg-landscape"),
        ("", "", "/home/ada/.cache/kg-landscape"),
        ("", "relative", "/home/ada/.cache/kg-landscape"),
    ],
)
def test_the_folder_is_that_of_the_user(monkeypatch, own, shared, expected):
    monkeypatch.setenv("KG_CACHE_DIR", own)
    monkeypatch.setenv("XDG_CACHE_HOME", shared)
    monkeypatch.setenv("HOME", "/home/ada")
    assert cache_folder() == Path(expected)
