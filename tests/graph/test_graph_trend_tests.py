from itertools import permutations

import numpy as np
import pytest

from kg.graph.trend_tests import effect_size, trend_scores, two_sided


def test_a_trend_score_is_that_of_the_rank_sum_over_all_orders():
    # ranks 1.5 1.5 3 4.5 4.5 of five papers in steps of 2, 1 and 2; two of them have the concept
    ranks = np.array([1.5, 1.5, 3.0, 4.5, 4.5])
    sums = [ranks[list(order[:2])].sum() for order in permutations(range(5))]
    expected = (3.0 + 4.5 - np.mean(sums)) / np.std(sums)
    (score,) = trend_scores(np.array([[0, 1, 1]]), np.array([2, 1, 2]))
    assert score == pytest.approx(expected)
    assert score == pytest.approx(0.9129, abs=1e-4)


def test_time_turned_round_turns_the_trend_round():
    (rising,) = trend_scores(np.array([[0, 1, 3]]), np.array([2, 4, 5]))
    (falling,) = trend_scores(np.array([[3, 1, 0]]), np.array([5, 4, 2]))
    assert rising > 1
    assert falling == pytest.approx(-rising)


def test_what_all_papers_have_or_none_has_shows_no_trend():
    assert trend_scores(np.array([[0, 0], [3, 4]]), np.array([3, 4])).tolist() == [0.0, 0.0]
    assert trend_scores(np.array([[1]]), np.array([1])).tolist() == [0.0]


def test_both_tails_of_the_normal_distribution_count():
    assert two_sided(np.array([0.0, 1.959964, -2.575829])).round(4).tolist() == [1.0, 0.05, 0.01]


def test_the_effect_has_the_sign_of_the_change():
    found = effect_size(np.array([0.5, 0.0, 1.0]), np.array([0.0, 0.5, 0.0]))
    assert found.round(4).tolist() == [1.5708, -1.5708, 3.1416]
