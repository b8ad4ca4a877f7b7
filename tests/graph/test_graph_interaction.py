from collections import Counter, defaultdict
from itertools import product

import pytest

from kg.errors import GraphError
from kg.graph.chance import hypergeometric_range
from kg.graph.interaction import Margins, threefold


def test_chances_are_those_of_counting_all_ways_to_deal_four_papers():
    ways = defaultdict(Counter)
    for papers in product(product((0, 1), repeat=3), repeat=4):
        single = tuple(sum(paper[side] for paper in papers) for side in range(3))
        pairs = ((0, 1), (0, 2), (1, 2))
        double = tuple(sum(paper[i] * paper[j] for paper in papers) for i, j in pairs)
        ways[single, double][sum(all(paper) for paper in papers)] += 1
    assert len(ways) > 100
    for (single, double), counts in ways.items():
        total = counts.total()
        for observed in counts:
            found = threefold(Margins(single, double, 4), observed)
            fewer = sum(n for k, n in counts.items() if k <= observed)
            mean = sum(k * n for k, n in counts.items()) / total
            assert found.lower == pytest.approx(fewer / total)
            assert found.none == pytest.approx(counts[0] / total)
            assert found.expected.value == pytest.approx(mean)


def test_the_range_holds_most_of_what_chance_gives():
    # the pairs leave 4 to 12 papers for all three; 4 is as likely as 12, 5 as 11 and so on
    found = threefold(Margins((20, 20, 20), (12, 12, 12), 40), 4)
    assert (found.expected.low, found.expected.high) == (7, 9)
    assert found.expected.value == pytest.approx(8)
    assert found.none == 0.0


def test_counts_that_fit_no_table_are_refused():
    with pytest.raises(GraphError, match="3 papers with all three concepts do not fit"):
        threefold(Margins((4, 4, 4), (2, 2, 2), 8), 3)


def test_the_range_of_a_pair_is_that_of_dealing_at_random():
    # of 6 papers 3 and 3: 0, 1, 2 or 3 shared in 1, 9, 9 and 1 of 20 deals
    found = hypergeometric_range(3, 3, 6)
    assert (found.value, found.low, found.high) == (1.5, 0, 3)
    assert hypergeometric_range(0, 5, 0).value == 0.0
