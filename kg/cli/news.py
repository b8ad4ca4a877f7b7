"""``kg news``: what is new in a graph file."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli.evidence_facts import evidence_json
from kg.cli.options import graph_argument, limit_option, min_confidence_option
from kg.cli.report import Form, Report, form_options, give, rounded
from kg.evaluate.news import FirstSeen, NewPaper, News, find_news
from kg.store import Store, open_store

_DEFAULT_LIMIT = 20

_COLUMNS = ("paper", "published", "title", "proposes", "results", "links")


@click.command("news")
@graph_argument
@click.option(
    "--since",
    metavar="BUILD|DAY",
    help="What this build and later ones brought, or those that ended since this day; by default "
    "the last one that brought papers.",
)
@min_confidence_option
@limit_option
@form_options
def command(
    graph: Path,
    since: str | None,
    min_confidence: float,
    limit: int | None,
    form: Form | None,
    out: Path | None,
) -> None:
    """Tell what is new in a graph file, with the sentences that say so.

    New papers, what they propose and report, new names, and concepts that rose. The graph file
    itself knows which build brought what: no older file is needed. With nothing new, too, the exit
    code is 0.

    Example: kg news landscape.db --html --out news.html
    """
    with open_store(graph) as store:
        found = find_news(store, since, min_confidence=min_confidence)
        report = Report(
            show=lambda: _print(store, found, limit),
            facts=lambda: _facts(store, found),
            columns=_COLUMNS,
            rows=lambda: list(_rows(found)),
            section=lambda: _section(store, found, limit),
        )
        give(report, store, form, out)


def _section(store: Store, found: News, limit: int | None) -> Any:
    from kg.survey.parts.news import news_section

    return news_section(store, found, most=limit or _DEFAULT_LIMIT)


def _print(store: Store, found: News, limit: int | None) -> None:
    from kg.survey.plain import plain_lines

    click.echo("\n".join(plain_lines(_section(store, found, limit))))


def _facts(store: Store, found: News) -> dict[str, Any]:
    arrivals = found.arrivals
    labels = store.labels()
    return {
        "since": asdict(arrivals.since) if arrivals.since else None,
        "runs": arrivals.runs,
        "known": arrivals.known,
        "is_first": arrivals.is_first,
        "older": arrivals.older,
        "papers": [_paper(each, labels) for each in found.papers],
        "names": list(_seen(store, found.names)),
        "first_seen": list(_seen(store, found.first)),
        "rose": [
            {
                "concept": each.concept,
                "label": each.label,
                "new": each.left,
                "older": each.right,
                "new_share": round(each.left_share, 6),
                "older_share": round(each.right_share, 6),
                "rate": None if each.rate is None else rounded(each.rate),
            }
            for each in found.rose
        ],
        "again": [{"paper": paper.id, "title": paper.title} for paper in found.again],
    }


def _paper(each: NewPaper, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "paper": each.paper.id,
        "title": each.paper.title,
        "published": each.paper.published,
        "links": each.links,
        "proposes": [
            {
                "concept": link.concept,
                "label": labels[link.concept],
                "confidence": link.confidence,
                "evidence": evidence_json(each.paper, link.evidence),
            }
            for link in each.proposes
        ],
        "results": [
            result.claim | {"evidence": evidence_json(each.paper, [result.evidence])}
            for result in each.results
        ],
    }


def _seen(store: Store, seen: tuple[FirstSeen, ...]) -> Iterator[dict[str, Any]]:
    papers = {paper.id: paper for paper in store.papers(each.by for each in seen)}
    for each in seen:
        yield {
            "concept": each.concept,
            "label": each.label,
            "papers": each.papers,
            "by": each.by,
            "evidence": evidence_json(papers[each.by], each.link.evidence[:1]),
        }


def _rows(found: News) -> Iterator[tuple[Any, ...]]:
    for each in found.papers:
        proposed = " | ".join(link.concept for link in each.proposes)
        claims = " | ".join(result.evidence.exact for result in each.results)
        yield (
            each.paper.id, each.paper.published or "", each.paper.title, proposed, claims,
            each.links,
        )  # fmt: skip
