"""Which empty combinations were filled a year later: how good a ranking of them is.

1. The papers of the newest year are hidden; where these are fewer than :data:`_ENOUGH`, or most of
   all, the newest fifth of the dated papers is. Papers without a date are left out.
2. Of the papers before, each ranking puts the empty pairs of two kinds in order; three concepts
   likewise, of which it is known how many papers their pairs lead to expect.
3. A pair is a hit when a hidden paper has it. Precision at ``k`` is the share of hits among the
   first ``k``, where those of equal score come in random order; its interval is Wilson's. AUC is
   the probability that a hit stands before a pair that is none, with the interval of [1]_.

References
----------
.. [1] J. A. Hanley, B. J. McNeil. The meaning and use of the area under a receiver operating
   characteristic (ROC) curve. Radiology 143(1), 1982.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kg.errors import GraphError
from kg.graph.chance import Estimate, wilson_interval
from kg.graph.combination import Crossing
from kg.graph.corpus import Corpus
from kg.graph.crossing import Nearness, combinable, shared_papers, telling
from kg.graph.incidence import Flags, Weights
from kg.graph.untried import DEFAULT_KINDS
from kg.graph.untried_pairs import Cells, cross_pairs, make_cells
from kg.graph.untried_triples import cross_triples, look
from kg.model import Kind

#: A year of fewer papers is too short to be hidden alone.
_ENOUGH = 50
#: Precision is said of so many first ones.
FIRST = (10, 50, 100)


@dataclass(frozen=True, slots=True)
class Ranked:
    """How well one ranking foretells."""

    name: str
    precision: tuple[Estimate, ...]  #: at each of :data:`FIRST`; fewer where there are not so many
    auc: Estimate | None  #: ``None``: not all are ranked


@dataclass(frozen=True, slots=True)
class Trial:
    """The empty combinations of some kinds, and who foretells which are filled."""

    kinds: tuple[Kind, ...]
    cells: int  #: empty before
    filled: int  #: of these, with a hidden paper
    rankings: tuple[Ranked, ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the papers of before say of those that were hidden."""

    since: str  #: date from which papers were hidden
    before: int
    hidden: int
    trials: tuple[Trial, ...]


def evaluate_prediction(corpus: Corpus, kinds: tuple[Kind, ...] = DEFAULT_KINDS) -> Prediction:
    """Hide the newest papers and say how well each ranking foretells their combinations.

    Raises
    ------
    GraphError
        Too few papers have a date.
    """
    since, before, hidden = hide_newest(corpus)
    nearness = Nearness.of(before)
    trials = [
        _pair_trial(nearness, hidden, (left, right)) for left, right in combinations(kinds, 2)
    ]
    if len(kinds) == 3:
        a, b, c = kinds
        trials.append(_triple_trial(nearness, hidden, (a, b, c)))
    return Prediction(since, len(before.papers), len(hidden.papers), tuple(trials))


