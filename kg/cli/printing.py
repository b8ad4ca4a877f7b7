"""How results look on a terminal: rich is loaded only when something is printed for people."""

import json
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

#: Columns where there is no terminal to ask.
_PIPE_WIDTH = 100

ROLE_TITLES = {
    "proposes": "proposed by",
    "uses": "used by",
    "evaluates_on": "evaluated on by",
    "addresses": "addressed by",
    "analyses": "analysed by",
    "compares_with": "compared with by",
    "avoids": "avoided by",
    "mentions": "mentioned by",
}


def console(*, stderr: bool = False) -> Console:
    """Give the place to print to: coloured on a terminal unless NO_COLOR is set, else plain."""
    screen = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not screen.is_terminal:
        screen.width = max(screen.width, _PIPE_WIDTH)
    return screen


def print_json(value: Any) -> None:
    """Print one JSON value."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def quotation(evidence: dict[str, Any]) -> Text:
    """Give the sentence of a value of ``evidence_json`` in quotation marks, the mention in bold."""
    sentence = _flat(evidence["sentence"])
    start = evidence["start"] - evidence["sentence_start"]
    end = start + len(evidence["exact"])
    quoted = Text.assemble(
        "“", sentence[:start], (sentence[start:end], "bold yellow"), sentence[end:], "”"
    )
    quoted.style = "dim"
    return quoted


def indented(text: Text) -> Padding:
    """Set a text apart from the line above it."""
    return Padding(text, (0, 0, 0, 4), expand=False)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
