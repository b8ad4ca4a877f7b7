"""A paper as ``kg show`` tells it: what is known of it, and its concepts by role with its words."""

from itertools import groupby
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.cli.evidence_facts import evidence_json
from kg.cli.printing import console, indented, quotation
from kg.model import ROLES, Paper, Result
from kg.store import Store


def paper_facts(store: Store, paper: Paper, min_confidence: float) -> dict[str, Any]:
    """Give all that is known of a paper, its links by role."""
    links = sorted(
        store.links(paper=paper.id, min_confidence=min_confidence),
        key=lambda link: (ROLES.index(link.role), -link.confidence, link.concept),
    )
    return {
        "type": "paper",
        "id": paper.id,
        "title": paper.title,
        "abstract": paper.abstract,
        "authors": list(paper.authors),
        "published": paper.published,
        "date_text": paper.date_text,
        "venue": paper.venue,
        "categories": list(paper.categories),
        "url": paper.url,
        "identifiers": [list(pair) for pair in paper.identifiers],
        "flags": list(paper.flags),
        "file": paper.source.file if paper.source else None,
        "place": paper.source.place if paper.source else None,
        "excluded": dict(store.exclusions()).get(paper.id),
        "links": [
            {
                "concept": link.concept,
                "label": store.concept(link.concept).pref_label,
                "role": link.role,
                "detail": link.detail,
                "confidence": link.confidence,
                "reasons": list(link.reasons),
                "evidence": evidence_json(paper, link.evidence),
            }
            for link in links
        ],
        "results": [_result_json(paper, result) for result in store.results(paper=paper.id)],
    }


def _result_json(paper: Paper, result: Result) -> dict[str, Any]:
    return {**result.claim, "evidence": evidence_json(paper, [result.evidence])}


def print_paper(facts: dict[str, Any]) -> None:
    """Print a paper for people."""
    screen = console()
    screen.print(Text.assemble((facts["title"], "bold"), (f"  {facts['id']}", "dim")))
    lines = {
        "authors": ", ".join(facts["authors"]),
        "published": facts["published"] or facts["date_text"],
        "venue": facts["venue"],
        "url": facts["url"],
        "known as": ", ".join(f"{scheme} {value}" for scheme, value in facts["identifiers"]),
        "flags": ", ".join(facts["flags"]),
    }
    for name, value in lines.items():
        if value:
            screen.print(Text.assemble((f"{name:10}", "dim"), value))
    if facts["excluded"]:
        screen.print(Text(f"Out of scope: {facts['excluded']}", style="dim"))
    elif not facts["links"]:
        screen.print("It is linked to no concept.", style="dim")
    for role, group in groupby(facts["links"], key=lambda link: link["role"]):
        screen.print(Text.assemble("\n", (role.replace("_", " "), "bold")))
        for link in group:
            detail = f"  {link['detail']}" if link["detail"] else ""
            screen.print(
                Text.assemble("  ", link["label"], (f"{detail}  {link['concept']}", "dim"))
            )
            screen.print(indented(quotation(link["evidence"][0])))
    if facts["results"]:
        screen.print(Text("\nresults", style="bold"))
        screen.print(Padding(_results_table(facts["results"]), (0, 0, 0, 2), expand=False))


def _results_table(results: list[dict[str, Any]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("value", "relation", "metric", "benchmark", "than"):
        table.add_column(heading, justify="right" if heading == "value" else "left")
    for each in results:
        said = (each["relation"], each["metric"], each["benchmark"], each["comparator"])
        table.add_row(_value_text(each), *(text or "" for text in said))
    return table


def _value_text(result: dict[str, Any]) -> str:
    value, unit = result["value"], result["unit"]
    ends = value if isinstance(value, list) else [value]
    space = "" if unit in ("", "%", "x") else " "
    numbers = "-".join(f"{end:,.15g}" for end in ends)
    return f"{numbers}{space}{unit}"
