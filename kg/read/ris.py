"""RIS, the exchange format of reference managers; rispy reads the tags of each record."""

import re
from collections.abc import Iterator, Mapping, Sequence

import rispy

from kg.model import Paper
from kg.read.dates import compose, published
from kg.read.record import Record, one_line, unique
from kg.read.source import TextSource

_START = re.compile(r"TY {1,2}- ?")
_END = re.compile(r"ER {1,2}- ?\s*$")
_TITLES = ("title", "primary_title", "translated_title", "short_title")
_VENUES = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
_DATES = ("date", "publication_year", "year")


def looks_like_ris(head: str) -> bool:
    """Whether some line of the head opens a record."""
    return bool(re.search(r"^TY  -", head, re.MULTILINE))


def read_ris(source: TextSource) -> Iterator[Paper]:
    """Give the papers of a RIS file; a record without end is read, and flagged as cut off."""
    for number, (lines, first, is_whole) in enumerate(_records(source), 1):
        # rispy gives a record only when its end has come.
        parsed = rispy.RisParser().parse_lines(iter([*lines, "ER  - "]))
        span = range(first, first + len(lines) + 1)
        for fields in parsed:
            record = _record(fields, flags=() if is_whole else ("truncated",))
            if paper := source.settle(record, f"record {number}", span):
                yield paper


def _records(source: TextSource) -> Iterator[tuple[list[str], int, bool]]:
    """Give the lines of each record, the number of its first line, and whether it is whole."""
    lines: list[str] = []
    first = 0
    for number, line in source.lines():
        text = line.lstrip()
        if _START.match(text):
            if lines:
                yield lines, first, False
            lines, first = [text], number
        elif lines and _END.match(line):
            yield lines, first, True
            lines = []
        elif lines and not (line.isspace() or not line):
            lines.append(line)
    if lines:
        yield lines, first, False


def _record(fields: Mapping[str, object], flags: tuple[str, ...]) -> Record:
    title = _first(fields, _TITLES)
    return Record(
        title=title,
        abstract=_first(fields, ("abstract", "notes_abstract")),
        authors=unique(map(one_line, _all(fields, ("authors", "first_authors")))),
        date=_date([_first(fields, (name,)) for name in _DATES]),
        venue=next((v for name in _VENUES if (v := _first(fields, (name,))) != title and v), ""),
        categories=unique(map(one_line, _all(fields, ("keywords",)))),
        url=_first(fields, ("urls",)),
        identifiers=tuple(
            (scheme, value)
            for scheme, name in (("doi", "doi"), ("key", "id"))
            if (value := _first(fields, (name,)))
        ),
        flags=flags,
    )


def _all(fields: Mapping[str, object], names: Sequence[str]) -> list[str]:
    """Give the values of the first of these fields that has any."""
    for name in names:
        value = fields.get(name)
        values = value if isinstance(value, list) else [value]
        if found := [item for item in values if isinstance(item, str) and item.strip()]:
            return found
    return []


def _first(fields: Mapping[str, object], names: Sequence[str]) -> str:
    return one_line(next(iter(_all(fields, names)), ""))


def _date(texts: Sequence[str]) -> str:
    """Give the most exact date of those that the record has, else the first as it stands.

    >>> _date(["", "2014//", "2014"]), _date(["1 Jan.-Feb. 2019", "2019"]), _date(["May/June"])
    ('2014', '2019', 'May/June')
    """
    texts = [text for text in texts if text]
    known = [found for text in texts if (found := _published(text))]
    return max(known, key=len) if known else next(iter(texts), "")


def _published(text: str) -> str | None:
    # "2009/05/12/Spring": year, month, day and free words, each of which may be empty.
    parts = [*text.split("/"), "", ""]
    if len(parts) > 3 and parts[0].strip().isdigit():
        return compose(*map(str.strip, parts[:3])) or compose(parts[0].strip())
    return published(text)
