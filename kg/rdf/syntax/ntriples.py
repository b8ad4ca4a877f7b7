"""Subjects as canonical N-Triples and N-Quads, the lines of each subject sorted."""

from collections.abc import Iterable, Iterator

from kg.rdf.terms import Object, Statement, Subject

#: All that canonical N-Triples escapes (https://www.w3.org/TR/n-triples/#canonical-ntriples).
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def quoted(value: str) -> str:
    r"""Give a string between quotation marks, as N-Triples and Turtle read it.

    >>> print(quoted('a "b"\n'))
    "a \"b\"\n"
    """
    # most strings need no escape, and to look costs less than to translate
    if '"' in value or "\\" in value or "\n" in value or "\r" in value:
        return f'"{value.translate(_ESCAPES)}"'
    return f'"{value}"'


def term(value: Object) -> str:
    """Give an object in N-Triples."""
    if isinstance(value, str):
        return f"<{value}>"
    if isinstance(value, Statement):
        return f"<<( {term(value.subject)} {term(value.predicate)} {term(value.object)} )>>"
    lexical, language, datatype = value
    if datatype:
        return f"{quoted(lexical)}^^<{datatype}>"
    return f"{quoted(lexical)}@{language}" if language else quoted(lexical)


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
