"""Renamed concepts: the old id stays, and what it was called means the new concept.

A deprecated concept names its replacement. It is never linked itself; its labels become those of
the replacement, unless that one has them marked ``kg:matchNever``, and what stood below it stands
below the replacement.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace as changed

from kg.model import REPLACED_BY, Concept
from kg.ontology.check import all_labels, label_key


def current(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Give the concepts that are not deprecated, with the labels of those that they replace."""
    with_labels = with_renames(concepts)
    return {id_: each for id_, each in with_labels.items() if each.replaced_by is None}


def with_renames(concepts: Mapping[str, Concept]) -> dict[str, Concept]:
    """Give concepts in which the deprecated ones have passed on their labels and their place."""
    renamed = {id_: each.replaced_by for id_, each in concepts.items() if each.replaced_by}
    if not renamed:
        return dict(concepts)
    old: defaultdict[str, list[Concept]] = defaultdict(list)
    for id_, new in renamed.items():
        old[new].append(concepts[id_])
    return {
        id_: _retired(each) if id_ in renamed else _heir(each, old.get(id_, []), renamed)
        for id_, each in concepts.items()
    }


def _retired(concept: Concept) -> Concept:
    """Leave of a concept what tells a reader of an old id what it was."""
    return Concept(
        concept.id,
        concept.kind,
        concept.pref_label,
        definition=concept.definition,
        mappings=tuple(pair for pair in concept.mappings if pair[0] == REPLACED_BY),
        unmatched_labels=(concept.pref_label,),
    )


def _heir(concept: Concept, old: list[Concept], renamed: Mapping[str, str]) -> Concept:
    parents = {renamed.get(parent, parent) for parent in concept.broader} - {concept.id}
    heir = changed(concept, broader=tuple(sorted(parents)))
    for each in old:
        own = {label_key(label) for label in all_labels(heir)}
        looked_for = [label for label in all_labels(each) if label not in each.unmatched_labels]
        fresh = {label for label in looked_for if label_key(label) not in own}
        hidden = fresh & set(each.hidden_labels)
        heir = changed(
            heir,
            alt_labels=_with(heir.alt_labels, fresh - hidden),
            hidden_labels=_with(heir.hidden_labels, hidden),
            case_labels=_with(heir.case_labels, fresh & set(each.case_labels)),
            ambiguous_labels=_with(heir.ambiguous_labels, fresh & set(each.ambiguous_labels)),
        )
    return heir


def _with(labels: tuple[str, ...], more: set[str]) -> tuple[str, ...]:
    return tuple(sorted({*labels, *more}))
