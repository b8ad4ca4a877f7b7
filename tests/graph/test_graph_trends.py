import pytest

from kg.graph.trends import find_trends
from tests.graph.corpora import make_corpus

A, B, C = "method:a", "method:b", "method:c"


def years(counts, total=20):
    """So many of the papers of 2018, 2019 … are linked to each of these concepts."""
    papers = []
    for place in range(max(map(len, counts.values()))):
        for number in range(total):
            linked = [id_ for id_, each in counts.items() if number < each[place]]
            papers.append((str(2018 + place), " ".join(linked)))
    return papers


@pytest.fixture(scope="module")
def trends():
    """A comes, B stays, C goes; each paper is linked to four concepts on average."""
    counts = {A: [0, 0, 2, 9, 14], B: [8, 9, 8, 9, 8], C: [15, 14, 12, 3, 0]}
    return find_trends(make_corpus(years(counts)))


def directions(found):
    return {trend.label: trend.direction for trend in found.concepts}


def test_what_rises_emerges_and_what_falls_fades(trends):
    assert directions(trends) == {"A": "emerging", "B": "steady", "C": "fading"}
    assert [trend.label for trend in trends.going("emerging", "method")] == ["A"]
    assert trends.going("emerging", "domain") == ()


def test_shares_are_of_the_papers_of_each_period(trends):
    shares = trends.shares(trends.by_id[A])
    assert [share.value for share in shares] == [0.0, 0.0, 0.1, 0.45, 0.7]
    assert (round(shares[3].low, 3), round(shares[3].high, 3)) == (0.258, 0.658)


def test_the_two_halves_are_compared(trends):
    assert trends.periods.halves == ("2018–2019", "2020–2022")
    trend = trends.by_id[A]
    assert (trend.earlier.value, trend.later.value) == (0.0, 25 / 60)
    # links per paper fall a little, from 46 by 40 to 65 by 60; nothing of nothing stays nothing
    assert trend.effect == pytest.approx(1.4033, abs=1e-4)


def test_the_first_paper_is_the_oldest_linked_one(trends):
    assert trends.corpus.dates[trends.by_id[A].first] == "2020"
    assert trends.corpus.papers[trends.by_id[A].first] == "paper:040"


def test_a_heading_has_no_first_paper():
    counts = {A: [0, 0, 2, 9, 14], "method:wide": [0, 1, 0, 0, 0]}
    found = find_trends(make_corpus(years(counts), {A: "method:wide"}))
    assert found.by_id["method:wide"].first is None


def test_what_all_concepts_do_alike_is_no_news():
    # twice as many links per paper, three concepts alike: nobody comes, the texts are longer
    counts = {A: [5, 5, 5, 10, 10, 10], B: [5, 5, 5, 10, 10, 10], C: [5, 5, 5, 10, 10, 10]}
    found = find_trends(make_corpus(years(counts, 40)))
    assert found.links_per_paper == (0.375, 0.75)
    assert set(directions(found).values()) == {"steady"}


def test_few_papers_are_not_tested():
    found = find_trends(make_corpus(years({A: [0, 0, 4], B: [9, 9, 9]})))
    assert found.tested == 1
    assert (found.by_id[A].chance, found.by_id[A].direction) == (1.0, "steady")
    assert found.by_id[A].later.value == 0.1


def test_a_broader_concept_that_narrower_ones_explain_is_told_by_them():
    counts = {A: [0, 0, 2, 9, 14], B: [1, 2, 1, 2, 1], C: [15, 14, 12, 3, 0]}
    wide = {A: "method:wide", B: "method:wide"}
    found = find_trends(make_corpus(years(counts), wide))
    assert found.by_id["method:wide"].direction == "emerging"
    assert found.by_id["method:wide"].is_told
    assert [trend.concept for trend in found.going("emerging")] == [A]


def test_a_broader_concept_that_goes_further_is_told_itself():
    counts = {A: [0, 0, 2, 6, 8], B: [0, 0, 0, 0, 3], "method:wide": [0, 0, 5, 12, 14]}
    found = find_trends(make_corpus(years({**counts, C: [18, 18, 12, 6, 4]}), {A: "method:wide"}))
    assert [trend.concept for trend in found.going("emerging")] == ["method:wide", A]


def test_a_broader_concept_of_the_same_papers_is_not_tested_beside_the_narrower_one():
    found = find_trends(make_corpus(years({A: [1, 5, 9]}), {A: "method:wide"}))
    assert found.tested == 1
    assert found.by_id["method:wide"].chance == 1.0


def test_a_share_that_jumps_says_where():
    found = find_trends(make_corpus(years({A: [0, 0, 0, 25, 24, 26], B: [9] * 6}, 30)))
    assert found.periods.names[found.by_id[A].jump] == "2021"
    assert found.by_id[B].jump is None


@pytest.mark.parametrize("papers", [[], [("", A)] * 9, [("2024", A)] * 9])
def test_without_two_periods_nothing_is_tested(papers):
    found = find_trends(make_corpus(papers))
    assert found.tested == 0
    assert found.going("emerging") == ()


def test_papers_without_a_date_count_nowhere(trends):
    papers = [*years({A: [0, 2, 9]}), *[("", A)] * 50]
    assert find_trends(make_corpus(papers)).by_id[A].papers == 11
