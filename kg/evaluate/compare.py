"""Two landscapes side by side: what each is about more than the other, and how alike they are.

1. Concepts are the same by id, else as :mod:`kg.evaluate.same_concepts` tells. A paper is about a
   concept when it is linked to it or to a narrower one, in a role in which papers are about
   things. Papers without any such link count on neither side.
2. Of each concept: how many papers on the left and on the right are about it, how much greater its
   odds are on the left (log odds ratio with its 95 % interval), and how likely chance alone gives
   a difference so large: Fisher's exact test, twice the smaller tail.
3. Only concepts that could differ at all are tested: where even all papers on one side would be
   nothing unusual, the concept is too rare [1]_. What is tested is corrected together, by
   Benjamini and Hochberg; a difference is believed where at most 5 % of those believed are wrong.
4. How alike: of each kind, the part of the links that both distribute in the same way, the sum of
   the smaller of the two shares over all concepts; links are counted as they stand, without
   roll-up. Small samples never agree wholly, so the same is measured on all papers dealt at random
   to two sides of the same sizes, a few times.

A paper that both files hold counts on both sides, which makes differences look smaller and less
certain than they are, never larger.

References
----------
.. [1] R. E. Tarone. A modified Bonferroni method for discrete data. Biometrics 46(2), 1990.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kg.errors import GraphError
from kg.evaluate.comparison import BELIEVED, Compared, Comparison, Difference
from kg.evaluate.likeness import likeness
from kg.evaluate.same_concepts import same_concepts
from kg.graph.chance import benjamini_hochberg, hypergeometric_tail, log_odds_ratio
from kg.graph.corpus import Corpus
from kg.graph.incidence import Indices, Weights
from kg.model import KINDS, Concept


def compare(left: Corpus, right: Corpus) -> Comparison:
    """Say what two landscapes are about, side by side.

    Raises
    ------
    GraphError
        A side has no paper that is about anything.
    """
    for name, corpus in (("first", left), ("second", right)):
        if not len(corpus.paper):
            raise GraphError(
                f"the {name} landscape has no link to compare; its papers: {len(corpus.papers):,} "
                "(kg blindspots tells what they are about)"
            )
    table = _Table.of(left, right)
    differences = sorted(_differences(table, left, right), key=_surest_first)
    return Comparison(
        left=_side(left),
        right=_side(right),
        both=len(set(left.papers) & set(right.papers)),
        tested=sum(each.rate is not None for each in differences),
        differences=tuple(differences),
        likeness=likeness(
            _links(left, table.of_left), _links(right, table.of_right), _kinds(table)
        ),
    )


@dataclass(frozen=True, eq=False)
class _Table:
    """The concepts of both sides, sorted, and which ones those of each side are."""

    concepts: tuple[str, ...]
    of_left: Indices  #: for each concept of the left corpus its index here
    of_right: Indices
    left: Indices  #: papers about each
    right: Indices

    @classmethod
    def of(cls, left: Corpus, right: Corpus) -> "_Table":
        ours = same_concepts(right.scheme, left.scheme)
        theirs = [ours.get(id_, id_) for id_ in right.concepts]
        concepts = tuple(sorted({*left.concepts, *theirs}))
        number = {id_: n for n, id_ in enumerate(concepts)}
        of_left = np.array([number[id_] for id_ in left.concepts], dtype=np.int64)
        of_right = np.array([number[id_] for id_ in theirs], dtype=np.int64)
        having = [np.zeros(len(concepts), dtype=np.int64) for _ in range(2)]
        having[0][of_left] = left.having
        # two of theirs may have become one of ours: a paper about both would count twice
        pairs = np.unique(right.paper * len(concepts) + of_right[right.concept])
        having[1] = np.bincount(pairs % len(concepts), minlength=len(concepts))
        return cls(concepts, of_left, of_right, *having)


def _differences(table: _Table, left: Corpus, right: Corpus) -> Iterator[Difference]:
    sizes = _linked(left), _linked(right)
    probability, rate = _test(table, *sizes)
    known_right = set(_known(right, left))
    echoes = {*_echoes(table, left, table.of_left), *_echoes(table, right, table.of_right)}
    for n, id_ in enumerate(table.concepts):
        on_left, on_right = int(table.left[n]), int(table.right[n])
        concept = left.scheme.get(id_) or right.scheme[id_]
        is_tested = not np.isnan(rate[n])
        yield Difference(
            concept=id_,
            label=concept.pref_label,
            kind=concept.kind,
            left=on_left,
            right=on_right,
            left_share=on_left / sizes[0],
            right_share=on_right / sizes[1],
            odds=log_odds_ratio(on_left, sizes[0] - on_left, on_right, sizes[1] - on_right),
            probability=float(probability[n]) if is_tested else None,
            rate=float(rate[n]) if is_tested else None,
            only_known=""
            if concept.status == "discovered"
            else _only_known(id_, left.scheme, known_right),
            is_echo=n in echoes,
        )


def _echoes(table: _Table, corpus: Corpus, number: Indices) -> Iterator[int]:
    """Yield the concepts with a narrower one that has as many papers: these are the same ones."""
    for narrow, wider in enumerate(corpus.above):
        here = int(number[narrow])
        for above in wider:
            there = int(number[above])
            same = table.left[there] == table.left[here] and table.right[there] == table.right[here]
            if same and here != there:
                yield there


def _known(corpus: Corpus, other: Corpus) -> Iterator[str]:
    """Yield the ids of a vocabulary, as the other one calls them."""
    ours = same_concepts(corpus.scheme, other.scheme)
    return (ours.get(id_, id_) for id_ in corpus.scheme)


def _only_known(id_: str, left: Mapping[str, Concept], right: set[str]) -> str:
    return "" if id_ in left and id_ in right else "left" if id_ in left else "right"


def _test(table: _Table, left: int, right: int) -> tuple[Weights, Weights]:
    """Give the probability of each difference and its false discovery rate; NaN: too rare."""
    papers, total = left + right, table.left + table.right
    most, least = np.minimum(total, left), np.maximum(total - right, 0)
    at_best = np.minimum(_upper(most, total, left, papers), _lower(least, total, left, papers))
    tested = np.flatnonzero(2 * at_best <= BELIEVED)
    probability = np.full(len(total), np.nan)
    rate = probability.copy()
    if len(tested):
        on_left, having = table.left[tested], total[tested]
        tails = _upper(on_left, having, left, papers), _lower(on_left, having, left, papers)
        probability[tested] = np.minimum(2 * np.minimum(*tails), 1.0)
        rate[tested] = benjamini_hochberg(probability[tested])
    return probability, rate


def _upper(together: Indices, having: Indices, left: int, papers: int) -> Weights:
    return hypergeometric_tail(together, having, left, papers, tail="upper")


def _lower(together: Indices, having: Indices, left: int, papers: int) -> Weights:
    return hypergeometric_tail(together, having, left, papers, tail="lower")


def _surest_first(difference: Difference) -> tuple[float, float, str]:
    rate = 2.0 if difference.probability is None else difference.probability
    return rate, -abs(difference.odds.value), difference.concept


def _linked(corpus: Corpus) -> int:
    return len(np.unique(corpus.paper))


def _side(corpus: Corpus) -> Compared:
    years = sorted(date[:4] for date in corpus.dates if date)
    linked = len(np.unique(corpus.concept[corpus.is_link]))
    first, last = (years[0], years[-1]) if years else ("", "")
    return Compared(len(corpus.papers), _linked(corpus), linked, first, last)


def _links(corpus: Corpus, number: Indices) -> tuple[Indices, Indices]:
    """Give the links of a corpus as papers numbered from 0 and concepts of the table."""
    _, paper = np.unique(corpus.paper[corpus.is_link], return_inverse=True)
    return paper, number[corpus.concept[corpus.is_link]]


def _kinds(table: _Table) -> Indices:
    """Give the kind of each concept of the table, by its place in ``KINDS``."""
    place: dict[str, int] = {kind: n for n, kind in enumerate(KINDS)}
    return np.array([place[id_.partition(":")[0]] for id_ in table.concepts], dtype=np.int64)
