"""The questions of ``kg review`` on a terminal: one name after the other."""

from collections.abc import Callable, Iterable

import click
from rich.text import Text

from kg.cli.evidence_facts import evidence_json
from kg.cli.printing import console, indented, quotation
from kg.cli.words import counted
from kg.errors import KGError
from kg.resolve.decisions import NO_PARENT, Decision
from kg.resolve.propose import propose
from kg.store import Store
from kg.store.inbox import Waiting

_QUESTION = "[a]ccept  [l]abel of a concept  [m]erge  [r]eject  [s]kip  [q]uit"
_ANSWERS = click.Choice(["a", "l", "m", "r", "s", "q"], case_sensitive=False)


def ask(
    store: Store,
    waiting: Iterable[Waiting],
    record: Callable[[Decision], None],
    stamp: dict[str, str],
) -> None:
    """Show each name and ask what it is; every answer is recorded at once.

    The end of the input, or Ctrl-C, is the same as to quit.
    """
    for each in waiting:
        print_waiting(each)
        try:
            if not _answered(store, each, record, stamp):
                return
        except click.Abort:
            click.echo()
            return
    click.echo("No other name waits for a decision.")


def _answered(
    store: Store, each: Waiting, record: Callable[[Decision], None], stamp: dict[str, str]
) -> bool:
    """Ask until the answer can be done; say whether to go on."""
    while True:
        letter = click.prompt(_QUESTION, type=_ANSWERS, show_choices=False, default="s")
        if letter in ("s", "q"):
            return bool(letter == "s")
        try:
            decision = propose(store, {"name": each.concept.id} | _more(letter, each) | stamp)
        except KGError as error:
            click.echo(f"  {error}")
            continue
        record(decision)
        click.echo(f"  {told(decision)}")
        return True


def _more(letter: str, each: Waiting) -> dict[str, str]:
    """Ask what an answer needs beside the name."""
    if letter == "a":
        parent = each.concept.broader[0] if each.concept.broader else NO_PARENT
        kind = click.prompt("  kind", default=each.concept.kind)
        if kind != each.concept.kind:
            parent = NO_PARENT
        label = click.prompt("  preferred label", default=each.concept.pref_label)
        broader = click.prompt("  broader concept", default=parent)
        return {"action": "accept", "kind": kind, "label": label, "broader": broader}
    if letter == "l":
        near = each.alike[0] if each.alike else None
        return {"action": "label", "into": click.prompt("  of which concept", default=near)}
    if letter == "m":
        return {"action": "merge", "into": click.prompt("  with which new name")}
    reason = click.prompt("  why (may stay empty)", default="", show_default=False)
    return {"action": "reject", "reason": reason}


def told(decision: Decision) -> str:
    """Give a decision in a line, without who and when."""
    return " ".join(v for name, v in decision.record.items() if name not in ("who", "when"))


def print_waiting(each: Waiting) -> None:
    """Print a name for people, with the sentences that speak of it."""
    screen, concept = console(), each.concept
    papers = counted(each.papers, "paper")
    screen.print(
        Text.assemble(
            (concept.pref_label, "bold"),
            (f"  {concept.id}  {papers}, confidence {each.confidence:.2f}", "dim"),
        )
    )
    if concept.alt_labels:
        screen.print(Text.assemble(("  also    ", "dim"), ", ".join(concept.alt_labels)))
    if concept.broader:
        screen.print(Text.assemble(("  parent  ", "dim"), ", ".join(concept.broader)))
    if each.alike:
        screen.print(Text.assemble(("  alike   ", "dim"), ", ".join(each.alike)))
    for quote in each.quotes:
        own = " (introduces it)" if quote.paper.id == concept.introduced_by else ""
        screen.print(Text.assemble("  ", quote.paper.title, (f"  {quote.paper.id}{own}", "dim")))
        (evidence,) = evidence_json(quote.paper, [quote.evidence])
        screen.print(indented(quotation(evidence)))
