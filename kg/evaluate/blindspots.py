"""What a graph does not see: papers, phrases, names, concepts and labels that gave no links.

Everything is asked of the stored file alone; what is long is counted in SQL or in a temporary
file, so that memory does not grow with the number of papers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.evaluate.noun_phrases import frequent_phrases, phrases
from kg.extract.sentences import Span, sentences
from kg.model import DEFAULT_THRESHOLD, KINDS, Kind, Paper
from kg.store import Store
from kg.text import fold_label

_UNLINKED = """
SELECT {what} FROM paper
 WHERE NOT EXISTS (SELECT 1 FROM link WHERE link.paper = paper.nr AND confidence >= ?)
   AND nr NOT IN (SELECT paper FROM excluded)
"""
_FLAGS = """
SELECT flag.value, count(*) FROM paper, json_each(paper.flags) AS flag
 WHERE paper.nr NOT IN (SELECT paper FROM excluded) GROUP BY 1 ORDER BY 1
"""
_NEVER_SEEN = """
SELECT concept.kind, concept.id, concept.pref_label FROM concept
 WHERE status <> 'discovered' AND nr NOT IN (SELECT concept FROM link)
   AND EXISTS (SELECT 1 FROM label WHERE label.concept = nr AND NOT unmatched)
 ORDER BY concept.id
"""
_CURATED = "SELECT kind, count(*) FROM concept WHERE status <> 'discovered' GROUP BY kind"

# Names of a rule of their own that no other paper's name gave a meaning.
_NAMES = """
SELECT max(name), count(DISTINCT unknown.paper) AS papers, min(paper.id), unknown.folded
  FROM unknown JOIN paper ON paper.nr = unknown.paper
 WHERE rule = 'unknown' AND unknown.folded <> ''
   AND unknown.paper NOT IN (SELECT paper FROM excluded) AND NOT EXISTS (
       SELECT 1 FROM evidence WHERE evidence.paper = unknown.paper
          AND evidence.field = unknown.field AND evidence.start = unknown.start)
 GROUP BY unknown.folded ORDER BY papers DESC, unknown.folded LIMIT ?
"""
_NAME_PLACE = """
SELECT exact, field, sentence_start, sentence_end FROM unknown
  JOIN paper ON paper.nr = unknown.paper
 WHERE paper.id = ? AND folded = ? AND rule = 'unknown' ORDER BY ord LIMIT 1
"""
# Any other rule found a label there; the paper then gave it another meaning, or no support.
_LABELS = """
SELECT max(exact), count(DISTINCT CASE WHEN name = exact THEN paper END) AS ambiguous,
       count(DISTINCT CASE WHEN name <> exact THEN paper END) AS otherwise, lower(exact) AS key
  FROM unknown WHERE rule <> 'unknown' AND paper NOT IN (SELECT paper FROM excluded)
 GROUP BY key ORDER BY ambiguous + otherwise DESC, key LIMIT ?
"""
_ACCEPTED = (
    "SELECT lower(exact), count(DISTINCT paper) FROM evidence WHERE lower(exact) IN ({}) GROUP BY 1"
)
_MEANT = """
SELECT DISTINCT concept.id, concept.pref_label FROM label
  JOIN concept ON concept.nr = label.concept
 WHERE label.folded = ? AND status <> 'discovered' ORDER BY concept.id
"""
_COVERED = """
SELECT paper, field, start, "end" FROM {table} ORDER BY paper
"""


@dataclass(frozen=True, slots=True)
class UnlinkedPaper:
    """A paper without an asserted link."""

    id: str
    title: str
    has_abstract: bool


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A phrase or name that means nothing known, with a sentence that holds it."""

    text: str
    papers: int
    paper: str  #: id of one of them
    sentence: str
    label_of: tuple[str, ...]  #: labels of concepts that it would be, had the rules allowed it


@dataclass(frozen=True, slots=True)
class RejectedLabel:
    """A label that often stands in texts and often counts for nothing."""

    text: str
    ambiguous: int  #: papers in which nothing supports it
    otherwise: int  #: papers that define it as something else
    accepted: int  #: papers in which it is evidence of a link
    concepts: tuple[str, ...]  #: preferred labels of what it may mean


