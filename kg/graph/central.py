"""Which concepts hold a corpus together, by several measures.

1. Two concepts are neighbours when they share papers: two at least, three where there are many
   papers, for what shares one paper does so by accident. Of very many papers every second one is
   looked at, or every third …
2. Each concept has its papers, its neighbours, the papers shared with them, the part of the
   shortest ways between others that lead through it, and PageRank (:mod:`kg.graph.measure`).
3. The ways say more than the papers where a concept is farther up by ways than by papers: it
   joins what else would be apart.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.corpus import Corpus
from kg.graph.measure import betweenness, degree, pagerank, weighted_degree
from kg.graph.project import project_concepts
from kg.store import Store

#: Papers that are looked at, at most.
_MOST_PAPERS = 20_000
#: From so many papers on, neighbours share three.
_MANY = 1_000
#: Concepts that are kept, for each measure.
_KEPT = 10


@dataclass(frozen=True, slots=True)
class Central:
    """A concept with its measures."""

    concept: str
    papers: int  #: that are linked to it
    neighbours: int
    shared: int  #: papers shared with neighbours, each neighbour counted
    between: float  #: part of the shortest ways between two others that lead through it
    pagerank: float
    ranks: tuple[int, int, int, int, int]  #: by each of these measures, from 1


@dataclass(frozen=True, slots=True)
class Centre:
    """The concepts that come first by some measure."""

    concepts: tuple[Central, ...]  #: by papers, then by id
    joined: int  #: concepts with a neighbour
    least: int  #: papers that neighbours share

    def first(self, measure: int, most: int) -> tuple[Central, ...]:
        """Give the first concepts by a measure, by its place in :attr:`Central.ranks`."""
        ordered = sorted(self.concepts, key=lambda each: each.ranks[measure])
        return tuple(ordered[:most])


#: Places in :attr:`Central.ranks`.
PAPERS, NEIGHBOURS, SHARED, BETWEEN, PAGERANK = range(5)


def find_centre(store: Store, corpus: Corpus) -> Centre:
    """Give the concepts in the middle of a corpus."""
    step = max(1, -(-len(corpus.papers) // _MOST_PAPERS))
    least = 3 if len(corpus.papers) >= _MANY else 2
    graph = project_concepts(
        store,
        papers=corpus.papers[::step],
        min_together=least,
        min_confidence=corpus.selection.min_confidence,
    )
    graph.remove_nodes_from([node for node in sorted(graph) if not len(graph[node])])
    own = np.bincount(corpus.concept[corpus.is_link], minlength=len(corpus.concepts))
    papers = {id_: float(own[corpus.number_of[id_]]) for id_ in graph}
    measures = (papers, degree(graph), weighted_degree(graph), betweenness(graph), pagerank(graph))
    rounded = [{id_: round(value, 9) for id_, value in each.items()} for each in measures]
    ranks = [
        {id_: rank for rank, id_ in enumerate(sorted(each, key=lambda n: (-each[n], n)), 1)}
        for each in rounded
    ]
    kept = sorted({id_ for each in ranks for id_, rank in each.items() if rank <= _KEPT})
    found = [
        Central(
            concept=id_,
            papers=int(papers[id_]),
            neighbours=int(rounded[NEIGHBOURS][id_]),
            shared=int(rounded[SHARED][id_]),
            between=rounded[BETWEEN][id_],
            pagerank=rounded[PAGERANK][id_],
            ranks=(ranks[0][id_], ranks[1][id_], ranks[2][id_], ranks[3][id_], ranks[4][id_]),
        )
        for id_ in kept
    ]
    found.sort(key=lambda each: each.ranks[PAPERS])
    return Centre(tuple(found), len(graph), least)
