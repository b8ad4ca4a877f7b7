"""Put papers into the graph file: new, merged into one that is stored, or nothing new."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import StoreError
from kg.model import Paper
from kg.store.records import (
    PAPER_COLUMNS,
    PaperRow,
    content_hash,
    from_json,
    keys_of,
    paper_of,
    paper_row,
    to_json,
)
from kg.store.sameness import merge_records, same_paper

_INSERT = (
    f"INSERT INTO paper (hash, copies, {PAPER_COLUMNS}) "
    "VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_UPDATE = (
    f"UPDATE paper SET (hash, copies, {PAPER_COLUMNS}) = "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE nr = ?"
)
_FIND = "SELECT paper FROM identifier WHERE scheme = ? AND value = ?"

#: What is derived from the text of a paper, and goes when the text changes.
DERIVED = ("link", "evidence", "unknown", "new_name", "acronym", "result", "set_aside")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a batch of records."""

    new: int = 0
    merged: int = 0
    unchanged: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.new + other.new, self.merged + other.merged, self.unchanged + other.unchanged
        )


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored paper with every record that was read of it."""

    nr: int
    id: str
    hash: bytes
    records: dict[bytes, Paper]


def add_paper(connection: sqlite3.Connection, paper: Paper) -> Added:
    """Store a record: as a new paper, as part of one that is stored, or not at all."""
    row = paper_row(paper)
    digest = content_hash(row)
    keys = keys_of(paper)
    matches: list[_Stored] = []
    rules: list[str] = []
    for nr in _lookalikes(connection, keys):
        stored = _load(connection, nr)
        if digest in stored.records:
            return Added(unchanged=1)
        found = (same_paper(record, paper) for record in stored.records.values())
        rule = min(filter(None, found), key=_RULES.index, default=None)
        if rule:
            matches.append(stored)
            rules.append(rule)
    if not matches:
        _insert(connection, paper, row, digest, keys)
        return Added(new=1)
    _merge(connection, matches, rules, paper, digest)
    return Added(merged=1)


_RULES = ("doi", "arxiv", "title and author", "title and abstract")


def _lookalikes(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> list[int]:
    """Give the papers that share a DOI, arXiv id or title, the one stored first in front."""
    found: set[int] = set()
    for key in keys:
        if key[0] in ("title", "doi", "arxiv"):
            found.update(nr for (nr,) in connection.execute(_FIND, key))
    return sorted(found)


def _load(connection: sqlite3.Connection, nr: int) -> _Stored:
    digest, copies, *row = connection.execute(
        f"SELECT hash, copies, {PAPER_COLUMNS} FROM paper WHERE nr = ?", (nr,)
    ).fetchone()
    if not copies:
        return _Stored(nr, row[0], digest, {digest: paper_of(tuple(row))})
    records = connection.execute("SELECT hash, record FROM copy WHERE paper = ?", (nr,))
    return _Stored(nr, row[0], digest, {key: paper_of(tuple(from_json(r))) for key, r in records})


def _insert(
    connection: sqlite3.Connection,
    paper: Paper,
    row: PaperRow,
    digest: bytes,
    keys: Iterable[tuple[str, str]],
) -> None:
    for id_ in _ids(paper):
        try:
            nr = connection.execute(_INSERT, (digest, id_, *row[1:])).lastrowid
            break
        except sqlite3.IntegrityError:  # two papers without authors can share a title, so an id
            continue
    else:
        raise StoreError(f"{paper.id}: the ids of this paper are all taken; its title needs more")
    connection.executemany(
        "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)", [(*key, nr) for key in keys]
    )


def put_paper(connection: sqlite3.Connection, paper: Paper) -> int:
    """Store a paper under its id as it is, compared with no other; give its row number.

    Raises
    ------
    StoreError
        The id is taken.
    """
    row = paper_row(paper)
    try:
        nr = connection.execute(_INSERT, (content_hash(row), *row)).lastrowid
    except sqlite3.IntegrityError as error:
        raise StoreError(f"{paper.id} is there already") from error
    keys = [(*key, nr) for key in keys_of(paper)]
    connection.executemany("INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)", keys)
    return nr or 0


def _ids(paper: Paper) -> Iterator[str]:
    """Yield the id of a paper, then longer ones that its abstract tells apart."""
    yield paper.id
    suffix = hashlib.sha256(paper.abstract.encode()).hexdigest()
    for digits in (6, 16, 64):
        yield f"{paper.id}-{suffix[:digits]}"


def _merge(
    connection: sqlite3.Connection,
    matches: list[_Stored],
    rules: list[str],
    paper: Paper,
    digest: bytes,
) -> None:
    """Make one paper of a record and all stored papers that it matches."""
    kept = matches[0]
    records = {key: record for stored in matches for key, record in stored.records.items()}
    records[digest] = paper
    merged = merge_records(kept.id, records.values())
    _record_merges(connection, matches, rules, paper)
    for other in matches[1:]:
        _remove(connection, other)
    row = paper_row(merged)
    merged_hash = content_hash(row)
    if merged_hash != kept.hash:
        forget_text(connection, kept.nr)
        forget_derived(connection, kept.nr)
    connection.execute(_UPDATE, (merged_hash, len(records), *row, kept.nr))
    if merged_hash != kept.hash:
        remember_text(connection, kept.nr)
    connection.executemany(
        "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?)",
        [(*key, kept.nr) for record in records.values() for key in keys_of(record)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO copy VALUES (?, ?, ?)",
        [(kept.nr, key, to_json(paper_row(record))) for key, record in records.items()],
    )


def _record_merges(
    connection: sqlite3.Connection, matches: list[_Stored], rules: list[str], paper: Paper
) -> None:
    source = paper.source
    file, place = (source.file, source.place) if source else (None, None)
    others = [paper.id, *(stored.id for stored in matches[1:])]
    connection.executemany(
        "INSERT INTO merge (kept, other, rule, file, place) VALUES (?, ?, ?, ?, ?)",
        [
            (matches[0].id, other, rule, file, place)
            for other, rule in zip(others, rules, strict=True)
        ],
    )


def _remove(connection: sqlite3.Connection, stored: _Stored) -> None:
    forget_text(connection, stored.nr)
    forget_derived(connection, stored.nr)
    connection.executemany(
        "DELETE FROM identifier WHERE scheme = ? AND value = ? AND paper = ?",
        [(*key, stored.nr) for record in stored.records.values() for key in keys_of(record)],
    )
    connection.execute("DELETE FROM copy WHERE paper = ?", (stored.nr,))
    connection.execute("DELETE FROM paper WHERE nr = ?", (stored.nr,))


def forget_derived(connection: sqlite3.Connection, nr: int) -> None:
    """Delete what was read from the text of a paper, and mark it as not linked."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE paper = ?", (nr,))
    connection.execute("UPDATE paper SET linked_with = NULL WHERE nr = ?", (nr,))


