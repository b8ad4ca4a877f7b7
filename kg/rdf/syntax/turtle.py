"""Subjects as Turtle and TriG that people can read: prefixes, one block a subject, sorted."""

import re
from collections.abc import Callable, Iterable, Iterator

from kg.rdf.syntax.ntriples import quoted
from kg.rdf.terms import DECIMAL, INTEGER, Object, Statement, Subject
from kg.vocab import RDF

#: Local names that need no escapes: Turtle would allow more, and look worse.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_-])?")

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

_TYPE = RDF + "type"


def shortener(prefixes: dict[str, str]) -> Callable[[str], str]:
    """Give a function that writes an IRI with a prefix where it can: ``method:ppo``.

    >>> short = shortener({"paper": "http://x/paper/"})
    >>> short("http://x/paper/arxiv:1707.06347"), short("http://x/paper/doi:10.1/a")
    ('paper:arxiv:1707.06347', '<http://x/paper/doi:10.1/a>')
    """
    names = {namespace: prefix for prefix, namespace in prefixes.items()}

    def short(iri: str) -> str:
        start = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = names.get(iri[:start])
        if prefix is not None and _LOCAL.fullmatch(iri, start):
            return f"{prefix}:{iri[start:]}"
        return f"<{iri}>"

    return short


def write_turtle(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield the prefixes and then a block for each subject."""
    short = shortener(prefixes)
    yield _head(prefixes)
    for subject in subjects:
        yield "\n" + _block(subject, short, "")


def write_trig(subjects: Iterable[Subject], prefixes: dict[str, str], graph: str) -> Iterator[str]:
    """Yield the same as Turtle, inside one named graph."""
    short = shortener(prefixes)
    yield _head(prefixes)
    yield f"\n<{graph}> {{\n"
    for subject in subjects:
        yield "\n" + _block(subject, short, "    ")
    yield "}\n"


def _head(prefixes: dict[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())


def _block(subject: Subject, short: Callable[[str], str], indent: str) -> str:
    values: dict[str, set[str]] = {}
    for predicate, value in subject.properties:
        values.setdefault(predicate, set()).add(_term(value, short))
    # "a" stands first, as people expect it
    ordered = sorted(values, key=lambda predicate: (predicate != _TYPE, short(predicate)))
    verbs = ("a" if predicate == _TYPE else short(predicate) for predicate in ordered)
    objects = (", ".join(sorted(values[predicate])) for predicate in ordered)
    pairs = f" ;\n{indent}    ".join(map(" ".join, zip(verbs, objects, strict=True)))
    return f"{indent}{short(subject.iri)} {pairs} .\n"


def _term(value: Object, short: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return short(value)
    if isinstance(value, Statement):
        return f"<<( {short(value.subject)} {short(value.predicate)} {short(value.object)} )>>"
    if value.datatype in (INTEGER, DECIMAL) and _is_bare(value.value, value.datatype):
        return value.value
    if value.datatype:
        return f"{quoted(value.value)}^^{short(value.datatype)}"
    return quoted(value.value) + (f"@{value.language}" if value.language else "")


def _is_bare(value: str, datatype: str) -> bool:
    """Whether a number needs no datatype: Turtle reads 1 as integer and 1.0 as decimal."""
    match = _NUMBER.fullmatch(value)
    return match is not None and (match[1] is not None) == (datatype == DECIMAL)
