import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg, own

GOLD = (
    {
        "id": "p1",
        "title": "OarNet: Rowing by Trial",
        "abstract": "We propose OarNet. It is trained with PPO. It rows <b>well</b>.",
        "links": [
            {
                "concept": "OarNet",
                "kinds": ["method"],
                "roles": ["proposes"],
                "must": True,
                "quote": "We propose OarNet",
            },
            {
                "concept": "Rowing",
                "kinds": ["domain"],
                "roles": ["addresses"],
                "must": True,
                "quote": "Rowing",
            },
        ],
    },
)


@pytest.fixture
def graph(home: Path, kg: Kg, tmp_path: Path) -> Path:
    """A graph file of its own: to measure is to write."""
    out = tmp_path / "landscape.db"
    assert kg("build", home / "papers.jsonl", "--out", out, *own(home)).exit_code == 0
    return out


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in GOLD))
    return path


def test_figures_are_printed_with_their_intervals_and_kept(kg: Kg, graph: Path, gold: Path) -> None:
    ran = kg("evaluate", graph, gold, "--misses", 5)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith(
        "gold.jsonl: 1 papers, 2 links of confidence 0.5 or more, 2 required\n"
        "  precision           0.50  [0.50, 0.50]  of 2\n"
    )
    assert "missed: 1\n  p1  Rowing (domain, addresses)  “Rowing”" in ran.stdout
    assert "false alarms: 1\n  p1  Proximal Policy Optimization (method, uses, 0." in ran.stdout
    told = kg("info", graph).stdout
    line = "gold.jsonl (1 papers): precision 0.50, recall 0.50, f1 0.50, role accuracy 1.00\n"
    assert f"measured        {line}" in told


def test_machines_get_every_figure(kg: Kg, graph: Path, gold: Path) -> None:
    facts = json.loads(kg("evaluate", graph, gold, "--json").stdout)
    assert (facts["papers"], facts["absent"]) == (1, [])
    assert facts["figures"][0] == {
        "part": "", "name": "precision", "value": 0.5, "low": 0.5, "high": 0.5, "size": 2,
    }  # fmt: skip
    assert "results" not in facts


def test_info_marks_figures_of_an_earlier_build(kg: Kg, graph: Path, gold: Path) -> None:
    kg("evaluate", graph, gold)
    more = gold.with_name("more.jsonl")
    more.write_text('{"title": "Another paper", "id": "p9"}\n')
    kg("build", more, "--out", graph)
    assert "; of an earlier build, measure again\n" in kg("info", graph).stdout


def test_a_dry_run_and_another_threshold_keep_nothing(kg: Kg, graph: Path, gold: Path) -> None:
    before = graph.read_bytes()
    assert kg("evaluate", graph, gold, "--dry-run").stderr == ""
    ran = kg("evaluate", graph, gold, "--min-confidence", "0.9")
    assert ran.stderr == f"{graph}: figures at confidence 0.9 are not kept, only those at 0.5\n"
    assert graph.read_bytes() == before


def test_papers_that_are_not_there_are_named(kg: Kg, graph: Path, gold: Path) -> None:
    gold.write_text(gold.read_text() + '{"id": "p7", "title": "Gone", "links": []}\n')
    ran = kg("evaluate", graph, gold)
    assert ran.exit_code == 1
    assert ran.stderr == (f"{graph}: 1 papers of gold.jsonl are not in it and were left out: p7\n")


def test_a_bad_gold_line_is_one_line_and_nothing_is_kept(kg: Kg, graph: Path, gold: Path) -> None:
    gold.write_text(gold.read_text() + "{}\n")
    ran = kg("evaluate", graph, gold)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"Error: {gold}, line 2: 'id' must be the id of the paper, a string\n"
    assert "measured" not in kg("info", graph).stdout


def test_results_that_are_not_there_are_said(kg: Kg, graph: Path, gold: Path) -> None:
    claims = gold.with_name("results.jsonl")
    claims.write_text('{"id": "p1", "results": [{"value": 3}]}\n')
    ran = kg("evaluate", graph, gold, "--results", claims)
    assert "Numeric results: the graph file holds none.\n" in ran.stdout
    facts = json.loads(kg("evaluate", graph, gold, "--results", claims, "--json").stdout)
    assert facts["results"] is None
