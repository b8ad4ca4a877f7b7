"""A lineage as values of JSON and as rows of a table."""

from typing import Any

from kg.graph.lineage import Lineage
from kg.model import Paper
from kg.store import Store

COLUMNS = (
    "method",
    "method_id",
    "date",
    "relation",
    "other",
    "other_id",
    "other_date",
    "other_dated_by",
    "in_tree",
    "confidence",
    "names_both",
    "paper",
    "title",
    "sentence",
)


def facts_of(store: Store, lineage: Lineage) -> dict[str, Any]:
    """Give all of a lineage: measures, methods in the order of the forest, steps with evidence."""
    return {
        "papers": lineage.papers,
        "proposing": lineage.proposing,
        "extending": lineage.telling("extends"),
        "comparing": lineage.telling("compares_with"),
        "nameless": lineage.nameless,
        "most_extended": _counted(lineage, lineage.papers_of("extends")),
        "most_compared": _counted(lineage, lineage.papers_of("compares_with")),
        "longest_chain": list(lineage.longest_chain),
        "methods": [
            {
                "id": branch.id,
                "label": lineage.concepts[branch.id].label,
                "date": lineage.concepts[branch.id].date or None,
                "dated_by": lineage.concepts[branch.id].dated_by or None,
                "proposed_by": list(lineage.concepts[branch.id].proposed_by),
                "parent": branch.parent,
                "depth": branch.depth,
                "under": branch.under,
            }
            for branch in lineage.branches
        ],
        "steps": [dict(zip(COLUMNS, row, strict=True)) for row in rows_of(store, lineage)],
    }


def rows_of(store: Store, lineage: Lineage) -> list[tuple[Any, ...]]:
    """Give a row a step, by the names of :data:`COLUMNS`."""
    papers: dict[str, Paper] = {
        paper.id: paper for paper in store.papers(step.paper for step in lineage.steps)
    }
    rows = []
    for step in lineage.steps:
        method, other = lineage.concepts[step.method], lineage.concepts[step.other]
        said = step.evidence
        rows.append(
            (
                method.label,
                method.id,
                method.date,
                step.relation,
                other.label,
                other.id,
                other.date,
                other.dated_by,
                int(lineage.is_branch(step)),
                step.confidence,
                int(step.names_both),
                step.paper,
                papers[step.paper].title,
                papers[step.paper].sentence_of(said),
            )
        )
    return rows


def _counted(lineage: Lineage, counts: tuple[tuple[str, int], ...]) -> list[dict[str, Any]]:
    return [
        {"id": id_, "label": lineage.concepts[id_].label, "papers": papers}
        for id_, papers in counts
    ]
