import numpy as np
import pytest

from kg.graph.bridges import find_bridges, participation
from kg.graph.ties import make_ties
from kg.model import Concept

#: Three topics of four papers; of each paper its concepts.
PAPERS = {
    "a1": "a all bridge",
    "a2": "a all bridge",
    "a3": "a all",
    "a4": "a all",
    "b1": "b all bridge",
    "b2": "b all bridge",
    "b3": "b all",
    "b4": "b all a",
    "c1": "c all",
    "c2": "c all",
    "c3": "c all",
    "c4": "c all",
}
COARSE = np.repeat([0, 1, 2], 4)


@pytest.fixture(scope="module")
def ties():
    rows = [
        (paper, f"method:{name}", "uses", 0.9)
        for paper, linked in PAPERS.items()
        for name in sorted(linked.split())
    ]
    names = ("a", "all", "b", "bridge", "c")
    return make_ties(rows, {f"method:{n}": Concept(f"method:{n}", "method", n) for n in names})


@pytest.fixture(scope="module")
def bridges(ties):
    return find_bridges(ties, COARSE, np.ones(12, dtype=np.bool_))


def test_a_concept_typical_of_two_topics_is_a_bridge(bridges):
    (found,) = bridges.concepts
    assert (found.id, found.papers) == ("method:bridge", 4)
    assert (found.topics, found.parts, found.participation) == ((0, 1), (0.5, 0.5), 0.5)


def test_what_all_papers_have_joins_nothing(bridges):
    assert "method:all" not in {bridge.id for bridge in bridges.concepts}


def test_a_paper_is_drawn_to_topics_by_its_concepts(bridges):
    found = {bridge.id: bridge for bridge in bridges.papers}
    # all others with b are in topic 1, all others with a in topic 0, and a is the commoner one
    assert found["b4"].topics == (1, 0)
    assert found["b4"].by == ("method:b", "method:a")
    assert found["b4"].parts[0] > 0.5 > found["b4"].parts[1]
    assert "c1" not in found


def test_a_paper_does_not_draw_itself(bridges):
    found = {bridge.id: bridge for bridge in bridges.papers}
    # of a's four other papers all are in topic 0, of b's three all in topic 1, a third of papers
    # each; of the eleven others 4, 3 and 4 are in the topics, more than a third in two of them
    by_a, by_b = np.log2(1 + 12 / 5) * (1 - 1 / 3), np.log2(1 + 12 / 4) * (1 - 1 / 3)
    by_all = np.log2(1 + 12 / 12) * (4 / 11 - 1 / 3)
    expected = (by_a + by_all) / (by_a + by_b + 2 * by_all)
    assert found["b4"].parts[1] == pytest.approx(expected, abs=1e-6)


def test_only_selected_papers_and_their_concepts_are_bridges(ties):
    selected = np.array([paper.startswith("c") for paper in PAPERS])
    assert find_bridges(ties, COARSE, selected).concepts == ()
    assert find_bridges(ties, COARSE, selected).papers == ()


def test_one_topic_has_nothing_between(ties):
    found = find_bridges(ties, np.zeros(12, dtype=np.int64), np.ones(12, dtype=np.bool_))
    assert (found.concepts, found.papers) == ((), ())


def test_participation_is_that_of_guimera_and_amaral():
    things = np.array([0, 0, 0, 0, 1, 1, 3, 3, 3])
    topics = np.array([0, 0, 1, 2, 1, 1, 0, 1, 2])
    # 1 - (1/2)² - (1/4)² - (1/4)², all in one, nothing, 1 - 3 (1/3)²
    assert participation(things, topics, 4).tolist() == [0.625, 0.0, 0.0, 0.666667]