_IS_SEARCHABLE = "nr <= coalesce((SELECT value FROM state WHERE name = 'searchable'), 0)"


def forget_text(connection: sqlite3.Connection, nr: int) -> None:
    """Take a paper out of the full-text index, which must happen while its old text stands."""
    connection.execute(
        "INSERT INTO paper_text (paper_text, rowid, title, abstract) "
        f"SELECT 'delete', nr, title, abstract FROM paper WHERE nr = ? AND {_IS_SEARCHABLE}",
        (nr,),
    )


def remember_text(connection: sqlite3.Connection, nr: int) -> None:
    """Put a changed paper back into the full-text index, if new ones are not yet to come."""
    connection.execute(
        "INSERT INTO paper_text (rowid, title, abstract) "
        f"SELECT nr, title, abstract FROM paper WHERE nr = ? AND {_IS_SEARCHABLE}",
        (nr,),
    )


def make_searchable(connection: sqlite3.Connection) -> None:
    """Bring what only readers need up to date: the full-text index, links by concept."""
    connection.execute("CREATE INDEX IF NOT EXISTS link_concept ON link (concept, paper)")
    connection.execute(
        "INSERT INTO paper_text (rowid, title, abstract) "
        f"SELECT nr, title, abstract FROM paper WHERE NOT {_IS_SEARCHABLE}"
    )
    connection.execute(
        "INSERT OR REPLACE INTO state SELECT 'searchable', coalesce(max(nr), 0) FROM paper"
    )
    connection.execute("INSERT INTO concept_text (concept_text) VALUES ('rebuild')")
