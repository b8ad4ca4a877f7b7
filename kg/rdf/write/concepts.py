"""Concepts and their schemes as SKOS.

Exported are the concepts that a link of the dataset points to, and all above them by
``skos:broader``, so that a roll-up reaches the top; the four schemes are always there. A concept
that was renamed is exported with the one that took its place.
"""

from collections.abc import Callable, Iterable, Iterator

from kg.model import REPLACED_BY, Concept, Kind
from kg.rdf.options import ExportOptions
from kg.rdf.terms import TRUE, Property, Subject, english, joined, text
from kg.vocab import DCTERMS, KG, KIND_CLASSES, OWL, RDF, SKOS, concept_iri, paper_iri, scheme_iri

#: Name and meaning of the scheme of each kind.
SCHEMES: dict[Kind, tuple[str, str]] = {
    "method": ("Methods", "Techniques that have a name: algorithms, architectures, models …"),
    "setting": ("Settings", "What data, feedback, interaction and agents the work assumes."),
    "domain": ("Domains", "Fields and tasks of application that the work serves."),
    "benchmark": ("Benchmarks", "Datasets, environments and suites that results are reported on."),
}


def with_ancestors(linked: Iterable[str], broader_of: Callable[[str], Iterable[str]]) -> set[str]:
    """Give these concept ids and all above them.

    >>> broader = {"ppo": ["pg"], "pg": ["rl"], "rl": [], "il": []}
    >>> sorted(with_ancestors(["ppo"], broader.__getitem__))
    ['pg', 'ppo', 'rl']
    """
    found: set[str] = set()
    waiting = list(linked)
    while waiting:
        concept = waiting.pop()
        if concept not in found:
            found.add(concept)
            waiting.extend(broader_of(concept))
    return found


def scheme_subject(kind: Kind, options: ExportOptions) -> Subject:
    """Give the concept scheme of a kind."""
    label, definition = SCHEMES[kind]
    return Subject(
        scheme_iri(kind, options.base),
        [
            (RDF + "type", SKOS + "ConceptScheme"),
            (SKOS + "prefLabel", english(label)),
            (DCTERMS + "title", english(label)),
            (DCTERMS + "description", english(definition)),
        ],
    )


def concept_subject(concept: Concept, options: ExportOptions) -> Subject:
    """Give a concept with its labels, place and mappings."""
    properties: list[Property] = [
        (RDF + "type", KIND_CLASSES[concept.kind]),
        (RDF + "type", SKOS + "Concept"),
        (DCTERMS + "identifier", text(concept.id)),
        (KG + "status", text(concept.status)),
        *_labels(concept),
        *_place(concept, options.base),
        *_mappings(concept, options.base),
    ]
    if concept.definition:
        properties.append((SKOS + "definition", english(concept.definition)))
    if concept.introduced_by:
        introducer = paper_iri(concept.introduced_by, options.base)
        properties.append((KG + "introducedBy", introducer))
    return Subject(concept_iri(concept.id, options.base), properties)


def _labels(concept: Concept) -> Iterator[Property]:
    groups = {
        SKOS + "prefLabel": (concept.pref_label,),
        SKOS + "altLabel": concept.alt_labels,
        SKOS + "hiddenLabel": concept.hidden_labels,
        KG + "matchCase": concept.case_labels,
        KG + "matchWithSupport": concept.ambiguous_labels,
        KG + "matchNever": concept.unmatched_labels,
    }
    for predicate, labels in groups.items():
        for label in labels:
            yield predicate, english(label)
    if list(concept.alt_labels) != sorted(set(concept.alt_labels)):
        yield KG + "labelList", joined(concept.alt_labels)


def _mappings(concept: Concept, base: str) -> Iterator[Property]:
    for relation, to in concept.mappings:
        if relation == REPLACED_BY:
            yield OWL + "deprecated", TRUE
            yield DCTERMS + REPLACED_BY, concept_iri(to, base)
        else:
            yield SKOS + relation, to


def _place(concept: Concept, base: str) -> Iterator[Property]:
    scheme = scheme_iri(concept.kind, base)
    yield SKOS + "inScheme", scheme
    if not concept.broader and concept.replaced_by is None:
        yield SKOS + "topConceptOf", scheme
    for parent in concept.broader:
        yield SKOS + "broader", concept_iri(parent, base)
