"""What a query gives, as text: tables for people, CSV, TSV, JSON and XML for programs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category, east_asian_width

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.ask.engine import Answer
from kg.rdf.ask.results import (
    Cell,
    Row,
    RowWriter,
    boolean_json,
    boolean_text,
    boolean_xml,
    plain,
    write_csv,
    write_json,
    write_tsv,
    write_xml,
)
from kg.rdf.syntax.turtle import shortener, write_turtle
from kg.rdf.terms import Literal, Statement, Subject
from kg.vocab import curie_of


@dataclass(frozen=True, slots=True)
class Page:
    """How terms are shown."""

    prefixes: dict[str, str]
    base: str
    width: int | None = None  #: columns of the terminal; ``None`` cuts nothing


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a SELECT, or the triples of a CONSTRUCT or DESCRIBE."""

    columns: tuple[str, ...]
    rows: list[Row]
    is_graph: bool = False


def collect(answer: Answer) -> Rows | bool:
    """Give all rows of an answer, or its yes or no; triples come sorted, each once."""
    if isinstance(answer, bool):
        return answer
    if not answer.is_graph:
        return Rows(answer.columns, list(answer.rows))
    ordered = sorted(set(answer.rows), key=lambda triple: tuple(map(str, triple)))
    return Rows(answer.columns, ordered, is_graph=True)


def as_table(rows: Rows, page: Page) -> str:
    """Give rows for people: aligned, labels short; triples as Turtle."""
    if rows.is_graph:
        return as_turtle(rows, page)
    show = _shower(page)
    lines = [rows.columns, *(tuple(show(cell) for cell in row) for row in rows.rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    rule = tuple("─" * width for width in widths)
    numeric = [_is_numeric(column) for column in zip(*rows.rows, strict=True)] or [False]
    text = (_line(line, widths, numeric, page.width) for line in (lines[0], rule, *lines[1:]))
    return "".join(text)


def as_markdown(rows: Rows, page: Page) -> str:
    """Give rows as a table of Markdown."""
    show = _shower(page)
    cells = ([_escape_markdown(show(cell)) for cell in row] for row in rows.rows)
    lines = [list(rows.columns), ["---"] * len(rows.columns), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_turtle(rows: Rows, page: Page) -> str:
    """Give triples as Turtle.

    Raises
    ------
    QueryError
        These are rows, which are no triples.
    """
    if not rows.is_graph:
        raise QueryError(
            "rows cannot be written as turtle; ask for triples with CONSTRUCT or DESCRIBE, "
            "or choose another format"
        )
    return "".join(write_turtle(_subjects(rows), _used_prefixes(rows, page), ""))


#: Formats whose rows do not depend on where they are shown.
_STREAMED: dict[str, RowWriter] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "xml": write_xml,
}

#: Formats for people, and of triples.
_SHOWN: dict[str, Callable[[Rows, Page], str]] = {
    "table": as_table,
    "markdown": as_markdown,
    "turtle": as_turtle,
}

#: Every format of answers.
ANSWER_FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle")


def write_answer(rows: Rows | bool, format_: str, page: Page) -> str:
    """Give an answer in one of :data:`ANSWER_FORMATS`.

    Raises
    ------
    QueryError
        The answer is of a sort that the format cannot hold.
    """
    if isinstance(rows, bool):
        return {"json": boolean_json, "xml": boolean_xml}.get(format_, boolean_text)(rows)
    if write := _STREAMED.get(format_):
        return "".join(write(rows.columns, rows.rows))
    return _SHOWN[format_](rows, page)


def _shower(page: Page) -> Callable[[Cell], str]:
    short = shortener(page.prefixes)

    def show(cell: Cell) -> str:
        if isinstance(cell, ox.NamedNode):
            return curie_of(cell.value, page.base) or short(cell.value).strip("<>")
        return _visible(plain(cell))

    return show


def _visible(text: str) -> str:
    """Give text on one line; what steers a terminal or turns the direction of text is shown."""
    if text.isprintable():
        return text
    return "".join(" " if c in "\n\r\t" else "�" if category(c)[0] == "C" else c for c in text)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(category(c) == "Mn" for c in text)


def _is_numeric(column: Iterable[Cell]) -> bool:
    return all(isinstance(c, ox.Literal) and c.value.lstrip("-")[:1].isdigit() for c in column)


def _line(cells: tuple[str, ...], widths: list[int], numeric: list[bool], total: int | None) -> str:
    padded = []
    for cell, width, right in zip(cells, widths, numeric + [False] * len(widths), strict=False):
        blanks = " " * (width - _width(cell))
        padded.append(blanks + cell if right else cell + blanks)
    text = "  ".join(padded).rstrip()
    if total is not None and _width(text) > total:
        while _width(text) >= total:
            text = text[:-1]
        text += "…"
    return text + "\n"


def _escape_markdown(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _used_prefixes(rows: Rows, page: Page) -> dict[str, str]:
    """Give only the prefixes that occur, so that three triples are not lost below thirty lines."""
    short = shortener(page.prefixes)
    iris = [c.value for row in rows.rows for c in row if isinstance(c, ox.NamedNode)]
    iris += [c.datatype.value for row in rows.rows for c in row if isinstance(c, ox.Literal)]
    used = {short(iri).partition(":")[0] for iri in iris}
    return {name: iri for name, iri in page.prefixes.items() if name in used}


def _subjects(rows: Rows) -> Iterator[Subject]:
    groups: dict[str, Subject] = {}
    for subject, predicate, value in rows.rows:
        group = groups.setdefault(_name(subject), Subject(_name(subject), []))
        group.properties.append((_name(predicate), _object(value)))
    return iter(groups.values())


def _name(cell: Cell) -> str:
    """Give an IRI; blank nodes, which only a CONSTRUCT can make, become ``urn:bnode:…``."""
    if isinstance(cell, ox.BlankNode):
        return f"urn:bnode:{cell.value}"
    return plain(cell)


def _object(cell: Cell) -> str | Literal | Statement:
    if isinstance(cell, ox.Literal):
        plain = cell.datatype.value.endswith(("#string", "#langString"))
        return Literal(cell.value, cell.language, None if plain else cell.datatype.value)
    if isinstance(cell, ox.Triple):
        return Statement(_name(cell.subject), _name(cell.predicate), _name(cell.object))
    return _name(cell)
