"""A concept as ``kg show`` tells it: meaning, place, and the papers by role with their words."""

from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from kg.cli.evidence_facts import evidence_json
from kg.cli.printing import ROLE_TITLES, console, indented, quotation
from kg.model import ROLES, Concept, Link, Paper
from kg.store import Store

#: Links of a role, and narrower concepts, that are shown unless ``--limit`` says otherwise.
_SHOWN = 10


def concept_facts(
    store: Store, found: tuple[Concept, ...], min_confidence: float, limit: int | None
) -> dict[str, Any]:
    """Give all that is known of the first concept, and the names of the others."""
    concept, *others = found
    links = list(store.links(concept=concept.id, min_confidence=min_confidence))
    counted = {role: sum(link.role == role for link in links) for role in ROLES}
    return {
        "type": "concept",
        "id": concept.id,
        "kind": concept.kind,
        "status": concept.status,
        "label": concept.pref_label,
        "alt_labels": list(concept.alt_labels),
        "definition": concept.definition,
        "introduced_by": concept.introduced_by,
        "broader": [_name(store.concept(id_)) for id_ in concept.broader],
        "narrower": [_name(narrower) for narrower in store.narrower(concept.id)],
        "mappings": [list(mapping) for mapping in concept.mappings],
        "papers": len(links),
        "roles": {role: number for role, number in counted.items() if number},
        "links": [_link_facts(pair) for pair in _best(store, links, limit)],
        "others": [_name(other) for other in others],
    }


def _name(concept: Concept) -> dict[str, str]:
    return {"id": concept.id, "label": concept.pref_label}


def _best(store: Store, links: list[Link], limit: int | None) -> list[tuple[Link, Paper]]:
    """Give links by role, the surest and the newest papers first."""
    chosen = []
    for role in ROLES:
        of_role = sorted(
            (link for link in links if link.role == role), key=lambda link: -link.confidence
        )
        chosen += of_role[:limit]
    papers = {paper.id: paper for paper in store.papers(link.paper for link in chosen)}
    pairs = [(link, papers[link.paper]) for link in chosen]
    pairs.sort(key=lambda pair: pair[1].published or "", reverse=True)
    pairs.sort(key=lambda pair: (ROLES.index(pair[0].role), -pair[0].confidence))
    return pairs


def _link_facts(pair: tuple[Link, Paper]) -> dict[str, Any]:
    link, paper = pair
    return {
        "paper": paper.id,
        "title": paper.title,
        "published": paper.published,
        "role": link.role,
        "detail": link.detail,
        "confidence": link.confidence,
        "reasons": list(link.reasons),
        "evidence": evidence_json(paper, link.evidence),
    }


def print_concept(facts: dict[str, Any], limit: int | None) -> None:
    """Print a concept for people."""
    screen = console()
    _print_head(screen, facts, limit or _SHOWN)
    if not facts["links"]:
        screen.print("No paper is linked to it.", style="dim")
    for role, group in groupby(facts["links"], key=lambda link: link["role"]):
        links = list(group)
        shown = links[: limit or _SHOWN]
        total = facts["roles"][role]
        screen.print(Text.assemble("\n", (f"{ROLE_TITLES[role]} ", "bold"), (f"{total}", "cyan")))
        for link in shown:
            _print_link(screen, link)
        if total > len(shown):
            screen.print(Text(f"  … {total - len(shown)} more; --limit shows them", "dim"))
    for other in facts["others"]:
        screen.print(
            Text.assemble("\nalso called so: ", other["label"], (f"  {other['id']}", "dim"))
        )


def _print_head(screen: Console, facts: dict[str, Any], most: int) -> None:
    screen.print(Text.assemble((facts["label"], "bold"), (f"  {facts['id']}", "dim")))
    if facts["definition"]:
        screen.print(facts["definition"])
    elif facts["introduced_by"]:
        screen.print(f"A name that {facts['introduced_by']} introduces.")
    lines = {
        "kind": facts["kind"] + ("" if facts["status"] == "curated" else f", {facts['status']}"),
        "also": ", ".join(facts["alt_labels"]),
        "broader": ", ".join(each["label"] for each in facts["broader"]),
        "narrower": _some([each["label"] for each in facts["narrower"]], most),
        "papers": f"{facts['papers']:,}",
    }
    for name, value in lines.items():
        if value:
            screen.print(Text.assemble((f"{name:9}", "dim"), value))


def _some(names: list[str], most: int) -> str:
    more = f" … {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _print_link(screen: Console, link: dict[str, Any]) -> None:
    year = f"  {link['published'][:4]}" if link["published"] else ""
    detail = f"  {link['detail']}" if link["detail"] else ""
    title = Text.assemble("  ", link["title"], (f"{year}{detail}  {link['paper']}", "dim"))
    screen.print(title)
    screen.print(indented(quotation(link["evidence"][0])))
