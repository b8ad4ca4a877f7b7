"""What chance alone would give: intervals, tails, and what is left of many tests.

All of it is exact or closed form, on numpy alone, and says the same whatever the order of tests.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kg.errors import GraphError
from kg.graph.incidence import Indices, Weights


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value with the interval that holds the true one in so many of 100 cases."""

    value: float
    low: float
    high: float


def wilson_interval(successes: int, trials: int, *, confidence: float = 0.95) -> Estimate:
    """Give a share with its Wilson score interval, which stays in [0, 1] for small numbers.

    Without trials the share is 0 and the interval is all of [0, 1].

    References
    ----------
    .. [1] E. B. Wilson. Probable inference, the law of succession, and statistical inference.
       Journal of the American Statistical Association 22(158), 1927.

    Examples
    --------
    >>> round(wilson_interval(0, 10).high, 4), wilson_interval(0, 0)
    (0.2775, Estimate(value=0.0, low=0.0, high=1.0))
    """
    if not 0 <= successes <= trials:
        raise GraphError(f"{successes} of {trials} is no share; count again")
    if not trials:
        return Estimate(0.0, 0.0, 1.0)
    z = _quantile(confidence)
    share = successes / trials
    centre = share + z * z / (2 * trials)
    half = z * math.sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2)
    scale = 1 + z * z / trials
    # the ends are 0 and 1 exactly where all trials end alike, which rounding would miss
    low = 0.0 if successes == 0 else (centre - half) / scale
    high = 1.0 if successes == trials else (centre + half) / scale
    return Estimate(share, low, high)


def log_odds_ratio(
    with_left: int,
    without_left: int,
    with_right: int,
    without_right: int,
    *,
    confidence: float = 0.95,
) -> Estimate:
    """Give the logarithm (base e) of how much greater the odds are on the left than on the right.

    Half a case is added to each of the four counts, so that none is 0 (Haldane, Anscombe); the
    interval is that of the normal approximation (Woolf).

    References
    ----------
    .. [1] F. J. Anscombe. On estimating binomial response relations. Biometrika 43, 1956.
    .. [2] A. Agresti. Categorical Data Analysis, 2nd ed., section 3.1. Wiley, 2002.

    Examples
    --------
    >>> log_odds_ratio(5, 5, 5, 5).value, round(math.exp(log_odds_ratio(9, 1, 1, 9).value), 1)
    (0.0, 40.1)
    """
    counts = [count + 0.5 for count in (with_left, without_left, with_right, without_right)]
    value = math.log(counts[0] * counts[3]) - math.log(counts[1] * counts[2])
    half = _quantile(confidence) * math.sqrt(sum(1 / count for count in counts))
    return Estimate(value, value - half, value + half)


def hypergeometric_tail(
    together: ArrayLike,
    left: ArrayLike,
    right: ArrayLike,
    papers: int,
    *,
    tail: Literal["lower", "upper"],
) -> Weights:
    """Say how likely it is that chance lets two concepts share so few papers, or so many.

    One concept is on ``left`` of all ``papers``, the other is dealt to ``right`` of them at
    random; the probability is that of ``together`` shared papers or fewer (``lower``), or of
    ``together`` or more (``upper``). This is Fisher's exact test, one-sided.

    Parameters
    ----------
    together, left, right
        Counts, or arrays of counts that broadcast together.

    Returns
    -------
    numpy.ndarray
        Of the shape of the counts; ``float()`` makes a number of that of single counts.

    References
    ----------
    .. [1] R. A. Fisher. The logic of inductive inference. Journal of the Royal Statistical
       Society 98(1), 1935.

    Examples
    --------
    Of 4 papers 2 have the one and 2 the other; none has both in 1 of 6 deals:

    >>> float(hypergeometric_tail(0, 2, 2, 4, tail="lower").round(4))
    0.1667
    """
    counts = (np.asarray(each, dtype=np.int64) for each in (together, left, right))
    k, m, n = np.broadcast_arrays(*counts)
    if np.any((k < 0) | (m < k) | (n < k) | (np.maximum(m, n) > papers)):
        raise GraphError(f"counts of concepts do not fit each other or {papers:,} papers")
    if tail == "upper":
        # the papers without the right concept: many shared with it are few shared with the rest
        k, n = m - k, papers - n
    found = _lower(k.ravel(), m.ravel(), n.ravel(), papers)
    return found.reshape(k.shape)


