import networkx as nx
import pytest

from kg.errors import GraphError
from kg.graph import rank_nodes
from kg.graph.measure import MEASURES, betweenness, degree, pagerank, weighted_degree


@pytest.fixture
def star():
    """A hub with three leaves, and a node apart; the leaf "c" is tied twice as strongly."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([("hub", "b", 1), ("hub", "a", 1), ("hub", "c", 2)])
    graph.add_node("apart")
    return graph


def test_degree_counts_neighbours_and_strength_adds_weights(star):
    assert degree(star) == {"a": 1, "apart": 0, "b": 1, "c": 1, "hub": 3}
    assert weighted_degree(star) == {"a": 1, "apart": 0, "b": 1, "c": 2, "hub": 4}


def test_betweenness_is_the_share_of_paths_that_lead_through(star):
    # of the 6 pairs of other nodes, the 3 pairs of leaves are tied through the hub
    assert betweenness(star) == {"a": 0, "apart": 0, "b": 0, "c": 0, "hub": 0.5}


def test_pagerank_of_a_star_by_hand():
    # h = 0.15/4 + 0.85·3l and l = 0.15/4 + 0.85·h/3, hence h = 0.133125/0.2775
    found = pagerank(nx.Graph([("hub", "a"), ("hub", "b"), ("hub", "c")]))
    assert found == {
        "a": pytest.approx(0.1734234234),
        "b": pytest.approx(0.1734234234),
        "c": pytest.approx(0.1734234234),
        "hub": pytest.approx(0.4797297297),
    }


def test_pagerank_follows_weights_and_sums_to_one(star):
    found = pagerank(star)
    assert sum(found.values()) == pytest.approx(1)
    assert found["hub"] > found["c"] > found["a"] > found["apart"]
    assert found["a"] == pytest.approx(found["b"])


def test_pagerank_agrees_with_networkx_where_scipy_is_there(star):
    pytest.importorskip("scipy")
    graph = nx.les_miserables_graph()
    graph.add_node("Nobody")
    expected = nx.pagerank(graph, tol=1e-12, max_iter=1000)
    assert pagerank(graph) == pytest.approx(expected, abs=1e-9)


def test_pagerank_without_edges_is_even():
    graph = nx.Graph()
    assert pagerank(graph) == {}
    graph.add_nodes_from("ab")
    assert pagerank(graph) == {"a": 0.5, "b": 0.5}


def test_estimated_betweenness_depends_on_the_seed_alone():
    graph = nx.les_miserables_graph()
    turned = nx.Graph([(b, a) for a, b in reversed(list(graph.edges))])
    estimate = betweenness(graph, pivots=20, seed=3)
    assert betweenness(turned, pivots=20, seed=3) == estimate
    assert betweenness(graph, pivots=20, seed=4) != estimate
    assert max(estimate, key=estimate.__getitem__) == "Valjean"


def test_equal_values_go_by_id(star):
    assert rank_nodes(star, by="degree") == (
        ("hub", 3.0),
        ("a", 1.0),
        ("b", 1.0),
        ("c", 1.0),
        ("apart", 0.0),
    )
    assert rank_nodes(star, limit=2) == (("hub", 4.0), ("c", 2.0))


def test_every_measure_leaves_the_graph_as_it_is(star):
    before = star.copy()
    for measure in MEASURES.values():
        assert list(measure(star)) == ["a", "apart", "b", "c", "hub"]
    assert nx.utils.graphs_equal(star, before)


def test_what_cannot_be_ranked_is_refused(star):
    with pytest.raises(GraphError, match="'fame' is none of: degree, weighted_degree, between"):
        rank_nodes(star, by="fame")
    with pytest.raises(GraphError, match="project the graph first"):
        rank_nodes(nx.MultiDiGraph([("a", "b")]))
    with pytest.raises(GraphError, match="damping is 1; it must be at least 0 and below 1"):
        pagerank(star, damping=1)
