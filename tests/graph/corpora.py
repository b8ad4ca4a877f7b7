"""Corpora written by hand: a date and the concepts of each paper, no graph file."""

from collections.abc import Iterable, Mapping

import numpy as np

from kg.graph.corpus import Corpus, Selection, broader_of
from kg.model import Concept


def make_corpus(
    papers: Iterable[tuple[str, str]], broader: Mapping[str, str] | None = None
) -> Corpus:
    """Papers of (date, ids of what they are linked to), with what is broader of some concepts."""
    rows = [(date, linked.split()) for date, linked in papers]
    ids = {id_ for _, linked in rows for id_ in linked} | set((broader or {}).values())
    scheme = {
        id_: Concept(
            id_,
            id_.partition(":")[0],
            id_.partition(":")[2].title(),
            broader=tuple((broader or {}).get(id_, "").split()),
        )
        for id_ in sorted(ids)
    }
    concepts = tuple(sorted(ids))
    place = {id_: number for number, id_ in enumerate(concepts)}
    table = []
    for number, (_, linked) in enumerate(rows):
        found = dict.fromkeys(linked, True)
        for id_ in linked:
            for above in broader_of(id_, scheme):
                found.setdefault(above, False)
        table += [(number, place[id_], is_link) for id_, is_link in sorted(found.items())]
    columns = np.array(table, dtype=np.int64).reshape(-1, 3)
    return Corpus(
        Selection(),
        tuple(f"paper:{number:03}" for number in range(len(rows))),
        tuple(date for date, _ in rows),
        concepts,
        columns[:, 0],
        columns[:, 1],
        columns[:, 2].astype(np.bool_),
        scheme,
    )
