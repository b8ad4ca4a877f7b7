import random
from io import BytesIO

import networkx as nx
import pytest

from kg.graph.corpus import load_corpus, select
from kg.graph.forest import Ancestor, hang, in_order
from kg.graph.lineage import around, find_lineage
from kg.graph.lineage_graph import FORMATS, lineage_graph
from kg.graph.sayings import Step
from kg.model import Evidence
from kg.store import open_store
from tests.lineages import TOLD, Told, write_lineages


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(write_lineages(tmp_path_factory.mktemp("lineage") / "l.db")) as store:
        yield store


@pytest.fixture(scope="module")
def lineage(store):
    return find_lineage(store, load_corpus(store))


def short(id_):
    return id_.partition(":")[2]


def steps(lineage, relation):
    return [
        (short(step.method), short(step.other), step.paper)
        for step in lineage.steps
        if step.relation == relation
    ]


def test_a_step_leads_from_what_a_paper_proposes_to_what_it_extends(lineage):
    assert steps(lineage, "extends") == [
        ("muonclip", "muon", "p:8"),
        ("double-dqn", "dqn", "p:3"),
        ("c51", "dqn", "p:4"),
        ("rainbow", "c51", "p:5"),
        ("rainbow", "double-dqn", "p:5"),
        ("sac", "actor-critic", "p:6"),
        ("td3", "actor-critic", "p:7"),
    ]


def test_a_sentence_that_names_one_method_speaks_of_that_alone_and_others_of_all(lineage):
    assert steps(lineage, "compares_with") == [
        ("kimi", "adam", "p:8"),
        ("muonclip", "adam", "p:8"),
        ("c51", "rainbow", "p:4"),
        ("sac", "td3", "p:6"),
        ("sac", "offline", "p:6"),
    ]
    named = {(short(s.method), short(s.other)) for s in lineage.steps if s.names_both}
    assert named == {
        ("muonclip", "muon"),
        ("c51", "dqn"),
        ("sac", "actor-critic"),
        ("td3", "actor-critic"),
    }


def test_a_step_has_the_evidence_of_its_link(lineage):
    step = next(step for step in lineage.steps if step.other == "method:muon")
    assert step.evidence == Evidence("p:8", "abstract", 41, 45, "Muon", 18, 46)
    assert (step.confidence, step.date) == (0.9, "")


def test_what_is_used_long_before_it_is_proposed_is_dated_by_that_use(lineage):
    assert not [step for step in lineage.steps if step.paper == "p:2"]
    dated = {short(id_): (each.date, each.dated_by) for id_, each in lineage.concepts.items()}
    assert dated["dqn"] == ("2013", "seen")
    assert dated["rainbow"] == ("2017-10", "proposed")  # named three months earlier
    assert dated["double-dqn"] == ("2015-09", "proposed")
    assert dated["actor-critic"] == ("2018-01", "seen")
    assert dated["adam"] == ("2015-02", "seen")
    assert dated["muon"] == ("", "")
    assert lineage.concepts["method:dqn"].proposed_by == ("p:2",)


def test_each_method_hangs_once_under_what_is_not_younger(lineage):
    drawn = [(branch.depth, short(branch.id), branch.under) for branch in lineage.branches]
    assert drawn == [
        (0, "dqn", 3),
        (1, "double-dqn", 0),
        (1, "c51", 1),
        (2, "rainbow", 0),
        (0, "adam", 0),
        (0, "actor-critic", 2),
        (1, "sac", 0),
        (1, "td3", 0),
        (0, "kimi", 0),
        (0, "muon", 1),
        (1, "muonclip", 0),
    ]
    assert [short(tree[0].id) for tree in lineage.trees] == ["dqn", "actor-critic", "muon"]


def test_measures_are_of_papers_and_of_the_forest(lineage):
    assert lineage.papers_of("extends")[:2] == (("method:actor-critic", 2), ("method:dqn", 2))
    assert lineage.papers_of("compares_with") == (
        ("method:adam", 1),
        ("method:rainbow", 1),
        ("method:td3", 1),
    )
    assert lineage.longest_chain == ("method:dqn", "method:c51", "method:rainbow")
    assert (lineage.papers, lineage.proposing, lineage.nameless) == (9, 7, 1)


def test_the_part_around_a_method_is_its_line_and_its_comparisons(lineage):
    part = around(lineage, "method:c51")
    assert steps(part, "extends") == [
        ("c51", "dqn", "p:4"),
        ("rainbow", "c51", "p:5"),
    ]
    assert steps(part, "compares_with") == [("c51", "rainbow", "p:4")]
    assert around(lineage, "method:nothing").steps == ()


def test_a_selection_says_which_papers_speak_and_dates_stay(store):
    late = find_lineage(store, load_corpus(store, select(store, since=2017, until=2017)))
    assert {step.paper for step in late.steps} == {"p:4", "p:5"}
    assert late.concepts["method:dqn"].date == "2013"


def test_doubtful_comparisons_are_left_out_on_demand(store):
    sure = find_lineage(store, load_corpus(store, select(store, min_confidence=0.8)))
    assert {step.relation for step in sure.steps} == {"extends"}


