import numpy as np
import pytest

from kg.errors import GraphError
from kg.evaluate.prediction import evaluate_prediction, hide_newest, judge
from tests.corpora import concept, corpus_of

CONCEPTS = (
    concept("benchmark:d4rl"),
    concept("benchmark:x"),
    concept("method:ppo"),
    concept("method:sac"),
    concept("method:svm"),
    concept("setting:offline"),
    concept("setting:online"),
)

#: Before: SAC and offline RL share D4RL alone. In the newest year they meet.
BEFORE = (
    *["sac d4rl"] * 3,
    *["offline d4rl"] * 3,
    *["ppo online"] * 3,
    *["svm x"] * 3,
    *["x"] * 8,
)
DATES = dict.fromkeys(range(20), "2020-05") | dict.fromkeys(range(20, 25), "2024-01-02")


def test_the_first_are_judged_by_what_was_filled():
    scores = np.array([9.0, *np.arange(20, 1, -1)])  # 9 comes late
    is_hit = np.array([True, *[n < 4 for n in range(19)]])
    found = judge("x", scores, is_hit)
    assert [each.value for each in found.precision] == [0.4]
    assert (round(found.precision[0].low, 3), round(found.precision[0].high, 3)) == (0.168, 0.687)
    # 4 hits before all 15 misses, the fifth before the 7 of a smaller score, as good as one
    assert found.auc.value == pytest.approx((4 * 15 + 7 + 0.5) / 75)


def test_equal_scores_are_a_random_order():
    found = judge("x", np.ones(20), np.arange(20) < 5)
    assert found.precision[0].value == 0.25
    assert found.auc.value == 0.5


def test_where_nothing_was_filled_nothing_can_be_said():
    found = judge("x", np.arange(20.0), np.zeros(20, dtype=np.bool_))
    assert (found.auc.value, found.auc.low, found.auc.high) == (0.5, 0.0, 1.0)
    assert judge("x", np.empty(0), np.zeros(0, dtype=np.bool_)).precision == ()


def test_the_newest_year_is_hidden():
    since, before, hidden = hide_newest(corpus_of(CONCEPTS, [*BEFORE, *["sac offline"] * 5], DATES))
    assert (since, len(before.papers), len(hidden.papers)) == ("2024", 20, 5)
    assert set(hidden.dates) == {"2024-01-02"}
    assert hidden.papers[0] == "p:020"
    assert before.concepts == hidden.concepts


def test_where_years_are_few_the_newest_fifth_is_hidden_and_undated_papers_are_left_out():
    dates = {n: f"2024-{n + 1:02}" for n in range(10)}
    since, before, hidden = hide_newest(corpus_of(CONCEPTS, ["x"] * 12, dates))
    assert (since, len(before.papers), len(hidden.papers)) == ("2024-09", 8, 2)


def test_without_dates_nothing_can_be_hidden():
    with pytest.raises(GraphError, match="nothing can be hidden: too few papers have a date"):
        hide_newest(corpus_of(CONCEPTS, BEFORE))


def test_what_both_come_with_foretells_what_is_filled():
    corpus = corpus_of(CONCEPTS, [*BEFORE, *["sac offline"] * 5], DATES)
    pairs, _, _, three = evaluate_prediction(corpus).trials
    # three methods and two settings, of which PPO and online RL had met
    assert (pairs.kinds, pairs.cells, pairs.filled) == (("method", "setting"), 5, 1)
    auc = {ranked.name: ranked.auc and ranked.auc.value for ranked in pairs.rankings}
    assert auc == {
        "nearness": 1.0,
        "nearness without dates": 1.0,
        "common neighbours": 1.0,
        "expected by chance": 0.5,
        "as listed": None,
    }
    assert three.cells == 0
