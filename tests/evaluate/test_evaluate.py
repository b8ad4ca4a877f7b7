from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import GoldError, StoreError
from kg.evaluate import Evaluation, evaluate
from kg.store import Store, open_store, open_writer
from tests.evaluate.conftest import GOLD, OAR, POND, listed
from tests.handmade import finish_by_hand

WriteGold = Callable[..., Path]


@pytest.fixture
def measured(store: Store, gold: Path) -> Evaluation:
    return evaluate(store, gold)


def value(measured: Evaluation, name: str, part: str = "") -> float | None:
    return measured.figure(name, part).value


def test_what_is_listed_and_found_counts(measured: Evaluation) -> None:
    # of four links three are listed; of five that are required three are found
    assert (measured.papers, measured.links, measured.must) == (2, 4, 5)
    assert value(measured, "precision") == 0.75
    assert value(measured, "recall") == 0.6
    assert value(measured, "f1") == 0.6667
    assert [miss.concept for miss in measured.misses] == ["Offline RL", "Reward Model"]


def test_another_role_on_what_is_rejected_is_a_false_alarm(measured: Evaluation) -> None:
    assert value(measured, "avoids") == 0.0
    (alarm,) = measured.alarms
    assert (alarm.paper, alarm.concept, alarm.role, alarm.exact) == (
        *("g1", "Reward Model", "uses", "reward models"),
    )


def test_roles_are_measured_over_what_was_found(measured: Evaluation) -> None:
    assert value(measured, "role_accuracy") == 0.6667
    assert value(measured, "precision", "role mentions") == 0.0
    assert value(measured, "recall", "role uses") == 0.0
    assert value(measured, "f1", "role proposes") == 1.0
    (wrong,) = measured.wrong_roles
    assert (wrong.concept, wrong.role, wrong.right) == (
        *("Proximal Policy Optimization", "mentions", ("uses",)),
    )
    # proposes 1, evaluates_on 1, uses 0; mentions is in no gold link that was found
    assert value(measured, "role_macro_f1") == 0.6667


def test_kinds_are_measured_apart(measured: Evaluation) -> None:
    assert value(measured, "precision", "kind method") == 0.6667
    assert value(measured, "recall", "kind setting") == 0.0
    assert value(measured, "precision", "kind setting") is None
    assert measured.figure("precision", "kind setting").size == 0


def test_an_optional_link_is_neither_reward_nor_harm(store: Store, gold: Path) -> None:
    measured = evaluate(store, gold, threshold=0.3)
    assert measured.links == 5
    assert value(measured, "precision") == 0.75
    assert value(measured, "precision_lenient") == 0.8


def test_intervals_hold_the_figure_and_do_not_change(store: Store, gold: Path) -> None:
    figure = evaluate(store, gold).figure("recall")
    # each sample is one paper twice, or both: 2/4, 1/1 or 3/5
    assert (figure.low, figure.value, figure.high) == (0.5, 0.6, 1.0)
    assert evaluate(store, gold).figure("recall") == figure


def test_confidences_are_compared_with_the_share_that_is_right(measured: Evaluation) -> None:
    table = [(b.low, b.links, b.said, b.right) for b in measured.reliability.bins]
    assert table == [(0.4, 1, 0.4, 1.0), (0.7, 1, 0.75, 1.0), (0.9, 3, 0.9167, 0.6667)]
    # 0.6 apart for one link, 0.25 for four
    assert measured.reliability.expected_error == 0.32


def test_rules_are_compared_with_the_share_that_is_right(measured: Evaluation) -> None:
    (rule,) = measured.reliability.rules
    assert (rule.rule, rule.links, rule.said, rule.right) == ("label", 5, 0.78, 0.8)


def test_thresholds_say_what_they_would_give(measured: Evaluation) -> None:
    by_threshold = {step.threshold: step for step in measured.reliability.steps}
    assert (by_threshold[0.95].links, by_threshold[0.95].recall) == (1, 0.2)
    assert by_threshold[0.95].precision == 1.0


def test_a_paper_that_is_not_there_is_named_and_left_out(
    store: Store, write_gold: WriteGold
) -> None:
    other = {"id": "g3", "title": "Elsewhere", "links": [listed("Kite", "uses", "kite")]}
    measured = evaluate(store, write_gold(*GOLD, other))
    assert (measured.papers, measured.absent) == (2, ("g3",))
    assert value(measured, "recall") == 0.6


