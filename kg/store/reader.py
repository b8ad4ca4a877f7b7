"""Read a graph file: every question that the floors above ask of it, streamed and sorted."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any

from kg.errors import StoreError
from kg.model import (
    DEFAULT_THRESHOLD,
    KINDS,
    ROLES,
    Acronym,
    Build,
    Concept,
    Evidence,
    Kind,
    Link,
    Paper,
    Result,
    Role,
)
from kg.read.refusal import Refusal
from kg.store.connection import connect_reader, translated
from kg.store.facts import Counts, Decided, Imported, Input, Measurement, Merge, SearchHit
from kg.store.names import paper_keys, unknown_concept, unknown_paper
from kg.store.records import (
    CONCEPT_COLUMNS,
    DECISIONS,
    PAPER_COLUMNS,
    concept_of,
    decided_of,
    paper_of,
    strings,
)
from kg.store.search import search
from kg.text import fold_label

_COUNTS = """
SELECT (SELECT count(*) FROM paper), (SELECT count(*) FROM concept),
       (SELECT count(*) FROM concept WHERE status = 'curated'),
       (SELECT count(*) FROM concept WHERE status = 'discovered'),
       (SELECT count(*) FROM concept WHERE status = 'accepted'),
       (SELECT count(*) FROM link), (SELECT count(*) FROM link WHERE confidence >= ?),
       (SELECT count(*) FROM evidence), (SELECT count(*) FROM unknown),
       (SELECT count(*) FROM new_name), (SELECT count(*) FROM acronym),
       (SELECT count(*) FROM result),
       (SELECT count(*) FROM merge), (SELECT count(*) FROM refusal),
       (SELECT count(*) FROM excluded), (SELECT count(*) FROM decision),
       (SELECT count(*) FROM decision WHERE outcome = 'applied'),
       (SELECT count(*) FROM paper WHERE flags LIKE '%other_language%')
"""

# CROSS JOIN keeps the order of the loops, so that papers come sorted and nothing is collected.
_LINKS = """
SELECT paper.id, concept.id, link.role, link.confidence, link.detail, link.reasons,
       evidence.field, evidence.start, evidence."end", evidence.exact,
       evidence.sentence_start, evidence.sentence_end
  FROM paper CROSS JOIN link ON link.paper = paper.nr
 CROSS JOIN concept ON concept.nr = link.concept
 CROSS JOIN evidence ON evidence.paper = link.paper AND evidence.concept = link.concept
 WHERE link.confidence >= :least {where}
 ORDER BY paper.id, concept.id, evidence.ord
"""

_LINK_ROWS = """
SELECT paper.id, concept.id, link.role, link.confidence
  FROM paper CROSS JOIN link ON link.paper = paper.nr
 CROSS JOIN concept ON concept.nr = link.concept
 WHERE link.confidence >= ?
 ORDER BY paper.id, concept.id
"""

_RESULTS = """
SELECT paper.id, low, high, unit, relation, subject, benchmark, metric, comparator,
       field, start, "end", exact, sentence_start, sentence_end
  FROM paper CROSS JOIN result ON result.paper = paper.nr
 WHERE paper.nr NOT IN (SELECT paper FROM excluded) {where}
 ORDER BY paper.id, result.ord
"""

_BY_LABEL = f"""
SELECT {CONCEPT_COLUMNS} FROM concept
 WHERE concept.id = :name
    OR concept.nr IN (SELECT concept FROM label WHERE folded = :folded)
 ORDER BY concept.id <> :name, concept.status = 'discovered',
          -(SELECT count(*) FROM link WHERE link.concept = concept.nr), concept.id
"""

_PAPER_BY_KEY = """
SELECT DISTINCT paper.id FROM identifier JOIN paper ON paper.nr = identifier.paper
 WHERE identifier.scheme = ? AND identifier.value = ? ORDER BY paper.id
