"""Which concepts can be combined, how many papers two of them share, and how near they are.

1. A concept tells something when enough papers are about it, when it does not stand for most of the
   field, when papers name it and not only what is narrower, and when more than the paper that
   introduced it is about it. Of these, all can be combined but language models by their name and
   version: products, of which an abstract names one or another.
2. Two concepts cannot be combined when the name of one says that of the other already.
3. Two concepts are near when they come with the same third ones: through ``z`` alone, if papers
   about it took up the two independently, ``n(a, z) · n(b, z) / n(z)`` papers would have both;
   the sum over all ``z`` is the nearness (*resource allocation* with counts [1]_). Seen from the
   papers about ``a``, each adds, for every ``z`` it names, the share of ``b`` among those of ``z``.
4. Where papers have dates, recent ones count more: a paper half as much as one that is
   :data:`HALF_LIFE` years younger. Papers without a date count as the average of the others.

References
----------
.. [1] T. Zhou, L. Lü, Y.-C. Zhang. Predicting missing links via local information. European
   Physical Journal B 71, 2009.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.graph.corpus import Corpus
from kg.graph.incidence import Flags, Indices, Weights, group_by
from kg.model import Kind
from kg.text import fold_label

#: Years after which a paper counts half as much.
HALF_LIFE = 3.0

#: A concept of a greater part of the papers is too general to tell anything ...
_MOST = 0.15
#: ... unless these are no more papers than this, and no more than half of all.
_FEW = 30
#: A concept that a smaller part of its papers names itself is a heading for narrower ones.
_NAMED = 0.2

#: Released language models: these and all that is narrower.
_RELEASED = frozenset(
    f"method:{name}"
    for name in (
        "chinchilla",
        "claude",
        "cohere-command",
        "deepseek",
        "doubao",
        "gemini",
        "gemma",
        "gpt",
        "gpt-3",
        "gpt-4",
        "grok",
        "hunyuan",
        "kimi",
        "llama",
        "minimax-llm",
        "mistral",
        "open-weight-llm",
        "opt-lm",
        "palm",
        "pythia",
        "qwen",
    )
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many papers a concept must have, at least and at most, to be combined with others."""

    least: int
    most: int


