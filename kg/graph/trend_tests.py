"""Whether a share rises or falls with time: tests of many concepts at once, on numpy alone.

Times enter as mid-ranks, so that a few papers of long ago weigh no more than others.
"""

import math

import numpy as np

from kg.graph.incidence import Indices, Weights

_erfc = np.frompyfunc(math.erfc, 1, 1)


def trend_scores(having: Indices, everything: Indices) -> Weights:
    """Say for each concept how far its papers lie towards the later steps, in standard errors.

    The Cochran-Armitage test of a trend in proportions, with the mid-ranks of all papers as the
    scores of the steps and the variance of drawing without replacement: then it is Wilcoxon's
    rank-sum test with its correction for ties.

    Parameters
    ----------
    having
        For each concept (row) and step (column) the papers that have it.
    everything
        For each step all papers, at least as many as each concept has.

    Returns
    -------
    numpy.ndarray
        For each concept a value that is standard normal where time says nothing; 0 where it
        cannot say anything, because no papers or all of them have the concept.

    References
    ----------
    .. [1] W. G. Cochran. Some methods for strengthening the common chi-squared tests. Biometrics
       10(4), 1954.
    .. [2] P. Armitage. Tests for linear trends in proportions and frequencies. Biometrics 11(3),
       1955.

    Examples
    --------
    Of two papers in each of two steps, both of the later ones have it:

    >>> trend_scores(np.array([[0, 2]]), np.array([2, 2])).round(4).tolist()
    [1.7321]
    """
    total = int(everything.sum())
    if total < 2:
        return np.zeros(len(having))
    ranks = np.cumsum(everything) - (everything - 1) / 2
    mean = (total + 1) / 2
    spread = float((everything * (ranks - mean) ** 2).sum()) / total
    many = having.sum(axis=1)
    variance = many * (total - many) / (total - 1) * spread
    moved = having @ ranks - many * mean
    scores = np.divide(moved, np.sqrt(variance), out=np.zeros(len(having)), where=variance > 0)
    result: Weights = np.round(scores, 9)
    return result


def two_sided(scores: Weights) -> Weights:
    """Give the probability of values as far from 0 as these, where they are standard normal."""
    return np.asarray(_erfc(np.abs(scores) / math.sqrt(2)), dtype=np.float64)


def effect_size(later: Weights, earlier: Weights) -> Weights:
    """Say how far shares are apart: Cohen's h, positive where the later one is larger.

    The difference of ``2 arcsin √share``: it counts 1% to 4% as much as 36% to 46%, and its
    error is the same for all shares. 0.2 is small, 0.5 middling, 0.8 large.

    References
    ----------
    .. [1] J. Cohen. Statistical Power Analysis for the Behavioral Sciences, 2nd ed., chapter 6.
       Erlbaum, 1988.

    Examples
    --------
    >>> effect_size(np.array([0.04, 0.46]), np.array([0.01, 0.36])).round(2).tolist()
    [0.2, 0.2]
    """
    both = [2 * np.arcsin(np.sqrt(np.clip(each, 0.0, 1.0))) for each in (later, earlier)]
    result: Weights = np.round(both[0] - both[1], 9)
    return result
