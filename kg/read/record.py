"""A record as a format gives it, and the paper that it becomes: the one gate for all formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import PaperError
from kg.model import Paper, Source
from kg.read.dates import published
from kg.read.identifiers import identify
from kg.read.identity import paper_id
from kg.read.language import is_english
from kg.text import repair

#: A field may have so many characters; longer ones are no field of a paper but an accident.
FIELD_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """What a source says of one paper, in its own words; nothing is normalised yet."""

    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""  #: any form; becomes ``published`` if it has a year, else ``date_text``
    date_text: str = ""
    venue: str = ""
    categories: tuple[str, ...] = ()
    url: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()


def to_paper(record: Record, source: Source) -> Paper:
    """Make a paper of a record: measured, repaired, identified.

    Raises
    ------
    PaperError
        The record has no title, or a field that is too long.
    """
    if not record.title or record.title.isspace():
        raise PaperError("no title; a paper needs one")
    record, repaired = _checked(record)
    flags = set(record.flags)
    if repaired:
        flags.add("repaired")
    if not record.abstract or record.abstract.isspace():
        flags.add("no_abstract")
    elif not is_english(record.abstract):
        flags.add("other_language")
    when = published(record.date) if record.date else None
    identifiers = identify(record.identifiers, record.url)
    return Paper(
        id=paper_id(identifiers, record.title, record.authors),
        title=record.title,
        abstract=record.abstract,
        authors=record.authors,
        published=when,
        date_text=record.date_text or (record.date if not when else "") or None,
        venue=record.venue or None,
        categories=record.categories,
        url=record.url or None,
        identifiers=identifiers,
        flags=tuple(sorted(flags)),
        source=source,
    )


def _checked(record: Record) -> tuple[Record, bool]:
    # One look at all fields together: nearly every record is short and printable, and is done.
    text = "".join(
        (
            record.title,
            record.abstract,
            record.date,
            record.date_text,
            record.venue,
            record.url,
            *record.authors,
            *record.categories,
            *[value for pair in record.identifiers for value in pair],
        )
    )
    if len(text) > FIELD_LIMIT:
        _measure(record)
    if text.isprintable() or not repair(text)[1]:
        return record, False
    return _repaired(record), True


def _measure(record: Record) -> None:
    for name in ("title", "abstract", "date", "date_text", "venue", "url"):
        _measure_field(name, getattr(record, name))
    for name in ("authors", "categories"):
        _measure_field(name, "".join(getattr(record, name)))
    _measure_field("identifiers", "".join(value for pair in record.identifiers for value in pair))


def _measure_field(name: str, value: str) -> None:
    if len(value) > FIELD_LIMIT:
        raise PaperError(
            f"field '{name}' has {len(value):,} characters, above the limit of {FIELD_LIMIT:,}; "
            "shorten or remove it"
        )


def _repaired(record: Record) -> Record:
    def mend(text: str) -> str:
        return repair(text)[0]

    return Record(
        title=mend(record.title),
        abstract=mend(record.abstract),
        authors=tuple(map(mend, record.authors)),
        date=mend(record.date),
        date_text=mend(record.date_text),
        venue=mend(record.venue),
        categories=tuple(map(mend, record.categories)),
        url=mend(record.url),
        identifiers=tuple((mend(scheme), mend(value)) for scheme, value in record.identifiers),
        flags=record.flags,
    )


def one_line(text: str) -> str:
    """Give a text with every run of white space as one space, as wrapped fields need it."""
    return " ".join(text.split())


def split_names(text: str) -> tuple[str, ...]:
    """Give the authors that one field lists, however they are separated.

    >>> split_names("Ada Lovelace; Alan Turing"), split_names("A. Turing and A. Lovelace")
    (('Ada Lovelace', 'Alan Turing'), ('A. Turing', 'A. Lovelace'))
    >>> split_names("Turing A.M., Lovelace A."), split_names("Turing, Alan")
    (('Turing, A.M.', 'Lovelace, A.'), ('Turing, Alan',))
    """
    if ";" in text:
        names = text.split(";")
    elif re.search(r"\sand\s", text):
        names = re.split(r",?\s+and\s+", text)
        if len(names) == 2 and ", " in names[0]:  # "A B, C D and E F", but "B, A and D, C" stays
            names = _at_commas(names[0]) + names[1:]
    else:
        names = _at_commas(text)
    return unique(_SCOPUS_NAME.sub(r"\1, \2", name.strip()) for name in names)


#: "Phillips J.C.", as Scopus has it: the family name stands first.
_SCOPUS_NAME = re.compile(r"^([^,.]+?) ((?:[^\W\d_]\.-?)+)$")


def _at_commas(text: str) -> list[str]:
    # "Turing, Alan" is one person: parts without a space are no full names.
    parts = text.strip().split(", ")
    return parts if all(" " in part.strip() for part in parts) else [text]


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Give the values without blanks and repetitions, in their order."""
    return tuple(dict.fromkeys(value for value in values if value and not value.isspace()))
