"""Sort more than memory holds: keys with small values, spilled to a temporary file by SQLite."""

import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from kg.errors import ExportError

#: A key and plain builtin values that belong to it.
Item = tuple[str, tuple[Any, ...]]


def sort_items(items: Iterable[Item]) -> Iterator[Item]:
    """Give items in the order of their keys (code points), the first of each key; flat memory.

    >>> list(sort_items([("b", (1,)), ("a", (2,)), ("b", (1,))]))
    [('a', (2,)), ('b', (1,))]
    """
    # "" is a database in a temporary file that is gone when it is closed
    with closing(sqlite3.connect("", isolation_level=None)) as scratch:
        try:
            scratch.execute("PRAGMA journal_mode = OFF")
            scratch.execute("PRAGMA temp_store = FILE")
            scratch.execute("CREATE TABLE item (key TEXT, value BLOB)")
            scratch.execute("BEGIN")
            rows = ((key, marshal.dumps(value)) for key, value in items)
            scratch.executemany("INSERT INTO item VALUES (?, ?)", rows)
            last = None
            for key, value in scratch.execute("SELECT key, value FROM item ORDER BY key, value"):
                if key != last:
                    last = key
                    yield key, marshal.loads(value)  # our own bytes of a moment ago
        except sqlite3.Error as error:
            raise ExportError(
                f"sorting needs room in the folder for temporary files: {error}; "
                "free some space, or name another folder in SQLITE_TMPDIR"
            ) from error
