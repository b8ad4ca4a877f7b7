"""Evidence as values of JSON."""

from collections.abc import Iterable
from typing import Any

from kg.model import Evidence, Paper


def evidence_json(paper: Paper, evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Give evidence as JSON objects, as the ``links`` export has them."""
    return [
        {
            "field": each.field,
            "start": each.start,
            "end": each.end,
            "exact": each.exact,
            "sentence_start": each.sentence_start,
            "sentence": paper.sentence_of(each),
        }
        for each in evidence
    ]
