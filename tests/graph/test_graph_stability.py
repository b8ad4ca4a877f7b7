from itertools import combinations

import numpy as np
import pytest

from kg.graph.clusters import find_clusters
from kg.graph.stability import (
    Stability,
    adjusted_rand,
    best_jaccard,
    count_shared,
    find_stability,
)
from tests.graph.planted import ties


def test_topics_that_are_there_are_stable():
    planted = ties(8, 8)
    coarse = find_clusters(planted).coarse_of_paper
    found = find_stability(planted, coarse)
    assert (found.runs, found.papers) == (10, 57)
    assert min(found.of_topic) > 0.8
    assert found.agreement > 0.8
    assert {found.verdict(topic) for topic in range(8)} == {"stable"}


def test_topics_drawn_by_lot_dissolve():
    planted = ties(4, 12)
    drawn = np.random.default_rng(5).permutation(np.repeat(np.arange(4), 12))
    found = find_stability(planted, drawn)
    assert abs(found.agreement) < 0.1
    assert {found.verdict(topic) for topic in range(4)} == {"dissolves"}


def test_a_few_papers_are_not_measured():
    planted = ties(2, 5)
    found = find_stability(planted, np.repeat([0, 1], 5))
    assert (found.runs, found.of_topic, found.verdict(0)) == (0, (0.0, 0.0), "not measured")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(0.75, "stable"), (0.74, "partly stable"), (0.51, "partly stable"), (0.5, "dissolves")],
)
def test_verdicts_are_those_of_hennig(value, verdict):
    assert Stability(10, 50, (value,), 0.5).verdict(0) == verdict


def test_the_index_of_rand_counts_pairs():
    one = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2])
    other = np.array([0, 0, 1, 1, 1, 0, 2, 2, 2])
    pairs = list(combinations(range(9), 2))
    together = [one[a] == one[b] for a, b in pairs]
    again = [other[a] == other[b] for a, b in pairs]
    both = sum(a and b for a, b in zip(together, again, strict=True))
    chance = sum(together) * sum(again) / len(pairs)
    expected = (both - chance) / ((sum(together) + sum(again)) / 2 - chance)
    assert adjusted_rand(count_shared(one, other, 3)) == pytest.approx(expected)


def test_an_empty_topic_is_like_no_other():
    shared = count_shared(np.array([0, 0, 2]), np.array([0, 1, 1]), 3)
    assert best_jaccard(shared).tolist() == [0.5, 0.0, 0.5]
