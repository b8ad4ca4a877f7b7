"""``kg search``: full-text search over papers and concepts."""

from pathlib import Path
from typing import Any

import click

from kg.cli.options import graph_argument, json_option, limit_option
from kg.store import open_store
from kg.store.facts import SearchHit

_DEFAULT_LIMIT = 10


@click.command("search")
@graph_argument
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
@limit_option
@json_option
def command(graph: Path, words: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Find papers and concepts by words.

    All words must occur, in any form ("policies" finds "policy"); words in double quotes must
    stand together.

    Example: kg search landscape.db '"reward model" safety'
    """
    text = " ".join(words)
    with open_store(graph) as store:
        hits = store.search(text, limit=limit or _DEFAULT_LIMIT)
    if as_json:
        from kg.cli.printing import print_json

        print_json({"query": text, "hits": [_as_json(hit) for hit in hits]})
    else:
        _print(text, hits)


def _as_json(hit: SearchHit) -> dict[str, Any]:
    return {
        "type": hit.what,
        "id": hit.id,
        "label": hit.label,
        "snippet": hit.snippet,
        "matches": [text for text, matches in hit.segments if matches],
    }


def _print(text: str, hits: tuple[SearchHit, ...]) -> None:
    from rich.text import Text

    from kg.cli.printing import console, indented

    if not hits:
        click.echo(f"nothing holds all the words of {text!r}", err=True)
        return
    screen = console()
    for what, title in (("concept", "Concepts"), ("paper", "Papers")):
        chosen = [hit for hit in hits if hit.what == what]
        if chosen:
            screen.print(Text(title, style="bold"))
        for hit in chosen:
            screen.print(Text.assemble("  ", hit.label, "  ", (hit.id, "dim")))
            marked = [(piece, "bold yellow" if m else "dim") for piece, m in hit.segments]
            screen.print(indented(Text.assemble(*marked)))