def bounds_of(papers: int) -> Bounds:
    """Give the bounds for so many papers with a link.

    The least grows with the root of the papers: what is rarer is empty everywhere by chance.

    >>> bounds_of(54), bounds_of(10_000)
    (Bounds(least=3, most=27), Bounds(least=10, most=1500))
    """
    most = max(int(_MOST * papers), min(_FEW, papers // 2))
    return Bounds(max(3, round(math.sqrt(papers) / 10)), most)


def linked_papers(corpus: Corpus) -> int:
    """Give how many of the papers have a link at all: those that could have a combination."""
    return len(np.unique(corpus.paper))


def telling(corpus: Corpus) -> Indices:
    """Give the concepts that tell something, sorted."""
    bounds = bounds_of(linked_papers(corpus))
    named = np.bincount(corpus.concept[corpus.is_link], minlength=len(corpus.concepts))
    having = corpus.having - _own_papers(corpus)
    fits = (having >= bounds.least) & (corpus.having <= bounds.most)
    return np.flatnonzero(fits & (named >= _NAMED * corpus.having))


def combinable(corpus: Corpus, kind: Kind) -> Indices:
    """Give the concepts of a kind that tell something and can be combined with others, sorted."""
    found = np.intersect1d(telling(corpus), corpus.of_kind(kind))
    released = {corpus.number_of[id_] for id_ in _RELEASED if id_ in corpus.number_of}
    kept = [c for c in found.tolist() if not released & {c, *corpus.above[c]}]
    return np.array(kept, dtype=np.int64)


def _own_papers(corpus: Corpus) -> Indices:
    """Count for each concept the paper that introduced it: its own name proves no use by others."""
    introduced = [corpus.scheme[id_].introduced_by is not None for id_ in corpus.concepts]
    return np.array(introduced, dtype=np.int64)


def can_meet(corpus: Corpus, left: Indices, right: Indices) -> Flags:
    """Say for each pair whether no name says the other: "Active Learning Method" says the setting.

    Returns
    -------
    numpy.ndarray
        A row for each left concept, a column for each right one.
    """
    lefts, rights = _words(corpus, left), _words(corpus, right)
    found = [not (a <= b or b <= a) for a in lefts for b in rights]
    return np.array(found, dtype=np.bool_).reshape(len(left), len(right))


#: Words that make a name of one kind from a name of another.
_SORTS = frozenset(["algorithm", "approach", "method", "of", "setting", "technique", "the"])


def _words(corpus: Corpus, concepts: Indices) -> list[frozenset[str]]:
    found = []
    for concept in concepts.tolist():
        words = frozenset(fold_label(corpus.label(corpus.concepts[concept])).split())
        found.append(words - _SORTS or words)
    return found


def weights_of(corpus: Corpus) -> Weights:
    """Give how much each paper counts: 1 in the newest year, less before, all 1 without dates."""
    years = corpus.years
    dated = years > 0
    if not dated.any():
        return np.ones(len(years))
    weights: Weights = np.exp2((years - years.max()) / HALF_LIFE)
    weights[~dated] = weights[dated].mean()
    return weights


def shared_papers(
    corpus: Corpus, left: Indices, right: Indices, weights: Weights | None = None
) -> Weights:
    """Give a row for each left concept, a column for each right one: how many papers have both.

    Parameters
    ----------
    weights
        How much each paper counts; ``None``: 1.
    """
    return _counted(corpus, left, _columns_of(corpus, right), len(right), weights)


def _columns_of(corpus: Corpus, right: Indices) -> tuple[Indices, ...]:
    """Give for each paper the columns of the right concepts that it is about."""
    column = np.full(len(corpus.concepts), -1, dtype=np.int64)
    column[right] = np.arange(len(right))
    is_right = column[corpus.concept] >= 0
    return group_by(corpus.paper[is_right], column[corpus.concept[is_right]], len(corpus.papers))


def _counted(
    corpus: Corpus,
    left: Indices,
    columns_of: tuple[Indices, ...],
    columns: int,
    weights: Weights | None,
) -> Weights:
    found = np.zeros((len(left), columns))
    for row, concept in enumerate(left.tolist()):
        papers = corpus.papers_of[concept]
        lists = [columns_of[paper] for paper in papers]
        if not lists:
            continue
        counts = None if weights is None else np.repeat(weights[papers], list(map(len, lists)))
        found[row] = np.bincount(np.concatenate(lists), counts, columns)
    return found


@dataclass(frozen=True, eq=False)
class Nearness:
    """How near concepts are by the third ones that they come with."""

    corpus: Corpus
    through: Indices  #: the third concepts
    weights: Weights  #: how much each paper counts
    having: Weights  #: for each third concept, how much all papers about it count

    @classmethod
    def of(cls, corpus: Corpus) -> "Nearness":
        """Take all telling concepts as third ones."""
        through, weights = telling(corpus), weights_of(corpus)
        counts = weights[corpus.paper]
        totals: Weights = np.bincount(corpus.concept, counts, len(corpus.concepts)).astype(float)
        return cls(corpus, through, weights, totals[through])

    def between(self, left: Indices, right: Indices) -> Weights:
        """Give the nearness of each left concept to each right one."""
        shares = self._beside(left) / self.having
        # rounded, so that sums in another order agree to the last digit
        found: Weights = np.round(shares @ self._beside(right).T, 6)
        return found

    def among(self, threes: Indices) -> Weights:
        """Give the nearness of three concepts to each other, for each row of three.

        Through ``z`` alone, ``n(a, z) · n(b, z) · n(c, z) / n(z)²`` papers would have all.
        """
        concepts, place = np.unique(threes, return_inverse=True)
        shares = self._beside(concepts) / self.having
        counts = shares * self.having
        rows = place.reshape(-1, 3).tolist()
        near = [float((shares[a] * shares[b]) @ counts[c]) for a, b, c in rows]
        return np.array([round(each, 6) for each in near], dtype=np.float64)

    def ties(self, left: int, right: int) -> Weights:
        """Give what each third concept adds to the nearness of two."""
        both = self._beside(np.array([left, right]))
        found: Weights = np.round(both[0] * both[1] / self.having, 9)
        return found

    def shares(self, right: int) -> Weights:
        """Give for each concept the share of a given one among the papers about it."""
        found = np.zeros(len(self.corpus.concepts))
        found[self.through] = self._beside(np.array([right]))[0] / self.having
        return found

    def _beside(self, concepts: Indices) -> Weights:
        """Count shared papers with each third concept; with itself and broader ones none."""
        found = _counted(self.corpus, concepts, self._columns, len(self.through), self.weights)
        place = self._places
        for row, concept in enumerate(concepts.tolist()):
            own = [place[each] for each in {concept, *self.corpus.above[concept]} if each in place]
            found[row, own] = 0.0
        return found

    @cached_property
    def _columns(self) -> tuple[Indices, ...]:
        return _columns_of(self.corpus, self.through)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {concept: place for place, concept in enumerate(self.through.tolist())}
