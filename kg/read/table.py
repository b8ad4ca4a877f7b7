"""CSV with a header row: columns are known by name, as Scopus, IEEE, Springer and others name them.

The separator (comma, semicolon, tab or bar) is the one under which the header has the most names
that are known. A table without a column of titles is none of papers.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from kg.model import Paper
from kg.read.record import Record, split_names, unique
from kg.read.source import LINE_LIMIT, TextSource
from kg.text import fold_title

_SEPARATORS = ",;\t|"

#: Names of columns, letters and digits only, best first.
_COLUMNS = {
    "title": ("title", "articletitle", "documenttitle", "itemtitle", "papertitle", "ti"),
    "abstract": ("abstract", "abstracttext", "summary", "ab"),
    "authors": ("authorfullnames", "authors", "author", "authornames", "au"),
    "date": ("published", "publicationdate", "date", "publicationyear", "year", "py"),
    "date_text": ("datetext",),
    "venue": (
        "venue",
        "sourcetitle",
        "journal",
        "journaltitle",
        "publicationtitle",
        "conference",
        "conferencename",
        "booktitle",
    ),
    "categories": ("categories", "category", "authorkeywords", "keywords", "subjects"),
    "url": ("url", "link", "pdflink"),
    "doi": ("doi", "itemdoi", "doilink"),
    "arxiv": ("arxiv", "arxivid"),
    "pmid": ("pmid", "pubmedid"),
    "openalex": ("openalex", "openalexid"),
    "s2": ("s2", "semanticscholarid", "s2id"),
    "key": ("key", "citationkey", "bibtexkey"),
    "input": ("id", "paperid"),
}
_SCHEMES = ("doi", "arxiv", "pmid", "openalex", "s2", "key", "input")
_NOTHING = re.compile(r"\[?no abstract available\.?\]?", re.IGNORECASE)
_PLACEHOLDERS = ("", "nan", "null", "none", "n/a")
#: "Vivek K. PallipuramMohammad Bhuiyan": Springer glues names together.
_GLUE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


def looks_like_table(head: str) -> bool:
    """Whether the first row names a column of titles and another one that is known."""
    separator, columns = _header(head)
    return "title" in columns and (len(columns) > 1 or "\n\n" not in head) and bool(separator)


def read_table(source: TextSource) -> Iterator[Paper]:
    """Give the papers of a table, one a row."""
    separator, columns = _header(source.head)
    rows = _Rows(source, separator)
    next(rows)
    width = max(columns.values()) + 1
    for row, lines in rows:
        place = f"line {lines.start}"
        if not any(cell.strip() for cell in row):
            continue
        record = _record(row + [""] * (width - len(row)), columns)
        if paper := source.settle(record, place, lines):
            yield paper


class _Rows(Iterator[tuple[list[str], range]]):
    """Rows with the lines on which they stand; a row that csv cannot read is refused."""

    def __init__(self, source: TextSource, separator: str) -> None:
        csv.field_size_limit(LINE_LIMIT)
        self._source = source
        self._last = source.first_line - 1  # line that was handed out last
        self._reader = csv.reader(self._feed(), delimiter=separator)

    def __next__(self) -> tuple[list[str], range]:
        while True:
            first = self._last + 1
            try:
                row = next(self._reader)
            except csv.Error as error:
                self._source.refuse(
                    f"line {first}",
                    f"broken row up to line {self._last}: {error}; check its quotes",
                )
                continue
            return row, range(first, self._last + 1)

    def _feed(self) -> Iterator[str]:
        for number, line in self._source.lines():
            self._last = number
            if number == self._source.first_line and _is_hint(line):
                continue
            yield line + "\n"


def _is_hint(line: str) -> bool:
    # "sep=;" is how Excel is told the separator.
    return line.lower().startswith("sep=") and len(line) <= 6


def _header(head: str) -> tuple[str, Mapping[str, int]]:
    lines = head.split("\n")
    if _is_hint(lines[0]):
        lines = lines[1:]
    found = [(s, _columns(_first_row(lines, s))) for s in _SEPARATORS]
    return max(found, key=lambda pair: ("title" in pair[1], len(pair[1])))


def _first_row(lines: Sequence[str], separator: str) -> list[str]:
    rows = csv.reader((line + "\n" for line in islice(lines, 50)), delimiter=separator)
    try:
        return next(rows, [])
    except csv.Error:
        return []


def _columns(header: Sequence[str]) -> dict[str, int]:
    names = {fold_title(name): place for place, name in reversed([*enumerate(header)])}
    return {
        field: next(names[name] for name in known if name in names)
        for field, known in _COLUMNS.items()
        if any(name in names for name in known)
    }


def _record(row: Sequence[str], columns: Mapping[str, int]) -> Record:
    def cell(field: str) -> str:
        value = row[columns[field]].strip() if field in columns else ""
        return "" if value.lower() in _PLACEHOLDERS and field != "title" else value

    abstract = cell("abstract")
    return Record(
        title=cell("title"),
        abstract="" if _NOTHING.fullmatch(abstract) else abstract,
        authors=_authors(cell("authors")),
        date=cell("date"),
        date_text=cell("date_text"),
        venue=cell("venue"),
        categories=unique(part.strip() for part in re.split("[;|]", cell("categories"))),
        url=cell("url"),
        identifiers=tuple((scheme, cell(scheme)) for scheme in _SCHEMES if cell(scheme)),
    )


def _authors(text: str) -> tuple[str, ...]:
    # Scopus adds its ids: "Phillips, James C. (57202138757)".
    text = re.sub(r"\s*\(\d{6,}\)", "", text)
    parts = _GLUE.split(text)
    if len(parts) == 1 or any(mark in text for mark in ",;"):
        return split_names(text)
    names: list[str] = []
    for part in parts:
        if names and (" " not in part or " " not in names[-1]):  # "Mc|Donald" was one word
            names[-1] += part
        else:
            names.append(part)
    return tuple(names)
