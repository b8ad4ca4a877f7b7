"""How far confidences mean what they say: of 0.9, nine in ten should be right.

A link is right when the gold lists it for its paper, whether required or optional; one in another
role than ``avoids`` is wrong where the text only rejects the concept. The expected calibration
error is the mean distance between what a bin says and its share of right links, weighted by its
links (Guo et al., 2017 [1]_).

References
----------
.. [1] C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger. On calibration of modern neural networks.
   ICML 2017.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Bins of a tenth; the last holds 1.0 too.
_BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A link, however unsure, and whether the gold lists it."""

    confidence: float
    rule: str  #: the rule that found it, the first of its reasons
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Links of about the same confidence."""

    low: float
    high: float
    links: int
    said: float  #: their mean confidence
    right: float  #: share of them that is right


@dataclass(frozen=True, slots=True)
class OfRule:
    """Links that one rule found."""

    rule: str
    links: int
    said: float  #: their mean confidence
    right: float  #: share of them that is right


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What a threshold would give: figures of the links with at least that confidence."""

    threshold: float
    links: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidences mean what they say."""

    bins: tuple[Bin, ...]  #: those with links, the least sure first
    expected_error: float | None
    rules: tuple[OfRule, ...]  #: that of most links first
    steps: tuple[AtThreshold, ...]  #: from the lowest threshold up


def bins(links: Iterable[Judged]) -> tuple[Bin, ...]:
    """Sort links into tenths by their confidence."""
    found: list[list[Judged]] = [[] for _ in range(_BINS)]
    for each in links:
        # 0.7 * 10 is a little less than 7 in binary; two digits are all that confidences have
        found[min(_BINS - 1, round(each.confidence * 100) * _BINS // 100)].append(each)
    return tuple(
        Bin(number / _BINS, (number + 1) / _BINS, len(group), *_shares(group))
        for number, group in enumerate(found)
        if group
    )


def by_rule(links: Iterable[Judged]) -> tuple[OfRule, ...]:
    """Sort links by the rule that found them."""
    found: dict[str, list[Judged]] = {}
    for each in links:
        found.setdefault(each.rule, []).append(each)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(OfRule(rule, len(group), *_shares(group)) for rule, group in ordered)


def expected_error(table: Sequence[Bin]) -> float | None:
    """Give the expected calibration error; ``None`` where there are no links."""
    links = sum(each.links for each in table)
    if not links:
        return None
    return round(sum(each.links * abs(each.right - each.said) for each in table) / links, 4)


def _shares(group: Sequence[Judged]) -> tuple[float, float]:
    """Give the mean confidence and the share that is right."""
    said = sum(each.confidence for each in group) / len(group)
    right = sum(each.is_right for each in group) / len(group)
    return round(said, 4), round(right, 4)
