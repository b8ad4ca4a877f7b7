"""``kg review`` and what ``kg build`` makes of it; the corpus is that of ``conftest.py``."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Kg, own

INBOX = """\
OarNet  method:oarnet  2 papers, confidence 0.95
  OarNet: Rowing by Trial  paper:e5f2bf09d592 (introduces it)
    “OarNet: Rowing by Trial”
  Sailing without Gradients  paper:84a4fc7e8ee1
    “It outperforms OarNet.”
"""


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a graph file of its own."""
    shutil.copy(home / "landscape.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "ada")
    monkeypatch.setattr("kg.cli.review._today", lambda: "2026-11-22")
    return tmp_path


def decided(folder: Path) -> list[dict[str, str]]:
    with (folder / "decisions.csv").open(newline="") as file:
        return [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]


def shown(kg: Kg, name: str) -> dict[str, object]:
    facts: dict[str, object] = json.loads(kg("show", "landscape.db", name, "--json").stdout)
    return facts


def test_inbox_shows_names_with_their_sentences(kg: Kg, folder: Path) -> None:
    ran = kg("review", "landscape.db")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert [line.rstrip() for line in ran.stdout.splitlines()] == INBOX.splitlines()


def test_inbox_as_json(kg: Kg, folder: Path) -> None:
    (name,) = json.loads(kg("review", "landscape.db", "--format", "json").stdout)
    assert (name["name"], name["papers"], name["introduced_by"], name["alike"]) == (
        "method:oarnet",
        2,
        "paper:e5f2bf09d592",
        [],
    )
    assert name["quotes"][1]["sentence"] == "It outperforms OarNet."


def test_inbox_as_csv_is_a_decisions_file_once_actions_are_filled_in(
    kg: Kg, home: Path, folder: Path
) -> None:
    text = kg("review", "landscape.db", "--format", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["action"], row["name"], row["named_by"]) == ("", "method:oarnet", "2")
    (folder / "decisions.csv").write_text(text)
    undecided = kg("build", "--out", "landscape.db", *own(home))
    assert (undecided.exit_code, "decision" in undecided.stderr) == (0, False)
    (folder / "decisions.csv").write_text(text.replace("\n,method", "\naccept,method"))
    built = kg("build", "--out", "landscape.db", *own(home))
    assert (built.exit_code, "; 1 decision; " in built.stderr) == (0, True)
    assert shown(kg, "OarNet")["status"] == "accepted"


def test_accepted_name_is_shown_and_counted_and_taken_back(
    kg: Kg, home: Path, folder: Path
) -> None:
    before = kg("export", "landscape.db", "--format", "ntriples").stdout
    ran = kg("review", "landscape.db", "accept", "OarNet", "--broader", "Policy Gradient")
    assert ran.exit_code == 0
    assert ran.stderr == (
        "decisions.csv: accept method:oarnet paper:e5f2bf09d592 method:policy-gradient; "
        "apply it with: kg build --out landscape.db\n"
    )
    assert decided(folder) == [
        {
            "action": "accept",
            "name": "method:oarnet",
            "paper": "paper:e5f2bf09d592",
            "broader": "method:policy-gradient",
            "who": "ada",
            "when": "2026-11-22",
        }
    ]
    assert kg("review", "landscape.db").stderr == "No new name waits for a decision.\n"
    kg("build", "--out", "landscape.db", *own(home))
    facts = shown(kg, "OarNet")
    assert (facts["status"], facts["broader"]) == (
        "accepted",
        [{"id": "method:policy-gradient", "label": "Policy Gradient"}],
    )
    info = kg("info", "landscape.db").stdout
    assert "2 curated, 1 accepted, 0 new names" in info
    assert "decisions       1 applied" in info
    (folder / "decisions.csv").unlink()
    kg("build", "--out", "landscape.db", *own(home))
    assert kg("export", "landscape.db", "--format", "ntriples").stdout == before


def test_decision_on_a_link_is_in_the_exports(kg: Kg, home: Path, folder: Path) -> None:
    role = ("review", "landscape.db", "role", "p2", "policy gradients", "mentions")
    assert kg(*role, "--reason", "only\nin passing", "--who", "Bo").exit_code == 0
    kg("build", "--out", "landscape.db", *own(home))
    triples = kg("export", "landscape.db", "--format", "ntriples").stdout
    said = '<https://w3id.org/kg-landscape/vocab#decision> "decided by Bo on 2026-11-22: only in'
    assert triples.count(said) == 1
    assert kg("check", "landscape.db").exit_code == 0


def test_excluded_paper_is_counted_and_left_out(kg: Kg, home: Path, folder: Path) -> None:
    assert kg("review", "landscape.db", "exclude", "p2", "--reason", "no boat").exit_code == 0
    kg("build", "--out", "landscape.db", *own(home))
    assert "2, 1 out of scope" in kg("info", "landscape.db").stdout
    facts = json.loads(kg("info", "landscape.db", "--decisions", "--json").stdout)
    assert facts["excluded"] == [{"paper": "paper:84a4fc7e8ee1", "reason": "no boat"}]
    assert "Out of scope: no boat" in kg("show", "landscape.db", "p2").stdout
    assert "Sailing" not in kg("export", "landscape.db", "--format", "turtle").stdout
    assert "Sailing" not in kg("search", "landscape.db", "sailing").stdout


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("accept", "PPO"), "method:ppo is in the vocabulary, and no new name"),
        (("merge", "OarNet", "PPO"), "method:ppo is in the vocabulary, and no new name"),
        (("accept", "OarNe"), "no concept is called 'OarNe'; did you mean 'OarNet'?"),
        (("accept",), "write it as: kg review GRAPH accept NAME"),
        (("wrong", "p1"), "write it as: kg review GRAPH wrong PAPER CONCEPT"),
        (("exclude", "p1"), "exclude needs the column 'reason'; fill it in"),
        (("wrong", "p1", "Policy Gradient"), "paper:e5f2bf09d592 is not linked to Policy Gradient"),
        (("missing", "p1", "PPO", "uses", "by ppo"), "of paper:e5f2bf09d592 says 'by ppo'"),
        (("role", "p1", "PPO", "use"), "no role is called 'use'; did you mean 'uses'?"),
        (("merge", "OarNet", "OarNet"), "method:oarnet cannot be merged into itself"),
    ],
)
def test_decision_without_ground_is_one_line_and_is_not_written(
    kg: Kg, folder: Path, arguments: tuple[str, ...], problem: str
) -> None:
    ran = kg("review", "landscape.db", *arguments)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[-1].endswith(problem)
    assert not (folder / "decisions.csv").exists()


