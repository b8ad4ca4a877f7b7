"""The terms that queries name: classes and properties of ``ontology/kg.ttl``, and borrowed ones.

A dataset uses a few terms of other vocabularies too; what they mean is said there, so that here
they have a name only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.errors import ExportError
from kg.ontology.ontology import shipped_directory
from kg.rdf.ask.triples import write_triples
from kg.vocab import DCTERMS, KG, OWL, PREFIXES, RDF, RDFS, SKOS

_CLASSES = {OWL + "Class", RDFS + "Class"}
_PROPERTIES = {
    RDF + "Property",
    OWL + "ObjectProperty",
    OWL + "DatatypeProperty",
    OWL + "AnnotationProperty",
}

#: What datasets say with the words of others: IRI and name.
_BORROWED = (
    (RDF + "type", "type"),
    (RDFS + "label", "label"),
    (SKOS + "prefLabel", "preferred label"),
    (SKOS + "altLabel", "alternative label"),
    (SKOS + "definition", "definition"),
    (SKOS + "broader", "broader concept"),
    (SKOS + "inScheme", "in scheme"),
    (SKOS + "topConceptOf", "top concept of"),
    (SKOS + "exactMatch", "exact match"),
    (SKOS + "closeMatch", "close match"),
    (DCTERMS + "title", "title"),
    (DCTERMS + "abstract", "abstract"),
    (DCTERMS + "creator", "creator"),
    (DCTERMS + "issued", "date of publication"),
    (DCTERMS + "identifier", "identifier"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property as a query names it."""

    curie: str  #: "kg:usesMethod"
    iri: str
    label: str
    comment: str
    is_class: bool


@cache
def read_terms() -> tuple[Term, ...]:
    """Give the classes and properties of the vocabulary, then the borrowed ones, each sorted.

    Raises
    ------
    ExportError
        The vocabulary file cannot be read.
    """
    path = shipped_directory() / "kg.ttl"
    graph = ox.Store()
    try:
        graph.load(path=path, format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise ExportError(f"{path} cannot be read: {' '.join(str(error).split())}") from error
    own = sorted(_declared(graph), key=lambda term: (not term.is_class, term.curie))
    borrowed = (Term(curie(iri), iri, name, "", False) for iri, name in _BORROWED)
    return (*own, *sorted(borrowed, key=lambda term: term.curie))


def write_vocabulary(media_type: str) -> bytes:
    """Give the vocabulary in one of :data:`kg.rdf.ask.triples.TRIPLE_FORMATS`; Turtle as it is."""
    path = shipped_directory() / "kg.ttl"
    if media_type == "text/turtle":
        return path.read_bytes()
    triples = (quad.triple for quad in ox.parse(path=path))
    rows = ((triple.subject, triple.predicate, triple.object) for triple in triples)
    pieces: list[bytes] = []
    write_triples(rows, media_type, PREFIXES, pieces.append)
    return b"".join(pieces)


def curie(iri: str) -> str:
    """Give a term of a vocabulary in short.

    >>> curie("http://www.w3.org/2004/02/skos/core#broader")
    'skos:broader'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _declared(graph: ox.Store) -> Iterator[Term]:
    kinds: dict[str, set[str]] = {}
    for quad in graph.quads_for_pattern(None, ox.NamedNode(RDF + "type"), None):
        subject, kind = quad.subject, quad.object
        if isinstance(subject, ox.NamedNode) and isinstance(kind, ox.NamedNode):
            kinds.setdefault(subject.value, set()).add(kind.value)
    for iri, of_term in kinds.items():
        is_class = bool(of_term & _CLASSES)
        if iri.startswith(KG) and (is_class or of_term & _PROPERTIES):
            label, comment = (_text(graph, iri, RDFS + name) for name in ("label", "comment"))
            yield Term(curie(iri), iri, label, comment, is_class)


def _text(graph: ox.Store, subject: str, predicate: str) -> str:
    quads = graph.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return min(
        (quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), default=""
    )
