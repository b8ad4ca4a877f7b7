"""How many papers three concepts would share if each two of them met as they do, and no more.

1. Count the papers with each concept and with each two of them: that is known.
2. In a table of 2 x 2 x 2 cells with these counts, one number is free: the papers with all three.
3. Without a three-way interaction, each possible number ``k`` is as likely as its table, which is
   proportional to ``1 / Π n!`` over the eight cells [1]_: exact for any counts, without fitting.
4. Its mean is what is expected, its quantiles are the range that chance gives, and the sum up to
   what is observed says how surprising so few are.

References
----------
.. [1] M. Zelen. The analysis of several 2 x 2 contingency tables. Biometrika 58(1), 1971.
"""

import math
from dataclasses import dataclass

from kg.errors import GraphError
from kg.graph.chance import Estimate


@dataclass(frozen=True, slots=True)
class Margins:
    """The papers with one, or with two, of three concepts."""

    single: tuple[int, int, int]  #: with the first, the second, the third
    double: tuple[int, int, int]  #: with the first and second, first and third, second and third
    papers: int


@dataclass(frozen=True, slots=True)
class Threefold:
    """How many papers three concepts share by chance, and how that fits what is observed."""

    expected: Estimate  #: the mean, and the range that holds 95%
    lower: float  #: probability of what is observed or fewer
    none: float  #: probability of no paper at all


def threefold(margins: Margins, observed: int) -> Threefold:
    """Compare the papers that have three concepts with those that each two of them lead to expect.

    Raises
    ------
    GraphError
        No table has these counts.

    Examples
    --------
    Of 8 papers 4 have each concept and 2 each two of them; all three can have 0, 1 or 2:

    >>> found = threefold(Margins((4, 4, 4), (2, 2, 2), 8), 0)
    >>> found.expected.value, round(found.lower, 4)
    (1.0, 0.0556)
    """
    a, b, c = margins.single
    ab, ac, bc = margins.double
    rest = margins.papers - a - b - c + ab + ac + bc
    first = max(0, ab + ac - a, ab + bc - b, ac + bc - c)
    last = min(ab, ac, bc, rest)
    if not first <= observed <= last:
        raise GraphError(f"{observed} papers with all three concepts do not fit {margins}")
    numbers = range(first, last + 1)
    logs = []
    for k in numbers:
        cells = (
            k,
            ab - k,
            ac - k,
            bc - k,
            a - ab - ac + k,
            b - ab - bc + k,
            c - ac - bc + k,
            rest - k,
        )
        logs.append(-sum(math.lgamma(cell + 1) for cell in cells))
    top = max(logs)
    weights = [math.exp(log - top) for log in logs]
    total = math.fsum(weights)
    chances = [weight / total for weight in weights]
    mean = math.fsum(k * chance for k, chance in zip(numbers, chances, strict=True))
    return Threefold(
        Estimate(mean, first + _quantile(chances, 0.025), first + _quantile(chances, 0.975)),
        min(1.0, math.fsum(chances[: observed - first + 1])),
        chances[0] if first == 0 else 0.0,
    )


def _quantile(chances: list[float], level: float) -> int:
    """Give the place at which the sum of the chances reaches a level."""
    total = 0.0
    for place, chance in enumerate(chances):
        total += chance
        if total >= level:
            return place
    return len(chances) - 1
