"""What a graph file says of itself: builds, inputs, decisions, its map, how much it holds."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Any, Self

from kg.errors import StoreError
from kg.model import DEFAULT_THRESHOLD, KINDS, ROLES, Build, Kind, Role
from kg.read.refusal import Refusal
from kg.store.connection import connect_reader, translated
from kg.store.facts import Counts, Decided, Imported, Input, Laid, Measurement, Merge, Place, Run
from kg.store.records import DECISIONS, decided_of

_COUNTS = """
WITH renamed AS (SELECT concept FROM mapping WHERE relation = 'isReplacedBy')
SELECT (SELECT count(*) FROM paper),
       (SELECT count(*) FROM concept WHERE nr NOT IN renamed),
       (SELECT count(*) FROM concept WHERE status = 'curated' AND nr NOT IN renamed),
       (SELECT count(*) FROM concept WHERE status = 'discovered'),
       (SELECT count(*) FROM concept WHERE status = 'accepted'),
       (SELECT count(*) FROM renamed),
       (SELECT count(*) FROM link), (SELECT count(*) FROM link WHERE confidence >= ?),
       (SELECT count(*) FROM evidence), (SELECT count(*) FROM unknown),
       (SELECT count(*) FROM new_name), (SELECT count(*) FROM acronym),
       (SELECT count(*) FROM result),
       (SELECT count(*) FROM merge), (SELECT count(*) FROM refusal),
       (SELECT count(*) FROM excluded), (SELECT count(*) FROM decision),
       (SELECT count(*) FROM decision WHERE outcome = 'applied'),
       (SELECT count(*) FROM paper WHERE flags LIKE '%other_language%')
"""

_UNPLACED = """
SELECT (SELECT count(*) FROM paper
         WHERE nr IN (SELECT paper FROM link) AND id NOT IN (SELECT id FROM position)),
       (SELECT count(*) FROM concept
         WHERE nr IN (SELECT concept FROM link) AND id NOT IN (SELECT id FROM position))
