"""What a vocabulary may say, but rarely means to: each doubt with file, concept and remedy.

1. *orphan*: nothing is broader, and ``skos:topConceptOf`` does not say that this is meant.
2. *no-definition*: nobody can tell what belongs to the concept.
3. *long-label*: papers do not write it (more than eight words or sixty characters).
4. *generic-label*: made of words that stand in every paper ("adaptive system").
5. *ambiguous-acronym*: two letters; or those that the words of another concept's preferred label
   begin with, and no label of its own; or a word of everyday language in capitals.
6. *shared-label*: the label of a concept of another scheme, too.
7. *same-form*: the rules for plural, hyphen and spelling make it a label of another concept.
8. *deprecated-broader*: it stands below a concept that was renamed.

Labels that are marked with ``kg:matchWithSupport`` or ``kg:matchNever`` are not reported.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources

from kg.model import Concept
from kg.ontology.check import Finding, all_labels, label_key
from kg.ontology.ontology import Gathered
from kg.ontology.renamed import current
from kg.ontology.variants import fold_text, variants
from kg.text import fold_label

_WORD = re.compile(r"[^\W_]+")

_MOST_WORDS = 8
_MOST_CHARACTERS = 60
_LONGEST_ACRONYM = 5

#: Words that acronyms leave out.
_SMALL_WORDS = frozenset(("a", "an", "and", "for", "in", "of", "on", "the", "to", "with"))

_MARK = "mark it with kg:matchWithSupport, or take it out"


def doubts(gathered: Gathered) -> Iterator[Finding]:
    """Give what deserves a second look in a vocabulary without faults, rule after rule."""
    concepts, home = current(gathered.concepts), gathered.home
    findings = (
        *_below_renamed(gathered.concepts),
        *_places(concepts, gathered.tops),
        *_labels(concepts),
        *_acronyms(concepts),
        *_shared(concepts),
    )
    for concept, rule, problem, remedy in findings:
        yield Finding(home[concept], concept, rule, f"{concept}: {problem}", remedy, "warning")


#: Concept, rule, problem and remedy.
_Doubt = tuple[str, str, str, str]


def _below_renamed(concepts: Mapping[str, Concept]) -> Iterator[_Doubt]:
    for concept in concepts.values():
        for parent in concept.broader:
            if parent in concepts and (new := concepts[parent].replaced_by):
                problem = f"is narrower than {parent}, which is deprecated"
                yield concept.id, "deprecated-broader", problem, f"write {new}"


def _places(concepts: Mapping[str, Concept], tops: frozenset[str]) -> Iterator[_Doubt]:
    for concept in concepts.values():
        if not concept.broader and concept.id not in tops:
            yield (
                concept.id,
                "orphan",
                "nothing is broader",
                "add skos:broader, or skos:topConceptOf if that is meant",
            )
        if not concept.definition.strip():
            yield concept.id, "no-definition", "has no definition", "add one sentence of your own"


def _labels(concepts: Mapping[str, Concept]) -> Iterator[_Doubt]:
    generic = _generic_words()
    for concept in concepts.values():
        for label in _open_labels(concept):
            words = fold_label(label).split()
            if len(words) > _MOST_WORDS or len(label) > _MOST_CHARACTERS:
                yield (
                    concept.id,
                    "long-label",
                    f"{label!r} is longer than papers write",
                    "shorten it, or take it out",
                )
            is_marked = label in concept.ambiguous_labels or label in concept.case_labels
            if not is_marked and generic.issuperset(words) and not _has_shape(label):
                yield (
                    concept.id,
                    "generic-label",
                    f"{label!r} is made of words that stand everywhere",
                    _MARK,
                )


def _acronyms(concepts: Mapping[str, Concept]) -> Iterator[_Doubt]:
    initials: defaultdict[str, list[str]] = defaultdict(list)
    for concept in concepts.values():
        initials[_initials(concept.pref_label)].append(concept.id)
    ordinary = _ordinary_words(concepts.values())
    for concept in concepts.values():
        for label in _open_labels(concept):
            if not _is_acronym(label) or label in concept.ambiguous_labels:
                continue
            short = label.lower()
            others = [
                other
                for other in initials.get(short, ())
                if not _are_near(concepts, concept.id, other)
            ]
            if others and short not in map(_initials, all_labels(concept)):
                reason = f"could be {concepts[others[0]].pref_label!r} ({others[0]}) as well"
            elif len(label) <= 2:
                reason = "has two letters only"
            elif fold_label(label) in ordinary:
                reason = "is a word of everyday language in capitals"
            else:
                continue
            yield concept.id, "ambiguous-acronym", f"{label!r} {reason}", _MARK


def _shared(concepts: Mapping[str, Concept]) -> Iterator[_Doubt]:
    owner: dict[str, tuple[Concept, str]] = {}
    by_form: dict[str, tuple[Concept, str]] = {}
    for concept in concepts.values():
        for label in _open_labels(concept):
            owner.setdefault(label_key(label), (concept, label))
            by_form.setdefault(_folded(label), (concept, label))
    for concept in concepts.values():
        for label in _open_labels(concept):
            if label in concept.ambiguous_labels:
                continue
            other, other_label = owner[label_key(label)]
            if other.kind != concept.kind:
                yield (
                    concept.id,
                    "shared-label",
                    f"{label!r} is a label of {other.id}, too ({other_label!r})",
                    "keep the one that is meant, or mark it with kg:matchWithSupport",
                )
                continue
            for form in sorted(variants(_folded(label)) - {_folded(label)}):
                other, other_label = by_form.get(form, (concept, label))
                if other.id != concept.id and fold_label(label) != fold_label(other_label):
                    yield (
                        concept.id,
                        "same-form",
                        f"{label!r} is written {form!r}, too, a label of {other.id}",
                        "keep one",
                    )


def _open_labels(concept: Concept) -> tuple[str, ...]:
    """Give the labels that are looked for."""
    return tuple(each for each in all_labels(concept) if each not in concept.unmatched_labels)


def _has_shape(label: str) -> bool:
    """Whether capitals inside a word tell it from the ordinary one: "ComplEx", "NODE model"."""
    return any(word[1:] != word[1:].lower() for word in _WORD.findall(label))


def _is_acronym(label: str) -> bool:
    return label.isupper() and label.isalpha() and len(label) <= _LONGEST_ACRONYM


def _are_near(concepts: Mapping[str, Concept], left: str, right: str) -> bool:
    """Whether two concepts are the same, or one is directly above the other."""
    return left == right or left in concepts[right].broader or right in concepts[left].broader


def _initials(label: str) -> str:
    return "".join(word[0] for word in _folded(label).split() if word not in _SMALL_WORDS)


def _ordinary_words(concepts: Iterable[Concept]) -> frozenset[str]:
    return frozenset(
        fold_label(word)
        for concept in concepts
        for word in _WORD.findall(concept.definition)
        if word.islower()
    )


def _generic_words() -> frozenset[str]:
    text = resources.files("kg.ontology").joinpath("generic_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold_label(word) for line in lines for word in line.split())


def _folded(label: str) -> str:
    return " ".join(fold_text(label).split())
