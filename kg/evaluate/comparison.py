"""What a comparison of two landscapes holds; :mod:`kg.evaluate.compare` tells how it is made."""

import math
from dataclasses import dataclass

from kg.evaluate.likeness import Likeness
from kg.graph.chance import Estimate
from kg.model import Kind

#: False discovery rate up to which a difference is believed.
BELIEVED = 0.05


@dataclass(frozen=True, slots=True)
class Compared:
    """One of two landscapes."""

    papers: int
    linked: int  #: papers that are about something; what shares refer to
    concepts: int  #: that its papers are linked to
    first: str  #: year of the oldest paper with a date, "" where there is none
    last: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A concept, and how many papers on each side are about it."""

    concept: str  #: id, on the left where both have it
    label: str
    kind: Kind
    left: int
    right: int
    left_share: float
    right_share: float
    odds: Estimate  #: natural logarithm of how much greater the odds are on the left
    probability: float | None  #: of so much by chance; ``None``: too rare to be tested
    rate: float | None  #: false discovery rate at which the difference would just be believed
    only_known: str = ""  #: "left" or "right": the vocabulary of the other file has no such concept
    is_echo: bool = False  #: a narrower concept has the same papers, so this one tells nothing more

    @property
    def is_believed(self) -> bool:
        """Whether it is more than chance, among all that were tested."""
        return self.rate is not None and self.rate <= BELIEVED

    @property
    def times(self) -> Estimate:
        """How many times greater the odds are on the side where they are greater."""
        value, low, high = self.odds.value, self.odds.low, self.odds.high
        if value < 0:
            value, low, high = -value, -high, -low
        return Estimate(math.exp(value), math.exp(low), math.exp(high))

    @property
    def is_shared(self) -> bool:
        """Whether papers on both sides are about it."""
        return self.left > 0 and self.right > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two landscapes have in common, and what not."""

    left: Compared
    right: Compared
    both: int  #: papers that both hold, by id
    tested: int  #: concepts that are common enough to differ
    differences: tuple[Difference, ...]  #: of all concepts, the surest first
    likeness: tuple[Likeness, ...]  #: of all links, then of each kind that occurs

    def believed(self, *, more_on: str) -> tuple[Difference, ...]:
        """Give the concepts that one side ("left" or "right") is surely about more, surest first.

        Those that only echo a narrower one are left out.
        """
        sign = 1 if more_on == "left" else -1
        return tuple(
            each
            for each in self.differences
            if each.is_believed and not each.is_echo and sign * each.odds.value > 0
        )

    def only(self, *, on: str) -> tuple[Difference, ...]:
        """Give the concepts of one side that no paper of the other is about, the largest first."""
        found = [
            each
            for each in self.differences
            if not each.is_shared and not each.is_echo and getattr(each, on)
        ]
        return tuple(sorted(found, key=lambda d: (-getattr(d, on), d.concept)))

    def shared(self) -> tuple[Difference, ...]:
        """Give the concepts of both sides, what is common on both first."""
        found = [each for each in self.differences if each.is_shared and not each.is_echo]
        return tuple(sorted(found, key=lambda d: (-min(d.left_share, d.right_share), d.concept)))
