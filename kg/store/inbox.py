"""Discovered names that wait for a person: ranked, each with the sentences that speak of it.

Names of more papers come first; among these what a paper introduces, then what is surer.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from kg.model import Concept, Evidence, Kind, Paper
from kg.store.reader import Store
from kg.text import fold_label

_RANKED = """
SELECT concept.id, count(*), max(link.confidence)
  FROM concept JOIN link ON link.concept = concept.nr
 WHERE concept.status = 'discovered' AND (:kind IS NULL OR concept.kind = :kind)
 GROUP BY concept.nr
 ORDER BY count(*) DESC, concept.introduced_by IS NULL, max(link.confidence) DESC, concept.id
 LIMIT :most
"""

_ALIKE = """
SELECT DISTINCT concept.id FROM concept JOIN label ON label.concept = concept.nr
 WHERE label.folded = ? AND concept.status <> 'discovered' ORDER BY concept.id
"""

_SAID = """
SELECT paper.id, field, start, "end", exact, sentence_start, sentence_end
  FROM concept JOIN link ON link.concept = concept.nr
  JOIN paper ON paper.nr = link.paper
  JOIN evidence ON evidence.paper = link.paper AND evidence.concept = link.concept AND ord = 0
 WHERE concept.id = ? ORDER BY link.confidence DESC, paper.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """What a paper says of a name."""

    paper: Paper
    evidence: Evidence

    @property
    def sentence(self) -> str:
        """The sentence around it, verbatim."""
        return self.paper.sentence_of(self.evidence)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A discovered name that nobody has decided on."""

    concept: Concept
    papers: int
    confidence: float  #: the highest of its links
    quotes: tuple[Quote, ...]  #: of the surest links, one a paper
    alike: tuple[str, ...] = ()  #: ids of concepts of the vocabulary that have its label


def inbox(
    store: Store,
    *,
    kind: Kind | None = None,
    without: Collection[str] = (),
    limit: int | None = None,
    quotes: int = 3,
) -> Iterator[Waiting]:
    """Yield the names that wait, the most rewarding first.

    Parameters
    ----------
    store
        The graph file.
    kind
        Only names of that kind.
    without
        Ids of names that are decided already.
    limit
        At most so many names.
    quotes
        At most so many sentences a name.
    """
    most = -1 if limit is None else limit + len(without)
    # all at once: who reads may stop in the middle, and then close the file
    ranked = list(store.rows(_RANKED, {"kind": kind, "most": most}))
    waiting = (row for row in ranked if row[0] not in without)
    for id_, papers, confidence in islice(waiting, limit):
        concept = store.concept(id_)
        said = tuple(_quotes(store, id_, quotes))
        alike = tuple(row[0] for row in store.rows(_ALIKE, (fold_label(concept.pref_label),)))
        yield Waiting(concept, papers, confidence, said, alike)


def _quotes(store: Store, concept: str, most: int) -> Iterator[Quote]:
    for paper_id, *columns in list(store.rows(_SAID, (concept, most))):
        (paper,) = store.papers([paper_id])
        yield Quote(paper, Evidence(paper_id, *columns))
