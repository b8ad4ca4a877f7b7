from math import comb

import numpy as np
import pytest

from kg.errors import GraphError
from kg.graph.chance import (
    benjamini_hochberg,
    hypergeometric_tail,
    log_odds_ratio,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.277533),
        (10, 10, 0.722467, 1.0),
        (5, 10, 0.236593, 0.763407),
        (1, 54, 0.003276, 0.097674),
        (81, 263, 0.255326, 0.366205),  # Newcombe 1998, table I: 0.2553 to 0.3662
    ],
)
def test_a_share_lies_in_its_wilson_interval(successes, trials, low, high):
    found = wilson_interval(successes, trials)
    assert found.value == successes / trials
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


def test_less_confidence_gives_a_narrower_interval():
    assert wilson_interval(5, 10, confidence=0.8).high < wilson_interval(5, 10).high


def test_more_successes_than_trials_are_refused():
    with pytest.raises(GraphError, match="7 of 5 is no share; count again"):
        wilson_interval(7, 5)


def test_the_log_odds_ratio_is_that_of_the_counts_plus_a_half():
    # odds 10.5 / 5.5 against 3.5 / 20.5; 1/10.5 + 1/5.5 + 1/3.5 + 1/20.5 = 0.611550
    found = log_odds_ratio(10, 5, 3, 20)
    assert found.value == pytest.approx(2.414290, abs=1e-6)
    assert found.high - found.value == pytest.approx(1.959964 * 0.611550**0.5, abs=1e-4)
    assert found.value - found.low == pytest.approx(found.high - found.value)


def test_the_log_odds_ratio_changes_its_sign_with_the_sides():
    assert log_odds_ratio(10, 5, 3, 20).value == -log_odds_ratio(3, 20, 10, 5).value


def brute_force(together, left, right, papers):
    ways = [
        comb(left, k) * comb(papers - left, right - k) if right - k <= papers - left else 0
        for k in range(min(left, right) + 1)
    ]
    total = comb(papers, right)
    return sum(ways[: together + 1]) / total, sum(ways[together:]) / total


@pytest.mark.parametrize("papers", [1, 6, 23])
def test_tails_are_those_of_counting_all_deals(papers):
    cells = [
        (k, m, n)
        for m in range(papers + 1)
        for n in range(papers + 1)
        for k in range(min(m, n) + 1)
    ]
    k, m, n = np.array(cells).T
    lower, upper = np.array([brute_force(*cell, papers) for cell in cells]).T
    assert hypergeometric_tail(k, m, n, papers, tail="lower") == pytest.approx(lower, abs=1e-12)
    assert hypergeometric_tail(k, m, n, papers, tail="upper") == pytest.approx(upper, abs=1e-12)


def test_small_tails_of_many_papers_keep_their_digits():
    # (1 - 0.1)(1 - 0.1 · 10000/9999) …: the product over the 1,000 papers of the other concept
    none = 1.0
    for dealt in range(1_000):
        none *= (9_000 - dealt) / (10_000 - dealt)
    found = float(hypergeometric_tail(0, 1_000, 1_000, 10_000, tail="lower"))
    assert found == pytest.approx(none, rel=1e-9)
    assert none < 1e-48


def test_counts_that_do_not_fit_are_refused():
    with pytest.raises(GraphError, match="do not fit each other or 4 papers"):
        hypergeometric_tail(3, 2, 2, 4, tail="upper")


def test_false_discovery_rates_are_those_of_the_example_of_their_inventors():
    # Benjamini & Hochberg 1995, section 3.2: four of fifteen tests are accepted at 5%
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]
    rates = benjamini_hochberg(p)
    assert (rates <= 0.05).sum() == 4
    assert rates[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])
    assert benjamini_hochberg(p[::-1]).tolist() == rates[::-1].tolist()


def test_no_tests_have_no_rates():
    assert benjamini_hochberg([]).tolist() == []
