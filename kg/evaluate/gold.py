"""Gold files: what people say that papers are to be linked to, one paper a line.

::

    {"id": "p1", "title": "…", "abstract": "…", "links": [{"concept": "…", "aliases": ["…"],
     "kinds": ["method"], "roles": ["uses"], "must": true, "quote": "…"}]}

and for numeric results ``{"id": "p1", "results": [{"benchmark": "…", "value": 66.1}]}``, where
``value`` is a number or ``[low, high]``, and a claim marked ``order`` or ``borderline`` is
neither required nor wrong.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import GoldError
from kg.model import KINDS, ROLES, Field, Kind, Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link that a reader lists: any of the kinds and any of the roles is right."""

    concept: str
    aliases: tuple[str, ...]
    kinds: tuple[Kind, ...]  #: at least one
    roles: tuple[Role, ...]  #: at least one, the likeliest first
    is_must: bool  #: missing it is an error; else right if present, no error if absent
    quote: str  #: the words that show it

    @property
    def is_rejected(self) -> bool:
        """Whether the paper only says that it does without the concept."""
        return self.roles == ("avoids",)

    @property
    def is_proposed(self) -> bool:
        """Whether the paper introduces the concept and nothing else fits."""
        return self.roles == ("proposes",)


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """A paper that was read by people; all that is not listed is wrong for it."""

    id: str
    title: str
    abstract: str
    links: tuple[GoldLink, ...]

    def field_text(self, field: Field) -> str:
        """Give the text that offsets of ``field`` count in."""
        return self.title if field == "title" else self.abstract


@dataclass(frozen=True, slots=True)
class GoldResult:
    """A numeric claim that a reader lists."""

    benchmark: str | None
    value: tuple[float, ...]  #: one number, or both ends of a range
    is_optional: bool  #: neither required nor counted as wrong


@dataclass(frozen=True, slots=True)
class GoldClaims:
    """The numeric claims of a paper; all that is not listed is wrong for it."""

    id: str
    results: tuple[GoldResult, ...]


def read_gold(path: Path) -> tuple[GoldPaper, ...]:
    """Read a gold file of links.

    Raises
    ------
    GoldError
        The file or a line of it is no gold: names the line, and what is wrong with it.
    """
    return _read(path, _paper)


def read_gold_results(path: Path) -> tuple[GoldClaims, ...]:
    """Read a gold file of results; it raises the same as :func:`read_gold`."""
    return _read(path, _claims)


def file_hash(path: Path) -> str:
    """Give the sha256 of a gold file: figures belong to what it said when they were measured."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class _LineError(Exception):
    """What is wrong with a line; :func:`_read` says where."""


def _read(path: Path, parse: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for number, line in _lines(path):
        try:
            record = _object(line)
            parsed = parse(record)
            if record["id"] in found:
                raise _LineError(f"the id {record['id']!r} stands in a line above too; keep one")
        except _LineError as error:
            raise GoldError(f"{path}, line {number}: {error}") from error
        found[record["id"]] = parsed
    if not found:
        raise GoldError(f"{path}: no line in it; a gold file holds one JSON object a paper")
    return tuple(found.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not in UTF-8 (byte {error.start}); save it so") from error
    # str.splitlines() would also end a line at U+2028, which may stand in an abstract
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _object(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _LineError(f"no JSON ({error})") from error
    if not isinstance(record, dict):
        raise _LineError("no JSON object; write one paper a line")
    if not isinstance(record.get("id"), str) or not record["id"]:
        raise _LineError("'id' must be the id of the paper, a string")
    return record


def _paper(record: dict[str, Any]) -> GoldPaper:
    links = tuple(map(_link, _list_of(record, "links", dict)))
    return GoldPaper(record["id"], _text(record, "title", ""), _text(record, "abstract", ""), links)


def _link(entry: dict[str, Any]) -> GoldLink:
    concept = _text(entry, "concept", None)
    kinds = _choices(entry, "kinds", KINDS)
    roles = _choices(entry, "roles", ROLES)
    aliases = tuple(_list_of(entry, "aliases", str, []))
    must = entry.get("must")
    if not isinstance(must, bool):
        raise _LineError(f"'must' of {concept!r} is {must!r}; write true or false")
    return GoldLink(concept, aliases, kinds, roles, must, _text(entry, "quote", ""))


def _claims(record: dict[str, Any]) -> GoldClaims:
    return GoldClaims(record["id"], tuple(map(_result, _list_of(record, "results", dict))))


def _result(entry: dict[str, Any]) -> GoldResult:
    value = entry.get("value")
    ends: list[Any] = value if isinstance(value, list) else [value]
    if len(ends) not in (1, 2) or not all(_is_number(end) for end in ends):
        raise _LineError(f"'value' is {value!r}; write a number, or [low, high]")
    benchmark = entry.get("benchmark")
    if benchmark is not None and not isinstance(benchmark, str):
        raise _LineError(f"'benchmark' is {benchmark!r}; write its name, or null")
    optional = bool(entry.get("order") or entry.get("borderline"))
    return GoldResult(benchmark, rounded(ends), optional)


def rounded(ends: Iterable[float]) -> tuple[float, ...]:
    """Give numbers as they are compared: six digits behind the point."""
    return tuple(round(float(end), 6) for end in ends)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(record: dict[str, Any], name: str, default: str | None) -> str:
    value = record.get(name, default)
    if not isinstance(value, str):
        raise _LineError(f"{name!r} is {value!r}; write a string")
    return value


def _list_of(
    record: dict[str, Any], name: str, type_: type[T], default: list[T] | None = None
) -> list[T]:
    values = record.get(name, default)
    if not isinstance(values, list) or not all(isinstance(each, type_) for each in values):
        what = "strings" if type_ is str else "objects"
        raise _LineError(f"{name!r} must be a list of {what}")
    return values


def _choices(entry: dict[str, Any], name: str, choices: tuple[T, ...]) -> tuple[T, ...]:
    values = entry.get(name)
    if not isinstance(values, list) or not values:
        raise _LineError(
            f"{name!r} of {entry['concept']!r} must be a list with at least one of them"
        )
    for value in values:
        if value not in choices:
            known = ", ".join(map(str, choices))
            raise _LineError(f"{value!r} in {name!r} of {entry['concept']!r} is none of {known}")
    return tuple(choice for value in values for choice in choices if choice == value)
