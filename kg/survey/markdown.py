"""A document as Markdown, for GitHub and for pandoc: one block a line, pictures in files beside it.

A number is ``[54](#n736651c0d1)``, the mark of a claim ``[“”](#e-…)``, a citation
``[@haarnoja2018soft]``: by these, verification finds them again, and pandoc cites by them. What
made the document stands in a comment at its top.
"""

import json
from collections.abc import Iterator
from functools import singledispatch

from kg.store import Store
from kg.survey.appendix import (
    ABOUT_SOURCES,
    HEADINGS,
    Appendix,
    Sourced,
    called,
    make_appendix,
    witness_anchor,
)
from kg.survey.bibliography import Bibliography, Cited, bibliography_of, in_full
from kg.survey.document import (
    Aside,
    Block,
    Document,
    Figure,
    Items,
    Number,
    Paragraph,
    Quotation,
    Table,
    Witness,
)
from kg.survey.markdown_text import code, line, markdown_text
from kg.survey.outline import place
from kg.survey.writer import Writer

#: Characters of an address that could end it, or the link.
_ADDRESS = {ord(each): f"%{ord(each):02X}" for each in '()<>\\"[]`|*_'}


def markdown(document: Document, store: Store, files: str) -> str:
    """Give a document as Markdown.

    Parameters
    ----------
    files
        The folder of its pictures, as seen from the document: "survey_files".
    """
    bibliography = bibliography_of(store, document)
    writer = _Writer(bibliography, files)
    placed = place(document.sections)
    settings = json.dumps(document.settings, ensure_ascii=False)
    blocks = [
        f"<!-- kg-survey {_in_comment(settings)} -->",
        f"# {markdown_text(document.title)}",
        line(writer.text(document.subtitle)),
        "\n".join(f"- [{markdown_text(each.section.title)}](#{each.anchor})" for each in placed),
    ]
    for each in placed:
        blocks += writer.section(each)
    blocks += _ends(bibliography, make_appendix(document), writer)
    return "\n\n".join(filter(None, blocks)) + "\n"


class _Writer(Writer):
    """Writes Markdown."""

    def heading(self, level: int, anchor: str, title: str) -> str:
        return f'{"#" * min(level, 6)} <a id="{anchor}"></a>{markdown_text(title).strip()}'

    def block(self, block: Block) -> str:
        return _block(block, self)

    def words(self, text: str) -> str:
        return markdown_text(text)

    def strong(self, text: str) -> str:
        return f"**{markdown_text(text.strip())}**"

    def code(self, text: str) -> str:
        return code(text)

    def number(self, number: Number) -> str:
        return f"[{markdown_text(number.text)}](#{number.key})"

    def cite(self, *papers: str) -> str:
        return f"[{'; '.join(f'@{self.keys[paper]}' for paper in papers)}]"

    def witness(self, witness: Witness) -> str:
        return f"[“”](#{witness_anchor(witness)})"


def _in_comment(text: str) -> str:
    """Give JSON as it may stand in a comment, which two hyphens or a bracket could end."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


@singledispatch
def _block(block: Block, writer: _Writer) -> str:
    raise TypeError(block)


@_block.register
def _paragraph(block: Paragraph, writer: _Writer) -> str:
    return line(writer.text(block.text))


@_block.register
def _aside(block: Aside, writer: _Writer) -> str:
    return f"**Note.** {writer.text(block.text).strip()}"


@_block.register
def _items(block: Items, writer: _Writer) -> str:
    marks = (f"{n}." if block.is_numbered else "-" for n in range(1, len(block.items) + 1))
    pairs = zip(marks, block.items, strict=True)
    return "\n".join(f"{mark} {line(writer.text(item))}" for mark, item in pairs)


@_block.register
def _quotation(block: Quotation, writer: _Writer) -> str:
    said = block.witness
    return f"> {_sentence(said)} {writer.witness(said)} {writer.cite(said.paper)}"


@_block.register
def _table(block: Table, writer: _Writer) -> str:
    ends = ("---:" if place in block.numeric else "---" for place in range(len(block.columns)))
    rows = [map(markdown_text, block.columns), ends]
    rows += [map(_cell, map(writer.text, row)) for row in block.rows]
    lines = [f"| {' | '.join(each.strip() for each in row)} |" for row in rows]
    return f"**{writer.text(block.caption).strip()}**\n\n" + "\n".join(lines)


def _cell(text: str) -> str:
    """Give a cell; code is the only text whose pipes are still bare."""
    return text.replace("\\|", "|").replace("|", "\\|")


@_block.register
def _figure(block: Figure, writer: _Writer) -> str:
    picture = f"![{markdown_text(block.description)}]({writer.files}/{block.name}.svg)"
    return f"{picture}\n\n**Figure.** {writer.text(block.caption).strip()}"


def _sentence(witness: Witness) -> str:
    before, exact, after = map(markdown_text, (witness.before, witness.exact, witness.after))
    return f"“{before}<mark>{exact}</mark>{after}”"


def _ends(bibliography: Bibliography, appendix: Appendix, writer: _Writer) -> Iterator[str]:
    if bibliography.entries:
        yield writer.heading(2, "bibliography", HEADINGS["bibliography"])
        yield "\n".join(map(_reference, bibliography.entries))
    if appendix.sources:
        yield writer.heading(2, "sources", HEADINGS["sources"])
        yield ABOUT_SOURCES
        yield "\n".join(map(_source, appendix.sources))
    if appendix.quotations:
        yield writer.heading(2, "quotations", HEADINGS["quotations"])
        yield "\n".join(
            f'- <a id="{witness_anchor(each)}"></a>{_sentence(each)} {writer.cite(each.paper)} '
            f"{code(each.evidence)}"
            for each in appendix.quotations
        )


def _reference(entry: Cited) -> str:
    before, title, after = map(markdown_text, in_full(entry))
    if entry.url:
        title = f"[{title}]({entry.url.translate(_ADDRESS)})"
    said = ". ".join(filter(None, (before, title, after)))
    return f'- <a id="ref-{entry.key}"></a>{said} {code(entry.key)}'


def _source(each: Sourced) -> str:
    same = f"; the same: {code(each.source.command)}" if each.source.command else ""
    numbers = " · ".join(
        f'<a id="{number.key}"></a>**{markdown_text(number.text)}** {markdown_text(number.path)}'
        for number in each.numbers
    )
    return f"- {code(called(each.source))}{same}\n  {numbers}"
