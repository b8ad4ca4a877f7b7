"""What people decide about names, links and papers: one row of ``decisions.csv`` each; pure.

=========  ==========================  ==============================  ===========================
action     needs                       may give                        says
=========  ==========================  ==============================  ===========================
accept     name                        label kind broader paper        the name is a concept
label      name into                   paper                           … is a label of ``into``
merge      name into                   paper                           … means the new name ``into``
reject     name                        paper                           … is no concept
wrong      paper concept                                               this link is wrong
role       paper concept role          detail                          the link has another role
concept    paper concept into          role detail                     it is a link to ``into``
missing    paper concept role quote    detail                          this link is missing
exclude    paper reason                                                the paper is out of scope
=========  ==========================  ==============================  ===========================

Each may give ``reason``, ``who`` and ``when``. Concepts go by id or by a label that means nothing
else, papers by id, by another identifier or by title. ``paper`` beside a name is one that
introduces it: so the name is found again when its id has changed, because another paper now
introduces the same word. ``broader`` is ``none`` where the concept is to stand on top.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any, Literal, TypeAlias, get_args

from kg.errors import DecisionError
from kg.model import DECIDED, DETAILS, KINDS, ROLES, Detail, Kind, Role
from kg.store.records import to_json
from kg.text import repair

Action: TypeAlias = Literal[
    "accept", "label", "merge", "reject", "wrong", "role", "concept", "missing", "exclude"
]
ACTIONS: tuple[Action, ...] = get_args(Action)

#: Columns that an action cannot do without.
NEEDS: dict[str, tuple[str, ...]] = {
    "accept": ("name",),
    "label": ("name", "into"),
    "merge": ("name", "into"),
    "reject": ("name",),
    "wrong": ("paper", "concept"),
    "role": ("paper", "concept", "role"),
    "concept": ("paper", "concept", "into"),
    "missing": ("paper", "concept", "role", "quote"),
    "exclude": ("paper", "reason"),
}

#: Columns that it may have beside those, and beside who, when and why.
_MAY_HAVE: dict[str, tuple[str, ...]] = {
    "accept": ("label", "kind", "broader", "paper"),
    "label": ("paper",),
    "merge": ("paper",),
    "reject": ("paper",),
    "role": ("detail",),
    "concept": ("role", "detail"),
    "missing": ("detail",),
}

#: What a column must be one of; a column may also be empty.
_CHOICES = {"role": ROLES, "detail": DETAILS, "kind": KINDS}

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

#: What ``broader`` says of a concept that has no broader one.
NO_PARENT = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided once; the fields are the columns, and ``""`` is silence."""

    action: Action
    name: str = ""  #: id or label of a new name
    paper: str = ""
    concept: str = ""
    role: Role | Literal[""] = ""
    detail: Detail | Literal[""] = ""
    quote: str = ""  #: stands in the title or abstract, letter for letter
    label: str = ""  #: preferred label
    kind: Kind | Literal[""] = ""
    broader: str = ""
    into: str = ""
    reason: str = ""
    who: str = ""
    when: str = ""  #: "2026-11-22"

    @property
    def note(self) -> str:
        """Who decided, when and why, in one line: what a link gives as its reason."""
        when = f" on {self.when}" if self.when else ""
        reason = f": {self.reason}" if self.reason else ""
        return f"{DECIDED} {self.who or 'a person'}{when}{reason}"

    @property
    def record(self) -> dict[str, str]:
        """The columns that are not empty."""
        values = zip(COLUMNS, astuple(self), strict=True)
        return {column: value for column, value in values if value}


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Decision))


def make_decision(values: Mapping[str, str]) -> Decision | None:
    """Give the decision of a row, or ``None`` where the row does not say an action.

    Columns that the action does not ask for are passed over.

    Raises
    ------
    DecisionError
        Something that the action needs is missing, or a value is none of those that can be.
    """
    said = {name: _clean(name, value) for name, value in values.items() if value.strip()}
    action = said.get("action", "").lower()
    if not action:
        return None
    if action not in NEEDS:
        raise DecisionError(f"no action is called {action!r}; {_one_of(action, ACTIONS)}")
    needs, may = NEEDS[action], _MAY_HAVE.get(action, ())
    for column in needs:
        if column not in said:
            raise DecisionError(f"{action} needs the column {column!r}; fill it in")
    chosen: dict[str, Any] = {
        name: said[name] for name in (*needs, *may, "reason", "who", "when") if name in said
    }
    _check(chosen)
    return Decision(**{"action": action, **chosen})


def decisions_hash(decisions: Iterable[Decision]) -> str:
    """Give the sha256 of what was decided in that order, or ``""`` where nothing was."""
    records = [to_json(list(decision.record.items())) for decision in decisions]
    text = "\n".join(records)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if records else ""


def _clean(column: str, value: str) -> str:
    """Take out what a spreadsheet adds; a quotation alone may run over several lines."""
    text = repair(value)[0].strip()
    if column == "quote":
        return text
    text = " ".join(text.split())
    return text.lower() if column in _CHOICES else text


def _check(values: Mapping[str, str]) -> None:
    for column, choices in _CHOICES.items():
        value = values.get(column, "")
        if value and value not in choices:
            raise DecisionError(f"no {column} is called {value!r}; {_one_of(value, choices)}")
    if values.get("detail") and values.get("role") != "uses":
        raise DecisionError(f"the detail {values['detail']!r} goes with the role 'uses' only")
    if values.get("when") and not _is_date(values["when"]):
        raise DecisionError(f"when is {values['when']!r}; write it as 2026-11-22")


def _one_of(value: str, choices: Iterable[str]) -> str:
    near = get_close_matches(value, choices, n=1)
    return f"did you mean {near[0]!r}?" if near else f"take one of {', '.join(choices)}"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
