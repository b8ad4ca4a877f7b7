"""Which new names mean the same, and what concept they make: pure, one folded name at a time.

1. Rows with the same folded name stand together, those that introduce the name first.
2. A name of several words means the same in all papers. A single word that two papers introduce
   means the same only where both give it the same long form; else each meaning becomes a concept
   of its own, and papers that merely use the word cannot tell which, so they are left out.
3. Kind, preferred label and broader concept are what most rows say; on a tie the kind that comes
   first in ``KINDS``, the smaller text.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from kg.model import KINDS, Kind
from kg.store.records import strings
from kg.text import fold_name, slugify

T = TypeVar("T")

#: The key of a name; papers, links and the corpus stage remember it together.
fold = fold_name

_FOLDED = itemgetter(0)
_PAPER = itemgetter(2)


class NameRow(NamedTuple):
    """A new name of a paper, as stored."""

    folded: str
    introduced: bool
    paper: str  #: CURIE
    nr: int
    ord: int
    name: str
    alt_names: str  #: JSON
    kind: Kind
    broader: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """New names that mean the same."""

    base: str  #: kind and slug; the id of the concept, unless another one has it too
    key: str  #: what :func:`suffix_of` makes the suffix of the id from when it is needed
    is_split: bool  #: one of several meanings of a word: always with suffix
    kind: Kind
    pref_label: str
    alt_labels: tuple[str, ...]
    broader: str | None
    introduced_by: str | None
    members: tuple[tuple[int, int], ...]  #: (paper number, ord) of the rows


def group_names(rows: Iterable[NameRow]) -> Iterator[Group]:
    """Yield the concepts that new names make.

    Parameters
    ----------
    rows
        Sorted by folded name, introducing ones first, then by paper.
    """
    for folded, group in groupby(rows, key=_FOLDED):
        together = list(group)
        meanings = []
        if len(together) > 1 and " " not in folded:
            meanings = split_meanings(row for row in together if row.introduced)
        if len(meanings) < 2:
            yield _group(folded, together, is_split=False)
        else:
            yield from (_group(folded, meaning, is_split=True) for meaning in meanings)


def split_meanings(introducing: Iterable[NameRow]) -> list[list[NameRow]]:
    """Part the rows that introduce a word by what they say that it stands for."""
    meanings: dict[object, list[NameRow]] = {}
    for paper, group in groupby(introducing, key=_PAPER):
        rows = list(group)
        long_forms = {fold(alt) for row in rows for alt in strings(row.alt_names)}
        meanings.setdefault(frozenset(long_forms) or paper, []).extend(rows)
    return list(meanings.values())


def _group(folded: str, rows: list[NameRow], *, is_split: bool) -> Group:
    names = [row.name for row in rows]
    alts = [alt for row in rows for alt in strings(row.alt_names)]
    kind = _most([row.kind for row in rows], KINDS.index)
    parents = [row.broader for row in rows if row.broader and row.broader.startswith(f"{kind}:")]
    pref_label = _most(names, str)
    introduced_by = min((row.paper for row in rows if row.introduced), default=None)
    first = introduced_by if is_split and introduced_by else folded
    return Group(
        base=f"{kind}:{slugify(pref_label)}",
        key=f"{folded}\n{first}",
        is_split=is_split,
        kind=kind,
        pref_label=pref_label,
        alt_labels=_alt_labels(folded, pref_label, names + alts),
        broader=_most(parents, str) if parents else None,
        introduced_by=introduced_by,
        members=tuple((row.nr, row.ord) for row in rows),
    )


def suffix_of(key: str) -> str:
    """Give 70 hexadecimal digits that tell a concept from others of the same name."""
    return _sha256(key.partition("\n")[2])[:6] + _sha256(key)


def _alt_labels(folded: str, pref_label: str, labels: list[str]) -> tuple[str, ...]:
    """Give one label for each other folded form, the one that is written most."""
    if len(labels) == 1:
        return ()
    chosen = {folded: pref_label}
    for label, _ in sorted(Counter(labels).items(), key=lambda item: (-item[1], item[0])):
        chosen.setdefault(fold(label), label)
    return tuple(sorted(label for label in chosen.values() if label != pref_label))


def _most(values: list[T], tie: Callable[[T], Any]) -> T:
    """Give the most frequent value."""
    if len(values) == 1:
        return values[0]
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], tie(value)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
