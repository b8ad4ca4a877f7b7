"""Which papers a graph file has got since some build or day.

1. A graph file notes at the end of each build how far its papers and merges went. What was stored
   after the build before is what a build has brought, also where it was killed and a later one went
   on.
2. Without a wish, "since" means the last build that has brought papers; a build is named by its id
   or the beginning of it, a day means the builds that ended on that day or later.
3. A paper that is merged into an older one is not new: the older one was read again, and changed.
   A paper that is out of scope is no news, whenever it came.
4. Files from before version 4 do not note it. There, papers count as new that come from files
   which no earlier build has read; else, where a day is given, those published on it or later; else
   nobody knows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.errors import UnknownNameError
from kg.store import Store
from kg.store.facts import Run

#: How it is known what is new.
Known = Literal["noted", "by input", "by date", "unknown"]

_DAY = re.compile(r"\d{4}(-\d\d){0,2}")

#: Builds that a message names.
_FEW = 5


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What a graph file has got since a run of ``kg build``."""

    since: Run | None  #: the first run that counts; ``None``: none is so late
    runs: int  #: that count
    known: Known
    new: tuple[str, ...]  #: sorted ids of the papers in scope that they have brought
    again: tuple[str, ...]  #: the same of older papers of which another record was merged in
    older: int  #: papers in scope from before
    is_first: bool  #: whether no run was before, so that all papers are new


def find_arrivals(store: Store, since: str | None = None) -> Arrivals:
    """Say which papers came since a build, or a day.

    Parameters
    ----------
    since
        The id of a build, or how it begins; a day like ``2025-05-17``, or a month; ``None``: the
        last build that has brought papers.

    Raises
    ------
    UnknownNameError
        No build goes by this id; the message names the last ones.
    """
    runs = store.runs()
    start = _last_bringing(runs) if since is None else _start(runs, since)
    if start is None:
        return Arrivals(None, 0, "noted", (), (), _count(store, 0), is_first=False)
    before = runs[start - 1] if start else None
    later = len(runs) - start
    if before is None or (before.last_paper is not None and before.last_merge is not None):
        paper, merge = (before.last_paper, before.last_merge) if before else (0, 0)
        return Arrivals(
            runs[start],
            later,
            "noted",
            _brought(store, paper or 0),
            _merged(store, paper or 0, merge or 0) if before else (),
            _count(store, paper or 0) if before else 0,
            is_first=before is None,
        )
    known: Known = "by input"
    new = _by_input(store, runs[start].number)
    if not new:
        new = _by_date(store, since) if since and _DAY.fullmatch(since) else ()
        known = "by date" if new else "unknown"
    older = _count(store, 0) - len(new)
    return Arrivals(runs[start], later, known, new, (), older, is_first=False)


def _last_bringing(runs: Sequence[Run]) -> int | None:
    """Give the index of the last run that brought papers, or may have."""
    for index in range(len(runs) - 1, 0, -1):
        here, before = runs[index].last_paper, runs[index - 1].last_paper
        if here is None or before is None or here > before:
            return index
    return 0 if runs else None


def _start(runs: Sequence[Run], since: str) -> int | None:
    if _DAY.fullmatch(since):
        return next((n for n, run in enumerate(runs) if run.finished[: len(since)] >= since), None)
    name = since if since.startswith("build:") else f"build:{since}"
    for index, run in enumerate(runs):
        if run.build.startswith(name):
            return index
    known = ", ".join(f"{run.build} ({run.finished[:10]})" for run in runs[-_FEW:])
    raise UnknownNameError(
        f"{since!r} is neither a day like 2025-05-17 nor a build of this file; "
        f"its last ones: {known or 'none'}"
    )


_IN_SCOPE = "nr NOT IN (SELECT paper FROM excluded)"


def _brought(store: Store, last: int) -> tuple[str, ...]:
    query = f"SELECT id FROM paper WHERE nr > ? AND {_IN_SCOPE} ORDER BY id"
    return tuple(id_ for (id_,) in store.rows(query, (last,)))


def _count(store: Store, last: int) -> int:
    """How many papers in scope were there up to a number; 0: all."""
    query = f"SELECT count(*) FROM paper WHERE {_IN_SCOPE}"
    row = store.first(f"{query} AND nr <= ?", (last,)) if last else store.first(query)
    return int(row[0])


def _merged(store: Store, paper: int, merge: int) -> tuple[str, ...]:
    query = (
        "SELECT DISTINCT paper.id FROM merge JOIN paper ON paper.id = merge.kept "
        f"WHERE merge.nr > ? AND paper.nr <= ? AND paper.{_IN_SCOPE} ORDER BY paper.id"
    )
    return tuple(id_ for (id_,) in store.rows(query, (merge, paper)))


_BY_INPUT = f"""
SELECT id FROM paper
 WHERE file IN (SELECT file FROM input WHERE build >= :first)
   AND file NOT IN (SELECT file FROM input WHERE build < :first)
   AND {_IN_SCOPE}
 ORDER BY id
"""


def _by_input(store: Store, first: int) -> tuple[str, ...]:
    return tuple(id_ for (id_,) in store.rows(_BY_INPUT, {"first": first}))


def _by_date(store: Store, day: str) -> tuple[str, ...]:
    query = f"SELECT id FROM paper WHERE published >= ? AND {_IN_SCOPE} ORDER BY id"
    return tuple(id_ for (id_,) in store.rows(query, (day,)))
