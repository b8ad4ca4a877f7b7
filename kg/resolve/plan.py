"""What decisions make of new names: pure, over what each row of the file was found to mean.

1. The last row about a name counts; the rows before it are overruled.
2. A name that is a label of something, or merged into it, follows that through all rows, up to a
   concept of the vocabulary or a new name that stays.
3. An accepted name becomes a concept under its parent, which must be in the vocabulary or accepted
   itself; nothing lies below itself.
4. A row that cannot be done says why, and leaves the name as it was discovered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.model import KINDS
from kg.resolve.decisions import NO_PARENT, Decision
from kg.text import fold_label

APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Known:
    """A concept of the vocabulary."""

    nr: int
    id: str


@dataclass(frozen=True, slots=True)
class Name:
    """A new name as it was found, before anybody decides."""

    nr: int
    id: str
    kind: str
    pref_label: str
    alt_labels: tuple[str, ...]
    broader: str | None
    introduced_by: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A decision on a name, with what its columns were found to mean."""

    decision: Decision
    name: Name
    into: Known | Name | None = None
    broader: Known | Name | None = None
    id: str = ""  #: that the name is to have when it is accepted


@dataclass(slots=True)
class Plan:
    """What is to be done: by number of the name, and what becomes of each row."""

    outcomes: list[str] = field(default_factory=list)
    accepted: dict[int, Name] = field(default_factory=dict)
    rejected: list[int] = field(default_factory=list)
    joined: list[tuple[Row, Known | Name]] = field(default_factory=list)


def plan_names(rows: Sequence[Row]) -> Plan:
    """Give what these rows make of the names that they are about."""
    last = {row.name.nr: row for row in rows}
    plan = Plan()
    for row in rows:
        if last[row.name.nr] is not row:
            plan.outcomes.append("overruled by a later row")
        elif row.decision.action == "accept":
            plan.outcomes.append(_accept(row, last, plan))
        elif row.decision.action == "reject":
            plan.rejected.append(row.name.nr)
            plan.outcomes.append(APPLIED)
        else:
            plan.outcomes.append(_join(row, last, plan))
    return plan


def accepted_id(name: Name, decision: Decision) -> str:
    """Give the id of an accepted name: the one that it was decided on by, of the kind decided.

    A label in place of an id says nothing of ids, so that the name keeps the one it has.
    """
    kind = decided_kind(name, decision)
    _, _, slug = (decision.name if is_id(decision.name) else name.id).partition(":")
    return f"{kind}:{slug}"


def decided_kind(name: Name, decision: Decision) -> str:
    """Give the kind that a name was decided to have, whatever most papers say by now."""
    if decision.kind or not is_id(decision.name):
        return decision.kind or name.kind
    return decision.name.partition(":")[0]


def is_id(text: str) -> bool:
    """Whether a reference has the form of an id of a concept."""
    kind, colon, slug = text.partition(":")
    return bool(colon and slug) and kind in KINDS


def united_labels(pref_label: str, labels: Iterable[str]) -> tuple[str, ...]:
    """Give the other labels of a concept: one for each folded form that is not the preferred one.

    >>> united_labels("CalmBoat", ["calm boats", "calmboat", "CB", "Calm Boat"])
    ('CB', 'Calm Boat')
    """
    chosen: dict[str, str] = {}
    for label in sorted(labels):
        chosen.setdefault(fold_label(label), label)
    chosen.pop(fold_label(pref_label), None)
    return tuple(sorted(chosen.values()))


def _join(row: Row, last: dict[int, Row], plan: Plan) -> str:
    seen = {row.name.nr}
    into = row.into
    while isinstance(into, Name):
        if into.nr in seen:
            return f"{row.name.id} and {into.id} are each said to be the other; remove one row"
        seen.add(into.nr)
        onward = last.get(into.nr)
        if onward is not None and onward.decision.action == "reject":
            return f"{into.id} is rejected by another row"
        if onward is None or onward.into is None:
            break
        into = onward.into
    if into is None:
        return f"{row.decision.into} is not known"
    plan.joined.append((row, into))
    return APPLIED


def _accept(row: Row, last: dict[int, Row], plan: Plan) -> str:
    problem = _accept_problem(row, last, plan)
    if problem:
        return problem
    name, decision = row.name, row.decision
    label = decision.label or name.pref_label
    plan.accepted[name.nr] = Name(
        nr=name.nr,
        id=row.id,
        kind=decided_kind(name, decision),
        pref_label=label,
        alt_labels=united_labels(label, (*name.alt_labels, name.pref_label)),
        broader=_parent_id(row, last),
        introduced_by=name.introduced_by,
    )
    return APPLIED


def _accept_problem(row: Row, last: dict[int, Row], plan: Plan) -> str:
    if any(other.id == row.id for other in plan.accepted.values()):
        return f"another accepted name has the id {row.id} already"
    kind = decided_kind(row.name, row.decision)
    seen = {row.name.nr}
    below = row
    while isinstance(below.broader, Name):
        above = last.get(below.broader.nr)
        if above is None or above.decision.action != "accept":
            return f"its parent {below.broader.id} is not accepted; accept that as well"
        if above.name.nr in seen:
            return f"{row.name.id} would lie below itself; name another parent"
        seen.add(above.name.nr)
        below = above
    parent = _parent_id(row, last)
    if parent is not None and not parent.startswith(f"{kind}:"):
        return f"its parent {parent} is no {kind}; name a parent of the same kind"
    return ""


def _parent_id(row: Row, last: dict[int, Row]) -> str | None:
    """Give the id of the parent: the one that was named, else the one that its words gave."""
    if isinstance(row.broader, Known):
        return row.broader.id
    if isinstance(row.broader, Name):
        return last[row.broader.nr].id
    kind, found = decided_kind(row.name, row.decision), row.name.broader
    if row.decision.broader == NO_PARENT or not found or not found.startswith(f"{kind}:"):
        return None
    return found