def test_the_same_id_under_another_title_is_another_paper(
    store: Store, write_gold: WriteGold
) -> None:
    other = GOLD[0] | {"title": "Another one", "id": "g2"}
    with pytest.raises(GoldError, match=r"holds none of the 1 papers of .*; build it from them"):
        evaluate(store, write_gold(other))


def test_a_paper_is_found_by_its_title_too(store: Store, write_gold: WriteGold) -> None:
    assert evaluate(store, write_gold(GOLD[0] | {"id": "mine-1"})).papers == 1


def test_a_changed_text_is_said_and_its_spans_fail(store: Store, write_gold: WriteGold) -> None:
    measured = evaluate(store, write_gold(GOLD[0] | {"abstract": "Now " + OAR.abstract}))
    assert measured.differing == ("g1",)
    assert value(measured, "spans_verified") == 0.0


def test_measurements_are_kept_and_replaced(graph: Path, gold: Path) -> None:
    for _ in range(2):
        with open_store(graph) as store:
            measured = evaluate(store, gold)
        with open_writer(graph) as writer:
            writer.set_measurements(measured.gold, measured.measurements())
    with open_store(graph) as store:
        kept = store.measurements()
        assert len(kept) == len(measured.measurements())
        (precision,) = [m for m in kept if (m.figure, m.part) == ("precision", "")]
        assert (precision.gold, precision.value, precision.size) == ("gold.jsonl", 0.75, 4)
        (papers,) = [m for m in kept if m.figure == "papers"]
        assert papers.value == 2
        assert store.measurements(of_build=store.build.id) == kept


def test_a_file_in_the_middle_of_a_build_is_not_measured(graph: Path, gold: Path) -> None:
    with open_writer(graph) as writer:
        writer.add_papers([type(POND)("paper:new", "A third one")])
    with open_store(graph) as store, pytest.raises(StoreError, match="was interrupted; run"):
        evaluate(store, gold)


def test_measurements_of_another_build_are_not_of_this_one(graph: Path, gold: Path) -> None:
    with open_store(graph) as store:
        measured = evaluate(store, gold)
    with open_writer(graph) as writer:
        writer.set_measurements(measured.gold, measured.measurements())
        writer.add_papers([type(POND)("paper:new", "A third one")])
        finish_by_hand(writer)
    with open_store(graph) as store:
        assert len(store.measurements()) == len(measured.measurements())
        assert store.measurements(of_build=store.build.id) == ()


RESULTS = {
    "id": "g1",
    "results": [
        {"benchmark": "PondWorld (deep)", "value": 66.1},
        {"benchmark": None, "value": [1.8, 14.5]},
        {"benchmark": None, "value": 3, "borderline": True},
        {"benchmark": None, "value": 7},
    ],
}


def add_results(graph: Path, *rows: tuple[str | None, float, float]) -> None:
    with open_writer(graph) as writer, writer.transaction() as connection:
        (nr,) = connection.execute("SELECT nr FROM paper WHERE id = ?", (OAR.id,)).fetchone()
        for ord_, (benchmark, low, high) in enumerate(rows):
            connection.execute(
                "INSERT INTO result (paper, ord, benchmark, low, high, unit, relation, field, "
                'start, "end", exact, sentence_start, sentence_end) '
                "VALUES (?, ?, ?, ?, ?, '', 'absolute', 'title', 0, 6, 'OarNet', 0, 6)",
                (nr, ord_, benchmark, low, high),
            )


def test_results_are_matched_by_value_and_benchmark(
    graph: Path, gold: Path, write_gold: WriteGold
) -> None:
    claims = write_gold(RESULTS, name="results.jsonl")
    right = [("pondworld", 66.1, 66.1), (None, 1.8, 14.5), (None, 3, 3)]
    add_results(graph, *right, ("PondWorld", 7.5, 7.5))
    with open_store(graph) as store:
        measured = evaluate(store, gold, results=claims)
    precision, recall = (
        measured.figure("precision", "results"),
        measured.figure("recall", "results"),
    )
    assert (precision.value, precision.size) == (0.75, 4)
    assert (recall.value, recall.size) == (0.6667, 3)


def test_no_results_in_the_graph_file_are_no_figure(
    store: Store, gold: Path, write_gold: WriteGold
) -> None:
    claims = write_gold(RESULTS, name="results.jsonl")
    assert evaluate(store, gold, results=claims).results is None
