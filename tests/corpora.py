"""Corpora written by hand: papers and what they are about, without a graph file."""

from collections.abc import Iterable, Mapping

import numpy as np

from kg.graph.corpus import Corpus, Selection, broader_of
from kg.model import Concept


def concept(id_: str, *broader: str, label: str = "", introduced_by: str | None = None) -> Concept:
    """A concept; its label is its slug in capitals, unless another is given."""
    kind, _, slug = id_.partition(":")
    return Concept(
        id_,
        kind,
        label or slug.replace("-", " ").title(),
        broader=broader,
        introduced_by=introduced_by,
    )


def corpus_of(
    concepts: Iterable[Concept], papers: Iterable[str], dates: Mapping[int, str] | None = None
) -> Corpus:
    """A corpus of papers that are each written as the slugs of what they link to: "sac offline"."""
    scheme = {each.id: each for each in concepts}
    by_slug = {id_.partition(":")[2]: id_ for id_ in scheme}
    rows: list[tuple[int, str, bool]] = []
    ids = []
    for number, said in enumerate(papers):
        ids.append(f"p:{number:03}")
        linked = {by_slug[slug] for slug in said.split()}
        above = {id_ for each in linked for id_ in broader_of(each, scheme)}
        rows += [(number, id_, id_ in linked) for id_ in sorted(linked | above)]
    known = tuple(sorted({id_ for _, id_, _ in rows}))
    return Corpus(
        Selection(),
        tuple(ids),
        tuple((dates or {}).get(number, "") for number in range(len(ids))),
        known,
        np.array([number for number, _, _ in rows], dtype=np.int64),
        np.array([known.index(id_) for _, id_, _ in rows], dtype=np.int64),
        np.array([is_link for _, _, is_link in rows], dtype=np.bool_),
        scheme,
    )
