import numpy as np
import pytest

from kg.graph.ties import Ties, load_ties, make_ties
from kg.graph.typical import typicality
from kg.model import Concept

CONCEPTS = {
    concept.id: concept
    for concept in (
        Concept("method:dqn", "method", "DQN", broader=("method:q-learning",)),
        Concept("method:ppo", "method", "PPO"),
        Concept("method:q-learning", "method", "Q-Learning", broader=("method:unused",)),
        Concept("method:unused", "method", "Unused"),
    )
}
ROWS = [
    ("paper:2", "method:q-learning", "mentions", 0.9),
    ("paper:2", "method:dqn", "uses", 0.9),
    ("paper:1", "method:dqn", "compares_with", 0.9),
    ("paper:3", "method:ppo", "proposes", 0.9),
]


def table(ties: Ties) -> dict[tuple[str, str], tuple[float, bool]]:
    columns = zip(ties.paper, ties.concept, ties.weight, ties.is_link, strict=True)
    return {(ties.papers[p], ties.concepts[c]): (float(w), bool(link)) for p, c, w, link in columns}


def test_a_tie_weighs_by_rarity_and_role_and_half_by_way_of_a_narrower_concept() -> None:
    rare, shared = 2.0, pytest.approx(1.3219281)  # log2(1 + 3/1), log2(1 + 3/2)
    found = table(make_ties(ROWS, CONCEPTS))
    assert {pair: round(weight / 1, 7) for pair, (weight, _) in found.items()} == {
        ("paper:1", "method:dqn"): pytest.approx(0.5 * 1.3219281),
        ("paper:1", "method:q-learning"): pytest.approx(0.5 * 0.5 * 1.3219281),
        ("paper:2", "method:dqn"): shared,
        ("paper:2", "method:q-learning"): pytest.approx(0.25 * 1.3219281),
        ("paper:2", "method:unused"): pytest.approx(0.25 * 0.5 * 2.0),
        ("paper:3", "method:ppo"): rare,
    }


def test_what_a_paper_names_itself_is_a_link_and_what_it_has_by_way_of_another_is_not() -> None:
    found = table(make_ties(ROWS, CONCEPTS))
    assert [pair for pair, (_, is_link) in found.items() if not is_link] == [
        ("paper:1", "method:q-learning"),
        ("paper:2", "method:unused"),
    ]


def test_links_alone_count_only_who_links() -> None:
    ties = make_ties(ROWS, CONCEPTS)
    assert dict(zip(ties.concepts, ties.having.tolist(), strict=True)) == {
        "method:dqn": 2,
        "method:ppo": 1,
        "method:q-learning": 2,
        "method:unused": 1,
    }
    assert ties.links().having.tolist() == [2, 1, 1, 0]
    assert len(ties.links().paper) == 4


def test_the_order_of_rows_does_not_matter() -> None:
    assert table(make_ties(ROWS[::-1], CONCEPTS)) == table(make_ties(ROWS, CONCEPTS))


def test_nothing_makes_no_ties() -> None:
    assert make_ties([], CONCEPTS).shape == (0, 0)


def test_links_of_less_confidence_make_none(store) -> None:
    assert "paper:" not in str(load_ties(store, min_confidence=0.95).papers)
    assert load_ties(store, min_confidence=0.95).shape == (0, 0)
    assert load_ties(store, min_confidence=0.5).papers == tuple(
        f"arxiv:2501.0000{n}" for n in (1, 2, 3, 4)
    )


def test_typicality_by_hand() -> None:
    # of four papers two are in topic 0, and both have DQN, which one of the others has too
    rows = [(f"paper:{n}", "method:dqn", "uses", 0.9) for n in (1, 2, 3)]
    rows.append(("paper:4", "method:ppo", "uses", 0.9))
    ties = make_ties(rows, {})
    found = typicality(ties, np.array([0, 0, 1, 1]))
    rows = zip(found.concept, found.topic, found.papers, found.score, strict=True)
    assert [(ties.concepts[c], int(t), int(n), float(s)) for c, t, n, s in rows] == [
        ("method:dqn", 0, 2, pytest.approx(0.4150375)),  # 1 · log2(1 / 0.75)
        ("method:dqn", 1, 1, pytest.approx(-0.2924813)),  # 0.5 · log2(0.5 / 0.75)
        ("method:ppo", 1, 1, pytest.approx(0.5)),  # 0.5 · log2(0.5 / 0.25)
    ]


def test_typicality_in_a_topic_compares_with_that_topic() -> None:
    rows = [(f"paper:{n}", "method:dqn", "uses", 0.9) for n in (1, 2)]
    rows += [(f"paper:{n}", "method:ppo", "uses", 0.9) for n in (3, 4)]
    ties = make_ties(rows, {})
    found = typicality(ties, np.array([0, 1, 2, 2]), np.array([0, 0, 1]))
    # all papers around topics 0 and 1 have DQN, so that it tells them apart from nothing
    assert found.score.tolist() == [0.0, 0.0, 0.0]
