"""What papers say they do with concepts: the links of the selected papers, without evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from kg.graph.corpus import Corpus
from kg.model import Detail, Role
from kg.store import Store

_ROWS = """
SELECT paper.id, concept.id, link.role, link.detail, link.confidence
  FROM paper CROSS JOIN link ON link.paper = paper.nr
 CROSS JOIN concept ON concept.nr = link.concept
 WHERE link.confidence >= ?
 ORDER BY paper.id, concept.id
"""


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A paper has a concept in a role; words of the paper say so."""

    paper: str
    concept: str
    role: Role
    detail: Detail | None
    confidence: float


@dataclass(frozen=True)
class Statements:
    """All of the selected papers, sorted by paper, then by concept."""

    all: tuple[Statement, ...]

    @cached_property
    def of_paper(self) -> dict[str, tuple[Statement, ...]]:
        """Those of each paper that has any."""
        return {id_: tuple(group) for id_, group in groupby(self.all, key=attrgetter("paper"))}

    @cached_property
    def of_concept(self) -> dict[str, tuple[Statement, ...]]:
        """Those about each concept that has any, sorted by paper."""
        found: dict[str, list[Statement]] = {}
        for each in self.all:
            found.setdefault(each.concept, []).append(each)
        return {id_: tuple(some) for id_, some in found.items()}


def load_statements(store: Store, corpus: Corpus) -> Statements:
    """Give what the papers of a corpus say, with the confidence that it asks for."""
    return Statements(tuple(_rows(store, corpus)))


def _rows(store: Store, corpus: Corpus) -> Iterator[Statement]:
    papers = frozenset(corpus.papers)
    rows = store.rows(_ROWS, (corpus.selection.min_confidence,))
    return (Statement(*row) for row in rows if row[0] in papers)
