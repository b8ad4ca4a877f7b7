"""From records read to papers linked: how many went which way, and why.

The steps follow the flow diagram of PRISMA, as far as a graph file has them:

1. Records read: what the last reading of each input file gave, refused ones too. Where papers of
   earlier versions of a file are still there, it is what is stored, merged and refused.
2. Taken away: records that could not become a paper, records that say the same again, records
   that are merged into a paper with another record.
3. Stored papers that a person put out of scope, with the reason; then those not selected.
4. Of the selected papers those without a link, among them those in another language than English,
   which are not read for links; the rest is linked.

References
----------
.. [1] M. J. Page et al. The PRISMA 2020 statement: an updated guideline for reporting systematic
   reviews. BMJ 372:n71, 2021.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph.corpus import Corpus
from kg.graph.statements import Statements
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Flow:
    """How many records and papers there are at each step; reasons with counts, commonest first."""

    records: int
    refused: tuple[tuple[str, int], ...]  #: by reason
    repeated: int  #: records that say what another one says, letter by letter
    merged: tuple[tuple[str, int], ...]  #: by rule
    stored: int
    excluded: tuple[tuple[str, int], ...]  #: by reason
    unselected: int
    selected: int
    foreign: int  #: selected, in another language than English
    silent: int  #: selected and in English, without a link
    linked: int


def trace_papers(store: Store, corpus: Corpus, statements: Statements) -> Flow:
    """Say which way records and papers of a graph file went, up to those that are selected."""
    counts = store.counts()
    last = {each.file: each for each in store.inputs()}
    read = sum(each.papers + each.refused for each in last.values())
    kept = counts.papers + counts.merges + counts.refusals
    foreign = _foreign(store).intersection(corpus.papers).difference(statements.of_paper)
    linked = len(statements.of_paper)
    return Flow(
        records=max(read, kept),
        refused=_common(each.reason for each in store.refusals()),
        repeated=max(0, read - kept),
        merged=_common(each.rule for each in store.merges()),
        stored=counts.papers,
        excluded=_common(reason for _, reason in store.exclusions()),
        unselected=counts.in_scope - len(corpus.papers),
        selected=len(corpus.papers),
        foreign=len(foreign),
        silent=len(corpus.papers) - linked - len(foreign),
        linked=linked,
    )


def _foreign(store: Store) -> frozenset[str]:
    rows = store.rows("SELECT id, flags FROM paper WHERE flags <> '[]'")
    return frozenset(id_ for id_, flags in rows if "other_language" in json.loads(flags))


def _common(reasons: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(reasons).items(), key=lambda pair: (-pair[1], pair[0])))
