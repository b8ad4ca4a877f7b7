"""Decisions on new names: what they are about is looked up, planned, and done to what was found."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from kg.resolve.aside import find_paper, take_away
from kg.resolve.decisions import NO_PARENT, Decision
from kg.resolve.groups import fold, suffix_of
from kg.resolve.plan import Known, Name, Plan, Row, accepted_id, is_id, plan_names, united_labels
from kg.store.concepts import CURRENT
from kg.store.records import strings, to_json

_SUFFIX = re.compile(r"-[0-9a-f]{6}$")

#: Labels from this place on are those that a person gave to a concept of the vocabulary.
_DECIDED = 1_000_000

_INDEXES = (
    "UNIQUE INDEX temp.found_id ON found (id)",
    "INDEX temp.found_key ON found (key)",
    "INDEX temp.found_base ON found (base)",
    "INDEX temp.member_found ON member (found)",
)

_NAME = "SELECT nr, id, kind, pref_label, alt_labels, broader, introduced_by FROM found"

#: Links to concepts of the vocabulary in papers that give them another name as well.
_OF_OTHER_NAMES = """
(paper, concept) IN (
    SELECT member.paper, found.concept FROM member JOIN found ON found.nr = member.found
     WHERE found.status IS NULL
    UNION
    SELECT unknown.paper, named.concept FROM unknown JOIN named ON named.folded = unknown.folded
     WHERE named.concept IN (SELECT concept FROM found WHERE status IS NULL)
)
"""


class NameDecisions:
    """Decisions on names, on their way into what one run of the corpus stage has found."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._accepted: dict[str, Name] = {}  #: by the ids that they are to have

    def decide(self, decisions: Sequence[Decision]) -> list[str]:
        """Do what these decisions say, the last row about a name; give what became of each."""
        for index in _INDEXES:
            self._connection.execute(f"CREATE {index}")
        names = [self._name(d.name) or self._name_of_paper(d) for d in decisions]
        self._accepted = {
            accepted_id(name, decision): name
            for name, decision in zip(names, decisions, strict=True)
            if name is not None and decision.action == "accept"
        }
        rows = [self._row(*pair) for pair in zip(decisions, names, strict=True)]
        plan = plan_names([row for row in rows if isinstance(row, Row)])
        self._change_names(plan)
        planned = iter(plan.outcomes)
        return [row if isinstance(row, str) else next(planned) for row in rows]

    def set_aside_links(self) -> None:
        """Let links to a concept that has a decided name be made again with what that name says."""
        query = "SELECT 1 FROM found WHERE status IS NULL LIMIT 1"
        if self._connection.execute(query).fetchone():
            take_away(self._connection, _OF_OTHER_NAMES)

    def _row(self, decision: Decision, name: Name | None) -> Row | str:
        """Give what a decision on a name means, or why it means nothing."""
        if name is None:
            return self._missing(decision.name)
        into = broader = None
        if decision.into:
            into = self._concept(decision.into)
            if into is None:
                return f"no concept or new name is called {decision.into!r}"
        if decision.broader and decision.broader != NO_PARENT:
            broader = self._concept(decision.broader)
            if broader is None:
                return f"its parent {decision.broader!r} is no concept"
        id_ = accepted_id(name, decision)
        holder = self._name(id_) or self._known(id_)
        if decision.action == "accept" and holder not in (None, name):
            return f"another concept has the id {id_} already"
        return Row(decision, name, into, broader, id_)

    def _missing(self, reference: str) -> str:
        known = self._known(reference)
        if known is not None:
            return f"{known.id} is in the vocabulary now; the row can go"
        if is_id(reference):
            return f"no new name has the id {reference} any longer"
        return f"no new name, or more than one, is called {reference!r}; give the id"

    def _concept(self, reference: str) -> Name | Known | None:
        return self._accepted.get(reference) or self._name(reference) or self._known(reference)

    def _name(self, reference: str) -> Name | None:
        """Give the new name with this id, or the only one that is written so."""
        found: list[Name] = []
        if is_id(reference):
            found = self._names(f"{_NAME} WHERE id = ?", reference)
            found = found or self._without_suffix(reference)
        if not found:  # the slug of an id is its label, but for the plural that most papers write
            _, _, slug = reference.partition(":") if is_id(reference) else ("", "", reference)
            key = fold(slug)
            found = self._names(f"{_NAME} WHERE key > ? AND key < ?", f"{key}\n", f"{key}\v")
        return found[0] if len(found) == 1 else None

    def _without_suffix(self, id_: str) -> list[Name]:
        """Give the name that needs no suffix any longer: nothing else is written so now."""
        base, suffix = _SUFFIX.sub("", id_), id_[-6:]
        query = "SELECT nr, key, introduced_by FROM found WHERE base = ?"
        for nr, key, introduced_by in self._connection.execute(query, (base,)).fetchall():
            was_split = suffix == suffix_of(f"\n{introduced_by}")[:6]
            if id_ != base and (was_split or suffix == suffix_of(key)[:6]):
                return self._names(f"{_NAME} WHERE nr = ?", nr)
        return []

    def _name_of_paper(self, decision: Decision) -> Name | None:
        """Give the name that was decided on, if only its id is another one now."""
        if not decision.paper or not is_id(decision.name):
            return None
        paper, problem = find_paper(self._connection, decision.paper)
        if problem:
            return None
        query = f"{_NAME} WHERE nr IN (SELECT found FROM member WHERE paper = ?)"
        near = [name for name in self._names(query, paper) if _may_be(decision, name)]
        return near[0] if len(near) == 1 else None

    def _names(self, query: str, *values: object) -> list[Name]:
        rows = self._connection.execute(query, values)
        return [_name_of(row) for row in islice(rows, 100)]

    def _known(self, reference: str) -> Known | None:
        """Give the concept of the vocabulary with this id, or the only one with this label."""
        if is_id(reference):
            query, value = CURRENT, reference
        else:
            query = (
                "SELECT nr, id FROM concept "
                "WHERE nr IN (SELECT concept FROM label WHERE folded = ?) LIMIT 2"
            )
            value = fold(reference)
        rows = self._connection.execute(query, (value,)).fetchall()
        return Known(*rows[0]) if len(rows) == 1 else None

    def _change_names(self, plan: Plan) -> None:
        for nr in plan.rejected:
            self._connection.execute("DELETE FROM member WHERE found = ?", (nr,))
            self._connection.execute("DELETE FROM found WHERE nr = ?", (nr,))
        for nr, name in plan.accepted.items():
            self._connection.execute(
                "UPDATE found SET id = ?, kind = ?, pref_label = ?, alt_labels = ?, broader = ?, "
                "status = 'accepted' WHERE nr = ?",
                (name.id, name.kind, name.pref_label, to_json(name.alt_labels), name.broader, nr),
            )
        for row, into in plan.joined:
            labels = (row.name.pref_label, *row.name.alt_labels)
            self._connection.executemany(
                "INSERT OR REPLACE INTO decided_name VALUES (?, ?)",
                [(fold(label), row.decision.note) for label in labels],
            )
            if isinstance(into, Known):
                self._become_label(row, into, labels)
            else:
                self._merge(row, into, labels)

    def _become_label(self, row: Row, into: Known, labels: Iterable[str]) -> None:
        self._connection.execute(
            "UPDATE found SET status = NULL, concept = ? WHERE nr = ?", (into.nr, row.name.nr)
        )
        self._connection.execute(
            "UPDATE member SET note = ? WHERE found = ?", (row.decision.note, row.name.nr)
        )
        query = "SELECT ord, folded FROM label WHERE concept = ?"
        stored = self._connection.execute(query, (into.nr,)).fetchall()
        known = {folded for _, folded in stored}
        fresh = {fold(label): label for label in reversed(list(labels)) if fold(label) not in known}
        start = max(_DECIDED, *(ord_ + 1 for ord_, _ in stored))
        self._connection.executemany(
            "INSERT INTO label VALUES (?, ?, 'alt', ?, ?, 0, 0, 0)",
            [
                (into.nr, ord_, label, folded)
                for ord_, (folded, label) in enumerate(sorted(fresh.items()), start)
            ],
        )

    def _merge(self, row: Row, into: Name, labels: Iterable[str]) -> None:
        (now,) = self._names(f"{_NAME} WHERE nr = ?", into.nr)
        self._connection.execute(
            "UPDATE found SET alt_labels = ?, introduced_by = ? WHERE nr = ?",
            (
                to_json(united_labels(now.pref_label, (*now.alt_labels, *labels))),
                min(filter(None, (now.introduced_by, row.name.introduced_by)), default=None),
                into.nr,
            ),
        )
        self._connection.execute(
            "UPDATE member SET found = ?, note = ? WHERE found = ?",
            (into.nr, row.decision.note, row.name.nr),
        )
        self._connection.execute("DELETE FROM found WHERE nr = ?", (row.name.nr,))


def _name_of(row: tuple[Any, ...]) -> Name:
    nr, id_, kind, label, alt_labels, broader, introduced_by = row
    return Name(nr, id_, kind, label, strings(alt_labels), broader, introduced_by)


def _may_be(decision: Decision, name: Name) -> bool:
    """Whether a name is the one of an id, but for kind and suffix, or has the label of the row."""
    slug, now = decision.name.partition(":")[2], name.id.partition(":")[2]
    if fold(_SUFFIX.sub("", slug)) == fold(_SUFFIX.sub("", now)):
        return True
    return bool(decision.label) and fold(decision.label) == fold(name.pref_label)
