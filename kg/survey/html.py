"""Blocks of a document as HTML: every string is escaped, numbers and marks lead to the appendix.

In the page a number is ``<a class="n" href="#KEY">``, a citation ``<a class="c" href="#ref-KEY">``,
the mark of a claim ``<a class="w" href="#e-…">``: by these, verification finds them again.
"""

from functools import singledispatch

from markupsafe import Markup, escape

from kg.survey.appendix import called, witness_anchor
from kg.survey.bibliography import Bibliography
from kg.survey.citing import Cites, Piece, flat, pieces
from kg.survey.document import (
    Aside,
    Block,
    Code,
    Figure,
    Items,
    Number,
    Paragraph,
    Quotation,
    Strong,
    Table,
    Term,
    Text,
    Witness,
)
from kg.survey.outline import Placed

#: From so many columns of words on, a narrow screen shows each row as a card.
_LEAST_WORDS = 3

#: Cells that say that there is nothing.
_NIL = frozenset(("0", "–"))


def section_html(placed: Placed, bibliography: Bibliography) -> Markup:
    """Give a section with its parts; its heading bears its anchor."""
    section, level = placed.section, min(placed.level, 6)
    heading = Markup('<h{0} id="{1}"><a class="anchor" href="#{1}">{2}</a></h{0}>').format(
        level, placed.anchor, section.title
    )
    inner = [blocks_html(section.blocks, bibliography)]
    inner += [section_html(part, bibliography) for part in placed.parts]
    return Markup("<section>\n{}\n{}\n</section>").format(heading, Markup("\n").join(inner))


def blocks_html(blocks: tuple[Block, ...], bibliography: Bibliography) -> Markup:
    """Give blocks, one after the other."""
    return Markup("\n").join(_block(block, bibliography) for block in blocks)


def text_html(text: Text, bibliography: Bibliography) -> Markup:
    """Give running text."""
    return Markup("").join(_piece(piece, bibliography) for piece in pieces(text))


def quotation_html(witness: Witness) -> Markup:
    """Give a sentence as its paper has it, with the words marked that a claim rests on."""
    return Markup('<q data-evidence="{}">{}<mark>{}</mark>{}</q>').format(
        witness_anchor(witness), *map(flat, (witness.before, witness.exact, witness.after))
    )


def cites_html(papers: tuple[str, ...], bibliography: Bibliography) -> Markup:
    """Give citations in brackets: "(Moor, 2024; Lind, 2025)"."""
    links = [
        Markup('<a class="c" href="#ref-{}" title="{}">{}</a>').format(
            entry.key, entry.paper.title, entry.short
        )
        for entry in map(bibliography.__getitem__, papers)
    ]
    return Markup('<span class="cites">({})</span>').format(Markup("; ").join(links))


@singledispatch
def _block(block: Block, bibliography: Bibliography) -> Markup:
    raise TypeError(block)


@_block.register
def _paragraph(block: Paragraph, bibliography: Bibliography) -> Markup:
    return Markup("<p>{}</p>").format(text_html(block.text, bibliography))


@_block.register
def _aside(block: Aside, bibliography: Bibliography) -> Markup:
    return Markup('<p class="aside" role="note">{}</p>').format(text_html(block.text, bibliography))


@_block.register
def _items(block: Items, bibliography: Bibliography) -> Markup:
    name = "ol" if block.is_numbered else "ul"
    items = [Markup("<li>{}</li>").format(text_html(item, bibliography)) for item in block.items]
    return Markup("<{0}>\n{1}\n</{0}>").format(name, Markup("\n").join(items))


@_block.register
def _quotation(block: Quotation, bibliography: Bibliography) -> Markup:
    said = block.witness
    return Markup('<blockquote>{} <span class="by">{}</span></blockquote>').format(
        quotation_html(said), cites_html((said.paper,), bibliography)
    )


@_block.register
def _table(block: Table, bibliography: Bibliography) -> Markup:
    caption = text_html(block.caption, bibliography)
    label = Markup(' tabindex="0" role="group" aria-label="{}"').format(caption.striptags())
    heads = [
        Markup('<th scope="col"{}>{}</th>').format(_classes(block, place), column)
        for place, column in enumerate(block.columns)
    ]
    rows = [
        Markup("").join(_cell(block, place, cell, bibliography) for place, cell in enumerate(row))
        for row in block.rows
    ]
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(row) for row in rows)
    return Markup(
        '<div class="scroll"{}><table class="{}"><caption><span>{}</span></caption>\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table></div>"
    ).format(label, _shape(block), caption, Markup("").join(heads), body)


def _shape(block: Table) -> str:
    """Say how a narrow screen shows a table: words as a card a row, figures as they stand."""
    words = len(block.columns) - len(block.numeric)
    if words >= _LEAST_WORDS:
        return "cards"
    return "figures" if block.numeric else "pairs"


def _cell(block: Table, place: int, cell: Text, bibliography: Bibliography) -> Markup:
    is_nil = len(cell) == 1 and getattr(cell[0], "text", cell[0]) in _NIL
    name = Markup(' data-column="{}"').format(block.columns[place])
    return Markup("<td{}{}>{}</td>").format(
        _classes(block, place, "nil" if is_nil else ""),
        name if _shape(block) == "cards" else "",
        text_html(cell, bibliography),
    )


def _classes(block: Table, place: int, other: str = "") -> Markup:
    names = " ".join(filter(None, ("num" if place in block.numeric else "", other)))
    return Markup(' class="{}"').format(names) if names else Markup("")


@_block.register
def _figure(block: Figure, bibliography: Bibliography) -> Markup:
    # the picture is of our own making, not the text of a paper
    return Markup(
        '<figure><div class="picture" role="img" aria-label="{}">'
        '<div aria-hidden="true">{}</div></div>\n'
        "<figcaption>{}</figcaption></figure>"
    ).format(block.description, Markup(block.svg), text_html(block.caption, bibliography))


def _piece(piece: Piece, bibliography: Bibliography) -> Markup:
    match piece:
        case Number(text, source, path):
            return Markup('<a class="n" href="#{}" title="{}">{}</a>').format(
                piece.key, f"{path} — {source.command or called(source)}", text
            )
        case Cites(papers):
            return cites_html(papers, bibliography)
        case Witness():
            return _mark(piece)
        case Strong(text):
            return Markup("<strong>{}</strong>").format(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Term(concept, text):
            return Markup('<span class="term {}" title="{}">{}</span>').format(
                concept.partition(":")[0], concept, text
            )
        case _:
            return escape(piece)


def _mark(witness: Witness) -> Markup:
    said = "".join(map(flat, (witness.before, witness.exact, witness.after)))
    return Markup('<a class="w" href="#{}" title="{}">“”</a>').format(witness_anchor(witness), said)
