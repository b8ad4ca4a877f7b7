"""How a corpus hangs together: its topics, how stable they are, what joins them, what is central.

Topics are those of the whole graph file, and of its map; a selection says which of their papers
are counted, and which may be bridges.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.bridges import Bridges, find_bridges
from kg.graph.central import Centre, find_centre
from kg.graph.corpus import Corpus
from kg.graph.incidence import Indices
from kg.graph.stability import Stability, find_stability
from kg.graph.ties import Ties, load_ties
from kg.graph.topics import Topic, Topics, find_topics
from kg.store import Store


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The topics of a corpus and what is known of them."""

    topics: Topics
    papers: tuple[int, ...]  #: selected papers of each topic, with its parts
    unlinked: int  #: selected papers in no topic, for nothing links them
    stability: Stability
    bridges: Bridges
    centre: Centre

    @property
    def coarse(self) -> tuple[int, ...]:
        """The indices of the coarse topics that hold selected papers, the largest first."""
        chosen = [n for n, topic in enumerate(self.topics.topics) if topic.level == 0]
        full = (n for n in chosen if self.papers[n])
        return tuple(sorted(full, key=lambda n: (-self.papers[n], n)))

    def parts(self, topic: int) -> tuple[int, ...]:
        """Give the indices of the fine topics in a coarse one that hold selected papers."""
        found = [n for n, each in enumerate(self.topics.topics) if each.parent == topic]
        return tuple(
            sorted((n for n in found if self.papers[n]), key=lambda n: (-self.papers[n], n))
        )

    def topic(self, number: int) -> Topic:
        """Give a topic by its index."""
        return self.topics.topics[number]


def find_structure(
    store: Store, corpus: Corpus, *, topics: Topics | None = None, seed: int = 0
) -> Structure:
    """Give the topics of a corpus, their stability, the bridges between them and the centre.

    Parameters
    ----------
    topics
        Those of the graph file, where they are known already; ``None``: they are found.
    seed
        Of the divisions that stability is measured by, and of topics where there is no map yet.
    """
    least = corpus.selection.min_confidence
    topics = topics or find_topics(store, min_confidence=least, seed=seed)
    ties = load_ties(store, min_confidence=least)
    coarse = _coarse(topics, ties)
    chosen = frozenset(corpus.papers)
    selected = np.array([id_ in chosen for id_ in ties.papers], dtype=np.bool_)
    papers = [0] * len(topics.topics)
    for id_ in corpus.papers:
        number = topics.topic_of_paper.get(id_, -1)
        while number >= 0:
            papers[number] += 1
            number = topics.topics[number].parent
    return Structure(
        topics=topics,
        papers=tuple(papers),
        unlinked=sum(id_ not in topics.topic_of_paper for id_ in corpus.papers),
        stability=find_stability(ties, coarse, seed=seed),
        bridges=find_bridges(ties, coarse, selected),
        centre=find_centre(store, corpus),
    )


def _coarse(topics: Topics, ties: Ties) -> Indices:
    """Give the coarse topic of each paper of the ties."""
    around = [n if each.level == 0 else each.parent for n, each in enumerate(topics.topics)]
    return np.array([around[topics.topic_of_paper[id_]] for id_ in ties.papers], dtype=np.int64)
