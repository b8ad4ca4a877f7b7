"""Topics of a graph file: which paper and concept belongs to which, and what they are called.

The floor below does the parts: :mod:`kg.graph.ties` weighs, :mod:`kg.graph.clusters` divides,
:mod:`kg.graph.topic_titles` and :mod:`kg.graph.topic_words` name, :mod:`kg.graph.seriate` orders.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from kg.graph.clusters import Clusters, find_clusters
from kg.graph.kept import keep_clusters, renumber
from kg.graph.seriate import order_concepts
from kg.graph.ties import Ties, load_ties
from kg.graph.topic_titles import Nameable, choose_titles, find_initials
from kg.graph.topic_words import MOST_PAPERS, add_up, count_words, typical_words
from kg.graph.typical import Typicality, typicality
from kg.model import DEFAULT_THRESHOLD, Concept
from kg.store import Store

#: Typical concepts that a topic names, those of its title first.
_CONCEPTS = 12

#: Concepts that a title is chosen from.
_RANKED = 40


@dataclass(frozen=True, slots=True)
class Topic:
    """Papers and concepts that belong together."""

    title: str  #: of concepts, unlike that of any other topic: "RLHF · Reward Model"
    words: tuple[str, ...]  #: typical of its papers, the most typical first; none in the title
    level: int  #: 0: coarse, 1: fine
    parent: int  #: index of the coarse topic around it; -1 at level 0
    concepts: tuple[str, ...]  #: ids, what it is called after first, then the most typical
    papers: int  #: how many are in it, with its parts


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics of a graph file; each is named by its index in ``topics``.

    Coarse ones stand first, the largest first; then the parts of the first one, and so on. A
    coarse topic that does not fall apart has no parts.
    """

    topics: tuple[Topic, ...]
    topic_of_paper: Mapping[str, int]  #: the finest one that a paper with a link is in
    topic_of_concept: Mapping[str, int]  #: the same for concepts that a paper links to
    order: Mapping[str, int]
    """Rank of each concept, from 0, in an order in which what shares papers stands together."""


def find_topics(
    store: Store, *, min_confidence: float = DEFAULT_THRESHOLD, seed: int = 0
) -> Topics:
    """Give the topics of what a graph file links, at two levels; the same in every run.

    Where the file has a map, its topics are those that the map was laid out by.

    Parameters
    ----------
    min_confidence
        Links below it tie nothing.
    seed
        Of Leiden, where there is no map yet; another one gives another of several divisions that
        are nearly as good.
    """
    ties = load_ties(store, min_confidence=min_confidence)
    if not ties.papers:
        nothing: Mapping[str, int] = MappingProxyType({})
        return Topics((), nothing, nothing, nothing)
    clusters = _clusters(store, ties, seed)
    concepts = store.scheme
    return Topics(
        tuple(_name_topics(store, ties.links(), clusters, concepts)), *_memberships(ties, clusters)
    )


def _clusters(store: Store, ties: Ties, seed: int) -> Clusters:
    laid = store.laid
    if laid is None:
        return find_clusters(ties, seed=seed)
    return renumber(ties, keep_clusters(ties, store.places(), laid))


def _memberships(
    ties: Ties, clusters: Clusters
) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Give the topic of each paper, the topic of each concept, and the rank of each concept."""
    linked = np.flatnonzero(ties.linked)
    of_paper = clusters.index[clusters.fine_of_paper].tolist()
    of_concept = clusters.index[clusters.fine_of_concept[linked]].tolist()
    ids = [ties.concepts[concept] for concept in linked.tolist()]
    by_rank = np.argsort(order_concepts(ties, clusters)[linked], kind="stable").tolist()
    return (
        MappingProxyType(dict(zip(ties.papers, of_paper, strict=True))),
        MappingProxyType(dict(zip(ids, of_concept, strict=True))),
        MappingProxyType({ids[place]: rank for rank, place in enumerate(by_rank)}),
    )


def _name_topics(
    store: Store, links: Ties, clusters: Clusters, concepts: Mapping[str, Concept]
) -> Iterator[Topic]:
    coarse = clusters.coarse
    parents = [-1] * coarse + clusters.coarse_of_fine[clusters.parts].tolist()
    of_coarse = _scores(links, typicality(links, clusters.coarse_of_paper))
    of_fine = _scores(links, typicality(links, clusters.fine_of_paper, clusters.coarse_of_fine))
    scores = [of_coarse[topic] for topic in range(coarse)]
    scores += [of_fine[topic] for topic in clusters.parts.tolist()]
    initials = _find_initials(store, {id_ for some in scores for id_ in some}, concepts)
    titles = choose_titles(list(map(Nameable, scores, parents)), concepts, initials)
    sizes = np.bincount(clusters.coarse_of_paper).tolist()
    sizes += np.bincount(clusters.fine_of_paper)[clusters.parts].tolist()
    words = _find_words(store, links.papers, clusters, [title for title, _ in titles])
    for topic, (title, names) in enumerate(titles):
        by_score = sorted(scores[topic], key=lambda id_: (-scores[topic][id_], id_))
        typical = dict.fromkeys([*names, *by_score[:_CONCEPTS]])
        parent = parents[topic]
        yield Topic(title, words[topic], int(parent >= 0), parent, tuple(typical), sizes[topic])


_WRITTEN = """
SELECT concept.id, exact, count(*) FROM evidence JOIN concept ON concept.nr = evidence.concept
 WHERE length(pref_label) > 20
 GROUP BY 1, 2
"""


def _find_initials(
    store: Store, wanted: AbstractSet[str], concepts: Mapping[str, Concept]
) -> dict[str, str]:
    written: dict[str, dict[str, int]] = {}
    for id_, exact, times in store.rows(_WRITTEN):
        if id_ in wanted:
            written.setdefault(id_, {})[exact] = times
    found = {id_: find_initials(concepts[id_], forms) for id_, forms in written.items()}
    return {id_: initials for id_, initials in found.items() if initials}


def _scores(links: Ties, found: Typicality) -> dict[int, dict[str, float]]:
    """Give for each topic the scores of the concepts that are most typical of it."""
    order = np.lexsort((found.concept, -found.score, found.topic))
    scores: dict[int, dict[str, float]] = {}
    for place in order.tolist():
        some = scores.setdefault(int(found.topic[place]), {})
        if len(some) < _RANKED:
            some[links.concepts[found.concept[place]]] = float(found.score[place])
    return scores


def _find_words(
    store: Store, papers: tuple[str, ...], clusters: Clusters, titles: list[str]
) -> list[tuple[str, ...]]:
    """Give the typical words of each topic, coarse ones first."""
    step = -(-len(papers) // MOST_PAPERS)  # every paper, or every second one …
    topic_of = dict(zip(papers[::step], clusters.fine_of_paper[::step].tolist(), strict=True))
    read = store.papers() if step == 1 else store.papers(topic_of)
    counts = count_words(read, topic_of, len(clusters.coarse_of_fine))
    groups = [np.flatnonzero(clusters.coarse_of_fine == n).tolist() for n in range(clusters.coarse)]
    groups += [[topic] for topic in clusters.parts.tolist()]
    overall = add_up(counts)
    return [
        typical_words(add_up(counts[topic] for topic in group), overall, without=title)
        for group, title in zip(groups, titles, strict=True)
    ]
