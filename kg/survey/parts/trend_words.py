"""The sentences about trends: what was found, over which papers, and what it does not say."""

from kg.graph.spread import Move, Spread
from kg.graph.trends import LEAST_PAPERS, Trend, Trends
from kg.survey.document import Source, Text
from kg.survey.wording import count, counted, figure, share

#: So many times as many concepts a paper are worth a warning.
_GROWTH = 1.25
#: Where the numbers of papers of the two halves stand.
_EARLIER, _LATER = "half_papers.earlier", "half_papers.later"
#: Fewer dated papers carry little.
_FEW = 100


def opening(found: Trends, source: Source) -> Text:
    """Say how much emerges and fades, or why nothing can be said."""
    if not found.tested:
        return _nothing(found, source)
    periods = found.periods
    tested: Text = (
        *counted(found.tested, "concept", source, "tested"),
        f" with at least {LEAST_PAPERS} dated papers",
    )
    earlier: Text = f"{periods.halves[0]} (", count(periods.half_papers[0], source, _EARLIER), ")"
    later: Text = f"{periods.halves[1]} (", count(periods.half_papers[1], source, _LATER), ")"
    going = [len(found.going(direction)) for direction in ("emerging", "fading")]
    if not any(going):
        none: Text = ("None of the ", *tested, " emerges or fades: no share among the papers of ")
        return *none, *later, " differs from that of ", *earlier, " by more than chance explains."
    return (
        "Of ",
        *tested,
        ", ",
        count(going[0], source, "emerging"),
        " emerge" + "s" * (going[0] == 1) + " and ",
        count(going[1], source, "fading"),
        " fade" + "s" * (going[1] == 1) + ": the share among the papers of ",
        *later,
        " is not that of ",
        *earlier,
        ", by more than chance and longer abstracts explain.",
    )


def _nothing(found: Trends, source: Source) -> Text:
    papers = len(found.corpus.papers)
    if not papers:
        return ("There are no papers, so there are no trends to tell.",)
    if not found.dated:
        which = "The paper has no date" if papers == 1 else "None of the papers has a date"
        return (f"{which}, so there are no trends to tell.",)
    dated = counted(found.dated, "dated paper", source, "dated")
    verb = "is" if found.dated == 1 else "are"
    if len(found.periods.names) < 2:
        return (
            *dated,
            f" of {found.periods.names[0]} {verb} too few to compare one time with another.",
        )
    return (
        f"No concept is in {LEAST_PAPERS} or more of ",
        *dated,
        ", too few to tell a trend from chance.",
    )


def warnings(found: Trends, source: Source) -> list[Text]:
    """Give what a reader must know before believing a trend."""
    if not found.tested:
        return []
    told: list[Text] = [
        (
            "Shares are of the papers in this file: what was collected less for some years "
            "seems to fade in them.",
        )
    ]
    if found.dated < _FEW:
        told.append(("With so few papers only large changes can be told from chance.",))
    periods = found.periods
    if periods.unplaced:
        papers = counted(periods.unplaced, "paper", source, "undated")
        verbs = ("states", "is") if periods.unplaced == 1 else ("state", "are")
        what = "date" if periods.step == "year" else "month"
        told.append((*papers, f" {verbs[0]} no {what} and {verbs[1]} left out."))
    if periods.unfinished:
        told.append((f"The last year reaches until {periods.unfinished}; its shares may move.",))
    earlier, later = found.links_per_paper
    if max(earlier, later) > _GROWTH * min(earlier, later):
        told.append(
            (
                "A paper is about ",
                figure(earlier, source, "links_per_paper.earlier", digits=1),
                f" concepts on average in {periods.halves[0]} and about ",
                figure(later, source, "links_per_paper.later", digits=1),
                f" in {periods.halves[1]}; a change no larger than that does not count.",
            )
        )
    return told


def trend_text(found: Trends, trend: Trend, source: Source) -> Text:
    """Say how the share of a concept went: "2.1% to 68%; 35 papers"."""
    at = trend.concept
    text: Text = (
        share(trend.earlier.value, source, f"{at}.earlier"),
        " to ",
        share(trend.later.value, source, f"{at}.later"),
        "; ",
        *counted(trend.papers, "paper", source, f"{at}.papers"),
    )
    if trend.jump is None:
        return text
    before, after = found.periods.names[trend.jump - 1], found.periods.names[trend.jump]
    return *text, f"; a jump between {before} and {after}"


def moves_opening(found: Spread, source: Source) -> Text:
    """Say how many methods were used in another domain, and how fast."""
    going = len(found.moves)
    text: Text = (
        "Of ",
        *counted(found.proposed, "method", source, "proposed"),
        " whose first proposal is among the papers, with a date and a domain, ",
        count(found.used, source, "used"),
        (" was" if found.used == 1 else " were") + " used by a later paper and ",
        count(going, source, "moves"),
        " in another domain",
    )
    if found.median_months is None or going < 2:
        return *text, "."
    months = figure(found.median_months, source, "median_months", digits=0)
    return *text, ", after ", months, " months as the median of those whose months are known."


def time_text(move: Move, source: Source) -> Text:
    """Say how long a move took: "13 months", "2 years", "the same year"."""
    if move.months is not None:
        return counted(move.months, "month", source, f"{move.concept}.months")
    return counted(move.years, "year", source, f"{move.concept}.years")
