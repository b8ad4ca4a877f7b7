"""Turtle files of SKOS concepts -> :class:`~kg.model.Concept`, one file at a time.

A concept is a subject with ``skos:prefLabel`` whose type is ``kg:Method``, ``kg:Setting``,
``kg:Domain`` or ``kg:Benchmark``, or that is ``skos:inScheme`` one of the four schemes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import SchemeError
from kg.model import KINDS, Concept, Kind
from kg.text import slugify
from kg.vocab import KG, KIND_CLASSES, RDF, SKOS, curie_of, scheme_iri

#: The values of one property of one subject: text of literals, IRI of nodes.
Values = defaultdict[str, list[str]]

_MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_KIND_OF_CLASS: dict[str, Kind] = {KIND_CLASSES[kind]: kind for kind in KINDS}
_KIND_OF_SCHEME: dict[str, Kind] = {scheme_iri(kind): kind for kind in KINDS}

_NAMED = (Literal, NamedNode)
_TYPE = RDF + "type"
# put together once, not for every concept
_PREF_LABEL = SKOS + "prefLabel"
_ALT_LABEL = SKOS + "altLabel"
_HIDDEN_LABEL = SKOS + "hiddenLabel"
_BROADER = SKOS + "broader"
_DEFINITION = SKOS + "definition"
_MATCH_CASE = KG + "matchCase"
_MATCH_WITH_SUPPORT = KG + "matchWithSupport"
_MATCH_NEVER = KG + "matchNever"
_MAPPING_IRIS = tuple((name, SKOS + name) for name in _MAPPINGS)


def read_concepts(path: Path) -> Iterator[Concept]:
    """Give the concepts of a Turtle file in the order of the file.

    Raises
    ------
    SchemeError
        The file is no Turtle, or a concept lacks a label or names an unknown kind.
    """
    subjects = _read_subjects(path)
    ids = {iri: _concept_id(iri, values) for iri, values in subjects.items() if _kind(values)}
    for iri, concept_id in ids.items():
        yield _concept(path, iri, concept_id, subjects[iri], ids)


def _read_subjects(path: Path) -> dict[str, Values]:
    subjects: defaultdict[str, Values] = defaultdict(lambda: defaultdict(list))
    try:
        for subject, predicate, term, _ in parse(path=str(path), format=RdfFormat.TURTLE):
            if not isinstance(subject, NamedNode):
                continue
            if not isinstance(term, _NAMED):
                raise SchemeError(f"{path.name}: {term} is a blank node; give it an IRI")
            subjects[subject.value][predicate.value].append(term.value)
    except (SyntaxError, OSError, ValueError) as error:
        raise SchemeError(f"{path.name}: cannot be read as Turtle: {error}") from error
    return subjects


def _kind(values: Values) -> Kind | None:
    for iri in values[_TYPE]:
        if iri in _KIND_OF_CLASS:
            return _KIND_OF_CLASS[iri]
    if SKOS + "Concept" not in values[_TYPE]:
        return None
    return next((_KIND_OF_SCHEME.get(iri) for iri in values[SKOS + "inScheme"]), None)


def _concept_id(iri: str, values: Values) -> str:
    """Give the CURIE of a concept; one with a foreign IRI gets it from its preferred label."""
    kind, labels = _kind(values), values[_PREF_LABEL]
    return curie_of(iri) or f"{kind}:{slugify(labels[0] if labels else iri)}"


def _concept(path: Path, iri: str, concept_id: str, values: Values, ids: dict[str, str]) -> Concept:
    kind = _kind(values)
    labels = values[_PREF_LABEL]
    if kind is None or not labels:
        raise SchemeError(f"{path.name}: {concept_id} has no preferred label; add skos:prefLabel")
    if len(labels) > 1:
        raise SchemeError(f"{path.name}: {concept_id} has {len(labels)} preferred labels; keep one")
    mappings = [(name, to) for name, iri_ in _MAPPING_IRIS for to in values[iri_]]
    if curie_of(iri) is None:
        mappings.append(("exactMatch", iri))
    return Concept(
        id=concept_id,
        kind=kind,
        pref_label=labels[0],
        alt_labels=_sorted(values[_ALT_LABEL]),
        hidden_labels=_sorted(values[_HIDDEN_LABEL]),
        broader=_sorted([ids.get(to) or curie_of(to) or to for to in values[_BROADER]]),
        definition=next(iter(values[_DEFINITION]), ""),
        mappings=tuple(sorted(mappings)),
        case_labels=_sorted(values[_MATCH_CASE]),
        ambiguous_labels=_sorted(values[_MATCH_WITH_SUPPORT]),
        unmatched_labels=_sorted(values[_MATCH_NEVER]),
    )


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    distinct = set(values)
    return tuple(sorted(distinct)) if distinct else ()
