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

from collections.abc import Sequence
from dataclasses import dataclass

#: Bins of a tenth; the last holds 1.0 too.
_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Links of about the same confidence."""

    low: float
    high: float
    links: int
    said: float  #: their mean confidence
    right: float  #: share of them that is right


@dataclass(frozen=True, slots=True)
class Step:
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
    steps: tuple[Step, ...]  #: from the lowest threshold up


def bins(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Sort links, each a confidence and whether it is right, into tenths."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in pairs:
        # 0.7 * 10 is a little less than 7 in binary; two digits are all that confidences have
        found[min(_BINS - 1, round(confidence * 100) * _BINS // 100)].append((confidence, is_right))
    return tuple(
        Bin(
            number / _BINS,
            (number + 1) / _BINS,
            len(group),
            round(sum(confidence for confidence, _ in group) / len(group), 4),
            round(sum(is_right for _, is_right in group) / len(group), 4),
        )
        for number, group in enumerate(found)
        if group
    )


def expected_error(table: Sequence[Bin]) -> float | None:
    """Give the expected calibration error; ``None`` where there are no links."""
    links = sum(each.links for each in table)
    if not links:
        return None
    return round(sum(each.links * abs(each.right - each.said) for each in table) / links, 4)
