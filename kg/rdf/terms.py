"""RDF terms and subjects as plain values: an IRI is a ``str``, a literal a tuple.

There are no blank nodes. A dataset is a stream of subjects; see :mod:`kg.rdf.stream`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kg.vocab import XSD

INTEGER = XSD + "integer"
DECIMAL = XSD + "decimal"
ANY_URI = XSD + "anyURI"
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


@dataclass(frozen=True, slots=True)
class Subject:
    """All that a dataset says of one thing; properties may repeat and stand in no order."""

    iri: str
    properties: list[Property]


def text(value: str) -> Literal:
    """Give a string in no language that we know."""
    return Literal(value)


def english(value: str) -> Literal:
    """Give a label or definition of the vocabulary, which is in English."""
    return Literal(value, language="en")


def integer(value: int) -> Literal:
    """Give an ``xsd:integer``."""
    return Literal(str(value), datatype=INTEGER)


def decimal(value: float) -> Literal:
    """Give a confidence as a canonical ``xsd:decimal`` of at most six digits.

    >>> decimal(0.9500001).value, decimal(1).value, decimal(1e-7).value
    ('0.95', '1.0', '0.0')
    """
    digits = f"{value:.6f}".rstrip("0")
    return Literal(digits + "0" if digits.endswith(".") else digits, datatype=DECIMAL)


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
