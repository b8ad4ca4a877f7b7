import io

import networkx as nx
import pytest

from kg.graph import load_graph

ONE, TWO, THREE, FOUR, FIVE = (f"arxiv:2501.0000{n}" for n in range(1, 6))


def test_nodes_are_linked_concepts_with_all_that_is_broader_then_all_papers(store):
    assert list(load_graph(store)) == [
        "benchmark:mujoco",
        "method:adam",
        "method:grpo",
        "method:moe",
        "method:policy-gradient",
        "method:ppo",
        "method:reward-model",
        ONE,
        TWO,
        THREE,
        FOUR,
        FIVE,
    ]


def test_keys_are_roles_and_broader(store):
    graph = load_graph(store)
    assert list(graph.out_edges([ONE, FOUR], keys=True)) == [
        (ONE, "method:grpo", "proposes"),
        (ONE, "method:ppo", "uses"),
        (ONE, "method:reward-model", "uses"),
        (FOUR, "method:moe", "proposes"),
        (FOUR, "method:ppo", "avoids"),
    ]
    assert list(graph.out_edges("method:grpo", keys=True)) == [
        ("method:grpo", "method:ppo", "broader")
    ]
    assert graph.number_of_edges() == 11 + 2


def test_an_edge_carries_its_best_quote_and_the_sentence_around_it(store):
    assert load_graph(store).edges[ONE, "method:ppo", "uses"] == {
        "role": "uses",
        "confidence": 0.9,
        "evidence": 1,
        "field": "abstract",
        "exact": "PPO",
        "sentence": "It builds on PPO and a reward model.",
    }


def test_an_edge_without_evidence_has_role_and_confidence(store):
    with_quotes, without = load_graph(store), load_graph(store, with_evidence=False)
    assert without.edges[ONE, "method:ppo", "uses"] == {"role": "uses", "confidence": 0.9}
    assert list(without.edges(keys=True)) == list(with_quotes.edges(keys=True))


def test_a_concept_carries_labels_and_definition(store):
    assert load_graph(store).nodes["method:grpo"] == {
        "type": "concept",
        "label": "Group Relative Policy Optimization",
        "kind": "method",
        "status": "curated",
        "alt_labels": "GRPO | Group-Relative PO",
        "definition": "PPO without a critic.",
    }


def test_a_paper_carries_what_its_source_says_and_no_more(store):
    nodes = load_graph(store).nodes
    assert nodes[ONE] == {
        "type": "paper",
        "label": "One",
        "authors": "Ada Moor | Bo Lind",
        "published": "2025-01-17",
        "year": 2025,
    }
    assert nodes[FOUR] == {"type": "paper", "label": "Four"}


def test_links_below_the_threshold_are_left_out_and_their_concepts_too(store):
    graph = load_graph(store, min_confidence=0.7)
    assert not graph.has_edge(THREE, "method:ppo")
    assert graph.graph == {"build": "build:0123456789ab", "min_confidence": 0.7}
    assert list(load_graph(store, min_confidence=0.95)) == [ONE, TWO, THREE, FOUR, FIVE]


@pytest.mark.parametrize(
    ("write", "read"), [(nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)]
)
def test_writers_of_networkx_take_every_attribute(store, write, read):
    graph, file = load_graph(store), io.BytesIO()
    write(graph, file)
    file.seek(0)
    again = read(file)
    assert sorted(again) == sorted(graph)
    assert again.nodes["method:ppo"]["label"] == "PPO"
    edges = [data["role"] for *_, data in again.edges(data=True)]
    assert sorted(edges) == sorted(role for *_, role in graph.edges(keys=True))
