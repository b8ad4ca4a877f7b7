"""Subjects as JSON-LD: one context, and one node a line."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.errors import ExportError
from kg.rdf.terms import INTEGER, Object, Statement, Subject
from kg.vocab import RDF

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

#: Valid in JSON, but ends of lines for some readers.
_LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"})

_LOCAL = re.compile(r"[A-Za-z0-9_.:%-]+")


def to_json_line(value: Any) -> str:
    """Give a value as JSON that holds no end of line of any kind."""
    return _encode(value).translate(_LINE_ENDS)


def write_jsonld(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield a document with a context and one node a line."""
    compact = _compacter(prefixes)
    yield f'{{"@context":{to_json_line(prefixes)},\n"@graph":['
    for number, subject in enumerate(subjects):
        yield (",\n" if number else "\n") + to_json_line(_node(subject, compact))
    yield "\n]}\n"


def _compacter(prefixes: dict[str, str]) -> Callable[[str], str]:
    names = {namespace: prefix for prefix, namespace in prefixes.items()}

    def compact(iri: str) -> str:
        start = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = names.get(iri[:start])
        return f"{prefix}:{iri[start:]}" if prefix and _LOCAL.fullmatch(iri, start) else iri

    return compact


def _node(subject: Subject, compact: Callable[[str], str]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": compact(subject.iri)}
    values: dict[str, list[Any]] = {}
    for predicate, value in sorted(set(subject.properties), key=_order):
        if predicate == RDF + "type" and isinstance(value, str):
            node.setdefault("@type", []).append(compact(value))
        else:
            values.setdefault(compact(predicate), []).append(_value(value, compact))
    return node | {name: all_[0] if len(all_) == 1 else all_ for name, all_ in values.items()}


def _order(pair: tuple[str, Object]) -> tuple[str, bool, tuple[str, ...]]:
    predicate, value = pair
    is_iri = isinstance(value, str)
    return predicate, is_iri, (value,) if isinstance(value, str) else tuple(map(str, value))


def _value(value: Object, compact: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return {"@id": compact(value)}
    if isinstance(value, Statement):
        raise ExportError("JSON-LD cannot hold RDF 1.2; leave --rdf12 out, or choose turtle")
    if value.datatype == INTEGER:
        return int(value.value)
    if value.datatype:
        return {"@value": value.value, "@type": compact(value.datatype)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return value.value
