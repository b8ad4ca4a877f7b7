"""Rows of an answer in the formats of the W3C, as a stream: JSON, XML, CSV and TSV.

References
----------
.. [1] SPARQL 1.1 Query Results JSON Format, https://www.w3.org/TR/sparql11-results-json/
.. [2] SPARQL Query Results XML Format, https://www.w3.org/TR/rdf-sparql-XMLres/
.. [3] SPARQL 1.1 Query Results CSV and TSV Formats,
   https://www.w3.org/TR/sparql11-results-csv-tsv/
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

#: A term of an answer, or ``None`` where a row has none.
Cell: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

#: The terms of a row, one a column.
Row: TypeAlias = tuple[Cell, ...]

#: Writes rows under the names of their columns.
RowWriter: TypeAlias = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_STRING = "http://www.w3.org/2001/XMLSchema#string"

#: What XML 1.0 cannot hold in any form; graph files have none of it, but a query can make it.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield SPARQL 1.1 JSON results, one row a line."""
    yield f'{{"head":{{"vars":{_encode(list(columns))}}},"results":{{"bindings":['
    comma = "\n"
    for row in rows:
        pairs = zip(columns, row, strict=True)
        yield comma + _encode({name: json_term(cell) for name, cell in pairs if cell is not None})
        comma = ",\n"
    yield "\n]}}\n"


def write_xml(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield SPARQL XML results, one row a line."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>'
    names = [_attribute(name) for name in columns]
    yield "".join(f"<variable name={name}/>" for name in names) + "</head>\n<results>\n"
    for row in rows:
        pairs = zip(names, row, strict=True)
        bindings = (f"<binding name={n}>{_xml(c)}</binding>" for n, c in pairs if c is not None)
        yield f"<result>{''.join(bindings)}</result>\n"
    yield "</results>\n</sparql>\n"


def write_csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield SPARQL 1.1 CSV: IRIs and plain values."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        yield line.getvalue()
        line.seek(0)
        line.truncate()
        writer.writerow([plain(cell) for cell in row])
    yield line.getvalue()


def write_tsv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield SPARQL 1.1 TSV: terms as in Turtle."""
    yield "\t".join(f"?{column}" for column in columns) + "\n"
    for row in rows:
        yield "\t".join(map(_turtle, row)) + "\n"


#: How rows are written, by media type, the one to be preferred first.
ROW_WRITERS: dict[str, RowWriter] = {
    "application/sparql-results+json": write_json,
    "application/sparql-results+xml": write_xml,
    "text/csv": write_csv,
    "text/tab-separated-values": write_tsv,
}


def boolean_json(value: bool) -> str:
    """Give a yes or no as SPARQL 1.1 JSON results."""
    return f'{{"head":{{}},"boolean":{_word(value)}}}\n'


def boolean_xml(value: bool) -> str:
    """Give a yes or no as SPARQL XML results."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
        f"<head/>\n<boolean>{_word(value)}</boolean>\n</sparql>\n"
    )


def boolean_text(value: bool) -> str:
    """Give a yes or no as a word, for formats that have no other form of it."""
    return f"{_word(value)}\n"


#: How a yes or no is written, by media type.
BOOLEAN_WRITERS: dict[str, Callable[[bool], str]] = {
    "application/sparql-results+json": boolean_json,
    "application/sparql-results+xml": boolean_xml,
    "text/csv": boolean_text,
    "text/tab-separated-values": boolean_text,
}


def plain(cell: Cell) -> str:
    """Give the value of a term without its marks; a triple as N-Triples has it."""
    if cell is None:
        return ""
    return _turtle(cell) if isinstance(cell, ox.BlankNode | ox.Triple) else cell.value


def json_term(cell: Cell) -> dict[str, Any]:
    """Give a term as SPARQL 1.1 JSON results have it; a triple as those of 1.2."""
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.Literal):
        value = {"type": "literal", "value": cell.value}
        if cell.language:
            return value | {"xml:lang": cell.language}
        datatype = cell.datatype.value
        return value if datatype == _STRING else value | {"datatype": datatype}
    if isinstance(cell, ox.Triple):
        parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
        return {"type": "triple", "value": {name: json_term(part) for name, part in parts.items()}}
    return {"type": "bnode", "value": "" if cell is None else cell.value}


def _word(value: bool) -> str:
    return "true" if value else "false"


def _turtle(cell: Cell) -> str:
    if isinstance(cell, ox.Triple):
        return f"<<( {cell} )>>"
    return "" if cell is None else str(cell)


def _xml(cell: Cell) -> str:
    if isinstance(cell, ox.NamedNode):
        return f"<uri>{_text(cell.value)}</uri>"
    if isinstance(cell, ox.Literal):
        mark = ""
        if cell.language:
            mark = f" xml:lang={_attribute(cell.language)}"
        elif cell.datatype.value != _STRING:
            mark = f" datatype={_attribute(cell.datatype.value)}"
        return f"<literal{mark}>{_text(cell.value)}</literal>"
    if isinstance(cell, ox.Triple):
        parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
        inside = "".join(f"<{name}>{_xml(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inside}</triple>"
    return f"<bnode>{'' if cell is None else _text(cell.value)}</bnode>"


def _text(value: str) -> str:
    # a raw carriage return would be read back as a line feed
    return escape(_NO_XML.sub("\ufffd", value), {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", value))