def hypergeometric_range(left: int, right: int, papers: int) -> Estimate:
    """Give how many papers two concepts share by chance: the mean, and the range that holds 95%.

    Examples
    --------
    >>> hypergeometric_range(40, 50, 200)
    Estimate(value=10.0, low=5, high=15)
    """
    if not papers:
        return Estimate(0.0, 0, 0)
    possible = np.arange(min(left, right) + 1)
    up_to = hypergeometric_tail(possible, left, right, papers, tail="lower")
    low, high = (int(np.searchsorted(up_to, level)) for level in (0.025, 0.975))
    return Estimate(left * right / papers, low, min(high, int(possible[-1])))


def benjamini_hochberg(probabilities: ArrayLike) -> Weights:
    """Give for each of many tests the false discovery rate at which it would just be accepted.

    To believe all tests with a value of at most 0.05 is to be wrong in at most 5% of them, on
    average; the tests may depend on each other positively.

    References
    ----------
    .. [1] Y. Benjamini, Y. Hochberg. Controlling the false discovery rate. Journal of the Royal
       Statistical Society B 57(1), 1995.

    Examples
    --------
    >>> benjamini_hochberg([0.04, 0.01, 0.03]).round(3).tolist()
    [0.04, 0.03, 0.04]
    """
    p = np.asarray(probabilities, dtype=np.float64)
    order = np.argsort(p, kind="stable")
    scaled = p[order] * len(p) / np.arange(1, len(p) + 1)
    found = np.empty_like(p)
    found[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return found


def _quantile(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _lower(k: Indices, m: Indices, n: Indices, papers: int) -> Weights:
    """Sum the probabilities of k, k - 1 … shared papers; from above where that is shorter."""
    # beyond the mode the terms below grow first: there the other tail is summed, from its top
    mode = (m + 1) * (n + 1) // (papers + 2)
    is_low = k <= mode
    start = np.where(is_low, k, k + 1)
    total = _sum(start, m, n, papers, np.where(is_low, -1, 1))
    return np.clip(np.where(is_low, total, 1.0 - total), 0.0, 1.0)


def _sum(k: Indices, m: Indices, n: Indices, papers: int, step: Indices) -> Weights:
    """Add the terms from ``k`` on in the direction of ``step`` until they no longer matter."""
    is_possible = (k >= np.maximum(0, m + n - papers)) & (k <= np.minimum(m, n))
    term = np.zeros(k.shape)
    term[is_possible] = _term(k[is_possible], m[is_possible], n[is_possible], papers)
    total = term.copy()
    active = np.flatnonzero(term > 0.0)
    k = k.copy()
    while len(active):
        at, up = k[active], step[active] > 0
        left, right = m[active], n[active]
        rest = papers - left - right + at
        ratio = np.where(
            up,
            (left - at) * (right - at) / ((at + 1) * (rest + 1)),
            at * rest / np.maximum((left - at + 1) * (right - at + 1), 1),
        )
        term[active] *= ratio
        total[active] += term[active]
        k[active] += step[active]
        active = active[term[active] > 1e-17 * total[active]]
    return total


def _term(k: Indices, m: Indices, n: Indices, papers: int) -> Weights:
    """Give the probability of exactly ``k`` shared papers."""
    log = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, papers + 1)))])

    def choose(of: Indices | int, some: Indices) -> NDArray[np.float64]:
        chosen: NDArray[np.float64] = log[of] - log[some] - log[of - some]
        return chosen

    return np.exp(choose(m, k) + choose(papers - m, n - k) - choose(papers, n))
