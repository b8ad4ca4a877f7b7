"""Decisions replayed inside the corpus stage, so that taking a row away takes back what it did.

1. Papers out of scope lose their links and their say before names are grouped.
2. Names that were found are accepted, rejected, merged, or become labels (:mod:`kg.resolve.plan`).
3. When all links are written, decisions on links are done in the order of the file.

A link that a paper's text alone gives is set aside before it is changed; ``forget.sql`` puts it
back at the beginning of the next run. So the outcome depends on what the papers say and on the
file as it is now, never on what was decided in between.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from kg.resolve.aside import find_paper, take_away
from kg.resolve.decide_links import DEEDS, LinkDecisions
from kg.resolve.decide_names import NameDecisions
from kg.resolve.decisions import Decision
from kg.resolve.plan import APPLIED
from kg.store.records import pairs_to_json


class Replay:
    """Decisions on their way into one run of the corpus stage."""

    def __init__(self, connection: sqlite3.Connection, decisions: Sequence[Decision]) -> None:
        self._connection = connection
        self._decisions = decisions
        self._names = NameDecisions(connection)
        self._links = LinkDecisions(connection)
        self._outcomes = [""] * len(decisions)

    def exclude_papers(self) -> None:
        """Take the papers that are out of scope away from what the corpus says."""
        last: dict[int, int] = {}
        for at, decision in self._of("exclude"):
            nr, problem = find_paper(self._connection, decision.paper)
            self._outcomes[at] = problem or APPLIED
            if not problem:
                if nr in last:
                    self._outcomes[last[nr]] = "overruled by a later row"
                last[nr] = at
        for nr, at in sorted(last.items()):
            reason = self._decisions[at].reason
            self._connection.execute("INSERT INTO excluded VALUES (?, ?)", (nr, reason))
            take_away(self._connection, "paper = :paper", paper=nr)

    def decide_names(self) -> None:
        """Change what was found as people say; ids are as they would be without decisions."""
        asked = list(self._of("accept", "label", "merge", "reject"))
        if asked:
            outcomes = self._names.decide([decision for _, decision in asked])
            for (at, _), outcome in zip(asked, outcomes, strict=True):
                self._outcomes[at] = outcome

    def set_aside_other_names(self) -> None:
        """Let links to a concept that has a decided name be made again with what that name says."""
        if self._decisions:
            self._names.set_aside_links()

    def decide_links(self) -> None:
        """Change links as people say, in the order of the file."""
        for at, decision in self._of(*DEEDS):
            self._outcomes[at] = self._links.decide(decision)

    def keep_outcomes(self) -> None:
        """Store what became of each decision."""
        both = zip(self._decisions, self._outcomes, strict=True)
        self._connection.executemany(
            "INSERT INTO decision VALUES (?, ?, ?, ?)",
            [
                (nr, decision.action, pairs_to_json(list(decision.record.items())), outcome)
                for nr, (decision, outcome) in enumerate(both, 1)
            ],
        )

    def _of(self, *actions: str) -> Iterator[tuple[int, Decision]]:
        return (
            (at, decision)
            for at, decision in enumerate(self._decisions)
            if decision.action in actions
        )
