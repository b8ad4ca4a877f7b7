"""What goes by in a stream of subjects, counted, as VoID tells it."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias
from urllib.parse import quote

from kg.rdf.terms import Object, Property, Subject, integer
from kg.vocab import KG, PREFIXES, RDF, SKOS, VOID

_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}

_TYPE = RDF + "type"

#: Properties that map a concept to one of another vocabulary.
_MAPPINGS = {
    SKOS + name: name
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
}
_MAPPING_NAMES: frozenset[object] = frozenset(_MAPPINGS)

#: Vocabularies that concepts are mapped to: where their IRIs begin -> name and home.
_TARGETS = {
    "https://cso.kmi.open.ac.uk/topics/": ("cso", "https://cso.kmi.open.ac.uk/"),
    "https://w3id.org/aio/": ("aio", "https://w3id.org/aio/"),
}

#: Things of these classes are examples of what a dataset holds, the first that goes by of each.
_EXAMPLES = frozenset((KG + name,) for name in ("Paper", "Method", "Link"))

#: What is counted of a subject: its properties, and its classes as tuples of one.
_Name: TypeAlias = str | tuple[Object]

#: Subjects of up to so many triples are counted by their shape, of which there are few.
_MOST = 16


class Tally:
    """Counts of what a stream of subjects holds."""

    def __init__(self) -> None:
        self.triples = 0
        self.subjects = 0
        self.mappings: Counter[tuple[str, str]] = Counter()  #: by property and other vocabulary
        self.examples: dict[str, str] = {}  #: the first IRI of a class
        self._names: Counter[_Name] = Counter()
        self._shapes: Counter[tuple[_Name, ...]] = Counter()

    def add(self, subject: Subject) -> None:
        """Count the distinct triples of a subject."""
        properties = subject.properties
        distinct = set(properties)
        if len(distinct) < len(properties):
            properties = list(dict.fromkeys(properties))
        self.subjects += 1
        self.triples += len(properties)
        shape = tuple([name if name != _TYPE else (value,) for name, value in properties])
        if len(shape) > _MOST:
            self._names.update(shape)
        else:
            self._shapes[shape] += 1
        if not _MAPPING_NAMES.isdisjoint(shape):
            for predicate, value in distinct:
                if predicate in _MAPPINGS:
                    self.mappings[predicate, _target(str(value))] += 1
        if shape[0] in _EXAMPLES:
            class_ = str(shape[0][0])
            self.examples[class_] = min(subject.iri, self.examples.get(class_, subject.iri))

    def totals(self) -> tuple[Counter[str], Counter[str]]:
        """Give how many things there are of each class, and triples of each property."""
        classes: Counter[str] = Counter()
        predicates: Counter[str] = Counter()
        names = self._names.copy()
        for shape, times in self._shapes.items():
            for name in shape:
                names[name] += times
        for name, times in names.items():
            if isinstance(name, tuple):
                classes[str(name[0])] += times
            predicates[name if isinstance(name, str) else _TYPE] += times
        return classes, predicates


def _target(iri: str) -> str:
    """Give the namespace of the vocabulary that a concept is of."""
    known = next((start for start in _TARGETS if iri.startswith(start)), "")
    return known or iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def partitions(iri: str, tally: Tally) -> Iterator[tuple[str, Subject]]:
    """Give how many things of each class and triples of each property there are."""
    classes, predicates = tally.totals()
    for class_, total in classes.items():
        properties: list[Property] = [(VOID + "class", class_), (VOID + "entities", integer(total))]
        yield VOID + "classPartition", Subject(f"{iri}#class-{_short(class_)}", properties)
    for predicate, total in predicates.items():
        properties = [(VOID + "property", predicate), (VOID + "triples", integer(total))]
        yield VOID + "propertyPartition", Subject(f"{iri}#property-{_short(predicate)}", properties)


def linksets(iri: str, tally: Tally) -> Iterator[tuple[str, Subject]]:
    """Give how many concepts are mapped to each other vocabulary, and by which property."""
    for (predicate, target), total in tally.mappings.items():
        name, home = _TARGETS.get(target, (target, target))
        properties: list[Property] = [
            (RDF + "type", VOID + "Linkset"),
            (VOID + "linkPredicate", predicate),
            (VOID + "subjectsTarget", iri),
            (VOID + "objectsTarget", home),
            (VOID + "triples", integer(total)),
        ]
        part = f"{iri}#linkset-{quote(name, safe='')}-{_MAPPINGS[predicate]}"
        yield VOID + "subset", Subject(part, properties)


def _short(iri: str) -> str:
    """Give a term as part of an IRI: ``kg-Paper``, ``rdf-type``."""
    start = max(iri.rfind("#"), iri.rfind("/")) + 1
    return f"{_PREFIX_OF[iri[:start]]}-{iri[start:]}"
