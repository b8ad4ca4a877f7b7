import json
from pathlib import Path

from tests.cli.conftest import Kg, own


def test_each_sort_has_its_heading(kg: Kg, home: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers.jsonl"
    papers.write_text(
        '{"title": "Tides", "abstract": "A tidal stream carries PPO and WaveQ9."}\n'
        '{"title": "Shores", "abstract": "The tidal stream turns."}\n'
    )
    graph = tmp_path / "g.db"
    kg("build", papers, "--out", graph, *own(home))
    ran = kg("blindspots", graph)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("1 of 2 papers (50.0%) without a link\n  Shores  paper:")
    assert "      2  tidal stream\n         “" in ran.stdout
    assert "      1  WaveQ9\n" in ran.stdout
    assert (
        "Concepts of the vocabulary that were never seen\n  method         1 of 2\n" in ran.stdout
    )


def test_one_paper_is_no_papers_and_none_no_share(kg: Kg, home: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers.jsonl"
    papers.write_text('{"title": "Rowing by PPO"}\n{"abstract": "No title."}\n')
    graph = tmp_path / "g.db"
    kg("build", papers, "--out", graph, *own(home))
    assert kg("blindspots", graph).stdout.startswith(
        "No paper of 1 is without a link\n"
        "  1 paper without an abstract\n"
        "  1 record could not become a paper: kg info --refusals\n"
    )


def test_machines_get_all_and_lists_are_cut(kg: Kg, graph: Path) -> None:
    facts = json.loads(kg("blindspots", graph, "--json", "--limit", 1).stdout)
    assert facts["papers"] == 2
    assert facts["concepts"] == {"method": {"concepts": 2, "unseen": 0}}
    assert len(facts["phrases"]) <= 1


def test_unseen_concepts_are_listed(kg: Kg, home: Path, tmp_path: Path) -> None:
    papers = tmp_path / "one.jsonl"
    papers.write_text('{"title": "Nothing", "abstract": "Nothing."}\n')
    kg("build", papers, "--out", tmp_path / "g.db", *own(home))
    assert kg("blindspots", tmp_path / "g.db", "--list").stdout == (
        "method:policy-gradient\tPolicy Gradient\nmethod:ppo\tProximal Policy Optimization\n"
    )


def test_a_file_that_is_not_there_is_one_line(kg: Kg, tmp_path: Path) -> None:
    ran = kg("blindspots", tmp_path / "none.db")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "does not exist; make it with: kg build" in ran.stderr
