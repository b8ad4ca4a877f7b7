"""A dated forest of methods: each hangs under the best supported one that it extends.

1. Methods are hung in the order of their dates, those without a date last.
2. A method hangs under one that is not dated later: that which most papers name, then one named in
   the same sentence, then the surest, then the youngest.
3. None hangs under what hangs under it, so circles are cut at their oldest method.

Dates are compared as far as both are known: a paper of "2017" is not later than one of "2017-06".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.graph.sayings import Step

#: What a date is: of the first proposal, of the first paper about it, or unknown.
DatedBy: TypeAlias = Literal["proposed", "seen", ""]


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A concept of the lineage: a method that was proposed, extended or compared with."""

    id: str
    label: str
    date: str  #: "2024", "2024-05", "2024-05-17", or "" where none is known
    dated_by: DatedBy
    proposed_by: tuple[str, ...]  #: ids of papers, oldest first, of the selection or not

    @property
    def kind(self) -> str:
        """Nearly always a method."""
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Branch:
    """A method of the forest and its place there."""

    id: str
    parent: str | None  #: ``None``: a root
    depth: int  #: steps from its root
    under: int  #: how many hang under it, however far


def is_later(date: str, other: str) -> bool:
    """Say whether a date is surely after another one; unknown ones never are.

    >>> is_later("2018-01", "2017"), is_later("2017-06", "2017"), is_later("2017", "")
    (True, False, False)
    """
    common = min(len(date), len(other))
    return date[:common] > other[:common]


def hang(concepts: Mapping[str, Ancestor], steps: Iterable[Step]) -> dict[str, str]:
    """Give what each method hangs under, for those that hang; steps are of extending ones."""
    by_pair: dict[str, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in steps:
        by_pair[step.method][step.other].append(step)
    parents: dict[str, str] = {}
    for method in sorted(by_pair, key=lambda id_: _age(concepts[id_])):
        fit = {
            other: said
            for other, said in by_pair[method].items()
            if not is_later(concepts[other].date, concepts[method].date)
            and method not in _line(other, parents)
        }
        if fit:
            parents[method] = min(fit, key=lambda other: _support(concepts[other], fit[other]))
    return parents


def _support(
    other: Ancestor, said: list[Step]
) -> tuple[int, bool, float, bool, tuple[int, ...], str]:
    """Give a key that is least for the parent that is best supported."""
    return (
        -len({step.paper for step in said}),
        not any(step.names_both for step in said),
        -max(step.confidence for step in said),
        not other.date,
        # the youngest first: the digits of its date below zero
        tuple(-ord(letter) for letter in other.date),
        other.id,
    )


def _line(id_: str, parents: Mapping[str, str]) -> list[str]:
    """Give a method and what is above it."""
    line = [id_]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def _age(concept: Ancestor) -> tuple[bool, str, str]:
    """Give a key by which the oldest come first, and those without a date last."""
    return not concept.date, concept.date, concept.id


def in_order(concepts: Mapping[str, Ancestor], parents: Mapping[str, str]) -> Iterator[Branch]:
    """Yield the methods tree by tree, by the dates of roots, then of those under one method."""
    children: dict[str | None, list[str]] = defaultdict(list)
    for id_ in sorted(concepts, key=lambda id_: _age(concepts[id_])):
        children[parents.get(id_)].append(id_)
    under = Counter(above for id_ in concepts for above in _line(id_, parents)[1:])
    waiting = [(id_, 0) for id_ in reversed(children[None])]
    while waiting:
        id_, depth = waiting.pop()
        yield Branch(id_, parents.get(id_), depth, under[id_])
        waiting += [(child, depth + 1) for child in reversed(children[id_])]
