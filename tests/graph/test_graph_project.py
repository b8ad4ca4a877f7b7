import pytest

from kg.errors import GraphError
from kg.graph import project_concepts, project_papers
from kg.graph.association import (
    inverse_document_frequency,
    normalised_pmi,
    pointwise_mutual_information,
)
from kg.model import Concept, Paper

ONE, TWO, THREE, FOUR = (f"arxiv:2501.0000{n}" for n in range(1, 5))


@pytest.mark.parametrize(
    ("together", "left", "right", "papers", "pmi", "npmi"),
    [
        (1, 2, 2, 4, 0.0, 0.0),  # as chance would have it
        (2, 2, 2, 4, 1.0, 1.0),  # never one without the other
        (1, 1, 1, 1024, 10.0, 1.0),  # PMI loves what occurs once, NPMI does not
        (1, 4, 4, 8, -1.0, -0.3333333),  # they avoid each other
        (3, 8, 6, 1024, 6.0, 0.7130093),  # log2(3·1024/48) = 6; −log2(3/1024) = 8.41504
        (4, 4, 4, 4, 0.0, 0.0),  # all papers have both: chance explains it
    ],
)
def test_pmi_and_npmi_by_hand(together, left, right, papers, pmi, npmi):
    numbers = (together, left, right, papers)
    assert pointwise_mutual_information(*numbers) == pytest.approx(pmi)
    assert normalised_pmi(*numbers) == pytest.approx(npmi)


@pytest.mark.parametrize(("having", "papers", "bits"), [(1, 8, 3.0), (4, 8, 1.0), (8, 8, 0.0)])
def test_what_fewer_papers_have_tells_more(having, papers, bits):
    assert inverse_document_frequency(having, papers) == bits


def test_concepts_that_share_papers_have_an_edge_with_count_pmi_and_npmi(store):
    # four papers are about something; PPO counts in three: "avoids" brings nothing together
    graph = project_concepts(store)
    assert graph.graph == {"papers": 4}
    assert list(graph.nodes(data="papers")) == [
        ("benchmark:mujoco", 2),
        ("method:grpo", 1),
        ("method:moe", 1),
        ("method:ppo", 3),
        ("method:reward-model", 2),
    ]
    half = 0.41503749927884376  # log2(4/3)
    assert [(*edge, *numbers.values()) for *edge, numbers in graph.edges(data=True)] == [
        ("benchmark:mujoco", "method:ppo", 2, half, half),  # log2(2·4/(2·3)), −log2(2/4) = 1
        ("benchmark:mujoco", "method:reward-model", 1, 0.0, 0.0),  # log2(1·4/(2·2))
        ("method:grpo", "method:ppo", 1, half, half / 2),  # log2(1·4/(1·3)), −log2(1/4) = 2
        ("method:grpo", "method:reward-model", 1, 1.0, 0.5),  # log2(1·4/(1·2))
        ("method:ppo", "method:reward-model", 2, half, half),
    ]
    assert graph.nodes["method:ppo"] == {
        "type": "concept",
        "label": "PPO",
        "kind": "method",
        "status": "curated",
        "papers": 3,
    }


def test_within_a_role_only_links_of_that_role_count(store):
    graph = project_concepts(store, roles=["uses"])
    assert graph.graph == {"papers": 2}
    assert list(graph.edges(data="weight")) == [("method:ppo", "method:reward-model", 2)]
    assert graph.nodes["method:ppo"]["papers"] == 2


def test_what_is_avoided_or_mentioned_counts_only_when_asked_for(store):
    graph = project_concepts(store, roles=["avoids", "proposes"])
    assert ("method:moe", "method:ppo") in graph.edges
    assert "method:adam" not in project_concepts(store)


def test_kinds_papers_and_least_count_narrow_the_projection(store):
    assert list(project_concepts(store, kinds=["benchmark"])) == ["benchmark:mujoco"]
    assert list(project_concepts(store, papers=[TWO, THREE]).nodes(data="papers")) == [
        ("benchmark:mujoco", 2),
        ("method:ppo", 2),
        ("method:reward-model", 1),
    ]
    assert list(project_concepts(store, min_together=2).edges) == [
        ("benchmark:mujoco", "method:ppo"),
        ("method:ppo", "method:reward-model"),
    ]
    assert project_concepts(store, min_confidence=0.7).nodes["method:ppo"]["papers"] == 2


def test_a_projection_of_nothing_is_empty(store):
    assert len(project_concepts(store, papers=[])) == 0
    assert len(project_papers(store, min_confidence=0.95)) == 0


def test_an_unknown_role_or_kind_is_refused_with_the_known_ones(store):
    with pytest.raises(GraphError, match="'applies' is none of: proposes, uses, evaluates_on"):
        project_concepts(store, roles=["applies"])
    with pytest.raises(GraphError, match="'task' is none of: method, setting, domain, benchmark"):
        project_concepts(store, kinds=["task"])


def test_papers_are_tied_by_what_few_papers_have(store):
    # idf: GRPO 2 bits, reward model and MuJoCo 1, PPO log2(4/3) = 0.415037499
    graph = project_papers(store)
    assert list(graph.nodes(data="label")) == [
        (ONE, "One"),
        (TWO, "Two"),
        (THREE, "Three"),
        (FOUR, "Four"),
    ]
    assert list(graph.edges(data=True)) == [
        (ONE, TWO, {"weight": 1.415037499, "shared": 2}),
        (ONE, THREE, {"weight": 0.415037499, "shared": 1}),
        (TWO, THREE, {"weight": 1.415037499, "shared": 2}),
    ]
    assert graph.nodes[ONE]["year"] == 2025
    assert "year" not in graph.nodes[FOUR]


def test_an_edge_stays_when_it_is_among_the_heaviest_of_one_end(store):
    assert list(project_papers(store, neighbours=1).edges) == [(ONE, TWO), (TWO, THREE)]


def test_concepts_of_too_many_papers_tie_nothing(store):
    assert list(project_papers(store, max_papers=2).edges(data="weight")) == [
        (ONE, TWO, 1.0),
        (TWO, THREE, 1.0),
    ]
    assert list(project_papers(store, max_papers=1).edges) == []


def test_edges_need_enough_shared_concepts(store):
    assert list(project_papers(store, min_shared=2).edges) == [(ONE, TWO), (TWO, THREE)]
    assert list(project_papers(store, min_shared=3).edges) == []


def test_a_concept_that_all_papers_have_ties_nothing(store):
    # both papers that use anything use both: 0 bits
    assert list(project_papers(store, roles=["uses"]).edges) == []


class Rows:
    """What projections ask of a store, of links that are named by two letters."""

    def __init__(self, *pairs):
        self.pairs = sorted(pairs)

    def link_rows(self, *, min_confidence):
        return ((paper, f"method:{concept}", "uses", 0.9) for paper, concept in self.pairs)

    def papers(self):
        return (
            Paper(id=paper, title=paper) for paper in sorted({paper for paper, _ in self.pairs})
        )

    def concepts(self):
        names = sorted({concept for _, concept in self.pairs})
        return (Concept(f"method:{name}", "method", name) for name in names)


def test_of_equally_heavy_ties_the_smaller_id_stays():
    # A, B and C are tied alike: A keeps B, B keeps A, and C keeps A
    graph = project_papers(Rows("Ax", "Bx", "Cx", "Dy"), neighbours=1)
    assert list(graph.edges) == [("A", "B"), ("A", "C")]
