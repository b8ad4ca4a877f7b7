"""Read papers, concepts and links from a graph file, streamed and sorted."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.model import (
    DEFAULT_THRESHOLD,
    Acronym,
    Concept,
    Evidence,
    Link,
    Paper,
    Result,
    Role,
)
from kg.store.connection import translated
from kg.store.facts import SearchHit
from kg.store.graph_file import GraphFile
from kg.store.names import paper_keys, unknown_concept, unknown_paper
from kg.store.records import (
    CONCEPT_COLUMNS,
    PAPER_COLUMNS,
    concept_of,
    paper_of,
    strings,
)
from kg.store.search import search
from kg.text import fold_label

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


class Store(GraphFile):
    """Papers, concepts and links of a graph file opened for reading; a context manager.

    What it gives is sorted and, where it may be long, streamed: memory does not grow with the
    number of papers.
    """

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
                raise unknown_paper(self.connection, name, found)
        return found[0]

    def concepts(self, *, linked_only: bool = False) -> Iterator[Concept]:
        """Yield all concepts, or those that a paper links to, sorted by id."""
        where = "WHERE nr IN (SELECT concept FROM link)" if linked_only else ""
        query = f"SELECT {CONCEPT_COLUMNS} FROM concept {where} ORDER BY concept.id"
        return map(concept_of, self.rows(query))

    @cached_property
    def scheme(self) -> Mapping[str, Concept]:
        """All concepts by id, sorted; read once, for analyses that look at all of them."""
        return MappingProxyType({concept.id: concept for concept in self.concepts()})

    def broader(self) -> dict[str, tuple[str, ...]]:
        """Give for each concept that has any the concepts right above it, by id, sorted."""
        rows = self.rows(
            "SELECT narrow.id, wide.id FROM broader JOIN concept AS narrow "
            "ON narrow.nr = broader.concept JOIN concept AS wide ON wide.id = broader.broader "
            "ORDER BY 1, 2"
        )
        return {id_: tuple(wide for _, wide in some) for id_, some in groupby(rows, itemgetter(0))}

    def concept(self, id_: str) -> Concept:
        """Give the concept with this id.

        Raises
        ------
        UnknownNameError
            There is none; the message names near ones.
        """
        row = self.first(f"SELECT {CONCEPT_COLUMNS} FROM concept WHERE id = ?", (id_,))
        if row is None:
            with translated(self.path):
                raise unknown_concept(self.connection, id_)
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
                raise unknown_concept(self.connection, label)
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

    def search(self, text: str, *, limit: int = 20) -> tuple[SearchHit, ...]:
        """Give concepts, then papers, that hold all these words, best first."""
        with translated(self.path):
            return search(self.connection, text, limit)

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

    def accepted(self) -> tuple[Concept, ...]:
        """Give the new names that people accepted as concepts, sorted by id."""
        query = f"SELECT {CONCEPT_COLUMNS} FROM concept WHERE status = 'accepted' ORDER BY id"
        return tuple(map(concept_of, self.rows(query)))


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
