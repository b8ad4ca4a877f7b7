"""Decisions on links: each takes a link up as it is, and puts it down as a person says."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, get_args

from kg.extract.sentences import sentences
from kg.model import ROLES, Evidence, Field, Paper
from kg.resolve.aside import find_paper, take_away
from kg.resolve.decisions import Decision
from kg.resolve.groups import fold
from kg.resolve.plan import APPLIED, is_id
from kg.store.concepts import CURRENT
from kg.store.readings import INSERTS
from kg.store.records import PAPER_COLUMNS, paper_of, strings, to_json

#: A person is sure.
_CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class _Said:
    """A link without its confidence, as a decision takes it up."""

    role: str
    detail: str | None
    reasons: tuple[str, ...]
    evidence: tuple[tuple[Any, ...], ...]  #: from ``field`` to ``sentence_end``

    def joined(self, other: "_Said") -> "_Said":
        """Give the stronger role, with the reasons and evidence of both."""
        best = min(self, other, key=lambda said: ROLES.index(said.role))
        reasons, evidence = self.reasons + other.reasons, self.evidence + other.evidence
        return _Said(best.role, best.detail, reasons, evidence)


class LinkDecisions:
    """Decisions on links, done one by one to the links of a graph file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def decide(self, decision: Decision) -> str:
        """Do what a decision says; give what became of it."""
        paper, problem = find_paper(self._connection, decision.paper)
        if problem:
            return problem
        if self._is_excluded(paper):
            return f"{decision.paper} is excluded by another row"
        concept, problem = self._linkable(decision.concept)
        return problem or DEEDS[decision.action](self, decision, paper, concept) or APPLIED

    def _is_excluded(self, paper: int) -> bool:
        query = "SELECT 1 FROM excluded WHERE paper = ?"
        return self._connection.execute(query, (paper,)).fetchone() is not None

    def _linkable(self, reference: str) -> tuple[int, str]:
        """Give the number of the concept that goes by an id or label, or what is wrong with it."""
        if is_id(reference):
            query, value = CURRENT, reference
        else:
            query = "SELECT DISTINCT concept FROM label WHERE folded = ? LIMIT 2"
            value = fold(reference)
        found = self._connection.execute(query, (value,)).fetchall()
        if len(found) == 1:
            return found[0][0], ""
        if found:
            return 0, f"{reference!r} names several concepts; give the id"
        return 0, f"no concept is called {reference!r} any longer"

    def wrong(self, decision: Decision, paper: int, concept: int) -> str:
        """Take the link away."""
        if self._take(paper, concept) is None:
            return _no_link(decision)
        return ""

    def role(self, decision: Decision, paper: int, concept: int) -> str:
        """Give the link another role."""
        link = self._take(paper, concept)
        if link is None:
            return _no_link(decision)
        self._put(decision, (paper, concept), replace(link, role=decision.role, detail=None))
        return ""

    def concept(self, decision: Decision, paper: int, concept: int) -> str:
        """Make it a link to another concept, together with the one that is there."""
        into, problem = self._linkable(decision.into)
        if problem:
            return problem
        if into == concept:
            return f"{decision.concept} and {decision.into} are one concept"
        link = self._take(paper, concept)
        if link is None:
            return _no_link(decision)
        there = self._take(paper, into)
        if there is not None:
            link = link.joined(there)
        if decision.role:
            link = replace(link, role=decision.role, detail=None)
        self._put(decision, (paper, into), link)
        return ""

    def missing(self, decision: Decision, paper: int, concept: int) -> str:
        """Add a link with a quotation, or strengthen the one that is there."""
        query = f"SELECT {PAPER_COLUMNS} FROM paper WHERE nr = ?"
        stored = paper_of(self._connection.execute(query, (paper,)).fetchone())
        quoted = find_quote(stored, decision.quote)
        if quoted is None:
            return f"neither title nor abstract of {stored.id} says {decision.quote!r}"
        columns = (quoted.field, quoted.start, quoted.end, quoted.exact)
        said = _Said(
            decision.role, None, (), ((*columns, quoted.sentence_start, quoted.sentence_end),)
        )
        there = self._take(paper, concept)
        link = said if there is None else replace(said.joined(there), role=decision.role)
        self._put(decision, (paper, concept), replace(link, detail=None))
        return ""

    def _take(self, paper: int, concept: int) -> _Said | None:
        """Take a link away and give what it said."""
        where = {"paper": paper, "concept": concept}
        chosen = "paper = :paper AND concept = :concept"
        query = f"SELECT role, detail, reasons FROM link WHERE {chosen}"
        row = self._connection.execute(query, where).fetchone()
        if row is None:
            return None
        query = (
            'SELECT field, start, "end", exact, sentence_start, sentence_end FROM evidence '
            f"WHERE {chosen} ORDER BY ord"
        )
        evidence = tuple(self._connection.execute(query, where))
        take_away(self._connection, chosen, **where)
        return _Said(row[0], row[1], strings(row[2]), evidence)

    def _put(self, decision: Decision, link: tuple[int, int], said: _Said) -> None:
        reasons = to_json(list(dict.fromkeys((*said.reasons, decision.note))))
        detail = decision.detail or said.detail
        self._connection.execute(
            INSERTS["link"], (*link, said.role, detail, _CERTAIN, reasons, "decision")
        )
        self._connection.executemany(
            INSERTS["evidence"],
            [(*link, ord_, *each) for ord_, each in enumerate(dict.fromkeys(said.evidence))],
        )


#: Action -> what is done; each gives what is wrong, or "".
DEEDS: dict[str, Callable[[LinkDecisions, Decision, int, int], str]] = {
    "wrong": LinkDecisions.wrong,
    "role": LinkDecisions.role,
    "concept": LinkDecisions.concept,
    "missing": LinkDecisions.missing,
}


def find_quote(paper: Paper, quote: str) -> Evidence | None:
    """Give where the title, else the abstract, says these words, with the sentences around them."""
    fields: tuple[Field, ...] = get_args(Field)
    for field in fields:
        text = paper.field_text(field)
        start = text.find(quote)
        if start < 0:
            continue
        end = start + len(quote)
        around = [(a, b) for a, b in sentences(text) if a < end and start < b]
        from_ = min((a for a, _ in around), default=start)
        to = max((b for _, b in around), default=end)
        return Evidence(paper.id, field, start, end, quote, min(from_, start), max(to, end))
    return None


def _no_link(decision: Decision) -> str:
    return f"{decision.paper} is not linked to {decision.concept} any longer"
