"""``kg review``: the inbox of new names, and decisions about names, links and papers."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from kg.cli.options import graph_argument, quiet_option
from kg.cli.printing import print_json
from kg.cli.review_ask import ask, print_waiting, told
from kg.model import DETAILS, KINDS, Kind
from kg.pipeline import decisions_path
from kg.resolve.decision_file import append_decisions, read_decisions, to_csv
from kg.resolve.decisions import ACTIONS, COLUMNS, NEEDS
from kg.resolve.propose import propose
from kg.store import open_store
from kg.store.inbox import Waiting, inbox

#: Names that are listed where nobody is asked, unless --limit says otherwise.
_DEFAULT_LIMIT = 50

#: What a row of the inbox has beside the columns of a decision.
_BESIDE = ("named_by", "confidence", "sentence")


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("LOGNAME") or os.environ.get("USERNAME") or ""


@click.command("review")
@graph_argument
@click.argument("action", type=click.Choice(ACTIONS), required=False, metavar="[ACTION")
@click.argument("words", nargs=-1, metavar="WORDS...]")
@click.option("--broader", metavar="CONCEPT", help="accept: the parent; 'none' for no parent.")
@click.option("--kind", type=click.Choice(KINDS), help="accept: its kind; inbox: only that kind.")
@click.option("--label", metavar="TEXT", help="accept: the preferred label.")
@click.option("--detail", type=click.Choice(DETAILS), help="role, missing: how the paper uses it.")
@click.option("--reason", metavar="TEXT", help="Why; exclude needs it.")
@click.option("--who", default=_user, metavar="NAME", help="Who decides; by default the user name.")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File to append to; by default decisions.csv beside the graph file.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv"]),
    help="Print the inbox and ask nothing; csv: rows for decisions.csv, the action left open.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"Most names; {_DEFAULT_LIMIT} where the inbox is printed.",
)
@quiet_option
def command(
    graph: Path,
    action: str | None,
    words: tuple[str, ...],
    who: str,
    decisions: Path | None,
    format_: str | None,
    limit: int | None,
    quiet: bool,
    **said: str | None,
) -> None:
    """Decide about new names, links and papers; builds obey.

    Without ACTION the names that papers introduce are shown, the most frequent first: on a
    terminal one by one with a question each, elsewhere as a list. Decisions are rows of a CSV
    file that a spreadsheet can edit; the next kg build replays them, and a row taken out is a
    decision taken back.

    \b
    accept NAME                      it is a concept (--broader --kind --label)
    label NAME CONCEPT               it is another label of that concept
    merge NAME OTHER                 two new names are one
    reject NAME                      it is no concept
    wrong PAPER CONCEPT              this link is wrong
    role PAPER CONCEPT ROLE          the link has another role (--detail)
    concept PAPER CONCEPT OTHER      it is a link to another concept
    missing PAPER CONCEPT ROLE QUOTE a link is missing; the text says QUOTE
    exclude PAPER --reason TEXT      the paper is out of scope

    Example: kg review landscape.db --format csv --limit 100
    """  # noqa: D301 - click asks for the character
    file = decisions or decisions_path(graph)
    stamp = {"who": who, "when": _today()}
    with open_store(graph) as store:
        if action is not None:
            values = _columns(action, words, said) | stamp
            decision = propose(store, values)
            append_decisions(file, [decision])
            if not quiet:
                click.echo(f"{file}: {told(decision)}; {_next(graph, decisions)}", err=True)
            return
        is_asked = format_ is None and _is_terminal()
        most = limit or (None if is_asked else _DEFAULT_LIMIT)
        waiting = inbox(store, kind=_kind(said["kind"]), without=_decided(file), limit=most)
        if is_asked:
            ask(store, waiting, lambda each: append_decisions(file, [each]), stamp)
            click.echo(f"Decisions are in {file}; {_next(graph, decisions)}", err=True)
        else:
            _print(list(waiting), format_ or "table")


def _columns(action: str, words: tuple[str, ...], said: dict[str, str | None]) -> dict[str, str]:
    """Give the words of the command line as columns of a decision."""
    places = [column for column in NEEDS[action] if column != "reason"]
    if len(words) != len(places):
        wanted = " ".join(column.upper() for column in places)
        raise click.UsageError(f"write it as: kg review GRAPH {action} {wanted}")
    options = {name: value for name, value in said.items() if value is not None}
    return {"action": action} | options | dict(zip(places, words, strict=True))


def _next(graph: Path, decisions: Path | None) -> str:
    named = f" --decisions {decisions}" if decisions else ""
    return f"apply it with: kg build --out {graph}{named}"


def _decided(file: Path) -> set[str]:
    """Give the names that the file decides on, whether or not a build has replayed it."""
    if not file.exists():
        return set()
    return {decision.name for decision in read_decisions(file).decisions if decision.name}


def _kind(name: str | None) -> Kind | None:
    return next((kind for kind in KINDS if kind == name), None)


def _today() -> str:
    return date.today().isoformat()


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _print(waiting: list[Waiting], format_: str) -> None:
    if format_ == "json":
        print_json([_as_json(each) for each in waiting])
    elif format_ == "csv":
        records = [_as_record(each) for each in waiting]
        click.echo(to_csv(records, (*COLUMNS, *_BESIDE)), nl=False)
    elif waiting:
        for each in waiting:
            print_waiting(each)
    else:
        click.echo("No new name waits for a decision.", err=True)


def _as_record(each: Waiting) -> dict[str, str]:
    concept = each.concept
    return {
        "name": concept.id,
        "paper": concept.introduced_by or "",
        "label": concept.pref_label,
        "kind": concept.kind,
        "broader": concept.broader[0] if concept.broader else "",
        "named_by": str(each.papers),
        "confidence": f"{each.confidence:.2f}",
        "sentence": " ".join(each.quotes[0].sentence.split()) if each.quotes else "",
    }


def _as_json(each: Waiting) -> dict[str, Any]:
    concept = each.concept
    return {
        "name": concept.id,
        "label": concept.pref_label,
        "alt_labels": list(concept.alt_labels),
        "kind": concept.kind,
        "broader": list(concept.broader),
        "introduced_by": concept.introduced_by,
        "alike": list(each.alike),
        "papers": each.papers,
        "confidence": each.confidence,
        "quotes": [
            {"paper": q.paper.id, "title": q.paper.title, "sentence": q.sentence}
            for q in each.quotes
        ],
    }
