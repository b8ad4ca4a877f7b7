"""Two sets of concepts against each other: in how many papers they meet, and how many was chance.

1. A paper counts for a concept when it is about it or about something narrower.
2. Chance alone would let a row and a column meet in ``row * column / papers`` papers.
3. A cell is over- or under-represented when Fisher's exact test (twice the smaller tail) says so
   after correction for the number of cells (Benjamini-Hochberg, false discovery rate 5%).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kg.graph.chance import benjamini_hochberg, hypergeometric_tail
from kg.graph.corpus import Corpus

#: False discovery rate at which a cell is called other than chance.
_RATE = 0.05


@dataclass(frozen=True, slots=True)
class Meeting:
    """How often a row and a column meet."""

    row: str  #: id of the concept
    column: str
    papers: int
    expected: float
    verdict: Literal["over", "under", "chance"]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Concepts against concepts; cells row by row."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Meeting, ...], ...]


def cross(corpus: Corpus, rows: Sequence[str], columns: Sequence[str]) -> Matrix:
    """Give in how many papers each of some concepts meets each of others."""
    if not rows or not columns:
        return Matrix(tuple(rows), tuple(columns), ())
    left, right = _table(corpus, rows), _table(corpus, columns)
    together = left @ right.T
    having = left.sum(axis=1)[:, None], right.sum(axis=1)[None, :]
    papers = len(corpus.papers)
    expected = having[0] * having[1] / papers
    upper = hypergeometric_tail(together, *having, papers, tail="upper")
    lower = hypergeometric_tail(together, *having, papers, tail="lower")
    twice = np.minimum(2 * np.minimum(upper, lower), 1.0)
    is_sure = benjamini_hochberg(twice.ravel()).reshape(twice.shape) <= _RATE
    over, under = is_sure & (together > expected), is_sure & (together < expected)
    return Matrix(
        tuple(rows),
        tuple(columns),
        tuple(
            tuple(
                Meeting(
                    row,
                    column,
                    int(together[i, j]),
                    float(expected[i, j]),
                    "over" if over[i, j] else "under" if under[i, j] else "chance",
                )
                for j, column in enumerate(columns)
            )
            for i, row in enumerate(rows)
        ),
    )


def _table(corpus: Corpus, concepts: Sequence[str]) -> NDArray[np.int64]:
    table = np.zeros((len(concepts), len(corpus.papers)), dtype=np.int64)
    for place, id_ in enumerate(concepts):
        if id_ in corpus.number_of:  # else no paper is about it
            table[place, corpus.papers_of[corpus.number_of[id_]]] = 1
    return table
