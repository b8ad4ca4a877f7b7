"""What lies around a combination: neighbours of its sides, bridges, and the nearest papers."""

from collections.abc import Iterable, Sequence

import numpy as np

from kg.graph.combination import Between, Near, Side
from kg.graph.corpus import Corpus
from kg.graph.crossing import Nearness
from kg.graph.incidence import Indices, Weights

_BRIDGES = 3


def papers_with(corpus: Corpus, concepts: Iterable[int]) -> Indices:
    """Give the sorted papers that are about all of some concepts."""
    first, *more = concepts
    found = corpus.papers_of[first]
    for concept in more:
        found = np.intersect1d(found, corpus.papers_of[concept], assume_unique=True)
    return found


def side_of(corpus: Corpus, concept: int, others: Sequence[int]) -> Side:
    """Give one side of a combination with what is known around it."""
    id_, own = corpus.concepts[concept], corpus.papers_of[concept]
    broader = tuple(b for b in corpus.scheme[id_].broader if b in corpus.number_of)
    around = np.setdiff1d(_family(corpus, id_, broader), own, assume_unique=True)
    beside = np.intersect1d(around, papers_with(corpus, others), assume_unique=True)
    newest = int(corpus.years[own].max(initial=0))
    return Side(id_, len(own), newest or None, broader, len(around), len(beside))


def _family(corpus: Corpus, id_: str, broader: Sequence[str]) -> Indices:
    """Give the papers about a concept and its neighbours."""
    if not broader:
        members = corpus.of_kind(corpus.scheme[id_].kind)
        return np.unique(corpus.paper[np.isin(corpus.concept, members)])
    lists = [corpus.papers_of[corpus.number_of[each]] for each in broader]
    return np.unique(np.concatenate(lists))


def bridges(nearness: Nearness, left: int, right: int) -> tuple[Between, ...]:
    """Give the third concepts that make two near, those that do most first, none within another."""
    corpus = nearness.corpus
    added = nearness.ties(left, right)
    found: list[int] = []
    for place in np.lexsort((nearness.through, -added)).tolist():
        concept = int(nearness.through[place])
        if added[place] <= 0 or len(found) == _BRIDGES:
            break
        if not any(is_akin(corpus, concept, other) for other in found):
            found.append(concept)
    return tuple(
        Between(
            corpus.concepts[concept],
            int(corpus.having[concept]),
            len(papers_with(corpus, (concept, left))),
            len(papers_with(corpus, (concept, right))),
        )
        for concept in found
    )


def is_akin(corpus: Corpus, one: int, other: int) -> bool:
    """Whether one concept is the other, or broader than it, or narrower."""
    return one == other or one in corpus.above[other] or other in corpus.above[one]


def nearest_papers(
    nearness: Nearness, has: Sequence[int], lacks: int, *, limit: int
) -> tuple[Near, ...]:
    """Give the papers that have some concepts, lack another and come nearest to that.

    A paper that names nothing but something narrower counts half: GPT-4 is a poor Transformer.
    """
    corpus = nearness.corpus
    papers = np.setdiff1d(papers_with(corpus, has), corpus.papers_of[lacks], assume_unique=True)
    share = nearness.shares(lacks)
    shares = np.bincount(corpus.paper, share[corpus.concept], len(corpus.papers))
    near = np.round(shares * nearness.weights * _naming(corpus, has), 9)[papers]
    chosen = papers[np.lexsort((papers, -near))[:limit]]
    ids = tuple(corpus.concepts[concept] for concept in has)
    return tuple(
        Near(corpus.papers[paper], ids, corpus.concepts[lacks], _tie(corpus, paper, share, has))
        for paper in chosen.tolist()
    )


def _naming(corpus: Corpus, concepts: Sequence[int]) -> Weights:
    """Give each paper 1, halved for every concept that it does not name itself."""
    weights = np.ones(len(corpus.papers))
    for concept in concepts:
        names = np.zeros(len(corpus.papers), dtype=bool)
        names[corpus.paper[corpus.is_link & (corpus.concept == concept)]] = True
        weights[~names] /= 2
    return weights


def _tie(corpus: Corpus, paper: int, share: Weights, has: Sequence[int]) -> str | None:
    """Name the concept of a paper that most often comes with what the paper lacks."""
    first, last = np.searchsorted(corpus.paper, (paper, paper + 1))
    own = corpus.concept[first:last]
    own = own[corpus.is_link[first:last] & (share[own] > 0)]
    ranked = own[np.lexsort((own, -np.round(share[own], 9)))].tolist()
    others = (each for each in ranked if not any(is_akin(corpus, each, h) for h in has))
    tie = next(others, None)
    return None if tie is None else corpus.concepts[tie]
