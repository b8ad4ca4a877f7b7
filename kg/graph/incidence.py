"""Which paper has which concept, as two arrays, and what two rows of it share.

A projection is the product of this table with itself. It is made row by row (Gustavson's way):

1. Of one concept, take the papers; of these papers, take the concepts, with repetition.
2. How often each other concept occurs there is how many papers the two share.

So memory holds the links and one row, never all pairs of papers.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import Role

Indices: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float64]
Points: TypeAlias = NDArray[np.float64]  # a row a point: x, y
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """A table of papers and concepts; both are named by their index in the sorted ids."""

    papers: tuple[str, ...]  #: sorted ids of the papers that have a link
    concepts: tuple[str, ...]  #: sorted ids of the concepts that have a link
    concepts_of: tuple[Indices, ...]  #: for each paper, sorted concept indices
    papers_of: tuple[Indices, ...]  #: for each concept, sorted paper indices

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[str, str, Role, float]],
        *,
        roles: Collection[str],
        kinds: Collection[str] | None = None,
        papers: Collection[str] | None = None,
    ) -> "Incidence":
        """Take the rows with these roles, kinds and papers; ``None`` means all of them."""
        wanted = None if papers is None else frozenset(papers)
        ids: dict[str, int] = {}
        concepts: dict[str, int] = {}
        paper_column, concept_column = array("q"), array("q")
        for paper, concept, role, _ in rows:
            if role not in roles or (wanted is not None and paper not in wanted):
                continue
            if kinds is not None and concept.partition(":")[0] not in kinds:
                continue
            paper_column.append(ids.setdefault(paper, len(ids)))
            concept_column.append(concepts.setdefault(concept, len(concepts)))
        left = _by_order(ids)[np.array(paper_column, dtype=np.int64)]
        right = _by_order(concepts)[np.array(concept_column, dtype=np.int64)]
        return cls(
            papers=tuple(sorted(ids)),
            concepts=tuple(sorted(concepts)),
            concepts_of=group_by(left, right, len(ids)),
            papers_of=group_by(right, left, len(concepts)),
        )


def _by_order(numbers: dict[str, int]) -> Indices:
    """Give for each number in order of coming the number in order of ids."""
    order = np.empty(len(numbers), dtype=np.int64)
    for place, id_ in enumerate(sorted(numbers)):
        order[numbers[id_]] = place
    return order


def group_by(keys: Indices, values: Indices, count: int) -> tuple[Indices, ...]:
    """Give the sorted values of each key."""
    order = np.lexsort((values, keys))
    bounds = np.searchsorted(keys[order], np.arange(1, count))
    return tuple(np.split(values[order], bounds)) if count else ()


def count_on(start: Indices, length: Indices) -> Indices:
    """Give the numbers from each start, so many of them, one after the other.

    >>> count_on(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    before = np.cumsum(length) - length
    total = int(length.sum())
    numbers: Indices = np.repeat(start - before, length) + np.arange(total)
    return numbers


def shared_counts(
    groups_of: tuple[Indices, ...], members_of: tuple[Indices, ...]
) -> Iterator[tuple[int, Indices, Indices]]:
    """Yield for each member the later members it shares groups with, and how many it shares."""
    for member, groups in enumerate(groups_of):
        around = np.concatenate([members_of[group] for group in groups])
        others, counts = np.unique(around[around > member], return_counts=True)
        yield member, others, counts


def shared_weights(
    groups_of: tuple[Indices, ...], members_of: tuple[Indices, ...], weights: Weights
) -> Iterator[tuple[int, Indices, Indices, Weights]]:
    """Yield for each member all others it shares groups with: how many, and their total weight."""
    nothing = np.empty(0, dtype=np.int64)
    for member, groups in enumerate(groups_of):
        lists = [members_of[group] for group in groups]
        around = np.concatenate(lists) if lists else nothing
        heavy = np.repeat(weights[groups], [len(found) for found in lists])
        is_other = around != member
        others, place, counts = np.unique(around[is_other], return_inverse=True, return_counts=True)
        sums: Weights = np.bincount(place, heavy[is_other], len(others)).astype(np.float64)
        yield member, others, counts, sums
