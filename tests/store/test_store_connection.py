import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from kg.errors import StoreError, StoreLockedError, StoreVersionError
from kg.store import Writer, connection, open_store, open_writer
from tests.handmade import READER, WALKER, finish_by_hand, write_graph_file


def files_beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def run_python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(program, capture_output=True, text=True, timeout=60, check=False)


def test_one_file_remains_and_its_header_says_what_it_is(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    assert files_beside(path) == ["landscape.db"]
    head = path.read_bytes()[:100]
    assert head[68:72] == b"KGLS"
    assert head[60:64] == b"\0\0\0\4"
    assert head[18:20] == b"\1\1"  # no WAL that a reader would have to replay


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    with open_writer(tmp_path / "out" / "deep" / "landscape.db") as writer:
        assert writer.is_new


@pytest.mark.parametrize("content", [b"title,abstract\n", b"SQLite format 3\0" + b"\1" * 200, b"x"])
def test_other_files_are_refused_and_never_touched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for open_it in (open_store, open_writer):
        with pytest.raises(StoreError, match="is no graph file; it is left as it is"):
            open_it(path)
    assert path.read_bytes() == content
    assert files_beside(path) == ["landscape.db"]


def test_foreign_sqlite_file_is_refused_and_never_touched(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no graph file"):
        open_writer(path)
    assert path.read_bytes() == before


def test_missing_file_says_how_to_make_it(path: Path) -> None:
    with pytest.raises(StoreError, match=r"does not exist; make it with: kg build INPUT --out"):
        open_store(path)
    assert files_beside(path) == []


def test_empty_file_is_what_a_kill_may_leave_and_is_filled(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="is empty; make it with"):
        open_store(path)
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    with open_store(path) as store:
        assert store.counts().papers == 1


def test_creation_that_was_killed_half_way_is_begun_again(path: Path) -> None:
    # a hot journal beside a file with pages in it: what a kill inside the first commit leaves
    killed = run_python(
        """
        import os, sqlite3, sys
        c = sqlite3.connect(sys.argv[1], isolation_level=None)
        c.execute("PRAGMA cache_size = 1")
        c.execute("PRAGMA cache_spill = 1")
        c.execute("BEGIN EXCLUSIVE")
        c.execute(f"PRAGMA application_id = {0x4B474C53}")
        for n in range(200):
            c.execute(f"CREATE TABLE t{n} (x)")
        os.kill(os.getpid(), 9)
        """,
        path,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (path.parent / "landscape.db-journal").stat().st_size > 0
    assert path.stat().st_size > 0
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    with open_store(path) as store:
        assert store.counts().papers == 1


def test_second_writer_and_reader_are_told_that_the_file_is_in_use(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
        for open_it in (open_store, open_writer):
            with pytest.raises(StoreLockedError, match="is in use by another process; wait"):
                open_it(path)
        writer.add_papers([WALKER])
    with open_store(path) as store:
        assert store.counts().papers == 1


def test_another_process_is_told_that_the_file_is_in_use(path: Path) -> None:
    with open_writer(path):
        second = run_python(
            """
            import sys
            from kg.errors import StoreLockedError
            from kg.store import Writer, connection, open_store
            connection.PATIENCE = 0.05
            try:
                open_store(sys.argv[1])
            except StoreLockedError as error:
                print(error)
            """,
            path,
        )
    assert second.stdout == f"{path} is in use by another process; wait until it has finished\n"


def test_reader_opens_what_a_killed_writer_has_committed(path: Path) -> None:
    killed = run_python(
        """
        import os, sys
        from tests.handmade import READER, WALKER
        from kg.store import open_writer
        writer = open_writer(sys.argv[1])
        writer.add_papers([WALKER])
        writer.connection.execute("BEGIN")
        writer.connection.execute("DELETE FROM paper")
        os.kill(os.getpid(), 9)
        """,
        path,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert files_beside(path) == ["landscape.db", "landscape.db-wal"]
    with open_store(path) as store:
        assert [paper.id for paper in store.papers()] == [WALKER.id]
    assert files_beside(path) == ["landscape.db"]


def test_newer_schema_is_refused(path: Path) -> None:
    open_writer(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    for open_it in (open_store, open_writer):
        with pytest.raises(StoreVersionError, match="has schema version 99, this program knows"):
            open_it(path)
    assert path.read_bytes() == before


def schema_of(path: Path) -> list[tuple[str, str]]:
    """Every table, index and view with its definition, comments and spacing aside."""
    plain = sqlite3.connect(path)
    rows = plain.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    plain.close()
    bare = [(name, re.sub(r"--[^\n]*", "", sql)) for name, sql in rows]
    return sorted((name, " ".join(sql.split())) for name, sql in bare)


VERSION_3 = "DROP TABLE arrival; PRAGMA user_version = 3;"
VERSION_2 = f"{VERSION_3} DROP TABLE position; PRAGMA user_version = 2;"
VERSION_1 = (
    f"{VERSION_2} DROP TABLE result; DROP TABLE decision; DROP TABLE measurement; "
    "DROP TABLE set_aside; DROP TABLE excluded; PRAGMA user_version = 1"
)


@pytest.mark.parametrize("open_it", [open_store, open_writer])
@pytest.mark.parametrize("back", [VERSION_1, VERSION_2, VERSION_3])
def test_file_of_an_older_version_is_migrated_with_what_is_in_it(
    path: Path, back: str, open_it: Callable[[Path], AbstractContextManager[object]]
) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    new = schema_of(path)
    old = sqlite3.connect(path)
    old.executescript(back)
    old.close()
    with open_it(path):
        pass
    assert schema_of(path) == new
    with open_store(path) as store:
        assert [paper.id for paper in store.papers()] == [WALKER.id]


def test_older_version_that_cannot_be_written_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    old = sqlite3.connect(path)
    old.executescript(VERSION_3)
    old.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match=r"version 3 and must be brought to 4, but cannot be"):
        open_store(path)


@pytest.mark.parametrize(("is_finished", "noted"), [(True, (2, 0)), (False, (None, None))])
def test_of_a_migrated_file_only_what_all_builds_brought_together_is_known(
    path: Path, is_finished: bool, noted: tuple[int | None, int | None]
) -> None:
    write_graph_file(path)
    with open_writer(path) as writer:
        finish_by_hand(writer)
    old = sqlite3.connect(path)
    old.executescript(VERSION_3)
    if not is_finished:
        old.execute("DELETE FROM state WHERE name = 'resolved'")
        old.commit()
    old.close()
    with open_store(path) as store:
        runs = [(run.number, run.last_paper, run.last_merge) for run in store.runs()]
    assert runs == [(1, None, None), (2, *noted)]


def test_what_a_killed_build_stored_is_brought_by_the_one_that_ends(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    with open_writer(path) as writer:  # the first one did not come to its end
        writer.add_papers([READER])
        finish_by_hand(writer)
        finish_by_hand(writer)
    with open_store(path) as store:
        assert [(run.number, run.last_paper) for run in store.runs()] == [(1, 2), (2, 2)]


def test_full_disk_is_one_line_and_the_file_stays_sound(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])

    def fill_the_disk() -> None:
        with open_writer(path) as writer:
            pages = writer.connection.execute("PRAGMA page_count").fetchone()[0]
            writer.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
            with writer.transaction() as open_connection:
                open_connection.execute("CREATE TABLE filler AS SELECT randomblob(100000)")

    with pytest.raises(StoreError, match="the disk is full; free some space") as caught:
        fill_the_disk()
    assert "\n" not in str(caught.value)
    with open_store(path) as store:
        assert [paper.id for paper in store.papers()] == [WALKER.id]
        assert list(store.rows("PRAGMA integrity_check")) == [("ok",)]


def test_damaged_file_is_named_as_damaged(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match="is damaged"), open_store(path) as store:
        list(store.papers())


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs /proc")
def test_folder_that_cannot_be_written_is_one_line() -> None:
    with pytest.raises(StoreError, match="/proc/self/none cannot be made a folder"):
        open_writer("/proc/self/none/landscape.db")
    with pytest.raises(StoreError, match="cannot be written or opened here"):
        open_writer("/proc/self/landscape.db")


def test_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    for open_it in (open_store, open_writer):
        with pytest.raises(StoreError, match="cannot be read: Is a directory"):
            open_it(tmp_path)


def test_transaction_is_all_or_nothing(path: Path) -> None:
    def stop_half_way(writer: Writer) -> None:
        with writer.transaction() as open_connection:
            open_connection.execute("INSERT INTO state VALUES ('half', 1)")
            raise KeyboardInterrupt

    with open_writer(path) as writer:
        with pytest.raises(KeyboardInterrupt):
            stop_half_way(writer)
        assert writer.count("state") == 0


def test_new_file_that_nothing_went_into_is_removed_and_others_are_not(path: Path) -> None:
    with open_writer(path) as writer:
        writer.discard()
    assert files_beside(path) == []
    open_writer(path).close()
    writer = open_writer(path)
    with pytest.raises(StoreError, match="was there before; it is not removed"):
        writer.discard()
    writer.close()
