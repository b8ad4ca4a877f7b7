"""How alike two landscapes are: what part of their links they distribute in the same way.

1. The overlap is the sum, over all concepts, of the smaller of the two shares of the links: 1 where
   both are about the same things to the same degree, 0 where they have nothing in common [1]_.
2. Two small samples of one field never agree wholly. So the papers of both are dealt at random to
   two sides of the same sizes, a few times, with a fixed seed; the mean is what to expect.

References
----------
.. [1] O. Renkonen. Statistisch-ökologische Untersuchungen über die terrestrische Käferwelt der
   finnischen Bruchmoore. Annales Zoologici Societatis Vanamo 6, 1938.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.incidence import Flags, Indices
from kg.model import KINDS

#: How often the papers are dealt at random.
_DEALS = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two landscapes agree in what they link to."""

    kind: str  #: "" for all kinds together
    left: int  #: concepts that are linked on the left
    right: int
    both: int  #: on both sides
    overlap: float  #: in [0, 1]
    expected: float  #: the same of papers dealt at random


#: Papers from 0, and concepts by their number in one table: a link a place.
_Links = tuple[Indices, Indices]


def likeness(left: _Links, right: _Links, kinds: Indices) -> tuple[Likeness, ...]:
    """Give how alike two sets of links are: of all, then of each kind that occurs on both sides.

    Parameters
    ----------
    left, right
        Papers, each with at least one link.
    kinds
        Of each concept, its place in ``KINDS``.
    """
    sizes = int(left[0].max()) + 1, int(right[0].max()) + 1
    paper = np.concatenate([left[0], right[0] + sizes[0]])
    concept = np.concatenate([left[1], right[1]])
    is_left = paper < sizes[0]
    deals = [_deal(paper, *sizes, seed) for seed in range(_DEALS)]
    found = []
    for number, kind in enumerate(("", *KINDS)):
        chosen = np.full(len(concept), True) if not kind else kinds[concept] == number - 1
        on_left, on_right = (set(concept[chosen & side].tolist()) for side in (is_left, ~is_left))
        if on_left and on_right:
            found.append(
                Likeness(
                    kind,
                    len(on_left),
                    len(on_right),
                    len(on_left & on_right),
                    round(_overlap(concept[chosen], is_left[chosen]), 4),
                    round(
                        sum(_overlap(concept[chosen], deal[chosen]) for deal in deals) / _DEALS, 4
                    ),
                )
            )
    return tuple(found)


def _deal(paper: Indices, left: int, right: int, seed: int) -> Flags:
    """Give for each link whether its paper is dealt to the left."""
    order = np.random.default_rng(seed).permutation(left + right)
    dealt: Flags = order[paper] < left
    return dealt


def _overlap(concept: Indices, is_left: Flags) -> float:
    on_left = np.bincount(concept, is_left)
    on_right = np.bincount(concept, ~is_left)
    if not (on_left.any() and on_right.any()):
        return 0.0
    return float(np.minimum(on_left / on_left.sum(), on_right / on_right.sum()).sum())
