"""Trends as values of JSON and as rows of a table."""

from collections.abc import Iterator, Sequence
from typing import Any

from kg.cli.evidence_facts import evidence_json
from kg.cli.report import rounded
from kg.graph.chance import Estimate
from kg.graph.example import example_in
from kg.graph.spread import Move, Spread
from kg.graph.trends import Trend, Trends
from kg.store import Store

SUMMARY_COLUMNS = (
    "concept",
    "label",
    "kind",
    "direction",
    "papers",
    "earlier",
    "earlier_low",
    "earlier_high",
    "later",
    "later_low",
    "later_high",
    "effect",
    "false_discovery_rate",
    "jump_at",
    "first_paper",
    "first_date",
)

PERIOD_COLUMNS = (
    "concept",
    "label",
    "period",
    "papers_of_period",
    "papers",
    "share",
    "share_low",
    "share_high",
)


def facts_of(
    store: Store, found: Trends, chosen: Sequence[Trend], spread: Spread
) -> dict[str, Any]:
    """Give all that is known of some trends, with the periods and the first uses elsewhere."""
    periods, links = found.periods, found.links_per_paper
    earlier, later = periods.halves
    sizes = periods.half_papers
    wanted = {trend.concept for trend in chosen}
    return {
        "papers": len(found.corpus.papers),
        "dated": found.dated,
        "undated": periods.unplaced,
        "step": periods.step,
        "newest": periods.newest or None,
        "missing": list(periods.missing),
        "periods": [
            {"name": name, "papers": int(papers)}
            for name, papers in zip(periods.names, periods.papers, strict=True)
        ],
        "earlier": {"name": earlier, "papers": sizes[0], "concepts_per_paper": round(links[0], 3)},
        "later": {"name": later, "papers": sizes[1], "concepts_per_paper": round(links[1], 3)},
        "tested": found.tested,
        "emerging": [trend.concept for trend in found.going("emerging") if trend.concept in wanted],
        "fading": [trend.concept for trend in found.going("fading") if trend.concept in wanted],
        "concepts": [_trend(store, found, trend) for trend in chosen],
        "first_uses": {
            "proposed": spread.proposed,
            "used": spread.used,
            "median_months": spread.median_months,
            "moves": [
                _move(store, found, move)
                for move in spread.moves
                if move.concept in wanted or len(wanted) != 1
            ],
        },
    }


def _trend(store: Store, found: Trends, trend: Trend) -> dict[str, Any]:
    jump = None
    if trend.jump is not None:
        jump = {
            "before": found.periods.names[trend.jump - 1],
            "after": found.periods.names[trend.jump],
        }
    shares = zip(found.periods.names, trend.having, found.shares(trend), strict=True)
    return {
        "id": trend.concept,
        "label": trend.label,
        "kind": trend.kind,
        "direction": trend.direction,
        "told_by_narrower": trend.is_told,
        "papers": trend.papers,
        "earlier": _estimate(trend.earlier),
        "later": _estimate(trend.later),
        "effect": round(trend.effect, 6),
        "false_discovery_rate": rounded(trend.chance),
        "jump": jump,
        "first": _first(store, found, trend),
        "shares": [
            {"period": name, "papers": having, **_estimate(share)} for name, having, share in shares
        ],
    }


def _estimate(share: Estimate) -> dict[str, float]:
    return {
        "share": round(share.value, 6),
        "low": round(share.low, 6),
        "high": round(share.high, 6),
    }


def _first(store: Store, found: Trends, trend: Trend) -> dict[str, Any] | None:
    if trend.first is None:
        return None
    return _example(store, found, found.corpus.papers[trend.first], trend.concept)


def _example(store: Store, found: Trends, paper: str, concept: str) -> dict[str, Any]:
    example = example_in(store, found.corpus, paper, concept)
    assert example is not None, "the paper is about it"
    return {
        "paper": paper,
        "title": example.paper.title,
        "published": example.paper.published,
        "evidence": evidence_json(example.paper, [example.evidence]),
    }


def _move(store: Store, found: Trends, move: Move) -> dict[str, Any]:
    label = found.corpus.label
    return {
        "id": move.concept,
        "label": label(move.concept),
        "proposal": _example(store, found, move.proposal, move.concept),
        "home": [{"id": id_, "label": label(id_)} for id_ in move.home],
        "use": _example(store, found, move.use, move.concept),
        "domain": {"id": move.domain, "label": label(move.domain)},
        "domain_evidence": _example(store, found, move.use, move.domain)["evidence"],
        "months": move.months,
        "years": move.years,
    }


def summary_rows(found: Trends, chosen: Sequence[Trend]) -> Iterator[tuple[Any, ...]]:
    """Yield a row a concept, by the names of :data:`SUMMARY_COLUMNS`."""
    for trend in chosen:
        jump = "" if trend.jump is None else found.periods.names[trend.jump]
        first = trend.first
        yield (
            trend.concept,
            trend.label,
            trend.kind,
            trend.direction,
            trend.papers,
            *_estimate(trend.earlier).values(),
            *_estimate(trend.later).values(),
            round(trend.effect, 6),
            rounded(trend.chance),
            jump,
            "" if first is None else found.corpus.papers[first],
            "" if first is None else found.corpus.dates[first],
        )


def period_rows(found: Trends, chosen: Sequence[Trend]) -> Iterator[tuple[Any, ...]]:
    """Yield a row a concept and period, by the names of :data:`PERIOD_COLUMNS`."""
    for trend in chosen:
        for place, share in enumerate(found.shares(trend)):
            yield (
                trend.concept,
                trend.label,
                found.periods.names[place],
                int(found.periods.papers[place]),
                trend.having[place],
                *_estimate(share).values(),
            )
