"""Write a graph file: one process at a time, in transactions that are all or nothing."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from kg.errors import StoreError
from kg.model import Build, Concept, Paper, Reading
from kg.read.refusal import Refusal
from kg.store.concepts import concept_numbers, drop_concepts, put_concepts
from kg.store.connection import abandon_writer, close_writer, connect_writer, translated
from kg.store.facts import Decided, Laid, Measurement, Place
from kg.store.papers import Added, add_paper, put_paper
from kg.store.reader import Store
from kg.store.readings import write_readings
from kg.store.records import DECISIONS, decided_of, strings

_STATE = "SELECT value FROM state WHERE name = ?"

#: What is stored and no finished build brought is what a new one brings; so is what one that was
#: killed has stored.
_ARRIVAL = """
INSERT INTO arrival VALUES (
    ?, (SELECT coalesce(max(nr), 0) FROM paper), (SELECT coalesce(max(nr), 0) FROM merge)
)
"""


def open_writer(path: Path | str) -> "Writer":
    """Open a graph file for writing, or create it.

    Raises
    ------
    StoreError
        The file is no graph file (it is not touched), is newer than this program
        (:class:`~kg.errors.StoreVersionError`), or is in use by another process
        (:class:`~kg.errors.StoreLockedError`).
    """
    return Writer(Path(path))


class Writer:
    """A graph file held by this process alone; a context manager that leaves one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_new = not path.exists()
        self.connection = connect_writer(path)
        self._is_open = True

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        elif self._is_open:
            abandon_writer(self.connection)

    def close(self) -> None:
        """Close the file; nothing remains beside it."""
        if self._is_open:
            self._is_open = False
            close_writer(self.connection, self.path)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside is stored, or nothing of it."""
        with translated(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # a full disk has rolled it back already
                    self.connection.execute("ROLLBACK")
                raise

    def add_papers(self, papers: Iterable[Paper]) -> Added:
        """Store records, in one transaction: new papers, parts of stored ones, or neither."""
        total = Added()
        with self.transaction() as connection:
            for paper in papers:
                total += add_paper(connection, paper)
            if total.new or total.merged:
                self._mark_changed()
        return total

    def put_papers(self, papers: Iterable[Paper]) -> list[int]:
        """Store papers under their ids as they are; give their row numbers."""
        with self.transaction() as connection:
            return [put_paper(connection, paper) for paper in papers]

    def add_refusals(self, refusals: Iterable[Refusal]) -> None:
        """Keep what could not become a paper."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO refusal VALUES (?, ?, ?)",
                [(refusal.file, refusal.place, refusal.reason) for refusal in refusals],
            )

    def forget_refusals(self, files: Iterable[str]) -> None:
        """Forget the refusals of files that are about to be read again."""
        with self.transaction() as connection:
            connection.executemany("DELETE FROM refusal WHERE file = ?", [(f,) for f in files])

    def set_curated(
        self, concepts: Iterable[Concept], *, digest: str | None = None
    ) -> dict[str, int]:
        """Store the concepts of the vocabulary and give their row numbers.

        Concepts that it no longer holds stay until :meth:`drop_uncurated`, because papers that
        are still to be linked again point to them. A vocabulary that was stored last with the
        same ``digest`` is not stored again.
        """
        with self.transaction() as connection:
            if digest is not None and self._state("vocabulary") == digest:
                return concept_numbers(connection, concepts)
            connection.execute(
                "INSERT OR REPLACE INTO state VALUES ('vocabulary', ?)", (digest or "",)
            )
            return put_concepts(connection, concepts)

    def drop_uncurated(self, keep: Mapping[str, int]) -> None:
        """Remove curated concepts that the vocabulary no longer holds; no paper links to them."""
        with self.transaction() as connection:
            if drop_concepts(connection, keep):
                self._mark_changed()

    def count_unlinked(self, digest: str) -> int:
        """How many papers are yet to be linked with this ontology and extractor."""
        with translated(self.path):
            counted = self.connection.execute(
                "SELECT count(*) FROM paper WHERE linked_with IS NOT ?", (digest,)
            )
            return int(counted.fetchone()[0])

    def unlinked(self, digest: str, size: int) -> Iterator[list[tuple[int, Paper]]]:
        """Yield the papers that are yet to be linked, with their row numbers, in batches.

        Of each paper there are but id, title, abstract and flags, all that linking reads.
        """
        last = 0
        query = (
            "SELECT nr, id, title, abstract, flags FROM paper "
            "WHERE nr > ? AND linked_with IS NOT ? ORDER BY nr LIMIT ?"
        )
        while True:
            with translated(self.path):
                rows = self.connection.execute(query, (last, digest, size)).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield [
                (nr, Paper(id_, title, abstract, flags=strings(flags)))
                for nr, id_, title, abstract, flags in rows
            ]

    def begin_bulk(self) -> None:
        """Do without the indexes that only readers need; the corpus stage makes them again."""
        with self.transaction() as connection:
            connection.execute("DROP INDEX IF EXISTS link_concept")
            connection.execute("DROP INDEX IF EXISTS label_folded")

    def write_readings(
        self,
        readings: Iterable[tuple[int, Paper, Reading]],
        concepts: Mapping[str, int],
        digest: str,
    ) -> int:
        """Store what was read from papers, in one transaction; give how many links."""
        with self.transaction() as connection:
            self._mark_changed()
            return write_readings(connection, readings, concepts, digest)

    @property
    def resolved(self) -> str | None:
        """Digest that :meth:`mark_resolved` was given, if nothing has changed since."""
        with translated(self.path):
            return self._state("resolved")

    def mark_resolved(self, digest: str) -> None:
        """Note that the corpus stage is done; call it in the transaction that does it."""
        self.connection.execute("INSERT OR REPLACE INTO state VALUES ('resolved', ?)", (digest,))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with translated(self.path):
            return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def decided(self) -> tuple[Decided, ...]:
        """Give what people decided, in the order of their file, with what became of it."""
        with translated(self.path):
            return tuple(map(decided_of, self.connection.execute(DECISIONS)))

    def papers_hash(self) -> str:
        """Give the sha256 over ids and contents of all papers, sorted."""
        total = hashlib.sha256()
        with translated(self.path):
            for id_, digest in self.connection.execute("SELECT id, hash FROM paper ORDER BY id"):
                total.update(id_.encode("utf-8", "surrogatepass") + b"\n" + digest)
        return total.hexdigest()

    def add_build(self, build: Build, *, finished: str, seconds: float) -> int:
        """Make this the current build, which brought what no other has, and give its number."""
        settings = json.dumps(build.settings)
        with self.transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO build VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    build.id,
                    build.version,
                    build.ontology_hash,
                    build.extractor_hash,
                    build.papers_hash,
                    build.decisions_hash,
                    settings,
                    finished,
                    seconds,
                ),
            )
            connection.execute(_ARRIVAL, (cursor.lastrowid,))
            return cursor.lastrowid or 0

    def add_inputs(self, build: int, rows: Iterable[tuple[str, str | None, int, int]]) -> None:
        """Keep which files a build read: file, sha256, papers, refused."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT INTO input VALUES (NULL, ?, ?, ?, ?, ?)",
                [(build, *row) for row in rows],
            )

    def set_measurements(self, gold: str, measured: Iterable[Measurement]) -> None:
        """Keep the figures of a gold file, in place of those measured on it before."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM measurement WHERE gold = ?", (gold,))
            connection.executemany(
                "INSERT INTO measurement (gold, part, figure, value, low, high, size, gold_hash, "
                "build) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(astuple, measured),
            )

    def set_places(self, places: Mapping[str, Place], laid: Laid) -> None:
        """Keep where things stand on the map, in place of all that was kept before."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM position")
            connection.executemany(
                "INSERT INTO position VALUES (?, ?, ?, ?)",
                [(id_, place.x, place.y, place.topic) for id_, place in sorted(places.items())],
            )
            connection.execute(
                "INSERT OR REPLACE INTO state VALUES ('layout', ?)", (json.dumps(astuple(laid)),)
            )

    def reader(self) -> Store:
        """Give what is stored to read, while this process holds the file; not to be closed."""
        return Store(self.path, self.connection)

    def discard(self) -> None:
        """Close and remove a file that this writer made and that nothing went into."""
        if not self.is_new:
            raise StoreError(f"{self.path} was there before; it is not removed")
        self.close()
        self.path.unlink()

    def _state(self, name: str) -> str | None:
        row = self.connection.execute(_STATE, (name,)).fetchone()
        return row[0] if row else None

    def _mark_changed(self) -> None:
        self.connection.execute("DELETE FROM state WHERE name = 'resolved'")
