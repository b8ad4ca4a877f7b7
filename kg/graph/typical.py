"""How typical a concept is of a topic: what titles are chosen by, and where concepts belong.

With ``n`` of the ``N`` papers in the topic, ``m`` of the ``n`` and ``M`` of the ``N`` having the
concept, it is ``(m/n) · log2((m/n) / (M/N))``: the part of the concept in the Kullback-Leibler
divergence of the topic from all papers. What all papers have scores 0 everywhere, what one paper
of a hundred has scores little even where nobody else has it.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.incidence import Flags, Indices, Weights
from kg.graph.ties import Ties


@dataclass(frozen=True, slots=True, eq=False)
class Typicality:
    """The pairs of a concept and a topic that occur, sorted by both, with how typical it is."""

    concept: Indices
    topic: Indices
    papers: Indices  #: of the topic that have the concept
    score: Weights  #: in bits; below 0: rarer in the topic than elsewhere

    def where(self, chosen: Flags) -> "Typicality":
        """Give some of the pairs."""
        return Typicality(
            self.concept[chosen], self.topic[chosen], self.papers[chosen], self.score[chosen]
        )


def typicality(ties: Ties, topic_of_paper: Indices, around: Indices | None = None) -> Typicality:
    """Say how typical each concept is of each topic that has it; all papers are in a topic.

    Parameters
    ----------
    around
        For each topic the one around it, whose papers it is compared with; ``None``: with all.
    """
    topics = int(topic_of_paper.max(initial=0)) + 1
    if around is None:
        around = np.zeros(topics, dtype=np.int64)
    key = ties.concept * topics + topic_of_paper[ties.paper]
    pairs, having = np.unique(key, return_counts=True)
    concept, topic = pairs // topics, pairs % topics
    size = np.bincount(topic_of_paper, minlength=topics)
    _, place = np.unique(concept * topics + around[topic], return_inverse=True)
    having_around = np.bincount(place, having)[place]
    size_around = np.bincount(around, size)[around[topic]]
    share = having / size[topic]
    score = np.round(share * np.log2(share * size_around / having_around), 9)
    return Typicality(concept, topic, having, score)
