"""Open the SQLite file, if it is ours, of a version we know, and free.

1. The first 100 bytes are read before SQLite sees the file: what is no graph file is refused and
   never touched.
2. A file that a killed writer left behind (a ``-wal`` or ``-journal`` beside it) is recovered.
3. An older schema is brought up in one transaction, a newer one refused.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from kg.errors import StoreError, StoreLockedError, StoreSlowError, StoreVersionError

#: "KGLS" in the header of every graph file (https://www.sqlite.org/fileformat.html#application_id).
APPLICATION_ID = 0x4B474C53

#: ``migrations/1-to-2.sql`` brings a file of version 1 to version 2, and so on.
SCHEMA_VERSION = 4

#: Seconds to wait for another process before saying that it holds the file.
PATIENCE = 1.0

_MAGIC = b"SQLite format 3\0"
_WAL_MODE = b"\x02\x02"


def connect_writer(path: Path) -> sqlite3.Connection:
    """Open or create a graph file, for this process alone until the connection is closed."""
    _make_folder(path)
    if path.exists() and not _is_empty(path):
        _check_header(path)
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
        try:
            # of a new file: a page holds several papers, so less of it stays empty
            connection.execute("PRAGMA page_size = 8192")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            _bring_up(connection, path)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = NORMAL",
                "secure_delete = OFF",
                "cache_size = -32768",
                "wal_autocheckpoint = 2048",
            ):
                connection.execute(f"PRAGMA {pragma}").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open a finished graph file for reading only."""
    if not path.exists():
        raise StoreError(f"{path} does not exist; make it with: kg build INPUT --out {path}")
    if _is_empty(path):
        raise StoreError(f"{path} is empty; make it with: kg build INPUT --out {path}")
    version = _check_header(path)
    if version < SCHEMA_VERSION or _was_left_open(path):
        _check_writable(path, version)
        _recover(path)
    with translated(path):
        uri = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE)
        connection.execute("PRAGMA cache_size = -32768")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            connection.close()
            raise StoreError(f"{path} is empty; make it with: kg build INPUT --out {path}")
    return connection


def close_writer(connection: sqlite3.Connection, path: Path) -> None:
    """Close so that one file remains, no ``-wal`` beside it."""
    with translated(path):
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            connection.close()


def abandon_writer(connection: sqlite3.Connection) -> None:
    """Close after an error: what was committed stays, in the ``-wal`` if the disk is full."""
    with suppress(sqlite3.Error):  # the first error is the one to report
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into ours, each with file and remedy."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise  # a fault of this program, which no user can remedy
    except sqlite3.DatabaseError as error:
        raise _translate(error, path) from error


def _translate(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLockedError(f"{path} is in use by another process; wait until it has finished")
    if code == sqlite3.SQLITE_INTERRUPT:
        return StoreSlowError(f"{path} takes too long to answer this; ask for less")
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"{path}: the disk is full; free some space and run the same again")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreError(f"{path} is damaged ({error}); restore it, or build it again")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreError(f"{path} cannot be written or opened here ({error}); check the folder")
    return StoreError(f"{path}: {error}")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"{path.parent} cannot be made a folder: {reason}") from error


def _is_empty(path: Path) -> bool:
    """Whether nothing is in it yet: no byte, or what a kill during creation has left."""
    if not path.is_file():
        return False
    return path.stat().st_size == 0 or (_has_journal(path) and not any(_header(path)))


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error


def _check_header(path: Path) -> int:
    """Give the schema version of a graph file, without SQLite; refuse anything else."""
    head = _header(path)
    if not head.startswith(_MAGIC) or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise StoreError(f"{path} is no graph file; it is left as it is, name another one")
    version = int.from_bytes(head[60:64])
    _refuse_newer(version, path)
    return version


def _check_writable(path: Path, version: int) -> None:
    """Say why a file that is only to be read must be written once."""
    if not os.access(path, os.W_OK) or not os.access(path.absolute().parent, os.W_OK):
        older = f"has schema version {version} and must be brought to {SCHEMA_VERSION}"
        why = older if version < SCHEMA_VERSION else "was left by a killed build and must be mended"
        raise StoreError(f"{path} {why}, but cannot be written here; copy it to a folder of yours")


def _refuse_newer(version: int, path: Path) -> None:
    if version > SCHEMA_VERSION:
        raise StoreVersionError(
            f"{path} has schema version {version}, this program knows up to {SCHEMA_VERSION}; "
            "use a newer kg"
        )


def _was_left_open(path: Path) -> bool:
    return _header(path)[18:20] == _WAL_MODE or _has_journal(path)


def _has_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _recover(path: Path) -> None:
    """Replay what a killed writer left, or bring up an old schema, and leave one file."""
    connection = connect_writer(path)
    close_writer(connection, path)


def _bring_up(connection: sqlite3.Connection, path: Path) -> None:
    """Create the schema, or migrate it, all in one transaction: half a file is never seen."""
    connection.execute("BEGIN EXCLUSIVE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    _refuse_newer(version, path)
    if version == 0:
        _run(connection, _script("schema.sql"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        for step in range(version, SCHEMA_VERSION):
            _run(connection, _script(f"migrations/{step}-to-{step + 1}.sql"))
    if version != SCHEMA_VERSION:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _script(name: str) -> str:
    return files("kg.store").joinpath(name).read_text("utf-8")


def _run(connection: sqlite3.Connection, script: str) -> None:
    # executescript() would commit first and so open a window for half a schema
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
