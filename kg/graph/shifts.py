"""Change points: the one place at which a share jumped, where the data carry it.

1. For each concept and each place between two periods, the likelihood of two shares, one before
   and one after, is compared with that of one share all along; the best place is taken.
2. Fisher's exact test says how likely the two shares are by chance; its probability, both tails,
   is multiplied by the number of places (Bonferroni), because the best one was sought.
3. A jump must also explain the counts better than a steady rise or fall: the logistic line through
   all periods. Both are compared by the Bayesian information criterion (three numbers: two shares
   and the place; two numbers for the line); only strong evidence counts, a difference above 6.

What is left is corrected for the number of concepts by whoever asks for many. A share that jumped
twice is told by its larger jump, or by none.

References
----------
.. [1] A. N. Pettitt. A simple cumulative sum type statistic for the change-point problem with
   zero-one observations. Biometrika 67(1), 1980.
.. [2] R. E. Kass, A. E. Raftery. Bayes factors. Journal of the American Statistical Association
   90(430), 1995.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.chance import hypergeometric_tail
from kg.graph.incidence import Flags, Indices, Weights

#: How much the criterion must prefer a jump to a line.
_STRONG = 6.0

#: Rounds of Newton's method; the likelihood is concave, and ten are plenty.
_ROUNDS = 25


@dataclass(frozen=True, slots=True, eq=False)
class Jumps:
    """The best place of a jump for each of many concepts."""

    first: Indices  #: the first period after the jump; 0: there are no two periods
    probability: Weights  #: that chance alone jumps so far somewhere
    is_no_line: Flags  #: a jump tells the counts better than a steady rise or fall


def find_jumps(having: Indices, papers: Indices) -> Jumps:
    """Give the best place of a jump in the share of each concept.

    Parameters
    ----------
    having
        For each concept (row) and period (column) the papers that have it.
    papers
        All papers of each period; there is at least one.
    """
    concepts, periods = having.shape
    if periods < 2 or not concepts:
        nothing = np.zeros(concepts, dtype=np.int64)
        return Jumps(nothing, np.ones(concepts), np.zeros(concepts, dtype=np.bool_))
    total, many = int(papers.sum()), having.sum(axis=1)
    before, papers_before = np.cumsum(having, axis=1)[:, :-1], np.cumsum(papers)[:-1]
    likelihood = _likelihood(before, papers_before) + _likelihood(
        many[:, None] - before, total - papers_before
    )
    place = np.round(likelihood, 9).argmax(axis=1)
    chosen = np.arange(concepts)
    counts = (before[chosen, place], many, papers_before[place], total)
    fewer = hypergeometric_tail(*counts, tail="lower")
    more = hypergeometric_tail(*counts, tail="upper")
    probability = np.minimum(1.0, 2 * np.minimum(fewer, more) * (periods - 1))
    jump = 2 * likelihood[chosen, place] - 3 * np.log(total)
    line = 2 * _line_likelihood(having, papers) - 2 * np.log(total)
    return Jumps(place + 1, probability, jump - line > _STRONG)


def _likelihood(having: Indices, papers: Indices) -> Weights:
    """Give the logarithm of the likelihood of counts, each at its own share."""
    share: Weights = having / papers
    return _times_log(having, share) + _times_log(papers - having, 1.0 - share)


def _times_log(count: Indices, share: Weights) -> Weights:
    logarithm = np.log(np.where(share > 0, share, 1.0))
    result: Weights = np.multiply(count, logarithm)
    return result


def _line_likelihood(having: Indices, papers: Indices) -> Weights:
    """Give the logarithm of the likelihood of the best logistic line through the periods."""
    time: Weights = np.linspace(-1.0, 1.0, len(papers))
    share: Weights = np.clip(having.sum(axis=1) / papers.sum(), 1e-9, 1.0 - 1e-9)
    level: Weights = np.log(share / (1.0 - share))
    slope: Weights = np.zeros(len(having))
    for _ in range(_ROUNDS):
        chance = _logistic(level, slope, time)
        rest = having - papers * chance
        weight = papers * chance * (1 - chance)
        flat, tilt = rest.sum(axis=1), rest @ time
        a, b, c = weight.sum(axis=1), weight @ time, weight @ time**2
        size = np.maximum(a * c - b * b, 1e-12)
        # steps of at most 2: a line that no end of steepness fits best must not run away
        level = level + np.clip((c * flat - b * tilt) / size, -2.0, 2.0)
        slope = slope + np.clip((a * tilt - b * flat) / size, -2.0, 2.0)
    chance = _logistic(level, slope, time)
    told = having * np.log(chance) + (papers - having) * np.log1p(-chance)
    result: Weights = told.sum(axis=1)
    return result


def _logistic(level: Weights, slope: Weights, time: Weights) -> Weights:
    odds = np.clip(level[:, None] + slope[:, None] * time, -30.0, 30.0)
    result: Weights = 1 / (1 + np.exp(-odds))
    return result