"""


def open_store(path: Path | str) -> "Store":
    """Open a graph file for reading.

    Raises
    ------
    StoreError
        The file is missing, is no graph file, is newer than this program
        (:class:`~kg.errors.StoreVersionError`), or is being written
        (:class:`~kg.errors.StoreLockedError`).
    """
    return Store(Path(path))


#: Steps of SQLite between two looks at the clock: some milliseconds.
_STEPS = 100_000


class Store:
    """A graph file opened for reading; a context manager.

    What it gives is sorted and, where it may be long, streamed: memory does not grow with the
    number of papers.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect_reader(path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def stop_after(self, seconds: float) -> None:
        """Let no question run longer than until then.

        One that does raises :class:`~kg.errors.StoreSlowError`.
        """
        deadline = monotonic() + seconds
        self._connection.set_progress_handler(lambda: monotonic() > deadline, _STEPS)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def build(self) -> Build:
        """What made the file what it is: the last build that was finished."""
        row = self._first(
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
        return self._first(query) is not None

    @property
    def imported(self) -> Imported | None:
        """Which export the file was made from, or ``None`` if a build has made it."""
        row = self._first("SELECT value FROM state WHERE name = 'imported'")
        known = None if row is None else Imported(*json.loads(row[0]))
        return known if known and known.build == self.build.id else None

    def counts(self) -> Counts:
        """How many of each the file holds."""
        row = self._first(_COUNTS, (DEFAULT_THRESHOLD,))
        assert row is not None
        return Counts(*row)

    def papers(self, ids: Iterable[str] | None = None) -> Iterator[Paper]:
        """Yield papers, sorted by id: all that are in scope, or those of these ids that exist."""
        query = f"SELECT {PAPER_COLUMNS} FROM paper"
        if ids is None:
            scope = "nr NOT IN (SELECT paper FROM excluded)"
            yield from map(paper_of, self.rows(f"{query} WHERE {scope} ORDER BY id"))
            return
        for id_ in sorted(set(ids)):
            yield from map(paper_of, self.rows(f"{query} WHERE id = ?", (id_,)))

    def paper(self, name: str) -> Paper:
        """Give the paper with this id, identifier ("1707.06347", "doi:10…") or title.

        Raises
        ------
        UnknownNameError
            There is none, or several; the message names near ones.
        """
        found = list(self.papers([name]))
        for key in paper_keys(name):
            if not found:
                found = list(self.papers(row[0] for row in self.rows(_PAPER_BY_KEY, key)))
        if len(found) != 1:
            with translated(self.path):
                raise unknown_paper(self._connection, name, found)
        return found[0]

    def concepts(self, *, linked_only: bool = False) -> Iterator[Concept]:
        """Yield all concepts, or those that a paper links to, sorted by id."""
        where = "WHERE nr IN (SELECT concept FROM link)" if linked_only else ""
        query = f"SELECT {CONCEPT_COLUMNS} FROM concept {where} ORDER BY concept.id"
        return map(concept_of, self.rows(query))

    def concept(self, id_: str) -> Concept:
        """Give the concept with this id.

        Raises
        ------
        UnknownNameError
            There is none; the message names near ones.
        """
        row = self._first(f"SELECT {CONCEPT_COLUMNS} FROM concept WHERE id = ?", (id_,))
        if row is None:
            with translated(self.path):
                raise unknown_concept(self._connection, id_)
        return concept_of(row)

    def find_concepts(self, label: str) -> tuple[Concept, ...]:
        """Give the concepts with this id or label: curated ones, then those of most papers first.

        For the id of a concept that was renamed, the one that took its place is given.

        Raises
        ------
        UnknownNameError
            There is none; the message names near ones.
        """
        rows = list(self.rows(_BY_LABEL, {"name": label, "folded": fold_label(label)}))
        if not rows:
            with translated(self.path):
                raise unknown_concept(self._connection, label)
        found = map(concept_of, rows)
        return tuple(self.concept(each.replaced_by) if each.replaced_by else each for each in found)

    def renamed(self) -> Iterator[tuple[str, str]]:
        """Yield (old id, id of the concept that took its place), sorted."""
        return self.rows(
            "SELECT concept.id, mapping.iri FROM mapping JOIN concept ON concept.nr = concept "
            "WHERE relation = 'isReplacedBy' ORDER BY concept.id"
        )

    def narrower(self, id_: str) -> tuple[Concept, ...]:
        """Give the concepts directly below one, curated ones first, then those of most papers."""
        query = (
            f"SELECT {CONCEPT_COLUMNS} FROM concept "
            "WHERE nr IN (SELECT down.concept FROM broader AS down WHERE down.broader = ?) "
            "ORDER BY status = 'discovered', "
            "-(SELECT count(*) FROM link WHERE link.concept = concept.nr), id"
        )
        return tuple(map(concept_of, self.rows(query, (id_,))))

    def links(
        self,
        *,
        paper: str | None = None,
        concept: str | None = None,
        min_confidence: float = DEFAULT_THRESHOLD,
    ) -> Iterator[Link]:
        """Yield links with their evidence, sorted by paper id and concept id."""
        where = ""
        if paper is not None:
            where += " AND paper.id = :paper"
        if concept is not None:
            # by way of the index on concept: only the papers that link to it are looked at
            where += (
                " AND concept.id = :concept AND paper.nr IN (SELECT l.paper FROM link AS l"
                " JOIN concept AS c ON c.nr = l.concept WHERE c.id = :concept)"
            )
        values = {"least": min_confidence, "paper": paper, "concept": concept}
        rows = self.rows(_LINKS.format(where=where), values)
        for _, group in groupby(rows, key=lambda row: row[:2]):
            yield _link_of(list(group))

    def link_rows(
        self, *, min_confidence: float = DEFAULT_THRESHOLD
    ) -> Iterator[tuple[str, str, Role, float]]:
        """Yield (paper id, concept id, role, confidence), sorted by both ids, without evidence."""
        return self.rows(_LINK_ROWS, (min_confidence,))

    def paper_count_by_concept(
        self,
        *,
        min_confidence: float = DEFAULT_THRESHOLD,
        roles: Iterable[Role] | None = None,
    ) -> dict[str, int]:
        """Give how many papers link to each concept, in these roles (``None``: in any)."""
        chosen = None if roles is None else sorted(roles)
        where = "" if chosen is None else f"AND role IN ({', '.join('?' * len(chosen))})"
        query = (
            "SELECT concept.id, total FROM concept JOIN (SELECT concept, count(*) AS total "
            f"FROM link WHERE confidence >= ? {where} GROUP BY concept) AS counted "
            "ON counted.concept = concept.nr ORDER BY concept.id"
        )
        return dict(self.rows(query, (min_confidence, *(chosen or ()))))

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
            "GROUP BY kind"
        )
        counted = {kind: (total, linked) for kind, total, linked in self.rows(query)}
        return {kind: counted[kind] for kind in KINDS if kind in counted}

    def search(self, text: str, *, limit: int = 20) -> tuple[SearchHit, ...]:
        """Give concepts, then papers, that hold all these words, best first."""
        with translated(self.path):
            return search(self._connection, text, limit)

    def acronyms(self) -> Iterator[Acronym]:
        """Yield the acronyms that papers define, sorted by short form, long form and paper."""
        rows = self.rows(
            'SELECT short, long, paper.id, field, start, "end", exact, sentence_start, '
            "sentence_end FROM acronym JOIN paper ON paper.nr = acronym.paper "
            "ORDER BY short, long, paper.id, field, start"
        )
        return (Acronym(row[0], row[1], Evidence(*row[2:])) for row in rows)

    def results(self, *, paper: str | None = None) -> Iterator[Result]:
        """Yield the numeric results of papers in scope, sorted by paper id, then as in the text."""
        where = "" if paper is None else "AND paper.id = ?"
        rows = self.rows(_RESULTS.format(where=where), () if paper is None else (paper,))
        return map(_result_of, rows)

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

    def accepted(self) -> tuple[Concept, ...]:
        """Give the new names that people accepted as concepts, sorted by id."""
        query = f"SELECT {CONCEPT_COLUMNS} FROM concept WHERE status = 'accepted' ORDER BY id"
        return tuple(map(concept_of, self.rows(query)))

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

    def refusals(self) -> Iterator[Refusal]:
        """Yield what could not become a paper, sorted by file and place."""
        rows = self.rows("SELECT file, place, reason FROM refusal ORDER BY file, place, reason")
        return (Refusal(*row) for row in rows)

    def rows(self, query: str, values: Any = ()) -> Iterator[Any]:
        """Yield the rows of a query of one's own; the tables stand in ``schema.sql``."""
        with translated(self.path):
            yield from self._connection.execute(query, values)

    def _first(self, query: str, values: Any = ()) -> Any:
        with translated(self.path):
            return self._connection.execute(query, values).fetchone()


@lru_cache(maxsize=4096)
def _strings(text: str) -> tuple[str, ...]:
    """Give back the reasons of a link; a few rules make them all."""
    return strings(text)


def _link_of(rows: list[tuple[Any, ...]]) -> Link:
    paper, concept, role, confidence, detail, reasons, *_ = rows[0]
    return Link(
        paper=paper,
        concept=concept,
        role=role,
        confidence=confidence,
        evidence=tuple(Evidence(paper, *row[6:]) for row in rows),
        detail=detail,
        reasons=_strings(reasons),
    )


def _result_of(row: tuple[Any, ...]) -> Result:
    paper, low, high, unit, relation, subject, benchmark, metric, comparator, *place = row
    evidence = Evidence(paper, *place)
    return Result(
        paper, low, high, unit, relation, evidence, subject, benchmark, metric, comparator
    )
