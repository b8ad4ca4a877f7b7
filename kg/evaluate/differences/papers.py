"""Which papers were added, removed, changed, or go by another id.

1. Papers in scope are walked side by side by id; those of both files whose contents have another
   hash are changed, in the fields that differ. Where a file was read does not count.
2. Among what only one side has, a paper with the same DOI or arXiv id, or else with the same title
   where that is alone, is the same paper under another id.
3. A paper that is gone was put out of scope, became a part of another one, or was never read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from kg.model import Paper
from kg.store import Store
from kg.store.side_by_side import side_by_side


@dataclass(frozen=True, slots=True)
class PaperNote:
    """A paper that only one file holds, or in scope only there."""

    paper: str
    title: str
    why: str  #: what the other file says of it, "" where it says nothing


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A paper that both files hold, and that says something else in the second one."""

    paper: str  #: id in the new file
    title: str
    fields: tuple[str, ...]  #: that differ: "abstract", "published" …; may be empty for a new id
    old: str  #: id in the old file


@dataclass(frozen=True, slots=True)
class PaperChanges:
    """How the papers of two files differ; each part sorted by id."""

    old: int  #: in scope in the old file
    new: int
    added: tuple[PaperNote, ...]
    removed: tuple[PaperNote, ...]
    changed: tuple[PaperChange, ...]
    moved: tuple[PaperChange, ...]  #: under another id

    @property
    def new_id(self) -> Mapping[str, str]:
        """New ids by the old ones, of papers that go by another one."""
        return {change.old: change.paper for change in self.moved}

    @property
    def same(self) -> int:
        """How many papers are the same to the letter."""
        return self.old - len(self.removed) - len(self.changed) - len(self.moved)


_PAPERS = """
SELECT id, hash, title FROM paper WHERE nr NOT IN (SELECT paper FROM excluded) ORDER BY id
"""

_KEYS = """
SELECT paper.id, scheme, value FROM identifier JOIN paper ON paper.nr = identifier.paper
 WHERE scheme IN ('doi', 'arxiv', 'title') ORDER BY scheme, paper.id
"""


def diff_papers(old: Store, new: Store) -> PaperChanges:
    """Say how the papers of two files differ."""
    added: dict[str, str] = {}
    removed: dict[str, str] = {}
    changed: list[str] = []
    size = {"old": 0, "new": 0}
    for before, after in side_by_side(old.rows(_PAPERS), new.rows(_PAPERS), _id):
        size["old"] += before is not None
        size["new"] += after is not None
        if before and after:
            changed += [after[0]] if before[1] != after[1] else []
        elif after:
            added[after[0]] = after[2]
        elif before:
            removed[before[0]] = before[2]
    moved = _find_again(old, new, removed, added)
    gone, came = _fates(new), _fates(old)
    new_ids = set(moved.values())
    return PaperChanges(
        size["old"],
        size["new"],
        tuple(PaperNote(p, t, came.get(p, "")) for p, t in added.items() if p not in new_ids),
        tuple(PaperNote(p, t, gone.get(p, "")) for p, t in removed.items() if p not in moved),
        tuple(_changes(old, new, {id_: id_ for id_ in changed})),
        tuple(_changes(old, new, moved)),
    )


def _id(row: tuple[str, bytes, str]) -> str:
    return row[0]


def _changes(old: Store, new: Store, ids: Mapping[str, str]) -> Iterator[PaperChange]:
    for old_id, new_id in sorted(ids.items(), key=lambda pair: pair[1]):
        before, after = next(old.papers([old_id])), next(new.papers([new_id]))
        yield PaperChange(new_id, after.title, tuple(_differing(before, after)), old_id)


def _differing(before: Paper, after: Paper) -> Iterator[str]:
    for field in fields(Paper):
        is_content = field.name not in ("id", "source")
        if is_content and getattr(before, field.name) != getattr(after, field.name):
            yield field.name


def _find_again(
    old: Store, new: Store, removed: Mapping[str, str], added: Mapping[str, str]
) -> dict[str, str]:
    """Give the new ids of papers that were not removed but go by another id, by their old ones."""
    if not removed or not added:
        return {}
    before, after = _owners(old, removed), _owners(new, added)
    found: dict[str, str] = {}
    # identifiers are asked first: "arxiv" and "doi" stand before "title"
    for key in sorted(before.keys() & after.keys()):
        here, there = before[key], after[key]
        free = there - set(found.values())
        if len(here) == len(there) == len(free) == 1 and not here & found.keys():
            found[min(here)] = min(there)
    return found


def _owners(store: Store, papers: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    owners: dict[tuple[str, str], set[str]] = {}
    for id_, scheme, value in store.rows(_KEYS):
        if id_ in papers:
            owners.setdefault((scheme, value), set()).add(id_)
    return owners


def _fates(store: Store) -> dict[str, str]:
    """Say what became of papers that a file knows and does not speak of."""
    fates = {merge.other: f"the same paper as {merge.kept}" for merge in store.merges()}
    fates |= {id_: f"out of scope: {reason}" for id_, reason in store.exclusions()}
    return fates
