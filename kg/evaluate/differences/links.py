"""Which links and results were added, removed or changed.

1. The asserted links of both files are walked side by side, a paper at a time. Papers and concepts
   that go by another id in the new file are compared under that one.
2. A link that falls below the least confidence counts as removed, as exports have it.
3. A link of both is changed where role, detail or confidence differ, or the words it rests on. The
   same words in another place are the same words.
4. Results are the same where they claim the same in the same words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.store import Store
from kg.store.side_by_side import side_by_side


@dataclass(frozen=True, slots=True)
class LinkState:
    """What a link says in one of two files."""

    role: str
    detail: str | None
    confidence: float
    words: tuple[str, ...]  #: of its evidence, sorted


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link that is not the same in both files."""

    paper: str  #: id in the new file if it is there
    concept: str  #: the same
    old: LinkState | None  #: ``None``: there is none
    new: LinkState | None

    @property
    def what(self) -> tuple[str, ...]:
        """What changed: ("added",), ("removed",) or some of role, detail, confidence, evidence."""
        if self.old is None:
            return ("added",)
        if self.new is None:
            return ("removed",)
        pairs = {
            "role": (self.old.role, self.new.role),
            "detail": (self.old.detail, self.new.detail),
            "confidence": (self.old.confidence, self.new.confidence),
            "evidence": (self.old.words, self.new.words),
        }
        return tuple(name for name, (before, after) in pairs.items() if before != after)


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A result that only one of two files has."""

    paper: str
    what: str  #: "added" or "removed"
    text: str  #: the claim, verbatim
    claim: tuple[tuple[str, Any], ...]  #: what it says, by name


_LINKS = """
SELECT paper.id, concept.id, link.role, link.detail, link.confidence, (
    SELECT json_group_array(exact) FROM evidence
     WHERE evidence.paper = link.paper AND evidence.concept = link.concept)
  FROM paper CROSS JOIN link ON link.paper = paper.nr
 CROSS JOIN concept ON concept.nr = link.concept
 WHERE link.confidence >= ? AND paper.nr NOT IN (SELECT paper FROM excluded)
 ORDER BY paper.id, concept.id
"""

_PAPER = itemgetter(0)


def diff_links(
    old: Store,
    new: Store,
    papers: Mapping[str, str],
    concepts: Mapping[str, str],
    *,
    min_confidence: float,
) -> Iterator[LinkChange]:
    """Yield the links that are not the same, those of papers under another id last.

    Parameters
    ----------
    papers, concepts
        New ids by the old ones, of those that have another one.
    """
    ours, theirs = (_grouped(store.rows(_LINKS, (min_confidence,))) for store in (old, new))
    waiting: dict[str, list[tuple[Any, ...]]] = {}
    arrived = set(papers.values())
    for before, after in side_by_side(ours, theirs, _PAPER):
        if before is not None and before[0] in papers:
            waiting.setdefault(papers[before[0]], [(), ()])[0] = before[1]
            before = None
        if after is not None and after[0] in arrived:
            waiting.setdefault(after[0], [(), ()])[1] = after[1]
            after = None
        paper = before or after
        if paper is not None:
            yield from _changes(
                paper[0], before[1] if before else (), after[1] if after else (), concepts
            )
    for id_, rows in sorted(waiting.items()):
        yield from _changes(id_, rows[0], rows[1], concepts)


def _grouped(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    return ((paper, tuple(group)) for paper, group in groupby(rows, key=_PAPER))


def _changes(
    paper: str, before: Iterable[Any], after: Iterable[Any], concepts: Mapping[str, str]
) -> Iterator[LinkChange]:
    old = {concepts.get(row[1], row[1]): row[2:] for row in before}
    new = {row[1]: row[2:] for row in after}
    if old == new:
        return
    for concept in sorted(old.keys() | new.keys()):
        change = LinkChange(paper, concept, _state(old.get(concept)), _state(new.get(concept)))
        if change.what:
            yield change


def _state(row: tuple[Any, ...] | None) -> LinkState | None:
    if row is None:
        return None
    role, detail, confidence, words = row
    return LinkState(role, detail, round(confidence, 6), tuple(sorted(_words(words))))


def _words(text: str) -> list[str]:
    words: list[str] = json.loads(text)
    return words


def diff_results(old: Store, new: Store, papers: Mapping[str, str]) -> Iterator[ResultChange]:
    """Yield the results that only one file has, sorted by paper."""
    before = {(papers.get(key[0], key[0]), *key[1:]) for key in _results(old)}
    after = set(_results(new))
    gone, came = sorted(before - after, key=repr), sorted(after - before, key=repr)
    for what, found in (("removed", gone), ("added", came)):
        for paper, text, claim in found:
            yield ResultChange(paper, what, text, claim)


def _results(store: Store) -> Iterator[tuple[str, str, tuple[tuple[str, Any], ...]]]:
    for result in store.results():
        claim = ((name, tuple(v) if isinstance(v, list) else v) for name, v in result.claim.items())
        yield result.paper, result.evidence.exact, tuple(claim)
