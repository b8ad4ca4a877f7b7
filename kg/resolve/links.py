"""What a paper says of a discovered concept, as one link: pure, one paper and concept at a time."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

from kg.model import ROLES, Detail, Role
from kg.store.records import from_json, to_json

#: Values of a row that is to be inserted.
Row: TypeAlias = tuple[Any, ...]

_STRENGTH = {role: order for order, role in enumerate(ROLES)}


class Said(NamedTuple):
    """A row of ``links.sql``: a new name of a paper, or a NIL mention of what others introduce."""

    paper: int
    concept: int
    is_named: bool  #: only named here, introduced elsewhere
    ord: int
    role: Role
    detail: Detail | None
    confidence: float
    reasons: str  #: JSON
    evidence: str  #: JSON; was verified when the name or mention was written


def corpus_links(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Row, list[Row]]]:
    """Yield rows of ``link`` with their rows of ``evidence``, from rows sorted by both numbers."""
    said = map(Said._make, rows)
    for (paper, concept), group in groupby(said, key=itemgetter(0, 1)):
        together = list(group)
        best = together[0] if len(together) == 1 else _joined(together)
        columns = from_json(best.evidence)
        if len(columns) > 1:
            columns = list(dict.fromkeys(map(tuple, columns)))
        evidence = [(paper, concept, ord_, *each) for ord_, each in enumerate(columns)]
        detail, confidence, reasons = best.detail, best.confidence, best.reasons
        yield (paper, concept, best.role, detail, confidence, reasons, "corpus"), evidence


def _joined(rows: list[Said]) -> Said:
    """Give the strongest role, with all evidence; what the paper says of its own name counts."""
    ordered = sorted(rows, key=lambda row: (row.is_named, _STRENGTH[row.role], row.ord))
    best = ordered[0]
    own = [row for row in ordered if row.is_named == best.is_named]
    same = [row for row in own if row.role == best.role]
    return best._replace(
        confidence=max(row.confidence for row in same),
        detail=next((row.detail for row in same if row.detail), None),
        reasons=_united(row.reasons for row in own),
        evidence=to_json([each for row in ordered for each in from_json(row.evidence)]),
    )


def _united(lists: Iterable[str]) -> str:
    return to_json(list(dict.fromkeys(item for text in lists for item in from_json(text))))
