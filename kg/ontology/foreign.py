"""Read a vocabulary of others: SKOS in three notations, or a table, plain or gzipped."""

import csv
import gzip
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO, TextIOWrapper
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import SchemeError
from kg.ontology.stranger import Stranger
from kg.ontology.tables import read_template, read_triples
from kg.vocab import RDF, RDFS, SKOS

_RDF_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".skos": RdfFormat.RDF_XML,
}
_TABLES = (".csv", ".tsv")

_PREF, _ALT, _HIDDEN = SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"
_CONCEPT = SKOS + "Concept"
_GROUPS = {SKOS + "ConceptScheme", SKOS + "Collection", SKOS + "OrderedCollection"}
_TEXTS = {_PREF, RDFS + "label", _ALT, _HIDDEN, SKOS + "definition"}


def read_foreign(path: Path, *, language: str = "en") -> tuple[Stranger, ...]:
    """Give the concepts of a file of others, sorted by IRI.

    Parameters
    ----------
    language
        Labels of this language are taken, then those without one, then others.

    Raises
    ------
    SchemeError
        The file cannot be read, is in no form that is known, or holds no concepts.
    """
    suffix = Path(path.name.removesuffix(".gz")).suffix.lower()
    if suffix not in _RDF_FORMATS and suffix not in _TABLES:
        known = " ".join([*_RDF_FORMATS, *_TABLES])
        raise SchemeError(f"{path.name}: no vocabulary file; its name must end in one of {known}")
    data = _bytes(path)
    try:
        if suffix in _TABLES:
            found = _read_table(data)
        else:
            found = _read_skos(data, _RDF_FORMATS[suffix], language)
    except (SyntaxError, ValueError, csv.Error) as error:
        raise SchemeError(f"{path.name}: cannot be read as {suffix[1:]}: {error}") from error
    if not found:
        raise SchemeError(f"{path.name}: holds no concepts; is it SKOS, CSO or a ROBOT template?")
    return found


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise SchemeError(f"{path.name}: cannot be unpacked: {error}; fetch it again") from error


def _read_table(data: bytes) -> tuple[Stranger, ...]:
    text = TextIOWrapper(BytesIO(data), "utf-8-sig", newline="")
    first = text.readline()
    text.seek(0)
    if first.startswith("ID"):
        return read_template(csv.reader(text, delimiter="\t" if "\t" in first else ","))
    return read_triples(csv.reader(text, delimiter=";" if ";" in first else ","))


class _Said:
    """What a file says of one subject."""

    __slots__ = ("broader", "types", "words")

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.broader: set[str] = set()
        self.words: defaultdict[str, list[Literal]] = defaultdict(list)


def _read_skos(data: bytes, format_: RdfFormat, language: str) -> tuple[Stranger, ...]:
    subjects: defaultdict[str, _Said] = defaultdict(_Said)
    for subject, predicate, term, _ in parse(data, format=format_, base_iri="urn:x:"):
        if not isinstance(subject, NamedNode):
            continue
        relation = predicate.value
        if isinstance(term, Literal):
            if relation in _TEXTS:
                subjects[subject.value].words[relation].append(term)
        elif isinstance(term, NamedNode):
            if relation == RDF + "type":
                subjects[subject.value].types.add(term.value)
            elif relation in (SKOS + "broader", SKOS + "broaderGeneric"):
                subjects[subject.value].broader.add(term.value)
            elif relation in (SKOS + "narrower", SKOS + "narrowerGeneric"):
                subjects[term.value].broader.add(subject.value)
    choose = _chooser(language)
    return tuple(
        stranger
        for iri in sorted(subjects)
        if (stranger := _stranger(iri, subjects[iri], choose)) is not None
    )


def _stranger(
    iri: str, said: _Said, choose: Callable[[Iterable[Literal]], list[str]]
) -> Stranger | None:
    names = choose(said.words[_PREF]) or choose(said.words[RDFS + "label"])
    is_concept = _CONCEPT in said.types or (said.words[_PREF] and not said.types & _GROUPS)
    if not names or not is_concept:
        return None
    others = {*names[1:], *choose(said.words[_ALT]), *choose(said.words[_HIDDEN])}
    definition = choose(said.words[SKOS + "definition"])
    return Stranger(
        iri,
        names[0],
        tuple(sorted(others - {names[0]})),
        tuple(sorted(said.broader - {iri})),
        " ".join(definition[0].split()) if definition else "",
    )


def _chooser(language: str) -> Callable[[Iterable[Literal]], list[str]]:
    """Give what picks the texts of one language: the wanted one, else none, else any."""

    def rank(literal: Literal) -> int:
        tag = literal.language or ""
        return 0 if tag.partition("-")[0] == language else 1 if not tag else 2

    def choose(literals: Iterable[Literal]) -> list[str]:
        ranked = sorted((rank(each), each.value.strip()) for each in literals)
        return [text for place, text in ranked if place == ranked[0][0] and text]

    return choose
