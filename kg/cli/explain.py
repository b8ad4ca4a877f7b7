"""``kg explain``: why a paper is linked, and why not."""

from pathlib import Path
from typing import Any

import click

from kg.cli.options import check_ontology, graph_argument, json_option, ontology_options
from kg.evaluate.explanation import Explanation, Ground, LinkStory, explain
from kg.ontology import load_ontology
from kg.pipeline import extractor_hash
from kg.store import open_store


@click.command("explain")
@graph_argument
@click.argument("paper")
@click.argument("concept", required=False)
@ontology_options
@json_option
def command(
    graph: Path,
    paper: str,
    concept: str | None,
    ontology: Path | None,
    only_ontology: bool,
    as_json: bool,
) -> None:
    """Tell why a paper is linked to a concept, or why not.

    For each link: its role and confidence, the rule and the words behind every mention. For what
    could have been a link and is none: what was in the way. All is read again from the stored
    text; name the vocabulary that built the file where it was not the shipped one. With CONCEPT
    (an id or any label), only what touches this concept is told.

    PAPER goes by its id, DOI, arXiv id, title, or the id that its input gave.

    Example: kg explain landscape.db 1707.06347 PPO
    """
    check_ontology(ontology, only=only_ontology)
    scheme = load_ontology(ontology, replace=only_ontology)
    with open_store(graph) as store:
        found = explain(
            store, store.paper(paper), scheme, concept=concept, extractor=extractor_hash()
        )
    if as_json:
        from kg.cli.printing import print_json

        print_json(_facts(found))
    else:
        _print(found)


def _facts(found: Explanation) -> dict[str, Any]:
    return {
        "paper": found.paper.id,
        "title": found.paper.title,
        "concept": found.concept.id if found.concept else None,
        "notes": list(found.notes),
        "links": [_link(story) for story in found.links],
        "rejected": [_ground(ground) for ground in found.rejected],
    }


def _link(story: LinkStory) -> dict[str, Any]:
    return {
        "concept": story.concept,
        "label": story.label,
        "role": story.link.role,
        "detail": story.link.detail,
        "confidence": story.link.confidence,
        "reasons": list(story.link.reasons),
        "told": story.told,
        "mentions": [_ground(ground) for ground in story.grounds],
    }


def _ground(ground: Ground) -> dict[str, Any]:
    look = ground.look
    return {
        "field": look.field,
        "start": look.start,
        "end": look.end,
        "exact": look.exact,
        "outcome": look.outcome,
        "why": look.why,
        "by": look.by,
        "concept": look.concept,
        "considered": [{"concept": id_, "label": label} for id_, label in look.labels],
        "rule": look.rule,
        "role": look.role,
        "detail": look.detail,
        "cue": look.cue,
        "score": look.score,
        "times": ground.times,
        "told": ground.told,
    }


def _print(found: Explanation) -> None:
    from rich.text import Text

    from kg.cli.printing import console

    screen = console()
    paper = found.paper
    screen.print(Text.assemble((paper.title, "bold"), (f"  {paper.id}", "dim")))
    for note in found.notes:
        screen.print(note)
    if not found.links and found.concept is None:
        screen.print("It is linked to no concept.")
    for story in found.links:
        screen.print(Text.assemble("\n", (story.told, "bold"), (f"  {story.concept}", "dim")))
        for ground in story.grounds:
            screen.print(_line(ground))
    if found.rejected:
        screen.print("\nNot linked", style="bold")
    for ground in found.rejected:
        screen.print(_line(ground))


def _line(ground: Ground) -> Any:
    from rich.padding import Padding

    from kg.evaluate.telling import times

    more = f" ({times(ground.times)})" if ground.times > 1 else ""
    return Padding(ground.told + more, (0, 0, 0, 2), expand=False)
