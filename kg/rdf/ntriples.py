"""Subjects as canonical N-Triples and N-Quads, the lines of each subject sorted."""

from collections.abc import Iterable, Iterator

from kg.rdf.terms import Literal, Object, Statement, Subject

#: All that canonical N-Triples escapes (https://www.w3.org/TR/n-triples/#canonical-ntriples).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def quoted(value: str) -> str:
    r"""Give a string between quotation marks, as N-Triples and Turtle read it.

    >>> print(quoted('a "b"\n'))
    "a \"b\"\n"
    """
    return f'"{value.translate(_ESCAPES)}"'


def term(value: Object) -> str:
    """Give an object in N-Triples."""
    if isinstance(value, str):
        return f"<{value}>"
    if isinstance(value, Statement):
        return f"<<( {term(value.subject)} {term(value.predicate)} {term(value.object)} )>>"
    return _literal(value)


def write_ntriples(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield the lines of each subject; the file is sorted when the subjects are."""
    return (_lines(subject, " .\n") for subject in subjects)


def write_nquads(
    subjects: Iterable[Subject], prefixes: dict[str, str], graph: str
) -> Iterator[str]:
    """Yield the lines of each subject, all in one named graph."""
    return (_lines(subject, f" <{graph}> .\n") for subject in subjects)


def _lines(subject: Subject, end: str) -> str:
    start = f"<{subject.iri}> "
    lines = {f"{start}<{predicate}> {term(value)}{end}" for predicate, value in subject.properties}
    return "".join(sorted(lines))


def _literal(value: Literal) -> str:
    if value.language:
        return f"{quoted(value.value)}@{value.language}"
    if value.datatype:
        return f"{quoted(value.value)}^^<{value.datatype}>"
    return quoted(value.value)
