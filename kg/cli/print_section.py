"""A part of a report as plain text for a terminal or a pipe: what stands in it, without sources."""

import textwrap
from collections.abc import Iterator

import click

from kg.cli.words import excerpt, printable
from kg.survey.document import (
    Aside,
    Block,
    Figure,
    Inline,
    Items,
    Paragraph,
    Quotation,
    Section,
    Table,
    Text,
    Witness,
)
from kg.survey.plain import plain

_WIDTH = 100

#: Characters of a sentence that stand in for all of it.
_SENTENCE = 200


def print_section(section: Section) -> None:
    """Print a section and its parts; what steers a terminal is not printed."""
    for line in _section_lines(section):
        click.echo(printable(line))


def _section_lines(section: Section, level: int = 0) -> Iterator[str]:
    yield from ["", section.title] if level else [section.title]
    for block in section.blocks:
        yield from _block_lines(block)
    for part in section.parts:
        if not part.is_empty:
            yield from _section_lines(part, level + 1)


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text) | Aside(text):
            yield from textwrap.wrap(plain_text(text), _WIDTH, break_on_hyphens=False)
        case Items(items, is_numbered):
            for number, item in enumerate(items, 1):
                yield f"  {f'{number}.' if is_numbered else '-'} {plain_text(item)}"
        case Quotation(witness):
            yield f"    {_quoted(witness)}"
        case Table(_, columns, rows):
            yield "  " + " | ".join(columns)
            for row in rows:
                yield "  " + " | ".join(plain_text(cell) for cell in row)
        case Figure(description=description):
            yield f"  [{description}]"


def plain_text(text: Text) -> str:
    """Give running text without its sources, on one line; marks of claims show their sentence."""
    return " ".join("".join(map(_inline, text)).split())


def _inline(item: Inline) -> str:
    match item:
        case Witness():
            return _quoted(item)
        case _:
            return plain((item,))


def _quoted(witness: Witness) -> str:
    sentence = f"{witness.before}{witness.exact}{witness.after}"
    return f"“{excerpt(sentence, len(witness.before), _SENTENCE)}”"
