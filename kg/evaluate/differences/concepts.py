"""Which concepts are new or gone, and which are called, placed or counted otherwise.

1. Concepts are the same by id, else as :mod:`kg.evaluate.same_concepts` tells: those were renamed.
2. Of the others each side's own are gone and new. Ids that lead to another concept are none.
3. Of concepts of both: another preferred label, other labels, broader concepts, definition, or
   status (a new name that was accepted).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.evaluate.same_concepts import same_concepts
from kg.model import Concept
from kg.store import Store

#: What may differ of a concept of both files, by the name that people know.
_PARTS = {
    "label": "pref_label",
    "kind": "kind",
    "other labels": "alt_labels",
    "broader": "broader",
    "definition": "definition",
    "status": "status",
}


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """A concept that is not the same in both files."""

    what: Literal["new", "gone", "renamed", "changed"]
    concept: str  #: id, in the new file if it is there
    label: str
    status: str
    parts: tuple[str, ...] = ()  #: what differs: "label", "broader" …
    old: str = ""  #: id in the old file, of one that was renamed
    old_label: str = ""  #: where the label differs
    old_status: str = ""  #: where the status differs


@dataclass(frozen=True, slots=True)
class ConceptChanges:
    """How the concepts of two files differ."""

    changes: tuple[ConceptChange, ...]  #: sorted by id
    renamed: tuple[tuple[str, str], ...]  #: old and new ids, of all that have another one

    def of(self, what: str, *statuses: str) -> tuple[ConceptChange, ...]:
        """Give the changes of a sort, of concepts of these statuses (none: of all)."""
        return tuple(
            each
            for each in self.changes
            if each.what == what and (not statuses or each.status in statuses)
        )


def diff_concepts(old: Store, new: Store) -> ConceptChanges:
    """Say how the concepts of two files differ."""
    before = {concept.id: concept for concept in old.concepts()}
    after = {concept.id: concept for concept in new.concepts()}
    renamed = {
        id_: to for id_, to in same_concepts(before, after).items() if to in after and to != id_
    }
    found = [*_own(before, after, renamed), *_changed(before, after, renamed)]
    return ConceptChanges(
        tuple(sorted(found, key=lambda each: (each.concept, each.what))),
        tuple(sorted(renamed.items())),
    )


_Scheme = dict[str, Concept]


def _own(before: _Scheme, after: _Scheme, renamed: dict[str, str]) -> Iterator[ConceptChange]:
    arrived = set(renamed.values())
    for id_, concept in before.items():
        if id_ not in after and id_ not in renamed and concept.replaced_by is None:
            yield ConceptChange("gone", id_, concept.pref_label, concept.status)
    for id_, concept in after.items():
        if id_ not in before and id_ not in arrived and concept.replaced_by is None:
            yield ConceptChange("new", id_, concept.pref_label, concept.status)


def _changed(before: _Scheme, after: _Scheme, renamed: dict[str, str]) -> Iterator[ConceptChange]:
    for id_, concept in before.items():
        same = after.get(renamed.get(id_, id_))
        if same is None or same.replaced_by is not None or concept.replaced_by is not None:
            continue
        parts = tuple(_differing(concept, same, renamed))
        if parts or same.id != id_:
            yield ConceptChange(
                "changed" if same.id == id_ else "renamed",
                same.id,
                same.pref_label,
                same.status,
                parts,
                "" if same.id == id_ else id_,
                concept.pref_label if "label" in parts else "",
                concept.status if "status" in parts else "",
            )


def _differing(concept: Concept, same: Concept, renamed: dict[str, str]) -> Iterator[str]:
    for name, field in _PARTS.items():
        before, after = getattr(concept, field), getattr(same, field)
        if field == "broader":
            before = tuple(sorted(renamed.get(id_, id_) for id_ in before))
            after = tuple(sorted(after))
        if before != after:
            yield name
