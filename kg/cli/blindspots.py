"""``kg blindspots``: what a graph file does not see."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli.options import graph_argument, json_option, limit_option
from kg.cli.words import counted
from kg.evaluate.blindspots import Blindspots, RejectedLabel, Unlinked, blindspots
from kg.store import open_store
from kg.survey.excerpts import excerpt

_DEFAULT_LIMIT = 15
#: Characters of an example sentence, which fits behind its margin where no terminal is asked.
_WIDE = 85

_FLAGS = {
    "no_abstract": "without an abstract",
    "truncated": "with a cut abstract",
    "other_language": "in another language than English, not read for links",
    "repaired": "with characters that had to be replaced",
}


@click.command("blindspots")
@graph_argument
@limit_option
@click.option("--list", "list_all", is_flag=True, help="List the concepts that were never seen.")
@json_option
def command(graph: Path, limit: int | None, list_all: bool, as_json: bool) -> None:
    """Tell what the graph does not see.

    Papers without a link; phrases of two to four words that many papers hold and that nothing is
    linked to; names that mean nothing known; labels that often count for nothing, because nothing
    supports them or the paper defines them otherwise; concepts that no paper is linked to. What
    is missing in the vocabulary stands here first. At most fifteen of a sort are shown unless
    --limit says otherwise.

    Example: kg blindspots landscape.db --limit 30
    """
    with open_store(graph) as store:
        found = blindspots(store, limit=limit or _DEFAULT_LIMIT)
    if as_json:
        from kg.cli.printing import print_json

        print_json(_facts(found))
    elif list_all:
        for concept in found.unseen:
            click.echo(f"{concept.id}\t{concept.label}")
    else:
        _print(found)


def _facts(found: Blindspots) -> dict[str, Any]:
    unseen = Counter(concept.kind for concept in found.unseen)
    kinds = {
        kind: {"concepts": total, "unseen": unseen[kind]} for kind, total in found.concepts.items()
    }
    return asdict(found) | {"concepts": kinds}


def _print(found: Blindspots) -> None:
    from rich.text import Text

    from kg.cli.printing import console

    screen = console()

    def head(title: str) -> None:
        screen.print(Text("\n" + title, style="bold"))

    screen.print(Text(_told_unlinked(found.unlinked, found.papers), "bold"))
    for paper in found.unlinked_papers:
        note = "" if paper.has_abstract else "  no abstract"
        line = Text.assemble(f"  {paper.title}", (f"  {paper.id}{note}", "dim"))
        screen.print(line, soft_wrap=True)
    for flag, number in found.flags.items():
        screen.print(f"  {counted(number, 'paper')} {_FLAGS.get(flag, f'marked {flag}')}")
    if found.refused:
        refused = counted(found.refused, "record")
        screen.print(f"  {refused} could not become a paper: kg info --refusals")
    head("Phrases that nothing is linked to, by papers")
    _print_unlinked(screen, found.phrases)
    head("Names that mean nothing known, by papers")
    _print_unlinked(screen, found.names)
    head("Labels that counted for nothing, by papers")
    for label in found.labels:
        screen.print(_label_line(label), soft_wrap=True)
    head("Concepts of the vocabulary that were never seen")
    unseen = Counter(concept.kind for concept in found.unseen)
    for kind, total in found.concepts.items():
        screen.print(f"  {kind:10}{unseen[kind]:>6,} of {total:,}")
    if found.unseen:
        screen.print("  kg blindspots --list names them", style="dim")


def _told_unlinked(unlinked: int, papers: int) -> str:
    if papers and not unlinked:
        return f"No paper of {papers:,} is without a link"
    share = unlinked / papers if papers else 0.0
    return f"{unlinked:,} of {counted(papers, 'paper')} ({share:.1%}) without a link"


def _print_unlinked(screen: Any, found: Sequence[Unlinked]) -> None:
    from rich.text import Text

    for each in found:
        known = f"  letters of a label of {', '.join(each.label_of)}" if each.label_of else ""
        screen.print(Text.assemble(f"  {each.papers:>5,}  {each.text}", (known, "dim")))
        at = max(0, each.sentence.casefold().find(each.text.casefold()))
        quoted = Text(f"         “{excerpt(each.sentence, at, _WIDE)}”", style="dim")
        screen.print(quoted, overflow="ellipsis", no_wrap=True)


def _label_line(label: RejectedLabel) -> Any:
    from rich.text import Text

    meant = f"  {', '.join(label.concepts)}" if label.concepts else ""
    parts = {
        "ambiguous without support": label.ambiguous,
        "defined otherwise": label.otherwise,
        "linked": label.accepted,
    }
    told = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    return Text.assemble(f"  {label.text}: {told}", (meant, "dim"))