@dataclass(frozen=True, slots=True)
class UnseenConcept:
    """A concept of the vocabulary that no paper is linked to."""

    id: str
    label: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Blindspots:
    """All that was not seen; lists hold the most frequent first, and no more than was asked."""

    papers: int
    unlinked: int
    unlinked_papers: tuple[UnlinkedPaper, ...]
    flags: dict[str, int]  #: what is known of papers: "no_abstract", "truncated" …
    refused: int  #: records that could not become a paper
    phrases: tuple[Unlinked, ...]
    names: tuple[Unlinked, ...]
    labels: tuple[RejectedLabel, ...]
    concepts: dict[Kind, int]  #: of the vocabulary, by kind
    unseen: tuple[UnseenConcept, ...]  #: all of them, by id


def blindspots(store: Store, *, limit: int) -> Blindspots:
    """Find what a graph file does not see, at most ``limit`` of each sort but unseen concepts."""
    counts = store.counts()
    total = next(store.rows(_UNLINKED.format(what="count(*)"), (DEFAULT_THRESHOLD,)))[0]
    some = _UNLINKED.format(what="id, title, abstract <> ''") + " ORDER BY id LIMIT ?"
    curated = dict(store.rows(_CURATED))
    return Blindspots(
        papers=counts.in_scope,
        unlinked=total,
        unlinked_papers=tuple(
            UnlinkedPaper(id_, title, bool(has_abstract))
            for id_, title, has_abstract in store.rows(some, (DEFAULT_THRESHOLD, limit))
        ),
        flags=dict(store.rows(_FLAGS)),
        refused=counts.refusals,
        phrases=tuple(_phrases(store, limit)),
        names=tuple(_names(store, limit)),
        labels=tuple(_labels(store, limit)),
        concepts={kind: curated[kind] for kind in KINDS if kind in curated},
        unseen=tuple(
            UnseenConcept(id_, label, kind) for kind, id_, label in store.rows(_NEVER_SEEN)
        ),
    )


def _phrases(store: Store, limit: int) -> Iterator[Unlinked]:
    for phrase in frequent_phrases(_texts(store), limit=limit):
        paper = next(store.papers([phrase.paper]))
        sentence = _sentence_with(paper, phrase.folded)
        yield Unlinked(phrase.shown, phrase.papers, paper.id, sentence, _meant(store, phrase.shown))


def _texts(store: Store) -> Iterator[tuple[str, tuple[tuple[str, list[Span]], ...]]]:
    """Yield every paper with what its links and its names cover, in the order of storing."""
    covered = [_groups(store, table) for table in ("evidence", "unknown")]
    waiting = [next(each, None) for each in covered]
    for nr, id_, title, abstract, is_excluded in store.rows(
        "SELECT nr, id, title, abstract, nr IN (SELECT paper FROM excluded) FROM paper ORDER BY nr"
    ):
        spans: dict[str, list[Span]] = {"title": [], "abstract": []}
        for n, groups in enumerate(covered):
            group = waiting[n]
            if group is not None and group[0] == nr:
                for _, field, start, end in group[1]:
                    spans[field].append((start, end))
                waiting[n] = next(groups, None)
        if not is_excluded:
            yield id_, ((title, spans["title"]), (abstract, spans["abstract"]))


def _groups(store: Store, table: str) -> Iterator[tuple[int, Iterator[Any]]]:
    return groupby(store.rows(_COVERED.format(table=table)), key=itemgetter(0))


def _sentence_with(paper: Paper, folded: str) -> str:
    """Give the first sentence with a phrase; the title where no sentence has it."""
    for start, end in sentences(paper.abstract):
        sentence = paper.abstract[start:end]
        if any(found == folded for found, _ in phrases(sentence, [])):
            return sentence
    return paper.title


def _names(store: Store, limit: int) -> Iterator[Unlinked]:
    for name, papers, paper_id, folded in store.rows(_NAMES, (limit,)):
        paper = next(store.papers([paper_id]))
        exact, field, start, end = next(store.rows(_NAME_PLACE, (paper_id, folded)))
        sentence = paper.field_text(field)[start:end]
        yield Unlinked(
            name if papers > 1 else exact, papers, paper_id, sentence, _meant(store, name)
        )


def _labels(store: Store, limit: int) -> Iterator[RejectedLabel]:
    rows = list(store.rows(_LABELS, (limit,)))
    query = _ACCEPTED.format(", ".join("?" * len(rows)))
    accepted = dict(store.rows(query, [key for *_, key in rows]))
    for exact, ambiguous, otherwise, key in rows:
        meant = _meant(store, exact)
        yield RejectedLabel(exact, ambiguous, otherwise, accepted.get(key, 0), meant)


def _meant(store: Store, label: str) -> tuple[str, ...]:
    return tuple(name for _, name in store.rows(_MEANT, (fold_label(label),)))
