import csv
import io
import json
from pathlib import Path

import pytest

from kg.model import Concept
from tests.cli.conftest import Kg
from tests.evaluate.landscapes import write
from tests.lineages import write_lineages


@pytest.fixture(scope="module")
def methods(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lineages(tmp_path_factory.mktemp("lineage") / "l.db")


def test_the_forest_is_told_with_years_papers_and_sentences(kg: Kg, methods: Path) -> None:
    ran = kg("lineage", methods)
    assert ran.exit_code == 0
    assert ran.stdout == (
        "9 papers (2013 to 2019); methods are proposed by 7. What theirs extend is said by 6, "
        "which methods they compare them with by 3.\n"
        "Most extended, by papers: Actor-Critic (2), DQN (2).\n"
        "Longest chain: DQN > C51 > Rainbow.\n"
        "\n"
        "What extends what\n"
        "   ≤2013  DQN\n"
        "    2015  ├─ Double DQN\n"
        "          │  p:3  “It extends the DQN network.”\n"
        "    2017  └─ C51\n"
        "             p:4  “C51 improves on the network DQN.”\n"
        "    2017     └─ Rainbow  extends Double DQN, too\n"
        "                p:5  “It extends C51 and the older Double DQN.”\n"
        "   ≤2018  Actor-Critic\n"
        "    2018  ├─ SAC\n"
        "          │  p:6  “SAC builds on the actor-critic.”\n"
        "    2018  └─ TD3\n"
        "             p:7  “TD3 builds on the actor-critic.”\n"
        "          Muon\n"
        '          └─ Muon"<b>Clip\n'
        "             p:8  “MuonClip improves upon Muon.”\n"
        "\n"
        "Compared with, each by one paper\n"
        '   ≤2015  Adam, by 1 paper: Kimi K2, Muon"<b>Clip\n'
        "          p:8  “Both beat Adam.”\n"
        "    2017  Rainbow, by 1 paper: C51 (2017)\n"
        "          p:4  “A comparison with Rainbow follows.”\n"
        "    2018  TD3, by 1 paper: SAC (2018)\n"
        "          p:6  “It beats TD3.”\n"
        "\n"
        "≤: the first paper about it here; no paper here proposes it, or not before that.\n"
        "1 more paper extends something and names no method of its own; it is not here.\n"
    )


def test_a_method_is_told_with_what_it_comes_from_and_is_compared_with(
    kg: Kg, methods: Path
) -> None:
    said = kg("lineage", methods, "sac").stdout
    assert said.startswith("SAC, first proposed 2018-01 by p:6\n\nWhat extends what\n")
    assert "\nIt was compared with\n    2018  TD3\n          p:6  “It beats TD3.”\n" in said
    assert "What was compared with it" not in said


def test_a_method_without_lineage_is_one_sentence(kg: Kg, methods: Path) -> None:
    ran = kg("lineage", methods, "Kimi K2", "--until", "2018")
    assert (ran.exit_code, ran.stdout) == (
        0,
        "No paper of 7 says what Kimi K2 extends, what extends it, or with which method it was "
        "compared.\n",
    )


def test_other_methods_of_the_same_name_are_told(kg: Kg, tmp_path: Path) -> None:
    concepts = (
        Concept("method:rower", "method", "Rower"),
        Concept("method:rower-ab12cd", "method", "Rower", status="discovered"),
    )
    graph = write(tmp_path / "a.db", {1: {"Rower": "uses"}}, concepts=concepts)
    said = kg("lineage", graph, "rower").stdout.splitlines()
    assert said[-1].startswith("Also called so: Rower  method:rower")


def test_an_empty_graph_file_is_one_sentence(kg: Kg, tmp_path: Path) -> None:
    ran = kg("lineage", write_lineages(tmp_path / "none.db", ()))
    assert (ran.exit_code, ran.stdout) == (
        0,
        "0 papers: none says what a method that it proposes extends, or compares it with.\n",
    )


def test_an_unknown_method_is_one_line(kg: Kg, methods: Path) -> None:
    ran = kg("lineage", methods, "PPO")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "PPO" in ran.stderr


def test_json_has_the_measures_the_forest_and_the_steps(kg: Kg, methods: Path) -> None:
    facts = json.loads(kg("lineage", methods, "--json").stdout)
    assert (facts["extending"], facts["comparing"], facts["nameless"]) == (6, 3, 1)
    assert facts["longest_chain"] == ["method:dqn", "method:c51", "method:rainbow"]
    assert facts["most_extended"][0] == {
        "id": "method:actor-critic",
        "label": "Actor-Critic",
        "papers": 2,
    }
    assert facts["methods"][1] == {
        "id": "method:double-dqn",
        "label": "Double DQN",
        "date": "2015-09",
        "dated_by": "proposed",
        "proposed_by": ["p:3"],
        "parent": "method:dqn",
        "depth": 1,
        "under": 0,
    }
    assert len(facts["steps"]) == 12
    assert facts["steps"][1]["sentence"] == "It extends the DQN network."


def test_the_table_has_a_row_a_step(kg: Kg, methods: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(kg("lineage", methods, "TD3", "--csv").stdout)))
    assert [(row["method"], row["relation"], row["other"]) for row in rows] == [
        ("TD3", "extends", "Actor-Critic"),
        ("SAC", "compares_with", "TD3"),
    ]


def test_a_graph_is_written_for_other_programs(kg: Kg, methods: Path, tmp_path: Path) -> None:
    out = tmp_path / "lineage.graphml"
    assert kg("lineage", methods, "--format", "graphml", "--out", out).stdout == ""
    assert "MuonClip improves upon Muon." in out.read_text()
    assert kg("lineage", methods, "TD3", "--format", "mermaid").stdout == (
        "flowchart LR\n"
        '  n0["Actor-Critic (by 2018)"]\n'
        '  n1["SAC (2018)"]\n'
        '  n2["TD3 (2018)"]\n'
        "  n0 --> n2\n"
        "  n2 -.- n1\n"
    )
    ran = kg("lineage", methods, "--format", "dot", "--json")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "--format dot or --json, not both" in ran.stderr


def test_the_page_escapes_what_papers_wrote(kg: Kg, methods: Path) -> None:
    page = kg("lineage", methods, "--html").stdout
    assert "Muon&#34;&lt;b&gt;Clip" in page
    assert "<b>Clip" not in page
