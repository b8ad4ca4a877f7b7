import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.handmade import write_graph_file

OARNET = """\
Proximal Policy Optimization  method:ppo
A policy gradient method with small steps.
kind     method
also     PPO
broader  Policy Gradient
papers   1

used by 1
  OarNet: Rowing by Trial  2024  trains_with  paper:e5f2bf09d592
    “It is trained with PPO.”
"""


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


@pytest.mark.parametrize("name", ["ppo", "PPO", "method:ppo", "proximal policy optimisation"])
def test_concept_is_shown_by_any_label_with_its_sentences(kg: Kg, graph: Path, name: str) -> None:
    ran = kg("show", graph, name)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert lines(ran.stdout) == OARNET.splitlines()


@pytest.mark.parametrize("name", ["p1", "paper:e5f2bf09d592", "oarnet rowing by trial"])
def test_paper_is_shown_with_its_links_by_role(kg: Kg, graph: Path, name: str) -> None:
    assert lines(kg("show", graph, name).stdout) == [
        "OarNet: Rowing by Trial  paper:e5f2bf09d592",
        "authors   Ada Moor, Bo Lind",
        "published 2024-05",
        "known as  input p1",
        "",
        "proposes",
        "  OarNet  method:oarnet",
        "    “OarNet: Rowing by Trial”",
        "",
        "uses",
        "  Proximal Policy Optimization  trains_with  method:ppo",
        "    “It is trained with PPO.”",
    ]


def test_machines_get_all_of_a_concept(kg: Kg, graph: Path) -> None:
    facts = json.loads(kg("show", graph, "policy gradients", "--json").stdout)
    assert (facts["type"], facts["id"], facts["papers"]) == ("concept", "method:policy-gradient", 1)
    assert facts["narrower"] == [{"id": "method:ppo", "label": "Proximal Policy Optimization"}]
    assert facts["roles"] == {"avoids": 1}
    (link,) = facts["links"]
    assert link["evidence"] == [
        {
            "field": "abstract",
            "start": 23,
            "end": 39,
            "exact": "policy gradients",
            "sentence_start": 0,
            "sentence": "Our boat sails without policy gradients.",
        }
    ]


def test_machines_get_all_of_a_paper(kg: Kg, graph: Path) -> None:
    facts = json.loads(kg("show", graph, "p2", "--json").stdout)
    assert (facts["type"], facts["title"]) == ("paper", "Sailing without Gradients")
    assert facts["identifiers"] == [["input", "p2"]]
    assert [(link["concept"], link["role"]) for link in facts["links"]] == [
        ("method:oarnet", "compares_with"),
        ("method:policy-gradient", "avoids"),
    ]


def test_wrong_name_suggests_near_ones(kg: Kg, graph: Path) -> None:
    ran = kg("show", graph, "OraNet")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == "Error: no concept is called 'OraNet'; did you mean 'OarNet'?\n"


def test_nothing_is_coloured_in_a_pipe_and_markup_is_text(kg: Kg, graph: Path) -> None:
    found = kg("search", graph, "rows well").stdout
    assert "\x1b" not in found
    assert "It rows <b>well</b>." in found


def test_search_finds_concepts_and_papers(kg: Kg, graph: Path) -> None:
    ran = kg("search", graph, "policy", "gradient")
    assert ran.exit_code == 0
    assert (
        ran.stdout.index("Concepts") < ran.stdout.index("method:ppo") < ran.stdout.index("Papers")
    )
    hits = json.loads(kg("search", graph, "--json", '"trained with"').stdout)["hits"]
    assert [(hit["type"], hit["label"], hit["matches"]) for hit in hits] == [
        ("paper", "OarNet: Rowing by Trial", ["trained with"])
    ]


def test_search_without_hits_says_so(kg: Kg, graph: Path) -> None:
    ran = kg("search", graph, "zebra")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "nothing holds all the words of 'zebra'\n"


def test_info_tells_what_is_in_the_file(kg: Kg, graph: Path) -> None:
    text = kg("info", graph).stdout
    assert "papers          2\n" in text
    assert "concepts        2 curated, 1 new names\n" in text
    facts = json.loads(kg("info", graph, "--json").stdout)
    assert sorted(facts) == [
        "build", "builds", "bytes", "complete", "counts", "file", "inputs", "kinds",
        "measurements", "roles",
    ]  # fmt: skip
    assert facts["complete"] is True
    assert [each["build"] for each in facts["builds"]] == [facts["build"]["id"]]
    assert "\nrun " not in text  # of one run, the build says all
    assert facts["counts"]["links"] == 4


def test_merges_are_listed(kg: Kg, home: Path, tmp_path: Path) -> None:
    from tests.cli.conftest import own

    more = tmp_path / "more.jsonl"
    more.write_text('{"title": "OARNET: rowing by trial", "authors": ["A. Moor"], "id": "x"}\n')
    out = tmp_path / "a.db"
    kg("build", home / "papers.jsonl", more, "--out", out, *own(home))
    assert kg("info", out, "--merges").stdout == (
        f"paper:e5f2bf09d592 is paper:e5f2bf09d592 by title and author ({more}, line 1)\n"
    )


def test_paper_shows_the_numbers_that_it_claims(kg: Kg, tmp_path: Path) -> None:
    write_graph_file(tmp_path / "results.db")
    shown = lines(kg("show", tmp_path / "results.db", "w1").stdout)
    assert shown[-3:] == [
        "results",
        "   value  relation  metric  benchmark  than",
        "  2-2.5x  speedup   speed   Stairs     crawling",
    ]
    (result,) = json.loads(kg("show", tmp_path / "results.db", "w1", "--json").stdout)["results"]
    assert (result["value"], result["unit"], result["subject"]) == ([2.0, 2.5], "x", "walker")
    assert result["evidence"][0]["exact"] == "walker with PPO"
