"""The page about the vocabulary, made from ``ontology/kg.ttl``; ``docs/vocabulary.html`` is one.

``python -m kg.rdf.reference docs/vocabulary.html`` makes it again. Each term stands under its local
name, so that ``…/vocab#usesMethod`` leads to it wherever the page is served as ``…/vocab``.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.ontology.ontology import shipped_directory
from kg.vocab import DCTERMS, DQV, KG, OWL, PREFIXES, RDF, RDFS

_VOCABULARY = KG.removesuffix("#")
_VANN = "http://purl.org/vocab/vann/"

#: Terms of others that datasets use.
OTHERS = {
    "bibo": "doi",
    "dc": "creator",
    "dcat": "Dataset keyword version",
    "dcterms": "abstract conformsTo description identifier isReplacedBy issued language license "
    "rights title",
    "dqv": "QualityMeasurement computedOn hasQualityMeasurement isMeasurementOf value",
    "fabio": "Preprint hasArXivId hasPubMedId",
    "oa": "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource "
    "prefix start suffix",
    "owl": "deprecated",
    "prov": "Activity Entity SoftwareAgent wasAssociatedWith wasGeneratedBy",
    "rdf": "reifies type",
    "rdfs": "label seeAlso",
    "schema": "ScholarlyArticle softwareVersion url",
    "skos": "Concept ConceptScheme altLabel broadMatch broader closeMatch definition exactMatch "
    "hiddenLabel inScheme narrowMatch prefLabel relatedMatch topConceptOf",
    "void": "Dataset Linkset class classPartition distinctSubjects entities exampleResource "
    "linkPredicate objectsTarget property propertyPartition subjectsTarget subset triples uriSpace "
    "vocabulary",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A term that a page points to: ours by its anchor, another by its IRI."""

    text: str  #: "kg:uses", "skos:Concept", or an IRI
    href: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the vocabulary, as the page shows it."""

    name: str
    iri: str
    label: str
    comment: str
    sort: str  #: "class", "property", "role" or "metric"
    above: tuple[Reference, ...]
    below: tuple[Reference, ...]
    domain: tuple[Reference, ...]
    range: tuple[Reference, ...]
    used_with: tuple[Reference, ...]  #: properties that have this class as their domain
    see_also: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A term in the tree of classes or properties, with those below it."""

    term: Term
    branches: "tuple[Branch, ...]"


class _Triples:
    """The vocabulary file, looked at from both ends."""

    def __init__(self, path: Path) -> None:
        self._objects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._subjects: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.terms: dict[str, None] = {}  #: in the order of the file
        for quad in ox.parse(path=path):
            subject, predicate, value = (str(part.value) for part in quad.triple)
            self._objects[subject, predicate].append(value)
            self._subjects[value, predicate].append(subject)
            if subject.startswith(KG):
                self.terms[subject] = None

    def objects(self, subject: str, predicate: str) -> list[str]:
        return self._objects.get((subject, predicate), [])

    def subjects(self, value: str, predicate: str) -> list[str]:
        return self._subjects.get((value, predicate), [])

    def text(self, subject: str, predicate: str) -> str:
        return next(iter(self.objects(subject, predicate)), "")


def render_reference() -> str:
    """Give the page, which needs nothing else; the same vocabulary gives the same bytes."""
    triples = _Triples(shipped_directory() / "kg.ttl")
    terms = [_term(triples, iri) for iri in triples.terms]
    classes = [term for term in terms if term.sort == "class"]
    properties = [term for term in terms if term.sort in {"property", "role"}]
    metrics = [term for term in terms if term.sort == "metric"]
    return (
        Environment(
            loader=PackageLoader("kg.rdf"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        .get_template("vocabulary.html")
        .render(
            about=_about(triples),
            sections=(("Classes", classes), ("Properties", properties), ("Metrics", metrics)),
            trees=(
                ("Classes", _tree(classes)),
                ("From a paper to a concept", _tree(_related(properties))),
            ),
            owners=_owners(properties),
            others=[
                (name, PREFIXES[name], [(each, PREFIXES[name] + each) for each in used.split()])
                for name, used in OTHERS.items()
            ],
            example=_asset("example.ttl"),
            query=_asset("example.rq"),
        )
        + "\n"
    )


def _about(triples: _Triples) -> dict[str, str]:
    said = {
        "title": DCTERMS + "title",
        "description": DCTERMS + "description",
        "version": OWL + "versionInfo",
        "version_iri": OWL + "versionIRI",
        "prefix": _VANN + "preferredNamespacePrefix",
        "namespace": _VANN + "preferredNamespaceUri",
        "licence": DCTERMS + "license",
    }
    return {name: triples.text(_VOCABULARY, predicate) for name, predicate in said.items()}


def _term(triples: _Triples, iri: str) -> Term:
    types = triples.objects(iri, RDF + "type")
    is_class = OWL + "Class" in types
    up = RDFS + ("subClassOf" if is_class else "subPropertyOf")
    plain = DQV + "Metric" in types
    sort = "class" if is_class else "role" if KG + "Role" in types else "property"
    return Term(
        name=iri.removeprefix(KG),
        iri=iri,
        label=triples.text(iri, RDFS + "label"),
        comment=triples.text(iri, RDFS + "comment"),
        sort="metric" if plain else sort,
        above=_references(triples.objects(iri, up)),
        below=_references(triples.subjects(iri, up)),
        domain=_references(triples.objects(iri, RDFS + "domain")),
        range=_references(triples.objects(iri, RDFS + "range")),
        used_with=_references(triples.subjects(iri, RDFS + "domain")),
        see_also=_references(triples.objects(iri, RDFS + "seeAlso")),
    )


def _references(iris: Iterable[str]) -> tuple[Reference, ...]:
    return tuple(Reference(_short(iri), _href(iri)) for iri in iris)


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _href(iri: str) -> str:
    return f"#{iri.removeprefix(KG)}" if iri.startswith(KG) else iri


def _tree(terms: list[Term]) -> tuple[Branch, ...]:
    """Give the terms below those that have none of ours above them, in the order of the file."""
    names = {f"kg:{term.name}" for term in terms}

    def branches(parent: str | None) -> tuple[Branch, ...]:
        found = []
        for term in terms:
            ours = [each.text for each in term.above if each.text in names]
            if (parent in ours) if parent else not ours:
                found.append(Branch(term, branches(f"kg:{term.name}")))
        return tuple(found)

    return branches(None)


def _related(properties: Iterable[Term]) -> list[Term]:
    """Give the properties that are above or below another one of ours."""
    return [
        term
        for term in properties
        if any(each.href.startswith("#") for each in (*term.above, *term.below))
    ]


def _owners(properties: list[Term]) -> list[tuple[Reference, tuple[Reference, ...]]]:
    """Give the other properties by what has them, in the order of the file."""
    related = {term.name for term in _related(properties)}
    found: defaultdict[Reference, list[str]] = defaultdict(list)
    for term in properties:
        if term.name not in related:
            found[term.domain[0]].append(term.iri)
    return [(owner, _references(iris)) for owner, iris in found.items()]


def _asset(name: str) -> str:
    return files("kg.rdf").joinpath("templates", name).read_text("utf-8").strip()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render_reference(), "utf-8")
