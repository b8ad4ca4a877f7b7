from dataclasses import replace

import numpy as np
import pytest

from kg.errors import GraphError
from kg.graph.crossing import Nearness
from kg.graph.neighbours import nearest_papers, side_of
from kg.graph.untried import find_untried, known_kinds
from kg.graph.untried_choice import choose
from kg.graph.untried_pairs import cross_pairs, within_years
from kg.graph.untried_triples import cross_triples
from tests.corpora import concept, corpus_of

CONCEPTS = (
    concept("benchmark:d4rl"),
    concept("benchmark:atari"),
    concept("domain:games"),
    concept("domain:robots"),
    concept("method:actor-critic"),
    concept("method:ppo", "method:actor-critic"),
    concept("method:sac", "method:actor-critic"),
    concept("method:svm"),
    concept("setting:data"),
    concept("setting:offline", "setting:data"),
    concept("setting:online", "setting:data"),
)

#: SAC never meets offline RL: PPO does, SAC meets online RL, and both are tried on D4RL.
PAPERS = (
    *["sac online d4rl"] * 4,
    *["ppo offline d4rl"] * 4,
    *["ppo online"] * 2,
    *["offline d4rl robots"] * 2,
    *["svm atari games"] * 4,
    *["atari"] * 24,
)


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(CONCEPTS, PAPERS)


def crossing(corpus, kinds=("method", "setting"), limit=9):
    return cross_pairs(Nearness.of(corpus), kinds, limit=limit)


def test_what_is_empty_although_its_neighbours_are_full_comes_first(corpus):
    found = crossing(corpus)
    assert [each.concepts for each in found.untried] == [("method:sac", "setting:offline")]
    # SVM meets neither setting, and actor-critic stands for PPO and SAC: no paper names it
    assert (found.concepts, found.cells, found.empty) == ((3, 2), 6, 3)


def test_an_untried_pair_says_what_is_there_and_what_chance_gives(corpus):
    (pair,) = crossing(corpus).untried
    # 4 and 6 of 40 papers
    assert (pair.observed, pair.expected.value) == (0, pytest.approx(0.6))
    assert (pair.expected.low, pair.expected.high) == (0, 2)
    none = 1.0
    for dealt in range(6):
        none *= (36 - dealt) / (40 - dealt)
    assert pair.probability == pytest.approx(none)
    assert pair.rate is None  # chance leaves it empty more often than not
    assert not pair.is_surprising
    left, right = pair.sides
    assert (left.papers, left.broader) == (4, ("method:actor-critic",))
    assert (left.around, left.around_with) == (6, 4)  # PPO: 6 papers, 4 of them offline
    assert (right.around, right.around_with) == (6, 4)  # online: 6 papers, 4 of them with SAC


def test_an_untried_pair_names_what_both_come_with_and_the_nearest_papers(corpus):
    (pair,) = crossing(corpus).untried
    assert [(b.concept, b.papers, b.left, b.right) for b in pair.bridges] == [
        ("benchmark:d4rl", 10, 4, 6)
    ]
    assert pair.score == pytest.approx(4 * 6 / 10)
    assert [(near.paper, near.lacks, near.by) for near in pair.nearest] == [
        ("p:000", "setting:offline", "benchmark:d4rl"),
        ("p:001", "setting:offline", "benchmark:d4rl"),
        ("p:004", "method:sac", "benchmark:d4rl"),
        ("p:005", "method:sac", "benchmark:d4rl"),
    ]


def test_where_one_side_has_empty_neighbours_nothing_is_told():
    papers = [said.replace("ppo offline", "offline") for said in PAPERS]
    assert crossing(corpus_of(CONCEPTS, papers)).untried == ()


def test_the_newest_paper_of_a_side_is_dated():
    found = corpus_of(CONCEPTS, PAPERS, {0: "2019", 1: "2024-05", 2: "2021"})
    sac, offline = (found.number_of[id_] for id_ in ("method:sac", "setting:offline"))
    assert side_of(found, sac, [offline]).newest == 2024
    assert side_of(found, offline, [sac]).newest is None


def test_neighbours_of_what_has_nothing_broader_are_all_others_of_its_kind(corpus):
    svm, games = (corpus.number_of[id_] for id_ in ("method:svm", "domain:games"))
    side = side_of(corpus, svm, [games])
    assert (side.broader, side.around, side.around_with) == ((), 10, 0)


#: Two concepts of 20 papers each among 60 share one, where chance gives 6.7; their neighbours
#: meet in 10 of 10.
SCARCE = (
    concept("method:a", "method:family"),
    concept("method:b", "method:family"),
    concept("method:family"),
    concept("setting:c", "setting:group"),
    concept("setting:d", "setting:group"),
    concept("setting:group"),
)
SCARCE_PAPERS = (
    "a c",
    *["a d"] * 10,
    *["a"] * 9,
    *["b c"] * 10,
    *["c"] * 9,
    *["b"] * 6,
    *["d"] * 15,
)


def test_what_is_tried_far_less_than_neighbours_lead_to_expect_is_scarce():
    found = crossing(corpus_of(SCARCE, SCARCE_PAPERS))
    assert [(each.concepts, each.observed) for each in found.scarce] == [
        (("method:a", "setting:c"), 1)
    ]
    (pair,) = found.scarce
    assert pair.expected.value == pytest.approx(20 * 20 / 60)
    assert pair.is_surprising
    assert pair.rate < 0.01
    # a and c, a and d, b and c, b and d: chance would leave each empty in less than 5%
    assert (found.tested, found.surprising) == (4, 2)


