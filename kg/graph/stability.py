"""Whether topics are more than an accident: how far they come back when papers are divided anew.

1. The papers are divided into coarse topics again and again, each time with another seed and
   without a tenth of the papers; of very many papers a part is divided.
2. For each topic and division, the topic most like it is sought: the Jaccard index, papers in both
   by papers in either, of those that were divided. Its mean over the divisions is the stability
   of the topic. At most 0.5 it dissolves, from 0.75 on it is stable (Hennig).
3. How far two divisions agree at all says the adjusted Rand index: 1 the same, 0 as by chance.

References
----------
.. [1] C. Hennig. Cluster-wise assessment of cluster stability. Computational Statistics & Data
   Analysis 52(1), 2007.
.. [2] L. Hubert, P. Arabie. Comparing partitions. Journal of Classification 2(1), 1985.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from kg.graph.clusters import divide_again
from kg.graph.incidence import Indices, Weights
from kg.graph.ties import Ties

Verdict: TypeAlias = Literal["stable", "partly stable", "dissolves", "not measured"]

#: Papers of a division: this part of all, at most so many.
_PART, _MOST = 0.9, 20_000
#: Fewer papers cannot be divided in more than one way worth naming.
_LEAST = 20
#: Divisions, of at most so many papers, and of more.
_RUNS, _FEW, _FEW_RUNS = 10, 2_000, 5

STABLE, DISSOLVED = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Stability:
    """How far the coarse topics come back in other divisions."""

    runs: int  #: 0: too few papers, nothing was measured
    papers: int  #: of each division
    of_topic: tuple[float, ...]  #: mean best Jaccard index of each coarse topic, in [0, 1]
    agreement: float  #: mean adjusted Rand index with the topics

    def verdict(self, topic: int) -> Verdict:
        """Say in words how stable a coarse topic is."""
        if not self.runs:
            return "not measured"
        value = self.of_topic[topic]
        if value >= STABLE:
            return "stable"
        return "partly stable" if value > DISSOLVED else "dissolves"


def find_stability(ties: Ties, coarse: Indices, *, seed: int = 0) -> Stability:
    """Say how stable the coarse topics of the papers of some ties are.

    Parameters
    ----------
    coarse
        The coarse topic of each paper.
    seed
        Of the first division; each further one takes the next.
    """
    topics = int(coarse.max(initial=-1)) + 1
    if len(coarse) < _LEAST or topics < 2:
        return Stability(0, len(coarse), (0.0,) * topics, 0.0)
    size = min(int(_PART * len(coarse)), _MOST)
    runs = _RUNS if len(coarse) <= _FEW else _FEW_RUNS
    likeness: list[Weights] = []
    agreement: list[float] = []
    for run in range(seed + 1, seed + runs + 1):
        # the default generator may change with numpy, this one may not
        draw = np.random.Generator(np.random.PCG64(run))
        some = np.sort(draw.permutation(len(coarse))[:size])
        shared = count_shared(coarse[some], divide_again(ties, some, seed=run), topics)
        likeness.append(best_jaccard(shared))
        agreement.append(adjusted_rand(shared))
    means = np.array(likeness).mean(axis=0).round(6).tolist()
    return Stability(runs, size, tuple(means), round(float(np.mean(agreement)), 6))


def count_shared(one: Indices, other: Indices, topics: int) -> Indices:
    """Give the papers that each topic of one division (row) shares with each of another."""
    found = int(other.max(initial=0)) + 1
    result: Indices = np.bincount(one * found + other, minlength=topics * found)
    return result.reshape(topics, found)


def best_jaccard(shared: Indices) -> Weights:
    """Give for each row the Jaccard index with the column most like it; 0 for an empty row.

    >>> best_jaccard(np.array([[3, 1], [0, 4]])).round(2).tolist()
    [0.75, 0.8]
    """
    union = shared.sum(axis=1)[:, None] + shared.sum(axis=0)[None, :] - shared
    index: Weights = np.divide(shared, union, out=np.zeros(shared.shape), where=union > 0)
    result: Weights = index.max(axis=1)
    return result


def adjusted_rand(shared: Indices) -> float:
    """Give the adjusted Rand index of two divisions; 1 if both put all in one.

    >>> round(adjusted_rand(np.array([[3, 1], [0, 4]])), 4), adjusted_rand(np.array([[5]]))
    (0.4948, 1.0)
    """
    pairs = _pairs(shared).sum()
    rows, columns = _pairs(shared.sum(axis=1)).sum(), _pairs(shared.sum(axis=0)).sum()
    by_chance = rows * columns / max(float(_pairs(shared.sum())), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else float((pairs - by_chance) / (most - by_chance))


def _pairs(number: Indices | np.int64) -> Weights:
    result: Weights = np.asarray(number * (number - 1) / 2, dtype=np.float64)
    return result