def test_questions_are_answered_one_by_one(
    kg: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cli.review._is_terminal", lambda: True)
    ran = kg("review", "landscape.db", input="l\nno such thing\nl\nPPO\n")
    assert ran.exit_code == 0, ran.output
    assert "no concept is called 'no such thing'" in ran.stdout
    assert "No other name waits for a decision." in ran.stdout
    assert [(row["action"], row["name"], row["into"]) for row in decided(folder)] == [
        ("label", "method:oarnet", "method:ppo")
    ]


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        (
            "a\n\n\nPolicy Gradient\n",
            {"action": "accept", "broader": "method:policy-gradient", "label": "OarNet"},
        ),
        ("a\nbenchmark\nOar Net\n\n", {"action": "accept", "broader": "none", "label": "Oar Net"}),
        ("r\n=a formula\n", {"action": "reject", "reason": "'=a formula"}),
    ],
)
def test_answer_becomes_a_row(
    kg: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str, row: dict[str, str]
) -> None:
    monkeypatch.setattr("kg.cli.review._is_terminal", lambda: True)
    ran = kg("review", "landscape.db", input=answers)
    assert ran.exit_code == 0, ran.output
    (written,) = decided(folder)
    assert row.items() <= written.items()


@pytest.mark.parametrize("answers", ["s\n", "q\n", "", "a\n"])
def test_who_skips_or_stops_has_decided_nothing(
    kg: Kg, folder: Path, monkeypatch: pytest.MonkeyPatch, answers: str
) -> None:
    monkeypatch.setattr("kg.cli.review._is_terminal", lambda: True)
    ran = kg("review", "landscape.db", input=answers)
    assert ran.exit_code == 0, ran.output
    assert not (folder / "decisions.csv").exists()


def test_bad_rows_and_rows_that_do_not_apply_are_lines_of_the_build(
    kg: Kg, home: Path, folder: Path
) -> None:
    mine = folder / "mine.csv"
    mine.write_text("action,name,reason\nreject,method:gone,\nforget,x,\nreject,OarNet,\n")
    build = ("build", "--out", "landscape.db", *own(home), "--decisions", "mine.csv")
    for _ in range(2):  # the second time nothing is resolved again
        ran = kg(*build)
        assert ran.exit_code == 1
        refusal, idle, summary = ran.stderr.splitlines()
        assert refusal.startswith("mine.csv, line 3: no action is called 'forget'; take one of ")
        assert idle == (
            "mine.csv, line 2: reject method:gone does not apply: "
            "no new name has the id method:gone any longer"
        )
        assert (
            "1 refused; 2 papers, 2 links, 0 new names; 2 decisions, 1 without effect; " in summary
        )
    assert kg("info", "landscape.db", "--decisions").stdout.splitlines() == [
        "reject method:gone: no new name has the id method:gone any longer",
        "reject OarNet: applied",
    ]
    mine.write_text(mine.read_text().replace("forget,x,\n", "").replace("method:gone", ""))
    assert kg(*build).exit_code == 1
    mine.write_text("action,name\nreject,OarNet\n")
    assert kg(*build).exit_code == 0
    assert kg("info", "landscape.db", "--refusals").stdout == ""


def test_decisions_that_cannot_be_read_stop_the_build_before_it_begins(
    kg: Kg, home: Path, folder: Path
) -> None:
    before = (folder / "landscape.db").read_bytes()
    (folder / "decisions.csv").write_text("name\nOarNet\n")
    ran = kg("build", "--out", "landscape.db", *own(home))
    assert ran.exit_code == 2
    assert "decisions.csv has no column 'action' in its first line; begin it with: " in ran.stderr
    assert (folder / "landscape.db").read_bytes() == before


def test_build_without_input_needs_a_graph_file(kg: Kg, folder: Path) -> None:
    ran = kg("build", "--out", "new.db")
    assert ran.exit_code == 2
    assert "new.db does not exist yet; name files of papers: kg build INPUT..." in ran.stderr
