"""What a vocabulary must obey: SKOS integrity, said with file, concept and remedy.

1. A label names one concept of a scheme (a label of two schemes is settled when linking).
2. ``skos:broader`` points to a concept of the same scheme.
3. ``skos:broader`` has no cycle.
4. Labels that ask for exact capitals or support are labels of the concept.
5. A concept of others is the exact match of one concept of a scheme.
6. What takes the place of a deprecated concept is a concept that is not deprecated.

A deprecated concept and the one that takes its place count as one: they may share labels.

:mod:`kg.ontology.advice` says what is allowed, but rarely meant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.errors import SchemeError
from kg.model import Concept
from kg.text import fold_label

#: An error keeps the vocabulary from being loaded, a warning does not.
Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong or doubtful in a vocabulary file."""

    file: str
    concept: str
    rule: str  #: a name to sort and filter by: "duplicate-label", "cycle" …
    problem: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.file}: {self.problem}; {self.remedy}"


def check_concepts(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> None:
    """Raise :class:`~kg.errors.SchemeError` at the first fault; ``home`` names each one's file."""
    for fault in faults(concepts, home):
        raise SchemeError(str(fault))


def faults(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> Iterator[Finding]:
    """Give everything that keeps these concepts from being a vocabulary."""
    yield from _wrong_replacements(concepts, home)  # else labels are told to be doubled first
    yield from _wrong_labels(concepts, home)
    yield from _wrong_broader(concepts, home)
    yield from _cycles(concepts, home)
    yield from _doubled_matches(concepts, home)


def all_labels(concept: Concept) -> tuple[str, ...]:
    """Give every label of a concept, the preferred one first."""
    return (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)


def label_key(label: str) -> str:
    """Give what two labels of a scheme may not share: acronyms differ by case, others do not.

    >>> label_key("MAP") == label_key("map"), label_key("Tides") == label_key("tide")
    (False, True)
    """
    return label if len(label) <= 5 and label.isupper() else fold_label(label)


def _wrong_labels(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> Iterator[Finding]:
    owner: dict[tuple[str, str], tuple[str, str]] = {}
    for concept in concepts.values():
        labels = all_labels(concept)
        marked = {*concept.case_labels, *concept.ambiguous_labels, *concept.unmatched_labels}
        for label in sorted(marked.difference(labels)):
            yield Finding(
                home[concept.id],
                concept.id,
                "mark-without-label",
                f"{concept.id} marks {label!r}, which is none of its labels",
                "add it as skos:altLabel",
            )
        for label in labels:
            key = (concept.kind, label_key(label))
            other, other_label = owner.setdefault(key, (concept.id, label))
            if _meaning(concepts[other]) != _meaning(concept):
                yield Finding(
                    home[concept.id],
                    concept.id,
                    "duplicate-label",
                    f"{label!r} is a label of {concept.id}, "
                    f"and {other_label!r} of {other} ({home[other]})",
                    "keep one",
                )


def _wrong_broader(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> Iterator[Finding]:
    for concept in concepts.values():
        for parent in concept.broader:
            if parent not in concepts:
                yield Finding(
                    home[concept.id],
                    concept.id,
                    "unknown-broader",
                    f"{concept.id} is narrower than {parent}, which no file defines",
                    "define it or correct skos:broader",
                )
            elif concepts[parent].kind != concept.kind:
                yield Finding(
                    home[concept.id],
                    concept.id,
                    "broader-of-another-scheme",
                    f"{concept.id} is narrower than {parent}, which is of another scheme",
                    "use skos:relatedMatch",
                )


def _cycles(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> Iterator[Finding]:
    """Climb depth first; each concept is left once, however many ways lead up from it."""
    done: set[str] = set()
    for start in concepts:
        if start in done:
            continue
        path: dict[str, None] = {start: None}
        climbs = [iter(concepts[start].broader)]
        while climbs:
            parent = next(climbs[-1], None)
            if parent is None:
                climbs.pop()
                done.add(path.popitem()[0])
            elif parent in path:
                way = list(path)
                circle = " > ".join([*way[way.index(parent) :], parent])
                yield Finding(
                    home[parent],
                    parent,
                    "cycle",
                    f"skos:broader runs in a circle: {circle}",
                    "remove one of these",
                )
            elif parent not in done and parent in concepts:
                path[parent] = None
                climbs.append(iter(concepts[parent].broader))


def _doubled_matches(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> Iterator[Finding]:
    owner: dict[tuple[str, str], str] = {}
    for concept in concepts.values():
        for relation, iri in concept.mappings:
            if relation != "exactMatch":
                continue
            other = owner.setdefault((concept.kind, iri), concept.id)
            if _meaning(concepts[other]) != _meaning(concept):
                yield Finding(
                    home[concept.id],
                    concept.id,
                    "doubled-match",
                    f"{concept.id} and {other} ({home[other]}) are both exact matches of {iri}",
                    "keep one",
                )


def _meaning(concept: Concept) -> str:
    return concept.replaced_by or concept.id


def _wrong_replacements(
    concepts: Mapping[str, Concept], home: Mapping[str, str]
) -> Iterator[Finding]:
    for concept in concepts.values():
        new = concept.replaced_by
        if new is None or (new in concepts and concepts[new].replaced_by is None):
            continue
        if new in concepts:
            newest = concepts[new].replaced_by
            rule, problem = "deprecated-replacement", f"is replaced by {new}, which is deprecated"
            remedy = f"name {newest}" if newest else f"say what replaces {new}"
        elif new:
            rule, problem = "unknown-replacement", f"is replaced by {new}, which no file defines"
            remedy = "define it or correct dcterms:isReplacedBy"
        else:
            rule, problem = "unknown-replacement", "is deprecated, but nothing replaces it"
            remedy = "add dcterms:isReplacedBy, or take the concept out"
        yield Finding(home[concept.id], concept.id, rule, f"{concept.id} {problem}", remedy)
