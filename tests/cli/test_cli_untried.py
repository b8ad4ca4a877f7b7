import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.untried import SAID, write


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("untried") / "walking.db")


def test_text_says_what_is_empty_what_is_around_and_who_is_near(kg: Kg, file: Path) -> None:
    ran = kg("untried", file, "--kinds", "method,setting")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == (
        "40 papers (2020 to 2024): one combination that no paper tries, though neighbours do.\n"
        "Combined were concepts of 3 to 20 papers. With so few papers, chance alone may leave any "
        "combination empty. Read the list as what lies near, not as what is missing.\n"
        "\n"
        "Methods × settings: no paper in 1 of 4 pairs\n"
        "  1. SAC × Offline <RL>\n"
        "     4 and 6 papers; with both: none, by chance 0.6 (0 to 2)\n"
        "     neighbours: 4 of 6 other papers on Actor-Critic are on Offline <RL>; "
        "4 of 6 other papers on Data Regime are on SAC\n"
        "     both come with D4RL (4 and 6 papers)\n"
        "     near: Title 2 of <b> (2022)  p:002: uses SAC, with D4RL\n"
        "         “Much is known. Here we use SAC and Online RL and D4RL.”\n"
        "     near: Title 4 of <b> (2024)  p:004: uses Offline <RL>, with D4RL\n"
        "         “Much is known. Here we use PPO and Offline <RL> and D4RL.”\n"
    )


def test_a_near_paper_of_something_narrower_says_what_it_names(kg: Kg, tmp_path: Path) -> None:
    said = ("sac online", *["sac-2 online d4rl"] * 3, *SAID[4:])
    ran = kg("untried", write(tmp_path / "narrow.db", said=said), "--kinds", "method,setting")
    assert (
        "     near: Title 3 of <b> (2023)  p:003: uses SAC-2, so SAC, with D4RL\n"
        "         “Much is known. Here we use SAC-2 and Online RL and D4RL.”\n"
    ) in ran.stdout


def test_where_all_is_tried_no_pair_is_without_papers(kg: Kg, tmp_path: Path) -> None:
    said = ["ppo offline d4rl", "ppo online d4rl", "sac offline d4rl", "sac online d4rl"] * 10
    ran = kg("untried", write(tmp_path / "tried.db", said=said), "--kinds", "method,setting")
    assert "\nMethods × settings: papers in all 4 pairs\n" in ran.stdout


def test_machines_get_ids_labels_and_sentences(kg: Kg, file: Path) -> None:
    facts = json.loads(kg("untried", file, "--json").stdout)
    assert (facts["papers"], facts["dated"], facts["least"], facts["most"]) == (40, 40, 3, 20)
    (pair,) = facts["crossings"][0]["untried"]
    assert pair["concepts"] == [
        {"id": "method:sac", "label": "SAC"},
        {"id": "setting:offline", "label": "Offline <RL>"},
    ]
    assert (pair["observed"], pair["expected"], pair["low"], pair["high"]) == (0, 0.6, 0, 2)
    assert pair["nearest"][0] == {
        "paper": "p:002",
        "title": "Title 2 of <b>",
        "has": ["method:sac"],
        "lacks": "setting:offline",
        "by": "benchmark:d4rl",
        "sentence": "Much is known. Here we use SAC and Online RL and D4RL.",
    }


def test_a_table_has_a_row_a_combination(kg: Kg, file: Path) -> None:
    (row,) = csv.DictReader(kg("untried", file, "--csv").stdout.splitlines())
    assert (row["sort"], row["rank"], row["label_1"], row["label_2"]) == (
        "untried",
        "1",
        "SAC",
        "Offline <RL>",
    )
    assert (row["concept_3"], row["expected"], row["rate"]) == ("", "0.6", "")
    assert row["nearest"] == "p:002 p:001 p:004 p:007"


def test_a_page_escapes_what_papers_say(kg: Kg, file: Path) -> None:
    page = kg("untried", file, "--html").stdout
    assert "Offline &lt;RL&gt;" in page
    assert "<RL>" not in page
    assert "Title 3 of <b>" not in page


def test_without_dates_this_is_said(kg: Kg, tmp_path: Path) -> None:
    lines = kg("untried", write(tmp_path / "g.db", year=None)).stdout.splitlines()
    assert lines[0] == "40 papers: one combination that no paper tries, though neighbours do."
    assert lines[2] == "No paper has a date, so old and new ones count alike."


def test_too_few_papers_are_a_sentence(kg: Kg, graph: Path) -> None:
    ran = kg("untried", graph)
    assert ran.exit_code == 0
    assert ran.stdout == (
        "2 papers (2024 to 2025) with a link: too few concepts of 3 papers or more to be "
        "combined.\n"
    )
    assert kg("untried", graph, "--html").exit_code == 0


def test_unknown_kinds_are_one_line(kg: Kg, file: Path) -> None:
    ran = kg("untried", file, "--kinds", "method,topic")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == "Error: 'topic' is none of: method, setting, domain, benchmark\n"
