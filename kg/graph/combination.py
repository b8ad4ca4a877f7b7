"""Combinations of concepts that no paper, or few, have tried: the values, with all that explains.

Concepts and papers stand by their ids; counts are of the papers selected, rolled up along what is
broader.
"""

from dataclasses import dataclass

from kg.graph.chance import Estimate
from kg.graph.crossing import Bounds
from kg.model import Kind

#: At most this part of what is called rarer than by chance is expected to be so by chance.
DISCOVERY_RATE = 0.05


@dataclass(frozen=True, slots=True)
class Side:
    """One concept of a combination, and what is known around it.

    Its neighbours are the concepts that share a broader one with it, or, where nothing is
    broader, all others of its kind.
    """

    concept: str
    papers: int  #: about it
    newest: int | None  #: year of the newest of them; ``None``: no date is known
    broader: tuple[str, ...]  #: what it shares with its neighbours
    around: int  #: papers about its neighbours, and not about it
    around_with: int  #: of these, papers about the other side (of three: about both others)


@dataclass(frozen=True, slots=True)
class Between:
    """A third concept that both sides of a pair come with."""

    concept: str
    papers: int  #: about it
    left: int  #: of these, papers about the left side
    right: int  #: papers about the right side


@dataclass(frozen=True, slots=True)
class Near:
    """A paper that has all of a combination but one concept, and comes near that one."""

    paper: str
    has: tuple[str, ...]
    lacks: str
    by: str | None  #: a concept of the paper that often comes with what it lacks


@dataclass(frozen=True, slots=True)
class Combination:
    """Two or three concepts, the papers that have them all, and what one would expect."""

    concepts: tuple[str, ...]
    observed: int  #: papers with all of them
    expected: Estimate  #: by chance: the mean, and the range that holds 95% of all cases
    probability: float  #: that chance gives so few papers, or fewer
    rate: float | None
    """False discovery rate at which it is just believed to be rarer than by chance; ``None``: not
    tested, since chance alone would leave it empty too often."""
    score: float  #: nearness (:mod:`kg.graph.crossing`), by which the empty ones are ranked
    sides: tuple[Side, ...]
    pairs: tuple[int, ...] = ()  #: of three concepts: papers with 1 and 2, 1 and 3, 2 and 3
    bridges: tuple[Between, ...] = ()
    nearest: tuple[Near, ...] = ()

    @property
    def name(self) -> str:
        """Its concepts as one word."""
        return "+".join(self.concepts)

    @property
    def nearest_of_each(self) -> tuple[Near, ...]:
        """The nearest paper of each end: one for each concept that near ones lack."""
        found: dict[str, Near] = {}
        for near in self.nearest:
            found.setdefault(near.lacks, near)
        return tuple(found.values())

    @property
    def is_surprising(self) -> bool:
        """Whether it is rarer than chance would have it, after so many tests."""
        return self.rate is not None and self.rate <= DISCOVERY_RATE


@dataclass(frozen=True, slots=True)
class Crossing:
    """All combinations of two or three kinds: how many there are, and the most telling ones."""

    kinds: tuple[Kind, ...]
    concepts: tuple[int, ...]  #: how many of each kind could be combined
    cells: int  #: combinations that were looked at
    empty: int  #: of these, without a paper
    tested: int  #: cells that would rarely be empty by chance
    surprising: int  #: of these, rarer than chance would have it, empty or not
    untried: tuple[Combination, ...]  #: without a paper, best first
    scarce: tuple[Combination, ...]  #: with papers, but far fewer than expected; best first

    @property
    def name(self) -> str:
        """Its kinds as one word."""
        return "+".join(self.kinds)


@dataclass(frozen=True, slots=True)
class Untried:
    """What nobody, or hardly anybody, has combined in some papers."""

    kinds: tuple[Kind, ...]  #: that were combined
    limit: int  #: at most so many combinations of a sort
    papers: int  #: with a link
    dated: int  #: of these, with a date
    bounds: Bounds  #: papers that a concept must have to be combined
    crossings: tuple[Crossing, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no combination is told of."""
        return not any(each.untried or each.scarce for each in self.crossings)
