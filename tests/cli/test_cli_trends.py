import csv
import io
import json

import pytest

from kg.store import open_writer
from tests.dated import write_dated


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("trends") / "landscape.db"
    write_dated(path)
    return path


def test_what_comes_and_goes_is_told_with_bars_and_the_first_paper(kg, graph):
    done = kg("trends", graph)
    assert done.exit_code == 0
    assert "Of 5 concepts with at least 5 dated papers, 1 emerges and 1 fades" in done.output
    assert "0.0% → 70.0%  ···▅▇█  21 papers, first 2023-01 arxiv:2023.00000" in done.output
    assert "86.7% → 10.0%  ██▇▄··  29 papers" in done.output
    assert "GRPO: Chess → Walking, after 12 months" in done.output


def test_the_shares_of_a_concept_are_told_by_period(kg, graph):
    done = kg("trends", graph, "GRPO")
    assert "emerging: 0% to 70%; 21 papers (effect +1.98, false discovery" in done.output
    assert "2023         4 of 10   40.0%  (17%–69%)   ███████████" in done.output
    assert "“<b>Here</b> is GRPO.”" in done.output


def test_json_has_the_shares_with_their_intervals_and_sentences(kg, graph):
    facts = json.loads(kg("trends", graph, "--json").output)
    assert (facts["emerging"], facts["fading"]) == (["method:grpo"], ["method:ppo"])
    grpo = facts["concepts"][0]
    assert grpo["shares"][3] == {
        "period": "2023",
        "papers": 4,
        "share": 0.4,
        "low": 0.16818,
        "high": 0.687326,
    }
    assert grpo["first"]["evidence"][0]["sentence"] == "<b>Here</b> is GRPO."
    (move,) = facts["first_uses"]["moves"]
    assert (move["use"]["paper"], move["domain"]["id"]) == ("arxiv:2024.00000", "domain:walking")
    assert move["months"] == 12


def test_tables_have_a_row_a_concept_or_a_row_a_period(kg, graph):
    summary = list(csv.DictReader(io.StringIO(kg("trends", graph, "--csv").output)))
    assert [(row["label"], row["direction"]) for row in summary] == [
        ("GRPO", "emerging"),
        ("PPO", "fading"),
    ]
    periods = list(csv.DictReader(io.StringIO(kg("trends", graph, "PPO", "GRPO", "--csv").output)))
    assert [(row["label"], row["period"], row["papers"]) for row in periods][5:7] == [
        ("PPO", "2025", "0"),
        ("GRPO", "2020", "0"),
    ]


def test_a_page_shows_lines_and_escapes_what_papers_say(kg, graph):
    page = kg("trends", graph, "--html").output
    assert page.count("<svg") == 2
    assert "&lt;b&gt;Here" in page
    assert "<b>Here" not in page
    assert "<polyline" in kg("trends", graph, "GRPO", "SGD", "--html").output


def test_a_concept_without_papers_is_refused_in_one_line(kg, graph):
    done = kg("trends", graph, "Unused")
    assert done.exit_code == 2
    assert done.output.endswith("Error: no paper among these is about 'Unused'\n")


def test_years_restrict_what_is_looked_at(kg, graph):
    done = kg("trends", graph, "--since", "2023", "--until", "2023")
    assert done.exit_code == 0
    assert "10 dated papers of" in done.output
    assert kg("trends", graph, "--since", "2030").exit_code == 2


def test_an_empty_graph_has_no_trends(kg, tmp_path):
    with open_writer(tmp_path / "empty.db"):
        pass
    done = kg("trends", tmp_path / "empty.db")
    assert done.exit_code == 0, done.output
    assert "There are no papers, so there are no trends to tell." in done.output
