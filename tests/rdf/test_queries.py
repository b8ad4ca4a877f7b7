"""Every named query on the graph of conftest: rows written out, the same from two engines."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib.plugins.sparql
from rdflib import Graph

from kg.errors import QueryError
from kg.rdf.engine import Dataset, load_dataset
from kg.rdf.iris import prefixes
from kg.rdf.queries import named_queries, named_query, parse_query
from kg.rdf.second_engine import to_rdflib
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE, curie_of
from tests.rdf.conftest import RESULTS, write_by_hand

PPO, DPO, GRPO = "method:ppo", "method:dpo", "method:grpo"
P1, P2, P4 = "arxiv:1701.00001", "arxiv:2203.00002", "arxiv:2401.00004"
P3, P5 = "doi:10.1000/(dpo)<3>", "paper:hands"

CASES: list[tuple[str, dict[str, str], list[tuple[str | None, ...]]]] = [
    (
        "top-methods",
        {},
        [
            (PPO, "Proximal Policy Optimization", "3", "2", "1"),
            (DPO, "Direct Preference Optimization", "2", "0", "1"),
            (GRPO, "GRPO", "1", "0", "1"),
            ("method:policy-gradient", "Policy Gradient", "1", "1", "0"),
        ],
    ),
    (
        "papers-using",
        {"concept": "PPO"},
        [
            (P4, "Groups", "0.93", "GRPO extends PPO."),
            (P2, "Chat with feedback", "0.9", "We train with PPO."),
        ],
    ),
    ("papers-using", {"limit": "1"}, [(P4, "Groups", "0.93", "GRPO extends PPO.")]),
    ("avoided", {}, [(PPO, "Proximal Policy Optimization", "1", "No PPO is needed.")]),
    (
        "methods-by-setting",
        {},
        [
            (PPO, "Proximal Policy Optimization", "setting:rlhf", "RLHF", "2"),
            (DPO, "Direct Preference Optimization", "setting:rlhf", "RLHF", "1"),
            (GRPO, "GRPO", "setting:rlhf", "RLHF", "1"),
            ("method:policy-gradient", "Policy Gradient", "setting:offline", "Offline RL", "1"),
        ],
    ),
    (
        "new-methods",
        {},
        [
            (PPO, "Proximal Policy Optimization", None, None, P1),
            (GRPO, "GRPO", PPO, "Proximal Policy Optimization", P4),
            (DPO, "Direct Preference Optimization", None, None, P3),
        ],
    ),
    ("top-benchmarks", {}, [("benchmark:mujoco", "MuJoCo", "2")]),
    (
        "together-with",
        {"concept": "RLHF"},
        [
            (DPO, "Direct Preference Optimization", "2"),
            (PPO, "Proximal Policy Optimization", "2"),
            (GRPO, "GRPO", "1"),
        ],
    ),
    (
        "papers-by-year",
        {"concept": "PPO"},
        [("2017", "1", "1"), ("2022", "1", "1"), ("2023", "1", "0"), ("2024", "1", "1")],
    ),
    (
        "domains",
        {},
        [("domain:robotics", "Robotics", "2"), ("domain:manipulation", "Manipulation", "1")],
    ),
    (
        "combining",
        {"a": "policy gradient", "b": "RLHF"},
        [(P2, "Chat with feedback"), (P4, "Groups")],
    ),
    (
        "compared-with",
        {"concept": "DPO"},
        [(P4, "Groups", "GRPO", "In RLHF it beats DPO.")],
    ),
    (
        "results-by-benchmark",
        {"benchmark": "mujoco HANDS"},
        [
            (
                P1,
                "Proximal Policy Optimization",
                "MuJoCo hands",
                None,
                None,
                "2.5",
                "3.5",
                "x",
                "speedup",
                "walks well on MuJoCo",
            )
        ],
    ),
    ("gaps", {"concept": "PPO"}, [("setting:offline", "Offline RL", "1")]),
]


@pytest.fixture(scope="module")
def engines(tmp_path_factory) -> Iterator[tuple[Store, Dataset, Graph]]:
    path = write_by_hand(tmp_path_factory.mktemp("queries") / "hand.db", results=RESULTS)
    with open_store(path) as store:
        yield store, load_dataset(store), to_rdflib(store)


def cell(term: object) -> str | None:
    """Give a term of either engine as the tests write it."""
    if term is None:
        return None
    value = term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    return curie_of(value) or value


def ask_rdflib(graph: Graph, query: str, monkeypatch) -> list[tuple[str | None, ...]]:
    # FROM would make rdflib fetch and read files
    monkeypatch.setattr(rdflib.plugins.sparql, "SPARQL_LOAD_GRAPHS", False)
    rows = graph.query(query, initNs=prefixes(DEFAULT_BASE))
    return [tuple(map(cell, row)) for row in rows]


def fill(store: Store, name: str, values: dict[str, str]) -> str:
    return named_query(name).fill(values, lambda x: store.find_concepts(x)[0].id, DEFAULT_BASE)


@pytest.mark.parametrize(("name", "values", "rows"), CASES, ids=[case[0] for case in CASES])
def test_named_query_gives_these_rows_in_both_engines(engines, monkeypatch, name, values, rows):
    store, dataset, graph = engines
    query = fill(store, name, values)
    assert [tuple(map(cell, row)) for row in dataset.query(query)] == rows
    assert ask_rdflib(graph, query, monkeypatch) == rows


def test_every_named_query_is_tested():
    assert {case[0] for case in CASES} == set(named_queries())


def test_there_are_at_least_ten_and_each_has_help():
    assert len(named_queries()) >= 10
    assert [query.name for query in named_queries().values() if not query.help] == []


def test_gaps_are_the_same_without_minus(engines):
    store, dataset, _ = engines
    slow = """
        SELECT ?setting ?label (COUNT(DISTINCT ?paper) AS ?papers) WHERE {
          ?paper kg:studiesSetting ?setting . ?setting skos:prefLabel ?label .
          FILTER NOT EXISTS { ?tried kg:about method:ppo ; kg:studiesSetting ?setting }
        } GROUP BY ?setting ?label ORDER BY DESC(?papers) STR(?setting) LIMIT 20"""
    fast = fill(store, "gaps", {})
    assert list(map(tuple, dataset.query(slow))) == list(map(tuple, dataset.query(fast)))


QUERY = '# Help.\n# param concept = method:ppo  (any label)\n# param n = 5\n# param t = "a b"\n'


def never(label: str) -> str:
    raise AssertionError(f"{label} was looked up")


def test_parameters_are_read_from_the_comments():
    query = parse_query("q", QUERY)
    assert query.help == "Help."
    assert [(p.name, p.default, p.form, p.note) for p in query.parameters] == [
        ("concept", "method:ppo", "concept", "any label"),
        ("n", "5", "number", ""),
        ("t", '"a b"', "text", ""),
    ]


def test_defaults_stand_where_nothing_is_set_and_other_variables_stay():
    query = parse_query("q", QUERY + "SELECT $x { $x ?p $concept ; ?q $t } LIMIT $n")
    assert query.fill({}, never, "https://b.org/").splitlines()[-1] == (
        'SELECT $x { $x ?p <https://b.org/concept/method/ppo> ; ?q "a b" } LIMIT 5'
    )


def test_a_text_cannot_break_out_of_its_quotation_marks():
    query = parse_query("q", QUERY + "$t")
    filled = query.fill({"t": '" } INSERT \\'}, never, DEFAULT_BASE)
    assert filled.splitlines()[-1] == r'"\" } INSERT \\"'


def test_a_number_must_be_one():
    query = parse_query("q", QUERY + "$n")
    with pytest.raises(QueryError, match="n is a number, not '5 } #'"):
        query.fill({"n": "5 } #"}, never, DEFAULT_BASE)


def test_unknown_parameters_are_named_with_the_known_ones():
    with pytest.raises(QueryError, match="domains has no parameter 'top'; it has: limit"):
        named_query("domains").fill({"top": "1"}, never, DEFAULT_BASE)


def test_a_wrong_query_name_suggests_a_near_one():
    with pytest.raises(QueryError, match="'top-method'; did you mean 'top-methods'"):
        named_query("top-method")
