"""Topics of a map that stands: what has a topic keeps it, what is new joins one.

Another run of Leiden on some more papers may divide them all quite differently; the islands of
the map would then mix their colours. So only ``kg layout --fresh-layout`` divides anew.

1. A new paper joins the fine topic that its ties lead to: each by the part of the papers of its
   concept that are there.
2. A new concept joins the topic that it is most typical of, as in :mod:`kg.graph.clusters`.
3. Topics without papers are dropped, and the rest numbered anew by size.
"""

from collections.abc import Mapping

import numpy as np

from kg.graph.clusters import Clusters, most_typical_topics
from kg.graph.incidence import Indices
from kg.graph.ties import Ties
from kg.store.facts import Laid, Place


def keep_clusters(ties: Ties, places: Mapping[str, Place], laid: Laid) -> Clusters:
    """Give the topics of some ties as a map has them, by the numbers that it gave them."""
    known = np.array([places[id_].topic if id_ in places else -1 for id_ in ties.papers])
    around = np.array(laid.coarse_of_fine, dtype=np.int64)
    return _clusters(ties, _join(ties, known.astype(np.int64), len(around)), around)


def renumber(ties: Ties, clusters: Clusters) -> Clusters:
    """Give the same topics numbered by size, without those that have no paper any more."""
    fine, around = clusters.fine_of_paper, clusters.coarse_of_fine
    size = np.bincount(fine, minlength=len(around))
    size_around = np.bincount(around, size)[around]
    order = np.lexsort((np.arange(len(around)), -size, around, -size_around))
    order = order[size[order] > 0]
    number = np.zeros(len(around), dtype=np.int64)
    number[order] = np.arange(len(order))
    _, first, coarse = np.unique(around[order], return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return _clusters(ties, number[fine], rank[coarse])


def _clusters(ties: Ties, fine: Indices, around: Indices) -> Clusters:
    coarse = around[fine]
    return Clusters(coarse, fine, *most_typical_topics(ties, coarse, fine, around), around)


def _join(ties: Ties, known: Indices, topics: int) -> Indices:
    """Give each paper without a topic (-1) the one that its ties lead to; else the largest."""
    topic = known[ties.paper]
    stands = topic >= 0
    pairs, having = np.unique(ties.concept[stands] * topics + topic[stands], return_counts=True)
    having_at_all = np.bincount(ties.concept[stands], minlength=len(ties.concepts))
    share = having / having_at_all[pairs // topics]
    start = np.searchsorted(pairs // topics, ties.concept[~stands])
    count = np.searchsorted(pairs // topics, ties.concept[~stands], "right") - start
    place = np.repeat(start - (np.cumsum(count) - count), count) + np.arange(count.sum())
    new = np.repeat(ties.paper[~stands], count)
    weight = np.repeat(ties.weight[~stands], count) * share[place]
    key, index = np.unique(new * topics + pairs[place] % topics, return_inverse=True)
    total = np.round(np.bincount(index, weight), 9)
    joined = np.where(known < 0, int(np.bincount(known[known >= 0], minlength=1).argmax()), known)
    upwards = np.lexsort((-key, total))
    joined[key[upwards] // topics] = key[upwards] % topics  # the last one stays: the strongest
    return joined
