"""RDF terms and subjects as plain values: an IRI is a ``str``, a literal a tuple.

There are no blank nodes. A dataset is a stream of subjects; see :mod:`kg.rdf.write.stream`.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.vocab import XSD

INTEGER = XSD + "integer"
DECIMAL = XSD + "decimal"
ANY_URI = XSD + "anyURI"
BOOLEAN = XSD + "boolean"
DATE_TIME = XSD + "dateTime"

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Literal(NamedTuple):
    """A literal: a plain string, one of a language, or one of a datatype."""

    value: str
    language: str | None = None
    datatype: str | None = None  #: IRI; ``None`` stands for xsd:string


class Statement(NamedTuple):
    """A triple as an object (RDF 1.2): what a reifier reifies."""

    subject: str
    predicate: str
    object: str


Object: TypeAlias = str | Literal | Statement

#: A property of a subject: predicate IRI and object.
Property: TypeAlias = tuple[str, Object]


@dataclass(slots=True)
class Subject:
    """All that a dataset says of one thing; properties may repeat and stand in no order."""

    iri: str
    properties: list[Property]


#: What ``owl:deprecated`` says.
TRUE = Literal("true", datatype=XSD + "boolean")


def text(value: str) -> Literal:
    """Give a string in no language that we know."""
    return Literal(value)


def english(value: str) -> Literal:
    """Give a label or definition of the vocabulary, which is in English."""
    return Literal(value, language="en")


@lru_cache(maxsize=8192)
def integer(value: int) -> Literal:
    """Give an ``xsd:integer``."""
    return Literal(str(value), datatype=INTEGER)


@lru_cache(maxsize=8192)
def decimal(value: float) -> Literal:
    """Give a number as the canonical ``xsd:decimal`` that is read back as this very number.

    >>> decimal(0.95).value, decimal(1).value, decimal(1e-7).value
    ('0.95', '1.0', '0.0000001')
    """
    digits = format(Decimal(repr(value)), "f")
    return Literal(digits if "." in digits else f"{digits}.0", datatype=DECIMAL)


def joined(values: Iterable[str]) -> Literal:
    """Give strings whose order matters as one, parted by semicolons.

    >>> joined(["Ada Moor", "B; C"]).value
    'Ada Moor; B%3B C'
    """
    return Literal("; ".join(each.replace("%", "%25").replace(";", "%3B") for each in values))


def parted(value: str) -> tuple[str, ...]:
    """Give back the strings that :func:`joined` has made one.

    >>> parted("Ada Moor; B%3B C")
    ('Ada Moor', 'B; C')
    """
    parts = value.split("; ")
    return tuple(part.replace("%3B", ";").replace("%25", "%") for part in parts)


def date(value: str) -> Literal:
    """Give a date typed by what is known of it; what is no date stays a string.

    >>> date("2024-05") == Literal("2024-05", datatype=XSD + "gYearMonth")
    True
    >>> date("2024-02-31")
    Literal(value='2024-02-31', language=None, datatype=None)
    """
    match = _DATE.fullmatch(value)
    if not match or not _is_date(*(int(part or 1) for part in match.groups())):
        return Literal(value)
    _, month, day = match.groups()
    name = "date" if day else "gYearMonth" if month else "gYear"
    return Literal(value, datatype=XSD + name)


def year(value: str) -> Literal | None:
    """Give the year of a date as an integer, or ``None`` where it is no date."""
    return None if date(value).datatype is None else integer(int(value[:4]))


def _is_date(year_: int, month: int, day: int) -> bool:
    return year_ > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year_, month)[1]