"""

#: Steps of SQLite between two looks at the clock: some milliseconds.
_STEPS = 100_000


class GraphFile:
    """A graph file opened for reading; a context manager."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self.path = path
        self.connection = connection or connect_reader(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stop_after(self, seconds: float) -> None:
        """Let no question run longer than until then.

        One that does raises :class:`~kg.errors.StoreSlowError`.
        """
        deadline = monotonic() + seconds
        self.connection.set_progress_handler(lambda: monotonic() > deadline, _STEPS)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @property
    def build(self) -> Build:
        """What made the file what it is: the last build that was finished."""
        row = self.first(
            "SELECT id, version, ontology_hash, extractor_hash, papers_hash, decisions_hash, "
            "settings FROM build ORDER BY nr DESC LIMIT 1"
        )
        if row is None:
            raise StoreError(f"{self.path}: no build was finished; run the same kg build again")
        id_, version, ontology, extractor, papers, decisions, settings = row
        pairs_ = tuple((name, value) for name, value in json.loads(settings))
        return Build(id_, version, ontology, extractor, papers, decisions, pairs_)

    @property
    def is_complete(self) -> bool:
        """Whether the last build was finished and nothing has changed since."""
        query = (
            "SELECT 1 FROM state WHERE name = 'resolved' "
            "AND value = (SELECT id FROM build ORDER BY nr DESC LIMIT 1)"
        )
        return self.first(query) is not None

    @property
    def imported(self) -> Imported | None:
        """Which export the file was made from, or ``None`` if a build has made it."""
        row = self.first("SELECT value FROM state WHERE name = 'imported'")
        known = None if row is None else Imported(*json.loads(row[0]))
        return known if known and known.build == self.build.id else None

    def counts(self) -> Counts:
        """How many of each the file holds."""
        row = self.first(_COUNTS, (DEFAULT_THRESHOLD,))
        assert row is not None
        return Counts(*row)

    def role_counts(self, *, min_confidence: float = DEFAULT_THRESHOLD) -> dict[Role, int]:
        """Give how many links there are in each role that occurs, strongest role first."""
        query = "SELECT role, count(*) FROM link WHERE confidence >= ? GROUP BY role"
        counted = dict(self.rows(query, (min_confidence,)))
        return {role: counted[role] for role in ROLES if role in counted}

    def kind_counts(self) -> dict[Kind, tuple[int, int]]:
        """Give how many concepts of each kind there are, and how many of them papers link to."""
        query = (
            "SELECT kind, count(*), count(linked) FROM concept "
            "LEFT JOIN (SELECT DISTINCT concept AS linked FROM link) ON linked = concept.nr "
            "WHERE nr NOT IN (SELECT concept FROM mapping WHERE relation = 'isReplacedBy') "
            "GROUP BY kind"
        )
        counted = {kind: (total, linked) for kind, total, linked in self.rows(query)}
        return {kind: counted[kind] for kind in KINDS if kind in counted}

    def merges(self) -> tuple[Merge, ...]:
        """Give the records that were found to be one paper, in the order of finding."""
        rows = self.rows("SELECT kept, other, rule, file, place FROM merge ORDER BY nr")
        return tuple(Merge(*row) for row in rows)

    def decisions(self) -> tuple[Decided, ...]:
        """Give what people decided, in the order of their file, with what became of it."""
        return tuple(map(decided_of, self.rows(DECISIONS)))

    def exclusions(self) -> tuple[tuple[str, str], ...]:
        """Give the ids of the papers that are out of scope, sorted, each with the reason."""
        query = (
            "SELECT id, reason FROM excluded JOIN paper ON paper.nr = excluded.paper ORDER BY id"
        )
        return tuple(self.rows(query))

    def runs(self) -> tuple[Run, ...]:
        """Give the builds that were finished, the first one first."""
        rows = self.rows(
            "SELECT build.nr, id, finished, last_paper, last_merge FROM build "
            "LEFT JOIN arrival ON arrival.build = build.nr ORDER BY build.nr"
        )
        return tuple(Run(*row) for row in rows)

    def inputs(self) -> tuple[Input, ...]:
        """Give the files that builds have read, in the order of reading."""
        rows = self.rows(
            "SELECT build.id, build.finished, file, sha256, papers, refused FROM input "
            "JOIN build ON build.nr = input.build ORDER BY input.nr"
        )
        return tuple(Input(*row) for row in rows)

    def measurements(self, *, of_build: str | None = None) -> tuple[Measurement, ...]:
        """Give the figures that ``kg evaluate`` has kept, or those of one build, in its order."""
        rows = self.rows(
            "SELECT gold, part, figure, value, low, high, size, gold_hash, build "
            "FROM measurement WHERE :build IS NULL OR build = :build "
            "ORDER BY gold, part, figure",
            {"build": of_build},
        )
        return tuple(Measurement(*row) for row in rows)

    def places(self) -> dict[str, Place]:
        """Give where papers and concepts stand on the map, those that have a place, by id."""
        rows = self.rows("SELECT id, x, y, topic FROM position ORDER BY id")
        return {id_: Place(x, y, topic) for id_, x, y, topic in rows}

    def positions(self) -> dict[str, tuple[float, float]]:
        """Give the same as (x, y)."""
        return {id_: (place.x, place.y) for id_, place in self.places().items()}

    def count_unplaced(self) -> tuple[int, int]:
        """How many papers with a link, and how many concepts with one, have no place yet."""
        row = self.first(_UNPLACED)
        return int(row[0]), int(row[1])

    @property
    def laid(self) -> Laid | None:
        """For what the map was laid out, or ``None`` where there is none yet."""
        row = self.first("SELECT value FROM state WHERE name = 'layout'")
        if row is None:
            return None
        seed, papers, unit, coarse_of_fine = json.loads(row[0])
        return Laid(seed, papers, unit, tuple(coarse_of_fine))

    def labels(self) -> dict[str, str]:
        """Give the preferred labels of all concepts, by id."""
        return dict(self.rows("SELECT id, pref_label FROM concept ORDER BY id"))

    def refusals(self) -> Iterator[Refusal]:
        """Yield what could not become a paper, sorted by file and place."""
        rows = self.rows("SELECT file, place, reason FROM refusal ORDER BY file, place, reason")
        return (Refusal(*row) for row in rows)

    def rows(self, query: str, values: Any = ()) -> Iterator[Any]:
        """Yield the rows of a query of one's own; the tables stand in ``schema.sql``."""
        with translated(self.path):
            # a chain, unlike a cursor, is not closed with this, maybe after its connection
            yield from chain(self.connection.execute(query, values))

    def first(self, query: str, values: Any = ()) -> Any:
        """Give the first row of a query of one's own, or ``None``."""
        with translated(self.path):
            return self.connection.execute(query, values).fetchone()
