"""What ties papers to concepts, and how strongly: what topics and the map are made from.

1. A link weighs the more the fewer papers have its concept: ``log2(1 + papers / having)``.
2. What a paper merely compares with, avoids or mentions says less of what it is about.
3. A paper that has a concept also has, by half, the broader one, unless it names that itself:
   so papers on two kinds of the same thing stand near although they share no concept.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from kg.graph.incidence import Flags, Indices, Weights
from kg.model import Concept, Role
from kg.store import Store

#: How much a link says of what a paper is about, by role; of the others all of it.
_ROLE_WEIGHT: dict[Role, float] = {"compares_with": 0.5, "avoids": 0.25, "mentions": 0.25}

_BY_WAY_OF_NARROWER = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Papers and concepts, named by their index in the sorted ids, and what ties them."""

    papers: tuple[str, ...]  #: sorted ids of the papers that have a link
    concepts: tuple[str, ...]  #: sorted ids of the concepts that have a link, or a narrower one
    paper: Indices  #: one tie a place, sorted by paper, then by concept
    concept: Indices
    weight: Weights  #: above 0
    is_link: Flags  #: false: by way of a narrower concept
    having: Indices  #: for each concept, how many papers are tied to it
    linked: Indices  #: for each concept, how many papers link to it

    def links(self) -> "Ties":
        """Give the ties that are links, and none by way of a narrower concept."""
        return replace(
            self,
            paper=self.paper[self.is_link],
            concept=self.concept[self.is_link],
            weight=self.weight[self.is_link],
            is_link=self.is_link[self.is_link],
            having=self.linked,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """How many papers, how many concepts."""
        return len(self.papers), len(self.concepts)


def load_ties(store: Store, *, min_confidence: float) -> Ties:
    """Give the ties of a graph file; links below the confidence make none."""
    rows = store.link_rows(min_confidence=min_confidence)
    concepts = store.scheme
    return make_ties(rows, concepts)


def make_ties(
    rows: Iterable[tuple[str, str, Role, float]], concepts: Mapping[str, Concept]
) -> Ties:
    """Give the ties that rows of (paper, concept, role, confidence) make, in whatever order."""
    strength: dict[tuple[str, str], tuple[float, bool]] = {}
    narrow = {(paper, concept): role for paper, concept, role, _ in rows}
    for (paper, concept), role in narrow.items():
        said = _ROLE_WEIGHT.get(role, 1.0)
        strength[paper, concept] = (said, True)
        for wider in _wider(concept, concepts):
            if (paper, wider) not in narrow:
                known = strength.get((paper, wider), (0.0, False))[0]
                strength[paper, wider] = (max(known, said * _BY_WAY_OF_NARROWER), False)
    pairs = sorted(strength)
    papers = tuple(sorted({paper for paper, _ in pairs}))
    having = tuple(sorted({concept for _, concept in pairs}))
    place = {id_: number for number, id_ in enumerate(papers)}
    column = {id_: number for number, id_ in enumerate(having)}
    return _weigh(
        papers,
        having,
        np.array([place[paper] for paper, _ in pairs], dtype=np.int64),
        np.array([column[concept] for _, concept in pairs], dtype=np.int64),
        np.array([strength[pair][0] for pair in pairs], dtype=np.float64),
        np.array([strength[pair][1] for pair in pairs], dtype=np.bool_),
    )


def _wider(concept: str, concepts: Mapping[str, Concept]) -> Iterator[str]:
    known = concepts.get(concept)
    return (wider for wider in known.broader if wider in concepts) if known else iter(())


def _weigh(
    papers: tuple[str, ...],
    concepts: tuple[str, ...],
    paper: Indices,
    concept: Indices,
    said: Weights,
    is_link: Flags,
) -> Ties:
    having = np.bincount(concept, minlength=len(concepts))
    rarity = np.log2(1 + len(papers) / np.maximum(having, 1))
    return Ties(
        papers=papers,
        concepts=concepts,
        paper=paper,
        concept=concept,
        weight=said * rarity[concept],
        is_link=is_link,
        having=having,
        linked=np.bincount(concept[is_link], minlength=len(concepts)),
    )
