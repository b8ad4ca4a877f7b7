"""Links and results as one JSON object a line, for scoring and for programs without RDF."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from kg.model import Concept, Evidence, Link, Paper, Result
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.jsonld import to_json_line
from kg.rdf.write.order import Item, sort_items
from kg.rdf.write.stream import papers_with_links
from kg.store.reader import Store

#: Concepts kept at hand while papers go by.
_NEAR = 20_000


def paper_name(paper: Paper) -> str:
    """Give the id that the input gave to a paper, else ours."""
    return paper.identifier("input") or paper.id


def write_links(store: Store, options: ExportOptions) -> Iterator[str]:
    """Yield a line for each link, sorted by paper as it is named there, then by concept."""
    for _, (line,) in sort_items(_link_items(store, options)):
        yield line


def write_results(store: Store, options: ExportOptions) -> Iterator[str]:
    """Yield a line for each numeric result, sorted likewise; none where none were extracted."""
    for _, (line,) in sort_items(_result_items(store)):
        yield line


def has_results(store: Store) -> bool:
    """Whether the graph file holds numeric results at all."""
    return next(store.results(), None) is not None


def _link_items(store: Store, options: ExportOptions) -> Iterator[Item]:
    concept_of = lru_cache(_NEAR)(store.concept)
    for paper, links in papers_with_links(store, options.min_confidence):
        for link in links:
            row = _link_row(paper, link, concept_of(link.concept))
            yield f"{row['paper']}\n{paper.id}\n{link.concept}", (to_json_line(row) + "\n",)


def _link_row(paper: Paper, link: Link, concept: Concept) -> dict[str, Any]:
    return {
        "paper": paper_name(paper),
        "title": paper.title,
        "label": concept.pref_label,
        "alt_labels": list(concept.alt_labels),
        "kind": concept.kind,
        "role": link.role,
        "detail": link.detail,
        "confidence": link.confidence,
        "evidence": [_evidence_row(paper, each) for each in link.evidence],
    }


def _result_items(store: Store) -> Iterator[Item]:
    for paper_id, group in groupby(store.results(), key=attrgetter("paper")):
        paper = next(store.papers([paper_id]))
        for number, result in enumerate(group):
            line = to_json_line(_result_row(paper, result)) + "\n"
            yield f"{paper_name(paper)}\n{paper.id}\n{number:09}", (line,)


def _result_row(paper: Paper, result: Result) -> dict[str, Any]:
    return {
        "paper": paper_name(paper),
        "title": paper.title,
        **result.claim,
        "evidence": [_evidence_row(paper, result.evidence)],
    }


def _evidence_row(paper: Paper, evidence: Evidence) -> dict[str, Any]:
    sentence = slice(evidence.sentence_start, evidence.sentence_end)
    return {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "sentence": paper.field_text(evidence.field)[sentence],
    }
