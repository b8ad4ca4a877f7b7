"""Turtle files of SKOS concepts -> :class:`~kg.model.Concept`, one file at a time.

A concept is a subject with ``skos:prefLabel`` whose type is ``kg:Method``, ``kg:Setting``,
``kg:Domain`` or ``kg:Benchmark``, or that is ``skos:inScheme`` one of the four schemes. A subject
of ours with nothing but mappings (``method:ppo skos:exactMatch <…>``) adds them to a concept
that another file defines.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import SchemeError
from kg.model import KINDS, REPLACED_BY, Concept, Kind
from kg.text import slugify
from kg.vocab import DCTERMS, KG, KIND_CLASSES, OWL, RDF, SKOS, curie_of, scheme_iri

#: The values of one property of one subject: text of literals, IRI of nodes.
Values = defaultdict[str, list[str]]

#: Relation and IRI of a concept of others.
Match = tuple[str, str]

_MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_KIND_OF_CLASS: dict[str, Kind] = {KIND_CLASSES[kind]: kind for kind in KINDS}
_KIND_OF_SCHEME: dict[str, Kind] = {scheme_iri(kind): kind for kind in KINDS}

_NAMED = (Literal, NamedNode)
_TYPE = RDF + "type"
# put together once, not for every concept
_CONCEPT = SKOS + "Concept"
_IN_SCHEME = SKOS + "inScheme"
_PREF_LABEL = SKOS + "prefLabel"
_ALT_LABEL = SKOS + "altLabel"
_HIDDEN_LABEL = SKOS + "hiddenLabel"
_BROADER = SKOS + "broader"
_DEFINITION = SKOS + "definition"
_TOP = SKOS + "topConceptOf"
_MATCH_CASE = KG + "matchCase"
_MATCH_WITH_SUPPORT = KG + "matchWithSupport"
_MATCH_NEVER = KG + "matchNever"
_REPLACED_BY = DCTERMS + "isReplacedBy"
_DEPRECATED = OWL + "deprecated"
_MAPPING_IRIS = tuple((name, SKOS + name) for name in _MAPPINGS)


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """What one file says, in the order in which it says it."""

    concepts: tuple[Concept, ...]
    tops: frozenset[str]  #: concepts that are declared to stand at the top of their scheme
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)
    """Mappings of concepts that are defined elsewhere."""


def read_vocabulary(path: Path) -> VocabularyFile:
    """Read the concepts of a Turtle file.

    Raises
    ------
    SchemeError
        The file is no Turtle, or a concept lacks a label or a kind.
    """
    subjects, nameless = _read_subjects(path)
    ids = {iri: _concept_id(iri, values) for iri, values in subjects.items() if _kind(values)}
    for iri in sorted(ids.keys() & nameless.keys()):
        raise SchemeError(f"{path.name}: {nameless[iri]} is a blank node; give it an IRI")
    _refuse_strangers(path, subjects, ids)
    return VocabularyFile(
        tuple(_concept(path, iri, id_, subjects[iri], ids) for iri, id_ in ids.items()),
        frozenset(id_ for iri, id_ in ids.items() if subjects[iri][_TOP]),
        dict(_matches_only(subjects, ids)),
    )


def _read_subjects(path: Path) -> tuple[dict[str, Values], dict[str, str]]:
    """Give what is said of each subject, and of which subjects something without a name is said."""
    nameless: dict[str, str] = {}
    subjects: defaultdict[str, Values] = defaultdict(lambda: defaultdict(list))
    try:
        for subject, predicate, term, _ in parse(path=str(path), format=RdfFormat.TURTLE):
            if not isinstance(subject, NamedNode):
                continue
            if isinstance(term, _NAMED):
                subjects[subject.value][predicate.value].append(term.value)
            else:
                nameless[subject.value] = str(term)
    except (SyntaxError, OSError, ValueError) as error:
        raise SchemeError(f"{path.name}: cannot be read as Turtle: {error}") from error
    return subjects, nameless


def _matches_only(
    subjects: Mapping[str, Values], ids: Mapping[str, str]
) -> Iterable[tuple[str, tuple[Match, ...]]]:
    for iri, values in subjects.items():
        if iri not in ids and (matches := _matches(values)) and (id_ := curie_of(iri)):
            yield id_, tuple(sorted(matches))


def _refuse_strangers(path: Path, subjects: Mapping[str, Values], ids: Mapping[str, str]) -> None:
    for iri, values in subjects.items():
        if iri not in ids and _CONCEPT in values[_TYPE]:
            raise SchemeError(
                f"{path.name}: {iri} is of none of the four kinds; give it a class such as "
                "kg:Method, or make a file that has them with: kg ontology import"
            )


def _matches(values: Values) -> list[Match]:
    return [(name, to) for name, iri in _MAPPING_IRIS if iri in values for to in values[iri]]


def _replacements(values: Values, ids: Mapping[str, str]) -> list[Match]:
    """Give what takes the place of a deprecated concept; ``""`` where nothing is said to."""
    found = [(REPLACED_BY, ids.get(to) or curie_of(to) or to) for to in values[_REPLACED_BY]]
    is_deprecated = {"true", "1"} & set(values[_DEPRECATED])
    return found or ([(REPLACED_BY, "")] if is_deprecated else [])


def _kind(values: Values) -> Kind | None:
    for iri in values[_TYPE]:
        if iri in _KIND_OF_CLASS:
            return _KIND_OF_CLASS[iri]
    if _CONCEPT not in values[_TYPE]:
        return None
    return next((_KIND_OF_SCHEME.get(iri) for iri in values[_IN_SCHEME]), None)


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
    mappings = _matches(values) + _replacements(values, ids)
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
