"""How good the links of a graph file were found to be, in a line for the foot of a page."""

from itertools import groupby
from operator import attrgetter

from kg.model import DEFAULT_THRESHOLD
from kg.store import Store


def measured_line(store: Store, min_confidence: float) -> str:
    """Give "precision 0.81, recall 0.76 measured on gold.jsonl"; "" where nothing was measured.

    Figures of an earlier build say nothing of these links, nor do those of another threshold.
    """
    if min_confidence != DEFAULT_THRESHOLD:
        return ""
    measured = store.measurements(of_build=store.build.id)
    parts = []
    for gold, group in groupby(measured, key=attrgetter("gold")):
        value = {each.figure: each.value for each in group if not each.part}
        precision, recall = value.get("precision"), value.get("recall")
        if precision is not None and recall is not None:
            parts.append(f"precision {precision:.2f}, recall {recall:.2f} measured on {gold}")
    return "; ".join(parts)
