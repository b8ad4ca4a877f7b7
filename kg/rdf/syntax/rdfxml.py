"""Subjects as RDF/XML: one ``rdf:Description`` a subject."""

import re
from collections.abc import Iterable, Iterator

from kg.errors import ExportError
from kg.rdf.terms import Object, Statement, Subject

#: XML turns a bare carriage return into a line feed, and may trim C1 controls; both stay so.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\x85": "&#133;"}
)

#: What no XML 1.0 document can hold, not even escaped. Reading a paper has replaced it already.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_rdfxml(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield an XML document."""
    names = {namespace: prefix for prefix, namespace in prefixes.items()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in prefixes.items():
        yield f'\n    xmlns:{prefix}="{_escape(namespace)}"'
    yield ">\n"
    for subject in subjects:
        lines = {_element(predicate, value, names) for predicate, value in subject.properties}
        body = "".join(sorted(lines))
        yield f'<rdf:Description rdf:about="{_escape(subject.iri)}">\n{body}</rdf:Description>\n'
    yield "</rdf:RDF>\n"


def _element(predicate: str, value: Object, names: dict[str, str]) -> str:
    start = max(predicate.rfind("#"), predicate.rfind("/")) + 1
    name = f"{names[predicate[:start]]}:{predicate[start:]}"
    if isinstance(value, str):
        return f'  <{name} rdf:resource="{_escape(value)}"/>\n'
    if isinstance(value, Statement):
        raise ExportError("RDF/XML cannot hold RDF 1.2; leave --rdf12 out, or choose turtle")
    kind = ""
    if value.language:
        kind = f' xml:lang="{value.language}"'
    elif value.datatype:
        kind = f' rdf:datatype="{_escape(value.datatype)}"'
    return f"  <{name}{kind}>{_escape(value.value)}</{name}>\n"


def _escape(value: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", value).translate(_ESCAPES)
