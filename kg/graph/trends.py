"""What papers turn to and from: shares by period, what emerges and fades, and since when.

1. Papers are dealt to periods (:mod:`kg.graph.periods`). The share of a concept in a period is
   that of the period's papers about it or something narrower, with its Wilson interval.
2. Concepts of at least five dated papers are tested; one whose papers are just those of a
   narrower one is not, for it says the same.
3. Later abstracts tend to be longer, and so to be linked to more concepts: then everything seems
   to rise. So each concept is tested twice, among the papers and among all that they are linked
   to, by a test of trend over years or months (:mod:`kg.graph.trend_tests`); the weaker answer
   counts, and none if the two disagree on the direction.
4. The effect is Cohen's h between the shares of the two halves, again the smaller of two: the
   share before, and what it would have become had it grown as links per paper did.
5. The probabilities are corrected for the number of concepts (Benjamini-Hochberg). A concept
   emerges or fades when that leaves 0.05 at most and the effect is at least 0.1: a change that
   is sure and one that matters.
6. Of these, the change points are sought (:mod:`kg.graph.shifts`), corrected likewise.
7. A broader concept that goes the way of narrower ones is told by them, unless the papers that
   are about none of these have an effect of 0.1 as well.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from kg.graph.chance import Estimate, benjamini_hochberg, wilson_interval
from kg.graph.corpus import Corpus
from kg.graph.incidence import Indices, Weights
from kg.graph.periods import Periods, find_periods
from kg.graph.shifts import find_jumps
from kg.graph.trend_tests import effect_size, trend_scores, two_sided

Direction: TypeAlias = Literal["emerging", "fading", "steady"]

#: Concepts of fewer dated papers are not tested.
LEAST_PAPERS = 5
#: The most that chance may be right, on average over what is believed.
FALSE_DISCOVERIES = 0.05
#: The smallest effect that matters: 1% to 2.3%, 10% to 13.2%.
LEAST_EFFECT = 0.1


@dataclass(frozen=True, slots=True)
class Trend:
    """How the share of one concept went over the periods."""

    concept: str  #: id
    label: str
    papers: int  #: with a date that are about it
    having: tuple[int, ...]  #: of these, those of each period
    earlier: Estimate  #: share of the earlier half
    later: Estimate
    effect: float  #: Cohen's h, after the correction for links per paper; below 0: it falls
    chance: float  #: false discovery rate at which the trend would just be believed; 1: untested
    direction: Direction
    jump: int | None  #: the first period after the one jump of its share, if there is one
    first: int | None
    """Index of the first dated paper linked to it; ``None`` for a heading, which more papers come
    under by way of something narrower than are linked to itself."""
    is_told: bool = False  #: narrower concepts that go the same way say it all

    @property
    def kind(self) -> str:
        """The kind of the concept."""
        return self.concept.partition(":")[0]


@dataclass(frozen=True, eq=False)
class Trends:
    """The trends of the concepts of a corpus, and what they rest on."""

    corpus: Corpus
    periods: Periods
    tested: int
    concepts: tuple[Trend, ...]  #: sorted by id; all that a paper is about, with a date or not
    links_per_paper: tuple[float, float]  #: of each half

    @cached_property
    def by_id(self) -> dict[str, Trend]:
        """The trends by the ids of their concepts."""
        return {trend.concept: trend for trend in self.concepts}

    def going(self, direction: Direction, kind: str = "") -> tuple[Trend, ...]:
        """Give what emerges or fades, the largest effect first; of all kinds or of one.

        What narrower concepts tell is left out.
        """
        chosen = (
            trend
            for trend in self.concepts
            if trend.direction == direction and not trend.is_told and kind in ("", trend.kind)
        )
        return tuple(sorted(chosen, key=lambda trend: (-abs(trend.effect), trend.concept)))

    def shares(self, trend: Trend) -> tuple[Estimate, ...]:
        """Give the share of a concept in each period."""
        sizes = self.periods.papers.tolist()
        return tuple(map(wilson_interval, trend.having, sizes))

    @property
    def dated(self) -> int:
        """How many papers have a period."""
        return int(self.periods.papers.sum())


def find_trends(corpus: Corpus) -> Trends:
    """Give the trends of all concepts of a corpus."""
    periods = find_periods(corpus)
    having = _count(corpus, periods.of_paper, len(periods.names))
    tested = _testable(corpus, periods, having.sum(axis=1))
    links = _links(corpus, periods)
    score = np.zeros(len(corpus.concepts))
    score[tested] = _scores(corpus, periods, tested)
    chance = np.ones(len(score))
    chance[tested] = benjamini_hochberg(two_sided(score[tested]))
    effect = np.zeros(len(score))
    effect[tested] = _effects(having[tested], periods, links)
    goes = (chance <= FALSE_DISCOVERIES) & (np.abs(effect) >= LEAST_EFFECT) & (score * effect > 0)
    jumps = _jumps(having, periods.papers, np.flatnonzero(goes))
    told = _told(corpus, periods, links, np.where(goes, np.sign(effect), 0.0))
    firsts = _firsts(corpus)
    found = [
        Trend(
            concept=corpus.concepts[n],
            label=corpus.label(corpus.concepts[n]),
            papers=int(having[n].sum()),
            having=tuple(having[n].tolist()),
            earlier=_share(having[n, : periods.middle], periods.papers[: periods.middle]),
            later=_share(having[n, periods.middle :], periods.papers[periods.middle :]),
            effect=float(effect[n]),
            chance=float(chance[n]),
            direction=_direction(bool(goes[n]), float(effect[n])),
            jump=jumps.get(n),
            first=firsts.get(n),
            is_told=n in told,
        )
        for n in range(len(corpus.concepts))
    ]
    return Trends(corpus, periods, len(tested), tuple(found), links)


def _count(corpus: Corpus, group_of_paper: Indices, groups: int) -> Indices:
    """Give for each concept (row) and group of papers (column) the papers; -1 is no group."""
    group = group_of_paper[corpus.paper]
    key = corpus.concept[group >= 0] * groups + group[group >= 0]
    size = (len(corpus.concepts), groups)
    return np.bincount(key, minlength=size[0] * size[1]).reshape(size)


def _testable(corpus: Corpus, periods: Periods, papers: Indices) -> Indices:
    if len(periods.names) < 2:
        return np.empty(0, dtype=np.int64)
    enough = papers >= LEAST_PAPERS
    for concept in np.flatnonzero(enough).tolist():
        for above in corpus.above[concept]:
            # what is narrower has no other papers, so as many are the same
            if papers[above] == papers[concept]:
                enough[above] = False
    return np.flatnonzero(enough)


def _scores(corpus: Corpus, periods: Periods, tested: Indices) -> Weights:
    """Give the weaker one of how far concepts rise among papers and among all their links."""
    found, step = np.unique(periods.steps, return_inverse=True)
    if len(found) and found[0] < 0:
        found, step = found[1:], step - 1
    having = _count(corpus, step, len(found))
    papers = np.bincount(step[step >= 0], minlength=len(found))
    of_papers = trend_scores(having[tested], papers)
    of_links = trend_scores(having[tested], having.sum(axis=0))
    weaker = np.where(np.abs(of_papers) < np.abs(of_links), of_papers, of_links)
    return np.where(of_papers * of_links > 0, weaker, 0.0)


def _links(corpus: Corpus, periods: Periods) -> tuple[float, float]:
    """Give how many concepts a paper of each half is about, on average."""
    period = periods.of_paper[corpus.paper]
    halves = ((period >= 0) & (period < periods.middle), period >= periods.middle)
    pairs = zip(halves, periods.half_papers, strict=True)
    earlier, later = (float(half.sum()) / max(papers, 1) for half, papers in pairs)
    return earlier, later


def _effects(having: Indices, periods: Periods, links: tuple[float, float]) -> Weights:
    before = having[:, : periods.middle].sum(axis=1) / max(periods.half_papers[0], 1)
    after = having[:, periods.middle :].sum(axis=1) / max(periods.half_papers[1], 1)
    growth = links[1] / links[0] if links[0] else 1.0
    plain = effect_size(after, before)
    grown = effect_size(after, np.minimum(before * growth, 1.0))
    smaller = np.where(np.abs(plain) < np.abs(grown), plain, grown)
    return np.where(plain * grown > 0, smaller, 0.0)


def _jumps(having: Indices, papers: Indices, chosen: Indices) -> dict[int, int]:
    """Give for the concepts that jump the first period after it."""
    found = find_jumps(having[chosen], papers)
    chance = benjamini_hochberg(found.probability)
    sure = (chance <= FALSE_DISCOVERIES) & found.is_no_line
    return dict(zip(chosen[sure].tolist(), found.first[sure].tolist(), strict=True))


def _told(
    corpus: Corpus, periods: Periods, links: tuple[float, float], sign: Weights
) -> frozenset[int]:
    """Give the concepts whose effect is that of narrower ones with the same sign."""
    narrower: dict[int, list[int]] = {}
    for concept in np.flatnonzero(sign).tolist():
        for above in corpus.above[concept]:
            if sign[above] == sign[concept]:
                narrower.setdefault(above, []).append(concept)
    told = set()
    for concept, some in narrower.items():
        covered = np.unique(np.concatenate([corpus.papers_of[each] for each in some]))
        rest = periods.of_paper[np.setdiff1d(corpus.papers_of[concept], covered)]
        having = np.bincount(rest[rest >= 0], minlength=len(periods.names))
        effect = float(_effects(having[None, :], periods, links)[0])
        if having.sum() < LEAST_PAPERS or effect * sign[concept] < LEAST_EFFECT:
            told.add(concept)
    return frozenset(told)


def _share(having: Indices, papers: Indices) -> Estimate:
    return wilson_interval(int(having.sum()), int(papers.sum()))


def _direction(goes: bool, effect: float) -> Direction:
    if not goes:
        return "steady"
    return "emerging" if effect > 0 else "fading"


def _firsts(corpus: Corpus) -> dict[int, int]:
    """Give the first paper linked to each concept, by date, then by id; none for headings."""
    dated = corpus.years[corpus.paper] > 0
    chosen = corpus.is_link & dated
    linked = np.bincount(corpus.concept[chosen], minlength=len(corpus.concepts))
    about = np.bincount(corpus.concept[dated], minlength=len(corpus.concepts))
    order = sorted(range(len(corpus.papers)), key=lambda n: (corpus.dates[n], n))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    first = np.full(len(corpus.concepts), len(order), dtype=np.int64)
    np.minimum.at(first, corpus.concept[chosen], rank[corpus.paper[chosen]])
    named = np.flatnonzero((linked > 0) & (2 * linked >= about)).tolist()
    return {concept: order[int(first[concept])] for concept in named}
