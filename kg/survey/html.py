"""Sections as HTML: every string is escaped, every number leads to its source by its tooltip."""

from functools import singledispatch

from markupsafe import Markup, escape

from kg.store import Store
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


def section_page(section: Section, store: Store) -> str:
    """Give one section as a page of its own, which needs nothing beside it."""
    head = Markup("<!doctype html>\n<html lang=en><meta charset=utf-8><title>{}</title>\n").format(
        section.title
    )
    return head + _section(section, 1) + "\n"


def _section(section: Section, level: int) -> Markup:
    parts = [Markup("<h{0}>{1}</h{0}>").format(level, section.title)]
    parts += [_block(block) for block in section.blocks]
    parts += [_section(part, level + 1) for part in section.parts if not part.is_empty]
    return Markup("\n").join(parts)


def _text(text: Text) -> Markup:
    return Markup("").join(map(_inline, text))


@singledispatch
def _block(block: Block) -> Markup:
    raise TypeError(block)


@_block.register(Paragraph)
@_block.register(Aside)
def _paragraph(block: Paragraph | Aside) -> Markup:
    return Markup("<p>{}</p>").format(_text(block.text))


@_block.register
def _items(block: Items) -> Markup:
    name = "ol" if block.is_numbered else "ul"
    items = Markup("").join(Markup("<li>{}</li>").format(_text(item)) for item in block.items)
    return Markup("<{0}>{1}</{0}>").format(name, items)


@_block.register
def _quotation(block: Quotation) -> Markup:
    said = block.witness
    return Markup("<blockquote>{}<mark>{}</mark>{} <cite>{}</cite></blockquote>").format(
        said.before, said.exact, said.after, said.paper
    )


@_block.register
def _table(block: Table) -> Markup:
    heads = Markup("").join(Markup("<th>{}</th>").format(column) for column in block.columns)
    rows = (
        Markup("").join(Markup("<td>{}</td>").format(_text(cell)) for cell in row)
        for row in block.rows
    )
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(row) for row in rows)
    return Markup("<table><caption>{}</caption><tr>{}</tr>{}</table>").format(
        _text(block.caption), heads, body
    )


@_block.register
def _figure(block: Figure) -> Markup:
    # the picture is of our own making, not the text of a paper
    return Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(
        Markup(block.svg), _text(block.caption)
    )


def _inline(item: Inline) -> Markup:
    match item:
        case Number(text, source, path):
            said = f"{source.name}: {path}"
            return Markup('<span id="{}" title="{}">{}</span>').format(item.key, said, text)
        case Cite(paper):
            return Markup("<cite>{}</cite>").format(paper)
        case Witness(exact=exact, before=before, after=after):
            return Markup('<sup title="{}">“”</sup>').format(f"{before}{exact}{after}")
        case Strong(text):
            return Markup("<strong>{}</strong>").format(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Term(text=text):
            return escape(text)
        case _:
            return escape(item)
