import random
from itertools import combinations

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.graph import find_communities
from kg.graph.communities import find_hierarchy


def planted(groups, size, *, inside, outside, seed=0):
    """A graph with known communities: nodes "g03-n07" are tied mostly to those of their group."""
    draw = random.Random(seed)
    nodes = [f"g{g:02}-n{n:02}" for g in range(groups) for n in range(size)]
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for left, right in combinations(nodes, 2):
        if draw.random() < (inside if left[:3] == right[:3] else outside):
            graph.add_edge(left, right, weight=1)
    return graph


def shuffled(graph, seed):
    draw = random.Random(seed)
    nodes, edges = list(graph), [(b, a, data) for a, b, data in graph.edges(data=True)]
    draw.shuffle(nodes)
    draw.shuffle(edges)
    again = nx.Graph()
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    return again


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_planted_communities_are_recovered_whatever_the_seed(seed):
    graph = planted(12, 25, inside=0.5, outside=0.02)
    found = find_communities(graph, seed=seed)
    assert found.members == tuple(tuple(f"g{g:02}-n{n:02}" for n in range(25)) for g in range(12))
    assert found.modularity > 0.4


def test_weights_decide_where_edges_alone_do_not():
    graph = nx.complete_graph(["a", "b", "c", "d"])
    for edge in graph.edges:
        graph.edges[edge]["weight"] = 10 if edge in (("a", "b"), ("c", "d")) else 1
    assert find_communities(graph).members == (("a", "b"), ("c", "d"))


def test_neither_the_order_of_nodes_nor_of_edges_matters():
    graph = planted(6, 10, inside=0.4, outside=0.15)  # so mixed that it could go either way
    found = find_communities(graph)
    assert all(find_communities(shuffled(graph, seed)) == found for seed in range(5))


def test_communities_are_numbered_by_size_then_smallest_member():
    graph = nx.Graph([("x", "y"), ("y", "z"), ("x", "z"), ("c", "d"), ("a", "b")])
    graph.add_nodes_from(["m", "l"])
    found = find_communities(graph)
    assert found.members == (("x", "y", "z"), ("a", "b"), ("c", "d"), ("l",), ("m",))
    assert list(found.community_of.items()) == [
        ("a", 1),
        ("b", 1),
        ("c", 2),
        ("d", 2),
        ("l", 3),
        ("m", 4),
        ("x", 0),
        ("y", 0),
        ("z", 0),
    ]


def test_modularity_by_hand():
    # two triangles and a bridge, 7 edges: 2 · (3/7 − (7/14)²) = 6/7 − 1/2
    graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f")])
    graph.add_edge("c", "d")
    found = find_communities(graph)
    assert found.members == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == pytest.approx(5 / 14)


def test_a_higher_resolution_gives_more_communities():
    graph = planted(4, 20, inside=0.5, outside=0.05)
    counts = [len(find_communities(graph, resolution=r).members) for r in (0.1, 1.0, 3.0)]
    assert counts[0] < counts[1] == 4 < counts[2]


def test_a_hierarchy_takes_large_communities_apart_inside_their_parents():
    # two worlds of three groups each
    graph = planted(6, 15, inside=0.9, outside=0.0)
    for left, right in combinations(range(6), 2):
        if left // 3 == right // 3:
            for n in range(15):
                for shift in range(5):
                    graph.add_edge(f"g{left:02}-n{n:02}", f"g{right:02}-n{(n + shift) % 15:02}")
    coarse, fine = find_hierarchy(graph, max_size=30)
    assert [len(nodes) for nodes in coarse.members] == [45, 45]
    assert coarse.parents == ()
    assert fine.parents == (0, 0, 0, 1, 1, 1)
    assert fine.members == tuple(tuple(f"g{g:02}-n{n:02}" for n in range(15)) for g in range(6))
    assert coarse == find_communities(graph)


def test_what_is_small_enough_stays_whole_on_every_level():
    graph = planted(3, 10, inside=0.8, outside=0.0)
    graph.add_edge("small-a", "small-b")
    graph.add_node("lonely")
    for level in find_hierarchy(graph, max_size=5):
        assert sorted(node for nodes in level.members for node in nodes) == sorted(graph)
        assert ("small-a", "small-b") in level.members
        assert level.members[-1] == ("lonely",)


def test_graphs_without_edges_have_communities_of_one():
    graph = nx.Graph()
    assert find_communities(graph).members == ()
    graph.add_nodes_from("ba")
    assert find_communities(graph).members == (("a",), ("b",))


def test_edges_of_no_weight_tie_nothing():
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=0)
    assert find_communities(graph).members == (("a",), ("b",))


def test_the_graph_is_not_modified():
    graph = planted(2, 5, inside=1.0, outside=0.1)
    before = graph.copy()
    find_communities(graph)
    assert nx.utils.graphs_equal(graph, before)


@pytest.mark.parametrize(
    ("graph", "options", "message"),
    [
        (nx.MultiDiGraph([("a", "b")]), {}, "simple undirected graph; project the graph first"),
        (nx.Graph([("a", "b", {"weight": -1})]), {}, "edge a – b: weight is -1; it must be 0 or"),
        (nx.Graph([("a", "b", {"weight": float("nan")})]), {}, "weight is nan"),
        (nx.Graph([("a", "b")]), {"resolution": 0}, "the first must be above 0"),
    ],
)
def test_what_leiden_cannot_work_on_is_refused(graph, options, message):
    with pytest.raises(GraphError, match=message):
        find_communities(graph, **options)
