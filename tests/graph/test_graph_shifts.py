import math

import numpy as np
import pytest

from kg.graph.shifts import find_jumps

THIRTY = np.array([30] * 6)


def test_a_jump_is_found_where_it_is():
    found = find_jumps(np.array([[0, 0, 0, 20, 19, 21], [27, 27, 3, 3, 3, 3]]), THIRTY)
    assert found.first.tolist() == [3, 2]
    assert found.is_no_line.tolist() == [True, True]


def test_the_probability_is_that_of_fishers_test_for_all_places():
    # of 6 papers 3 before and 3 after the one place; all 3 with the concept come after: 1 of 20
    found = find_jumps(np.array([[0, 3]]), np.array([3, 3]))
    assert found.probability[0] == pytest.approx(2 / math.comb(6, 3))
    # at the best of two places all 3 come among the last 3 of 9: 1 of 84, both tails, two places
    found = find_jumps(np.array([[0, 0, 3]]), np.array([3, 3, 3]))
    assert found.probability[0] == pytest.approx(2 * 2 / math.comb(9, 3))


def test_a_steady_rise_is_no_jump():
    found = find_jumps(np.array([[0, 20, 40, 60, 80, 100]]), np.array([100] * 6))
    assert found.probability[0] < 1e-6
    assert not found.is_no_line[0]


def test_a_flat_share_is_no_jump():
    found = find_jumps(np.array([[3, 2, 3, 2, 3, 2]]), THIRTY)
    assert found.probability[0] == 1.0
    assert not found.is_no_line[0]


def test_one_period_cannot_jump():
    found = find_jumps(np.array([[3]]), np.array([5]))
    assert (found.first[0], found.probability[0], found.is_no_line[0]) == (0, 1.0, False)


def test_of_many_shares_that_only_wobble_hardly_any_is_called_a_jump():
    draw = np.random.default_rng(7)
    papers = np.array([20, 15, 30, 10, 25, 40, 22, 18])
    having = draw.binomial(papers, 0.2, size=(2000, 8))
    assert (find_jumps(having, papers).probability <= 0.05).mean() <= 0.05
