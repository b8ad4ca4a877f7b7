"""What ties papers to concepts, and how strongly: what topics and the map are made from.

1. A link weighs the more the fewer papers have its concept: ``log2(1 + papers / having)``.
2. What a paper merely compares with, avoids or mentions says less of what it is about.
3. A paper that has a concept also has, by half, the broader one, unless it names that itself:
   so papers on two kinds of the same thing stand near although they share no concept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.graph.incidence import Flags, Indices, Weights, count_on
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
    return _tie(store.link_rows(min_confidence=min_confidence), store.broader())


def make_ties(
    rows: Iterable[tuple[str, str, Role, float]], concepts: Mapping[str, Concept]
) -> Ties:
    """Give the ties that rows of (paper, concept, role, confidence) make, in whatever order."""
    broader = {id_: concept.broader for id_, concept in concepts.items()}
    return _tie(rows, {id_: [w for w in up if w in concepts] for id_, up in broader.items()})


def _tie(
    rows: Iterable[tuple[str, str, Role, float]], broader: Mapping[str, Sequence[str]]
) -> Ties:
    said_of = {(paper, concept): _ROLE_WEIGHT.get(role, 1.0) for paper, concept, role, _ in rows}
    linked = {concept for _, concept in said_of}
    papers = tuple(sorted({paper for paper, _ in said_of}))
    concepts = tuple(sorted(linked.union(*(broader.get(id_, ()) for id_ in linked))))
    number = {id_: place for place, id_ in enumerate(papers)}
    column = {id_: place for place, id_ in enumerate(concepts)}
    said = np.array(list(said_of.values()), dtype=np.float64)
    paper = np.array([number[paper] for paper, _ in said_of], dtype=np.int64)
    concept = np.array([column[concept] for _, concept in said_of], dtype=np.int64)
    link, above = _by_way(
        [[column[w] for w in broader.get(id_, ())] if id_ in linked else [] for id_ in concepts],
        concept,
    )
    every = np.concatenate([paper, paper[link]]) * len(concepts) + np.concatenate([concept, above])
    pairs, index = np.unique(every, return_inverse=True)
    strength = np.zeros(len(pairs))
    np.maximum.at(strength, index[len(said) :], said[link] * _BY_WAY_OF_NARROWER)
    is_link = np.zeros(len(pairs), dtype=np.bool_)
    # what a paper names itself counts as it is, whatever is narrower
    strength[index[: len(said)]], is_link[index[: len(said)]] = said, True
    paper, concept = np.divmod(pairs, max(len(concepts), 1))
    return _weigh(papers, concepts, paper, concept, strength, is_link)


def _by_way(wider: list[list[int]], concept: Indices) -> tuple[Indices, Indices]:
    """Give for the links to these concepts each broader concept, and before it the link."""
    length = np.array([len(some) for some in wider], dtype=np.int64)
    above = np.array([broader for some in wider for broader in some], dtype=np.int64)
    times = length[concept]
    link = np.repeat(np.arange(len(concept)), times)
    return link, above[count_on((np.cumsum(length) - length)[concept], times)]


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