def hide_newest(corpus: Corpus) -> tuple[str, Corpus, Corpus]:
    """Give the date of the first hidden paper, the papers before, and the hidden ones.

    Both are about the same concepts, by the same numbers.
    """
    dated = sorted(date for date in corpus.dates if date)
    if len(dated) < 2 or dated[0] == dated[-1]:
        raise GraphError("nothing can be hidden: too few papers have a date, or all the same one")
    since = dated[-1][:4]
    newest = sum(date >= since for date in dated)
    if newest < min(_ENOUGH, len(dated) / 5) or newest > len(dated) / 2:
        since = dated[len(dated) - max(1, len(dated) // 5)]
    dates = np.array(corpus.dates)
    return since, corpus.part((dates != "") & (dates < since)), corpus.part(dates >= since)


def _pair_trial(nearness: Nearness, hidden: Corpus, kinds: tuple[Kind, Kind]) -> Trial:
    cells = make_cells(nearness, kinds)
    is_empty = cells.is_cell & (cells.shared == 0)
    is_filled = (shared_papers(hidden, cells.left, cells.right) > 0)[is_empty]
    rankings = [
        judge(name, scores[is_empty], is_filled) for name, scores in _scores(nearness, cells)
    ]
    rankings.append(_listed(cross_pairs(nearness, kinds, limit=FIRST[-1]), hidden))
    return Trial(kinds, len(is_filled), int(is_filled.sum()), tuple(rankings))


def _listed(crossing: Crossing, hidden: Corpus) -> Ranked:
    numbers = [[hidden.number_of[id_] for id_ in each.concepts] for each in crossing.untried]
    is_hit = np.array([_is_filled(hidden, concepts) for concepts in numbers], dtype=np.bool_)
    judged = judge("as listed", -np.arange(len(is_hit), dtype=np.float64), is_hit)
    return replace(judged, auc=None)


def _scores(nearness: Nearness, cells: Cells) -> Iterator[tuple[str, Weights]]:
    corpus = nearness.corpus
    yield "nearness", nearness.between(cells.left, cells.right)
    undated = replace(nearness, weights=np.ones(len(corpus.papers)), having=_having(corpus))
    yield "nearness without dates", undated.between(cells.left, cells.right)
    left, right = (
        shared_papers(corpus, side, nearness.through) > 0 for side in (cells.left, cells.right)
    )
    yield "common neighbours", left.astype(float) @ right.astype(float).T
    # the same order as that of the degree product
    having = corpus.having.astype(float)
    yield "expected by chance", np.outer(having[cells.left], having[cells.right])


def _having(corpus: Corpus) -> Weights:
    return corpus.having[telling(corpus)].astype(float)


def _triple_trial(nearness: Nearness, hidden: Corpus, kinds: tuple[Kind, Kind, Kind]) -> Trial:
    corpus = nearness.corpus
    sides = tuple(combinable(corpus, kind) for kind in kinds)
    cells = [cell for cell in look(nearness, sides) if not cell.observed]
    is_filled = np.array([_is_filled(hidden, cell.concepts) for cell in cells], dtype=np.bool_)
    expected = np.array([cell.found.expected.value for cell in cells])
    product = np.array([float(math.prod(cell.margins.single)) for cell in cells])
    near = np.array([cell.near for cell in cells])
    rankings = (
        judge("nearness", near, is_filled),
        judge("expected by the pairs", np.round(expected, 9), is_filled),
        judge("expected by chance", product, is_filled),
        _listed(cross_triples(nearness, kinds, limit=FIRST[-1]), hidden),
    )
    return Trial(kinds, len(cells), int(is_filled.sum()), rankings)


def _is_filled(corpus: Corpus, concepts: Sequence[int]) -> bool:
    first, *more = (set(corpus.papers_of[concept].tolist()) for concept in concepts)
    return bool(first.intersection(*more))


def judge(name: str, scores: Weights, is_hit: Flags) -> Ranked:
    """Say how early a ranking puts the hits."""
    values, group = np.unique(-scores, return_inverse=True)
    sizes = np.bincount(group, minlength=len(values)).astype(float)
    hits = np.bincount(group, is_hit, len(values)).astype(float)
    precision = [_precision(sizes, hits, first) for first in FIRST if first <= len(is_hit)]
    return Ranked(name, tuple(precision), _auc(sizes, hits))


def _precision(sizes: Weights, hits: Weights, first: int) -> Estimate:
    """Give the share of hits among the first ones; of the last group, a part of its hits."""
    last = int(np.searchsorted(np.cumsum(sizes), first))
    rest = first - int(sizes[:last].sum())
    found = float(hits[:last].sum()) + float(hits[last]) * rest / float(sizes[last])
    interval = wilson_interval(round(found), first)
    return Estimate(found / first, interval.low, interval.high)


def _auc(sizes: Weights, hits: Weights) -> Estimate:
    """Give the probability that a hit comes first; half for those of equal score."""
    misses = sizes - hits
    left, right = float(hits.sum()), float(misses.sum())
    if not left or not right:
        return Estimate(0.5, 0.0, 1.0)
    later = right - np.cumsum(misses)
    auc = float((hits * (later + misses / 2)).sum()) / (left * right)
    one, two = auc / (2 - auc), 2 * auc * auc / (1 + auc)
    spread = auc * (1 - auc) + (left - 1) * (one - auc * auc) + (right - 1) * (two - auc * auc)
    half = 1.959964 * math.sqrt(max(0.0, spread) / (left * right))
    return Estimate(auc, max(0.0, auc - half), min(1.0, auc + half))
