"""Which predicted link is which gold link of a paper: each at most once, as many as can be.

1. A prediction may be a gold link when its kind is one of the gold kinds and, best grounds first,
   its label is the gold concept; its label is an alias; the words of its evidence are a label of
   the gold link; one of its first twelve other labels is, and its evidence touches the quote.
2. A gold link that the paper only rejects can be matched by ``avoids`` alone: to say anything
   else there asserts what the text denies.
3. Augmenting paths make the matching maximal (Kuhn, 1955 [1]_); predictions that may be a ``must``
   link come first, then the surer ones.

References
----------
.. [1] H. W. Kuhn. The Hungarian method for the assignment problem. Naval Research Logistics
   Quarterly 2(1-2), 1955.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.evaluate.gold import GoldLink, GoldPaper
from kg.evaluate.labels import fold, fold_all
from kg.model import Concept, Evidence, Field, Link

#: Other labels of a prediction that count.
_MOST_LABELS = 12

#: (field, start, end) of a gold quote.
QuoteSpan: TypeAlias = tuple[Field, int, int]


@dataclass(frozen=True, slots=True)
class Predicted:
    """A link of the graph file with the concept that it points to."""

    link: Link
    concept: Concept


def match(paper: GoldPaper, predictions: Sequence[Predicted]) -> dict[int, int]:
    """Give the number of the gold link for the number of each prediction that is one."""
    targets = [Target(paper, link) for link in paper.links]
    grounds = [_grounds(prediction, targets) for prediction in predictions]
    owner: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for gold in grounds[one]:
            if gold not in seen:
                seen.add(gold)
                if gold not in owner or place(owner[gold], seen):
                    owner[gold] = one
                    return True
        return False

    def order(one: int) -> tuple[bool, float, int]:
        best = paper.links[grounds[one][0]]
        return not best.is_must, -predictions[one].link.confidence, one

    for one in sorted((n for n, row in enumerate(grounds) if row), key=order):
        place(one, set())
    return {one: gold for gold, one in owner.items()}


class Target:
    """A gold link with what its labels fold to, and the places of its quote."""

    def __init__(self, paper: GoldPaper, link: GoldLink) -> None:
        self.link = link
        self.name = fold(link.concept)
        self.names = fold_all([link.concept, *link.aliases])
        self.spans = tuple(_quote_spans(paper, link.quote))

    def is_touched(self, evidence: Iterable[Evidence]) -> bool:
        """Whether a piece of evidence shares a character with the quote."""
        return any(
            each.field == field and each.start < end and start < each.end
            for each in evidence
            for field, start, end in self.spans
        )

    def is_named(self, evidence: Iterable[Evidence]) -> bool:
        """Whether the words of a piece of evidence are a label."""
        return not self.names.isdisjoint(fold_all(each.exact for each in evidence))


def _quote_spans(paper: GoldPaper, quote: str) -> Iterable[QuoteSpan]:
    fields: tuple[Field, ...] = ("title", "abstract")
    for field in fields:
        for found in re.finditer(re.escape(quote), paper.field_text(field)):
            yield field, found.start(), found.end()


def _grounds(prediction: Predicted, targets: Sequence[Target]) -> list[int]:
    """Give the numbers of the gold links that a prediction may be, best grounds first."""
    rows = []
    for number, target in enumerate(targets):
        tier = _tier(prediction, target)
        if tier is not None:
            rows.append((tier, not target.link.is_must, number))
    return [number for *_, number in sorted(rows)]


def _tier(prediction: Predicted, target: Target) -> int | None:
    concept, link, gold = prediction.concept, prediction.link, target.link
    if concept.kind not in gold.kinds or (gold.is_rejected and link.role != "avoids"):
        return None
    name = fold(concept.pref_label)
    if name == target.name:
        return 0
    if name in target.names:
        return 1
    if target.is_named(link.evidence):
        return 2
    others = fold_all(concept.alt_labels[:_MOST_LABELS])
    if not others.isdisjoint(target.names) and target.is_touched(link.evidence):
        return 3
    return None
