r"""A document as LaTeX: the article class and packages of every distribution, any engine.

A number is ``\kgnumber{n736651c0d1}{54}``, the mark of a claim ``\kgwitness{e-…}``, a quotation
``\kgquote{e-…}{…}{key}``, a citation ``\cite{key}``: by these, verification finds them again. A
picture is taken from a PDF file beside the document where there is one; else its description
stands in its place. What made the document stands in a comment at its top.
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
from kg.survey.bibliography import bibliography_of, bibtex
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
from kg.survey.latex_table import columns_of, size_of
from kg.survey.latex_text import declarations, latex_code, latex_text
from kg.survey.outline import place
from kg.survey.writer import Writer
from kg.views.inline import read_asset

_HEADINGS = {2: "section", 3: "subsection", 4: "subsubsection"}


def latex(document: Document, store: Store, files: str, bib: str) -> str:
    """Give a document as LaTeX.

    Parameters
    ----------
    files
        The folder of its pictures, as seen from the document: "survey_files".
    bib
        Its bibliography without the ending: "survey".
    """
    bibliography = bibliography_of(store, document)
    writer = _Writer(bibliography, files)
    settings = json.dumps(document.settings)  # ASCII, on one line: a comment in any encoding
    blocks = [
        f"% kg-survey {settings}\n{read_asset('preamble.tex', 'kg.survey').strip()}",
        declarations(bibtex(bibliography)),
        f"\\title{{{latex_text(document.title)}}}\n\\author{{}}\n\\date{{}}",
        "\\begin{document}\n\\maketitle",
        writer.text(document.subtitle).strip(),
        "\\tableofcontents",
    ]
    for placed in place(document.sections):
        blocks += writer.section(placed)
    blocks += _appendix(make_appendix(document), writer)
    if bibliography.entries:
        blocks.append(f"\\bibliographystyle{{plain}}\n\\bibliography{{{bib}}}")
    return "\n\n".join(filter(None, [*blocks, "\\end{document}"])) + "\n"


class _Writer(Writer):
    """Writes LaTeX."""

    def heading(self, level: int, anchor: str, title: str) -> str:
        command = _HEADINGS.get(level, "paragraph")
        return f"\\{command}{{{latex_text(title)}}}\\label{{{anchor}}}"

    def block(self, block: Block) -> str:
        return _block(block, self)

    def words(self, text: str) -> str:
        return latex_text(text)

    def strong(self, text: str) -> str:
        return f"\\textbf{{{latex_text(text)}}}"

    def code(self, text: str) -> str:
        return latex_code(text)

    def number(self, number: Number) -> str:
        return f"\\kgnumber{{{number.key}}}{{{latex_text(number.text)}}}"

    def cite(self, *papers: str) -> str:
        return f"\\cite{{{','.join(self.keys[paper] for paper in papers)}}}"

    def witness(self, witness: Witness) -> str:
        return f"\\kgwitness{{{witness_anchor(witness)}}}"


@singledispatch
def _block(block: Block, writer: _Writer) -> str:
    raise TypeError(block)


@_block.register
def _paragraph(block: Paragraph, writer: _Writer) -> str:
    return writer.text(block.text).strip()


@_block.register
def _aside(block: Aside, writer: _Writer) -> str:
    return f"\\kgnote{{{writer.text(block.text).strip()}}}"


@_block.register
def _items(block: Items, writer: _Writer) -> str:
    name = "enumerate" if block.is_numbered else "itemize"
    return _list(name, [f"\\item {writer.text(item).strip()}" for item in block.items])


def _list(name: str, items: list[str]) -> str:
    return "\n".join((f"\\begin{{{name}}}", *items, f"\\end{{{name}}}"))


@_block.register
def _quotation(block: Quotation, writer: _Writer) -> str:
    said = block.witness
    key = writer.keys[said.paper]
    return f"\\kgquote{{{witness_anchor(said)}}}{{{_sentence(said)}}}{{{key}}}"


def _sentence(witness: Witness) -> str:
    before, exact, after = map(latex_text, (witness.before, witness.exact, witness.after))
    return f"{before}\\kgwords{{{exact}}}{after}"


@_block.register
def _table(block: Table, writer: _Writer) -> str:
    heads = " & ".join(f"\\textbf{{{latex_text(column)}}}" for column in block.columns)
    rows = [" & ".join(writer.text(cell).strip() for cell in row) for row in block.rows]
    end = " \\tabularnewline"  # unlike \\, it takes no bracket of the next row for an option
    return "\n".join(
        (
            f"{{\\{size_of(block)}",
            f"\\begin{{longtable}}{{{columns_of(block)}}}",
            f"\\caption[]{{{writer.text(block.caption).strip()}}}{end}",
            f"\\toprule\n{heads}{end}\n\\midrule\n\\endhead",
            *(row + end for row in rows),
            "\\bottomrule\n\\end{longtable}}",
        )
    )


@_block.register
def _figure(block: Figure, writer: _Writer) -> str:
    caption = writer.text(block.caption).strip()
    description = latex_text(block.description).strip()
    return f"\\kgfigure{{{writer.files}/{block.name}}}{{{description}}}{{{caption}}}"


def _appendix(appendix: Appendix, writer: _Writer) -> Iterator[str]:
    if appendix.sources or appendix.quotations:
        yield "\\appendix"
    if appendix.sources:
        yield writer.heading(2, "sources", HEADINGS["sources"])
        yield ABOUT_SOURCES
        yield _small([_source(each) for each in appendix.sources])
    if appendix.quotations:
        yield writer.heading(2, "quotations", HEADINGS["quotations"])
        yield _small(
            [
                f"\\kgsaid{{{witness_anchor(each)}}}{{{_sentence(each)}}}"
                f"{{{writer.keys[each.paper]}}}{{{latex_code(each.evidence)}}}"
                for each in appendix.quotations
            ]
        )


def _small(items: list[str]) -> str:
    return "{\\footnotesize\n" + _list("kglist", items) + "}"


def _source(each: Sourced) -> str:
    same = f"; the same: {latex_code(each.source.command)}" if each.source.command else ""
    numbers = "\n".join(
        f"\\kgvalue{{{number.key}}}{{{latex_text(number.text)}}}{{{latex_text(number.path)}}}"
        for number in each.numbers
    )
    return f"\\item {latex_code(called(each.source))}{same}\\\\\n{numbers}"
