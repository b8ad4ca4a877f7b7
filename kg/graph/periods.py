"""When papers appeared: years or months, joined where there are too few papers to speak of.

1. The step is the year; it is the month where the dated papers span less than two years and at
   least four fifths of them state a month.
2. Steps are joined from the oldest on until there are enough papers in a period; what is left
   over at the end goes to the last period. So no share rests on a handful of papers, and a step
   without any lies within a period.
3. The two halves are the periods before and from the step at which the papers are divided most
   evenly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from kg.graph.corpus import Corpus
from kg.graph.incidence import Flags, Indices

PeriodStep: TypeAlias = Literal["year", "month"]

#: Months that the dated papers span at least for their step to be the year.
_LONG = 24
#: Of the dated papers, so many state a month where the step is the month.
_STATED = 0.8
#: Papers of a period: this part of all, but no fewer and no more than these.
_PART, _LEAST, _ENOUGH = 25, 5, 100

_MONTHS: tuple[str, ...] = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """The periods of the papers of a corpus, oldest first; each is named by its index."""

    step: PeriodStep
    names: tuple[str, ...]  #: "2024", "2013–2015", "2024-03", "2024-03–2024-05"
    papers: Indices  #: of each period
    of_paper: Indices  #: the period of each paper, -1 where its date says too little
    steps: Indices  #: the year or month of each paper, in steps since year 0; -1 as above
    middle: int  #: the first period of the later half; 0: there are no two halves
    unplaced: int  #: papers without a date, or without a month where the step is the month
    missing: tuple[str, ...]  #: steps within that no paper is of: "2014"
    newest: str  #: the last date: "2026-06-30"; "" if there is none

    @property
    def halves(self) -> tuple[str, str]:
        """What the two halves are called: "1995–2020" and "2021–2025"."""
        return _joined(self.names[: self.middle]), _joined(self.names[self.middle :])

    @property
    def is_later(self) -> Flags:
        """Which papers are of the later half."""
        return self.of_paper >= self.middle

    @property
    def half_papers(self) -> tuple[int, int]:
        """How many papers are of each half."""
        return int(self.papers[: self.middle].sum()), int(self.papers[self.middle :].sum())

    @property
    def unfinished(self) -> str:
        """Until when the last period reaches, where that is a year cut short: "June 2026"."""
        year, month = self.newest[:4], int(self.newest[5:7] or 12)
        if self.step == "month" or month == 12:
            return ""
        return f"{_MONTHS[month - 1]} {year}"


def find_periods(corpus: Corpus) -> Periods:
    """Give the periods of the papers of a corpus that have a date."""
    months = np.array([_month(date) for date in corpus.dates], dtype=np.int64)
    step = _step(corpus.years, months)
    steps = months if step == "month" else np.where(corpus.years > 0, corpus.years, -1)
    known = steps[steps >= 0]
    found, papers = np.unique(known, return_counts=True)
    period_of = _join(papers.tolist(), min(_ENOUGH, max(_LEAST, len(known) // _PART)))
    count = int(period_of.max(initial=-1)) + 1
    of_paper = np.full(len(steps), -1, dtype=np.int64)
    of_paper[steps >= 0] = period_of[np.searchsorted(found, known)]
    sizes = np.bincount(of_paper[of_paper >= 0], minlength=count)
    return Periods(
        step=step,
        names=tuple(_span(found[period_of == period], step) for period in range(count)),
        papers=sizes,
        of_paper=of_paper,
        steps=steps,
        middle=_middle(sizes),
        unplaced=int((steps < 0).sum()),
        missing=_missing(found, step),
        newest=max(corpus.dates, default=""),
    )


def months_between(earlier: str, later: str) -> int | None:
    """Say how many months lie between two dates; ``None`` where one does not state its month.

    >>> months_between("2023-11-30", "2024-02"), months_between("2023", "2024-02")
    (3, None)
    """
    months = _month(earlier), _month(later)
    return None if min(months) < 0 else months[1] - months[0]


def _month(date: str) -> int:
    return 12 * int(date[:4]) + int(date[5:7]) - 1 if len(date) >= 7 else -1


def _step(years: Indices, months: Indices) -> PeriodStep:
    dated = int((years > 0).sum())
    stated = months[months >= 0]
    if not len(stated) or len(stated) < _STATED * dated:
        return "year"
    known = years[years > 0]
    is_short = int(stated.max() - stated.min()) + 1 < _LONG and int(known.max() - known.min()) < 3
    return "month" if is_short else "year"


def _join(papers: Sequence[int], enough: int) -> Indices:
    """Give each step the number of its period."""
    period_of: list[int] = []
    period, size = 0, 0
    for number in papers:
        if size >= enough:
            period, size = period + 1, 0
        period_of.append(period)
        size += number
    if size < enough and period:
        period_of = [min(each, period - 1) for each in period_of]
    return np.array(period_of, dtype=np.int64)


def _middle(papers: Indices) -> int:
    if len(papers) < 2:
        return 0
    before = np.cumsum(papers)[:-1]
    return int(np.abs(2 * before - papers.sum()).argmin()) + 1


def _missing(found: Indices, step: PeriodStep) -> tuple[str, ...]:
    if not len(found):
        return ()
    every = range(int(found[0]), int(found[-1]))
    return tuple(_name(each, step) for each in sorted(set(every).difference(found.tolist())))


def _name(step_number: int, step: PeriodStep) -> str:
    if step == "year":
        return str(step_number)
    return f"{step_number // 12}-{step_number % 12 + 1:02}"


def _span(steps: Indices, step: PeriodStep) -> str:
    names = [_name(int(steps[0]), step), _name(int(steps[-1]), step)]
    return "–".join(dict.fromkeys(names))


def _joined(names: Sequence[str]) -> str:
    """Give the name of several periods in a row: from the start of the first to the last's end."""
    if not names:
        return ""
    return "–".join(dict.fromkeys((names[0].partition("–")[0], names[-1].rpartition("–")[2])))
