"""The lineage of methods as columns of the atlas: the browser filters it and draws the forest."""

from itertools import accumulate

from kg.graph.lineage import Lineage
from kg.views.explorer.numbering import Links, Numbering
from kg.views.explorer.values import LineageColumns


def lineage_columns(lineage: Lineage, numbering: Numbering, links: Links) -> LineageColumns:
    """Give the steps as pairs of links of one paper, and the dates of what they lead between."""
    first = list(accumulate(map(len, links), initial=0))

    def place(paper: str, concept: str) -> int:
        number = numbering.paper_numbers[paper]
        ids = [link.concept_id for link in links[number]]
        return first[number] + ids.index(concept)

    concepts = lineage.concepts.values()
    return LineageColumns(
        method=tuple(place(step.paper, step.method) for step in lineage.steps),
        other=tuple(place(step.paper, step.other) for step in lineage.steps),
        names_both=tuple(int(step.names_both) for step in lineage.steps),
        concept=tuple(numbering.concept_numbers[each.id] for each in concepts),
        date=tuple(each.date for each in concepts),
        is_seen=tuple(int(each.dated_by == "seen") for each in concepts),
    )
