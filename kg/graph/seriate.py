"""An order of concepts in which what shares papers stands together: rows of a matrix.

1. Coarse topics are put in a chain, each beside the one that it shares most with; then the fine
   ones in each.
2. In a topic, what leans to the topic before comes first, what leans to the one after comes last.
"""

import numpy as np

from kg.graph.clusters import Clusters
from kg.graph.incidence import Indices, Weights
from kg.graph.ties import Ties


def order_concepts(ties: Ties, clusters: Clusters) -> Indices:
    """Give the rank of each concept."""
    fine_rank = _rank_topics(ties, clusters)
    concepts = len(ties.concepts)
    rank_of_tie = fine_rank[clusters.fine_of_paper[ties.paper]]
    own = fine_rank[clusters.fine_of_concept]
    # the mean place of its papers in the chain: before its own topic, or after
    total = np.bincount(ties.concept, minlength=concepts)
    lean = np.bincount(ties.concept, rank_of_tie, concepts) / np.maximum(total, 1)
    rank = np.empty(concepts, dtype=np.int64)
    rank[np.lexsort((np.arange(concepts), np.round(lean, 9), own))] = np.arange(concepts)
    return rank


def _rank_topics(ties: Ties, clusters: Clusters) -> Indices:
    """Give the place of each fine topic in the chain of all of them."""
    fine = shared_weight(ties, clusters.fine_of_paper)
    coarse = shared_weight(ties, clusters.coarse_of_paper)
    rank = np.zeros(len(fine), dtype=np.int64)
    place = 0
    for topic in chain(coarse):
        inside = np.flatnonzero(clusters.coarse_of_fine == topic)
        for number in chain(fine[np.ix_(inside, inside)]):
            rank[inside[number]] = place
            place += 1
    return rank


def shared_weight(ties: Ties, topic_of_paper: Indices) -> Weights:
    """Say how alike the topics are in the weight that concepts have in them (cosine)."""
    topics = int(topic_of_paper.max(initial=-1)) + 1
    concepts = len(ties.concepts)
    key = topic_of_paper[ties.paper] * concepts + ties.concept
    table = np.bincount(key, ties.weight, topics * concepts).reshape(topics, concepts)
    norm = np.sqrt(np.einsum("ij,ij->i", table, table))
    # einsum and not @, whose last digits depend on how many threads there are
    alike = np.einsum("ik,jk->ij", table, table) / np.maximum(np.outer(norm, norm), 1e-12)
    np.fill_diagonal(alike, 0.0)
    result: Weights = np.round(alike, 9)
    return result


def chain(alike: Weights) -> list[int]:
    """Give the best of the chains that begin somewhere and go on with what is most alike."""
    best: tuple[float, list[int]] = (-1.0, [])
    for start in range(len(alike)):
        chain, total = [start], 0.0
        left = set(range(len(alike))) - {start}
        while left:
            here = chain[-1]
            following = min(left, key=lambda other: (-alike[here, other], other))
            total += float(alike[here, following])
            chain.append(following)
            left.remove(following)
        if total > best[0]:
            best = (total, chain)
    return best[1]