def test_what_was_in_use_at_other_times_is_not_scarce():
    # of a and c one stands in every year, but a is a matter of 2016 and c of 2025
    dates = {
        paper: "2016" if said in ("a d", "a") else "2025"
        for paper, said in enumerate(SCARCE_PAPERS)
    }
    found = corpus_of(SCARCE, SCARCE_PAPERS, dates)
    pair = (found.number_of["method:a"], found.number_of["setting:c"])
    # 2016: 19 papers on a, none on c; 2025: 1 of 41 on a, 20 on c
    assert within_years(found, pair) == pytest.approx(1 * 20 / 41)
    assert crossing(found).scarce == ()


def test_without_dates_chance_within_years_is_chance():
    found = corpus_of(SCARCE, SCARCE_PAPERS)
    pair = (found.number_of["method:a"], found.number_of["setting:c"])
    assert within_years(found, pair) == pytest.approx(20 * 20 / 60)


def test_of_near_papers_those_come_first_that_name_the_side_itself():
    concepts = (*CONCEPTS[:6], concept("method:ppo2", "method:ppo"), *CONCEPTS[6:])
    papers = ["ppo2 online d4rl", "ppo online d4rl", *["offline d4rl"] * 4, *["atari"] * 20]
    found = corpus_of(concepts, papers)
    ppo, offline = (found.number_of[id_] for id_ in ("method:ppo", "setting:offline"))
    near = nearest_papers(Nearness.of(found), [ppo], offline, limit=2)
    assert [each.paper for each in near] == ["p:001", "p:000"]


THREE = (
    concept("benchmark:x"),
    concept("domain:c"),
    concept("method:a"),
    concept("setting:b"),
)


def test_three_that_meet_by_twos_and_never_all_are_told():
    found = corpus_of(THREE, [*["a b"] * 5, *["a c"] * 5, *["b c"] * 5, *["a"] * 2, *["x"] * 43])
    crossed = cross_triples(Nearness.of(found), ("method", "setting", "domain"), limit=3)
    assert (crossed.cells, crossed.empty) == (1, 1)
    (three,) = crossed.untried
    assert three.concepts == ("method:a", "setting:b", "domain:c")
    assert three.pairs == (5, 5, 5)
    # 3.392582 by counting all tables with these margins
    assert three.expected.value == pytest.approx(3.392582, abs=1e-6)
    assert three.score == 0.0  # they come with nothing else
    assert [near.paper for near in three.nearest] == ["p:000", "p:005", "p:010"]
    assert [near.lacks for near in three.nearest] == ["domain:c", "setting:b", "method:a"]


def test_three_of_which_two_meet_once_are_passed_over():
    found = corpus_of(THREE, [*["a b"] * 5, *["a c"] * 5, "b c", *["x"] * 49])
    crossed = cross_triples(Nearness.of(found), ("method", "setting", "domain"), limit=3)
    assert crossed.cells == 0


def test_a_combination_is_told_on_one_level_and_no_concept_more_than_three_times(corpus):
    id_ = corpus.number_of
    ppo, sac, above = id_["method:ppo"], id_["method:sac"], id_["method:actor-critic"]
    offline, online = id_["setting:offline"], id_["setting:online"]
    ranked = [(above, offline), (ppo, offline), (sac, online), (ppo, online), (above, online)]
    assert choose(corpus, ranked, lambda cell: cell, limit=9) == (
        (above, offline),
        (sac, online),
        (ppo, online),
    )
    games = [(id_["method:svm"], other) for other in (offline, online, ppo, sac)]
    assert choose(corpus, games, lambda cell: cell, limit=9) == tuple(games[:3])
    assert choose(corpus, games, lambda cell: cell, limit=1) == (games[0],)
    assert choose(corpus, games, lambda cell: None, limit=1) == ()


def test_each_two_kinds_are_crossed_and_then_all_three(corpus):
    found = find_untried(corpus)
    assert [each.kinds for each in found.crossings] == [
        ("method", "setting"),
        ("method", "domain"),
        ("setting", "domain"),
        ("method", "setting", "domain"),
    ]
    assert (found.papers, found.dated) == (40, 0)
    assert [each.kinds for each in find_untried(corpus, kinds=("domain", "method")).crossings] == [
        ("domain", "method")
    ]


def test_nothing_is_found_where_there_is_nothing():
    nothing = corpus_of([], [])
    found = find_untried(replace(nothing, papers=("p:000",), dates=("",)))
    assert found.is_empty
    assert [each.cells for each in found.crossings] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["method", "topic"], "'topic' is none of: method, setting, domain, benchmark"),
        (["method"], "method: name two or three different kinds"),
        (["method", "method"], "method,method: name two or three different kinds"),
    ],
)
def test_kinds_that_cannot_be_crossed_are_refused(names, message):
    with pytest.raises(GraphError) as error:
        known_kinds(names)
    assert str(error.value) == message


def test_numbers_do_not_depend_on_the_order_of_sums(corpus):
    near = Nearness.of(corpus)
    rows = np.array([corpus.number_of["method:sac"], corpus.number_of["method:ppo"]])
    columns = np.array([corpus.number_of["setting:offline"]])
    assert near.between(rows, columns).T.tolist() == near.between(columns, rows).tolist()
