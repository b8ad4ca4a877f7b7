"""Things of a file of RDF by kind and by what they belong to, outside memory."""

import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from kg.errors import DatasetError

#: Kind, IRI of the paper that it belongs to or "", own IRI, and plain builtin values.
Thing: TypeAlias = tuple[str, str, str, Any]

_TABLE = "CREATE TABLE thing (kind TEXT, owner TEXT, iri TEXT, said BLOB)"


class ScatteredError(Exception):
    """What is said of a thing stands in several places, so that the files must be sorted."""


class Scratch:
    """A temporary file that is gone when it is closed; a context manager."""

    def __init__(self) -> None:
        self._database = _temporary()

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def fill(self, things: Iterable[Thing]) -> None:
        """Keep things, in place of those that are kept.

        Raises
        ------
        ScatteredError
            Two of them are of one kind and have one IRI.
        DatasetError
            There is no room for them.
        """
        self._database.close()
        self._database = _temporary()
        rows = ((kind, owner, iri, marshal.dumps(values)) for kind, owner, iri, values in things)
        try:
            self._database.execute(_TABLE)
            self._database.execute("BEGIN")
            self._database.executemany("INSERT INTO thing VALUES (?, ?, ?, ?)", rows)
            self._database.execute("CREATE UNIQUE INDEX thing_key ON thing (kind, owner, iri)")
            self._database.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            raise ScatteredError from error
        except sqlite3.Error as error:
            raise DatasetError(
                f"importing needs room in the folder for temporary files: {error}; "
                "free some space, or name another folder in SQLITE_TMPDIR"
            ) from error

    def of(self, kind: str, owner: str = "") -> Iterator[tuple[str, Any]]:
        """Yield IRI and values of the things of a kind that belong to one, sorted by IRI."""
        rows = self._database.execute(
            "SELECT iri, said FROM thing WHERE kind = ? AND owner = ? ORDER BY iri", (kind, owner)
        )
        return ((iri, marshal.loads(said)) for iri, said in rows)  # our own bytes of a moment ago

    def count(self, kind: str) -> int:
        """How many things of a kind there are."""
        query = "SELECT count(*) FROM thing WHERE kind = ?"
        return int(self._database.execute(query, (kind,)).fetchone()[0])


def _temporary() -> sqlite3.Connection:
    # "" is a database in a temporary file that is gone when it is closed
    database = sqlite3.connect("", isolation_level=None)
    for pragma in ("journal_mode = OFF", "temp_store = FILE", "cache_size = -65536"):
        database.execute(f"PRAGMA {pragma}").fetchall()
    return database
