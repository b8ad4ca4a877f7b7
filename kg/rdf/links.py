"""Links and results as one JSON object a line, for scoring and for programs without RDF."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kg.model import Concept, Link, Paper
from kg.rdf.jsonld import to_json_line
from kg.rdf.options import ExportOptions
from kg.rdf.order import Item, sort_items
from kg.rdf.stream import papers_with_links
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
    return next(_result_rows(store), None) is not None


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
        "evidence": [
            {
                "field": e.field,
                "start": e.start,
                "end": e.end,
                "exact": e.exact,
                "sentence": paper.field_text(e.field)[e.sentence_start : e.sentence_end],
            }
            for e in link.evidence
        ],
    }


def _result_items(store: Store) -> Iterator[Item]:
    for number, row in enumerate(_result_rows(store)):
        paper = next(store.papers([row["paper"]]))
        line = to_json_line(row | {"paper": paper_name(paper)}) + "\n"
        yield f"{paper_name(paper)}\n{paper.id}\n{number:09}", (line,)


def _result_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the columns of table ``result``, which files of this version need not have."""
    names = [row[0] for row in store.rows("SELECT name FROM pragma_table_info('result')")]
    if not names:
        return
    query = (
        "SELECT paper.id, result.* FROM result JOIN paper ON paper.nr = result.paper "
        "WHERE paper.nr NOT IN (SELECT paper FROM excluded) ORDER BY paper.id, result.ord"
    )
    for paper, *values in store.rows(query):
        row = dict(zip(names, values, strict=True))
        del row["ord"]
        yield row | {"paper": paper}
