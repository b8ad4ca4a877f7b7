"""Two levels of topics as plain numbers: which coarse and which fine one each paper is in.

1. All papers are divided into about as many topics as one can take in (:mod:`kg.graph.divide`).
2. Each coarse topic is taken apart in the same way; one that does not fall apart is its own
   only part.
3. A concept belongs to the topic that it is most typical of, and there to the part.
"""

import math
from dataclasses import dataclass

import numpy as np

from kg.graph.divide import Aim, Links, count_topics, divide
from kg.graph.incidence import Indices
from kg.graph.ties import Ties
from kg.graph.typical import Typicality, typicality

#: There are at most so many fine topics in a coarse one, and a part has so many papers on average.
_MOST_PARTS, _PART_PAPERS = 6, 4

#: What a division is worth, in papers times rounds of Leiden; the map stands by the coarse one.
_COARSE_EFFORT, _FINE_EFFORT = 40_000, 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """For each paper and each concept of some ties its coarse and its fine topic.

    Topics are numbered from 0 on each level, the largest first, the parts of one together.
    """

    coarse_of_paper: Indices
    fine_of_paper: Indices
    coarse_of_concept: Indices
    fine_of_concept: Indices
    coarse_of_fine: Indices  #: for each fine topic the coarse one around it

    @property
    def coarse(self) -> int:
        """How many coarse topics there are."""
        return count_topics(self.coarse_of_paper)

    @property
    def parts(self) -> Indices:
        """The fine topics that are not all of a coarse one."""
        return np.flatnonzero(np.bincount(self.coarse_of_fine)[self.coarse_of_fine] > 1)

    @property
    def index(self) -> Indices:
        """For each fine topic its place in a list of the coarse topics and then the parts."""
        index = self.coarse_of_fine.copy()
        index[self.parts] = self.coarse + np.arange(len(self.parts))
        return index


def target_number(papers: int) -> int:
    """Say about how many coarse topics so many papers should have.

    >>> [target_number(n) for n in (1, 20, 54, 200, 1_000, 10_000, 100_000)]
    [1, 4, 8, 11, 14, 19, 24]
    """
    return max(1, min(papers // 5, round(5 * math.log10(max(papers, 1)) - 1)))


def find_clusters(ties: Ties, *, seed: int = 0) -> Clusters:
    """Give the two levels of topics of papers and concepts."""
    papers = len(ties.papers)
    links = Links(ties.paper, ties.concept, ties.weight)
    coarse = divide(links, papers, _coarse_aim(papers), seed=seed)
    fine = np.zeros(papers, dtype=np.int64)
    coarse_of_fine: list[int] = []
    for topic in range(count_topics(coarse)):
        inside = np.flatnonzero(coarse == topic)
        aim = _fine_aim(len(inside))
        parts = divide(links.of(inside, papers), len(inside), aim, seed=seed)
        fine[inside] = parts + len(coarse_of_fine)
        coarse_of_fine += [topic] * count_topics(parts)
    around = np.array(coarse_of_fine, dtype=np.int64)
    return Clusters(coarse, fine, *most_typical_topics(ties, coarse, fine, around), around)


def divide_again(ties: Ties, some: Indices, *, seed: int) -> Indices:
    """Give the coarse topic of each of some papers, divided as if there were no others."""
    links = Links(ties.paper, ties.concept, ties.weight).of(some, len(ties.papers))
    return divide(links, len(some), _coarse_aim(len(some)), seed=seed)


def _coarse_aim(papers: int) -> Aim:
    target = target_number(papers)
    least = max(_least(papers), papers // (8 * target))
    return Aim(target, least, max(1.0, _usual_resolution(papers)), _COARSE_EFFORT)


def _fine_aim(papers: int) -> Aim:
    """Say how to take apart a coarse topic: its papers are alike already, so a little lower."""
    target = min(_MOST_PARTS, papers // _PART_PAPERS)
    least = max(_least(papers), papers // (3 * max(target, 1)))
    return Aim(target, least, 0.75 * _usual_resolution(papers), _FINE_EFFORT)


def _least(papers: int) -> int:
    return 2 if papers < 40 else 3


def _usual_resolution(papers: int) -> float:
    """Give the resolution that so many papers most often needed, in three corpora of 54 to 100k."""
    return 0.4 + 0.2 * math.log10(max(papers, 1))


def most_typical_topics(
    ties: Ties, coarse: Indices, fine: Indices, around: Indices
) -> tuple[Indices, Indices]:
    """Give each concept the coarse topic that it is most typical of, and in it the fine one."""
    of_coarse = typicality(ties, coarse)
    in_coarse = _most_typical(of_coarse, len(ties.concepts))
    of_fine = typicality(ties, fine)
    inside = around[of_fine.topic] == in_coarse[of_fine.concept]
    return in_coarse, _most_typical(of_fine.where(inside), len(ties.concepts))


def _most_typical(found: Typicality, concepts: int) -> Indices:
    chosen = np.zeros(concepts, dtype=np.int64)
    upwards = np.lexsort((-found.topic, found.score))
    chosen[found.concept[upwards]] = found.topic[upwards]  # the last one stays
    return chosen
