"""Subjects as JSON-LD that reads as plain JSON: one context, and one node a line.

A property goes by its local name, and what its values mean stands in the context: ``"role"`` is
one of our terms, ``"paper"`` a thing, ``"prefLabel"`` English, ``"confidence"`` a decimal (as a
string, for a number of JSON would be read as a double). Only a value that is not what its property
mostly has is written out (:mod:`kg.rdf.syntax.context`).
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.errors import ExportError
from kg.rdf.syntax.context import ID, LANGUAGE, VOCAB, Context, context_of
from kg.rdf.terms import INTEGER, Literal, Object, Statement, Subject
from kg.vocab import RDF

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

#: Valid in JSON, but ends of lines for some readers.
_LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x7f\x85\u2028\u2029"})

_TYPE = RDF + "type"


def to_json_line(value: Any) -> str:
    """Give a value as JSON that holds no end of line of any kind."""
    return _encode(value).translate(_LINE_ENDS)


def write_jsonld(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield a document with a context and one node a line."""
    context = context_of(prefixes)
    lines = ",\n  ".join(
        f"{to_json_line(name)}: {to_json_line(value)}" for name, value in context.document.items()
    )
    yield f'{{"@context": {{\n  {lines}\n}},\n"@graph": ['
    for number, subject in enumerate(subjects):
        yield (",\n" if number else "\n") + to_json_line(_node(subject, context))
    yield "\n]}\n"


def _node(subject: Subject, context: Context) -> dict[str, Any]:
    node: dict[str, Any] = {"id": context.compact(subject.iri)}
    values: dict[str, list[Any]] = {}
    for predicate, value in sorted(set(subject.properties), key=_order):
        if predicate == _TYPE and isinstance(value, str):
            node.setdefault("type", []).append(context.term(value))
        else:
            name, coercion = context.property(predicate)
            values.setdefault(name, []).append(_value(value, coercion, context))
    return node | {name: all_[0] if len(all_) == 1 else all_ for name, all_ in values.items()}


def _order(pair: tuple[str, Object]) -> tuple[str, bool, tuple[str, ...]]:
    predicate, value = pair
    is_iri = isinstance(value, str)
    return predicate, is_iri, (value,) if isinstance(value, str) else tuple(map(str, value))


def _value(value: Object, coercion: str, context: Context) -> Any:
    if isinstance(value, Statement):
        raise ExportError("JSON-LD cannot hold RDF 1.2; leave --rdf12 out, or choose turtle")
    if isinstance(value, str):
        shorten: dict[str, Callable[[str], str]] = {ID: context.compact, VOCAB: context.term}
        return shorten[coercion](value) if coercion in shorten else {"@id": context.compact(value)}
    return _literal(value, coercion, context)


def _literal(value: Literal, coercion: str, context: Context) -> Any:
    if value.datatype == INTEGER and coercion in ("", INTEGER):
        return int(value.value)
    if value.datatype:
        datatype = context.compact(value.datatype)
        is_said = coercion == value.datatype
        return value.value if is_said else {"@value": value.value, "@type": datatype}
    if value.language:
        is_said = coercion == LANGUAGE + value.language
        return value.value if is_said else {"@value": value.value, "@language": value.language}
    return {"@value": value.value} if coercion else value.value
