"""A report without its marks: what a terminal and the text of a notebook show."""

import textwrap
from collections.abc import Iterator

from kg.survey.document import (
    Aside,
    Block,
    Cite,
    Code,
    Figure,
    Inline,
    Items,
    Number,
    Paragraph,
    Quotation,
    Section,
    Strong,
    Table,
    Term,
    Text,
    Witness,
)
from kg.survey.excerpts import excerpt, printable

_WIDTH = 100

#: Characters of a sentence that stand in for all of it.
_SENTENCE = 200


def plain(text: Text) -> str:
    """Give the words of a text; a citation is its paper's id, marks of claims are left out.

    >>> plain(("See ", Strong("PPO"), " in ", Cite("arxiv:1707.06347"), "."))
    'See PPO in arxiv:1707.06347.'
    """
    return "".join(map(_words, text))


def plain_lines(section: Section) -> Iterator[str]:
    """Yield the lines of a section and its parts: marks of claims show their sentence.

    What could steer a terminal becomes a space; of a picture its description is told.
    """
    return map(printable, _section_lines(section))


def plain_line(text: Text) -> str:
    """Give running text on one line, as :func:`plain_lines` has it."""
    return " ".join("".join(map(_said, text)).split())


def _words(item: Inline) -> str:
    match item:
        case Number(text=text) | Strong(text) | Code(text) | Term(text=text):
            return text
        case Cite(paper):
            return paper
        case Witness():
            return ""
        case _:
            return item


def _said(item: Inline) -> str:
    # a mark stands close to the words before it, a sentence does not
    return f" {_quoted(item)}" if isinstance(item, Witness) else _words(item)


def _quoted(witness: Witness) -> str:
    sentence = f"{witness.before}{witness.exact}{witness.after}"
    return f"“{excerpt(sentence, len(witness.before), _SENTENCE)}”"


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
            yield from textwrap.wrap(plain_line(text), _WIDTH, break_on_hyphens=False)
        case Items(items, is_numbered):
            for number, item in enumerate(items, 1):
                yield f"  {f'{number}.' if is_numbered else '-'} {plain_line(item)}"
        case Quotation(witness):
            yield f"    {_quoted(witness)}"
        case Table(_, columns, rows):
            yield "  " + " | ".join(columns)
            for row in rows:
                yield "  " + " | ".join(map(plain_line, row))
        case Figure(description=description):
            yield f"  [{description}]"
