"""What a vocabulary must obey: SKOS integrity, said with file, concept and remedy.

1. A label names one concept of a scheme (a label of two schemes is settled when linking).
2. ``skos:broader`` points to a concept of the same scheme.
3. ``skos:broader`` has no cycle.
4. Labels that ask for exact capitals or support are labels of the concept.
"""

from collections.abc import Mapping

from kg.errors import SchemeError
from kg.model import Concept
from kg.text import fold_label


def check_concepts(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> None:
    """Raise :class:`~kg.errors.SchemeError` at the first fault; ``home`` names each one's file."""
    _check_labels(concepts, home)
    _check_broader(concepts, home)
    _check_cycles(concepts, home)


def all_labels(concept: Concept) -> tuple[str, ...]:
    """Give every label of a concept, the preferred one first."""
    return (concept.pref_label, *concept.alt_labels, *concept.hidden_labels)


def _check_labels(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> None:
    owner: dict[tuple[str, str], tuple[str, str]] = {}
    for concept in concepts.values():
        labels = all_labels(concept)
        marked = {*concept.case_labels, *concept.ambiguous_labels, *concept.unmatched_labels}
        for label in sorted(marked.difference(labels)):
            raise SchemeError(
                f"{home[concept.id]}: {concept.id} marks {label!r}, which is none of its labels; "
                "add it as skos:altLabel"
            )
        for label in labels:
            key = (concept.kind, _label_key(label))
            other, other_label = owner.setdefault(key, (concept.id, label))
            if other != concept.id:
                raise SchemeError(
                    f"{home[concept.id]}: {label!r} is a label of {concept.id}, "
                    f"and {other_label!r} of {other} ({home[other]}); keep one"
                )


def _label_key(label: str) -> str:
    """Acronyms differ by case (MAP is not "map"), other labels do not."""
    key = fold_label(label)
    return label if len(label) <= 5 and label.isupper() else key


def _check_broader(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> None:
    for concept in concepts.values():
        for parent in concept.broader:
            if parent not in concepts:
                raise SchemeError(
                    f"{home[concept.id]}: {concept.id} is narrower than {parent}, "
                    "which no file defines; define it or correct skos:broader"
                )
            if concepts[parent].kind != concept.kind:
                raise SchemeError(
                    f"{home[concept.id]}: {concept.id} is narrower than {parent}, "
                    "which is of another scheme; use skos:relatedMatch"
                )


def _check_cycles(concepts: Mapping[str, Concept], home: Mapping[str, str]) -> None:
    done: set[str] = set()
    for start in concepts:
        path: list[str] = []
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            concept, depth = stack.pop()
            del path[depth:]
            if concept in path:
                circle = " > ".join([*path[path.index(concept) :], concept])
                raise SchemeError(
                    f"{home[concept]}: skos:broader runs in a circle: {circle}; remove one of these"
                )
            if concept not in done:
                path.append(concept)
                stack.extend((parent, depth + 1) for parent in concepts[concept].broader)
        done.update(path)
        done.add(start)