def test_no_paper_and_no_saying_give_an_empty_lineage(tmp_path):
    with open_store(write_lineages(tmp_path / "none.db", ())) as store:
        empty = find_lineage(store, load_corpus(store))
    assert (empty.papers, empty.steps, empty.branches, empty.trees) == (0, (), (), ())
    assert empty.longest_chain == ()


def test_two_papers_that_say_the_same_make_two_steps_and_support_a_parent(tmp_path):
    again = Told(
        "p:0",
        "2018-05",
        "Rainbow extends Double DQN.",
        (
            ("proposes", "method:rainbow", "Rainbow"),
            ("extends", "method:double-dqn", "Double DQN"),
        ),
    )
    with open_store(write_lineages(tmp_path / "two.db", (*TOLD, again))) as store:
        lineage = find_lineage(store, load_corpus(store))
    assert dict(lineage.papers_of("extends"))["method:double-dqn"] == 2
    assert lineage.parents["method:rainbow"] == "method:double-dqn"


def extending(*pairs):
    evidence = Evidence("p", "title", 0, 1, "x", 0, 1)
    return [Step(a, b, "extends", "p", "", 0.9, False, evidence) for a, b in pairs]


def undated(*ids):
    return {id_: Ancestor(id_, id_, "", "", ()) for id_ in ids}


def test_a_circle_is_cut_at_its_first_method():
    a, b, c = "method:a", "method:b", "method:c"
    parents = hang(undated(a, b, c), extending((a, b), (b, c), (c, a)))
    assert parents == {a: b, b: c}


def test_nothing_hangs_under_what_is_younger():
    concepts = {
        "method:a": Ancestor("method:a", "A", "2017-05", "proposed", ()),
        "method:b": Ancestor("method:b", "B", "2017", "proposed", ()),
        "method:c": Ancestor("method:c", "C", "2018", "proposed", ()),
    }
    assert hang(concepts, extending(("method:a", "method:c"))) == {}
    assert hang(concepts, extending(("method:a", "method:b"))) == {"method:a": "method:b"}


def test_every_forest_is_a_forest():
    chance = random.Random(7)
    for _ in range(30):
        ids = [f"method:{n}" for n in range(12)]
        concepts = {
            id_: Ancestor(id_, id_, chance.choice(["", "2017", "2018-02"]), "proposed", ())
            for id_ in ids
        }
        parents = hang(concepts, extending(*(chance.sample(ids, 2) for _ in range(25))))
        tree = nx.DiGraph(parents.items())
        assert nx.is_directed_acyclic_graph(tree)
        branches = list(in_order(concepts, parents))
        assert sorted(branch.id for branch in branches) == sorted(ids)
        assert all(
            branch.under == len(nx.ancestors(tree, branch.id))
            for branch in branches
            if branch.id in tree
        )


def test_the_graph_has_strings_and_numbers_alone(store, lineage):
    graph = lineage_graph(store, lineage)
    assert graph.nodes["method:rainbow"] == {
        "label": "Rainbow",
        "kind": "method",
        "proposed_by": 1,
        "date": "2017-10",
        "year": 2017,
        "dated_by": "proposed",
        "depth": 2,
    }
    assert graph.nodes["method:muon"] == {
        "label": "Muon",
        "kind": "method",
        "proposed_by": 0,
        "depth": 0,
    }
    assert graph.edges["method:rainbow", "method:double-dqn", "extends p:5"] == {
        "relation": "extends",
        "in_tree": 0,
        "paper": "p:5",
        "title": "Paper 5 on <methods>",
        "confidence": 0.9,
        "names_both": 0,
        "evidence": "abstract[61:71]",
        "exact": "Double DQN",
        "sentence": "It extends C51 and the older Double DQN.",
        "date": "2017-10",
    }


@pytest.mark.parametrize(
    ("name", "read"),
    [("graphml", nx.parse_graphml), ("gexf", lambda text: nx.read_gexf(BytesIO(text.encode())))],
)
def test_what_networkx_writes_it_reads_again(store, lineage, name, read):
    graph = lineage_graph(store, lineage)
    back = read(FORMATS[name](graph))
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges() == 12
    assert back.nodes["method:muonclip"]["label"] == 'Muon"<b>Clip'
    assert "lastmodified" not in FORMATS[name](graph)


def test_drawings_escape_what_papers_wrote(store, lineage):
    part = lineage_graph(store, around(lineage, "method:muonclip"))
    assert FORMATS["dot"](part) == (
        "digraph lineage {\n"
        "  rankdir=LR;\n"
        '  node [shape=box, fontname="sans-serif"];\n'
        '  n0 [label="Adam (by 2015)"];\n'
        '  n1 [label="Muon"];\n'
        '  n2 [label="Muon\\"<b>Clip"];\n'
        '  n1 -> n2 [tooltip="1 paper"];\n'
        '  n0 -> n2 [style=dashed, constraint=false, color=gray50, tooltip="1 paper"];\n'
        "}\n"
    )
    assert FORMATS["mermaid"](part) == (
        "flowchart LR\n"
        '  n0["Adam (by 2015)"]\n'
        '  n1["Muon"]\n'
        '  n2["Muon#34;#60;b#62;Clip"]\n'
        "  n1 --> n2\n"
        "  n0 -.- n2\n"
    )
