"""What a query gives, as text: tables for people, CSV, TSV and JSON for programs."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category, east_asian_width

import pyoxigraph as ox

from kg.rdf.engine import Answer
from kg.rdf.terms import Literal, Statement, Subject
from kg.rdf.turtle import shortener, write_turtle
from kg.vocab import curie_of

#: A term of an answer, or ``None`` where a row has none.
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


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
    rows: list[tuple[Cell, ...]]
    is_graph: bool = False


def collect(answer: Answer) -> Rows | bool:
    """Give all rows of an answer, or its yes or no; triples come sorted, each once."""
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        triples = {(t.subject, t.predicate, t.object) for t in answer}
        ordered = sorted(triples, key=lambda triple: tuple(map(str, triple)))
        return Rows(("subject", "predicate", "object"), list(ordered), is_graph=True)
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, [tuple(solution) for solution in answer])


def as_table(rows: Rows, page: Page) -> str:
    """Give rows for people: aligned, labels short; triples as Turtle."""
    if rows.is_graph:
        return "".join(write_turtle(_subjects(rows), _used_prefixes(rows, page), ""))
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


def as_csv(rows: Rows, page: Page) -> str:
    """Give rows as SPARQL 1.1 CSV: IRIs and plain values."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows.rows)
    return out.getvalue()


def as_tsv(rows: Rows, page: Page) -> str:
    """Give rows as SPARQL 1.1 TSV: terms as in Turtle."""
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    for row in rows.rows:
        cells = ("" if cell is None else str(cell).replace("\t", "\\t") for cell in row)
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def as_json(rows: Rows, page: Page) -> str:
    """Give rows as SPARQL 1.1 JSON results."""
    bindings = [
        {
            name: _json(cell)
            for name, cell in zip(rows.columns, row, strict=True)
            if cell is not None
        }
        for row in rows.rows
    ]
    value = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


#: Every format of answers.
ANSWER_FORMATS: dict[str, Callable[[Rows, Page], str]] = {
    "table": as_table,
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "markdown": as_markdown,
}


def yes_or_no(value: bool, format_: str) -> str:
    """Give the answer of an ASK."""
    word = "true" if value else "false"
    return f'{{"head": {{}}, "boolean": {word}}}\n' if format_ == "json" else f"{word}\n"


def _shower(page: Page) -> Callable[[Cell], str]:
    short = shortener(page.prefixes)

    def show(cell: Cell) -> str:
        if isinstance(cell, ox.NamedNode):
            return curie_of(cell.value, page.base) or short(cell.value).strip("<>")
        return _visible(_plain(cell))

    return show


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, ox.BlankNode | ox.Triple) else cell.value


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


def _json(cell: Cell) -> dict[str, str]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.Literal):
        value = {"type": "literal", "value": cell.value}
        if cell.language:
            return value | {"xml:lang": cell.language}
        plain = cell.datatype.value.endswith("#string")
        return value if plain else value | {"datatype": cell.datatype.value}
    return {"type": "bnode", "value": _plain(cell)}


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
    return _plain(cell)


def _object(cell: Cell) -> str | Literal | Statement:
    if isinstance(cell, ox.Literal):
        plain = cell.datatype.value.endswith(("#string", "#langString"))
        return Literal(cell.value, cell.language, None if plain else cell.datatype.value)
    if isinstance(cell, ox.Triple):
        return Statement(_name(cell.subject), _name(cell.predicate), _name(cell.object))
    return _name(cell)
