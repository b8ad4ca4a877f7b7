import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.evaluate.landscapes import write


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    old = {1: {"PPO": "uses"}, 2: {"Adam": "uses"}}
    new = {2: {"Adam": "proposes"}, 3: {"GRPO": "uses"}}
    return write(folder / "old.db", old), write(folder / "new.db", new)


def test_text_says_what_changed_and_what_is_behind_it(kg: Kg, files: tuple[Path, Path]) -> None:
    ran = kg("diff", *files)
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    assert lines[0] == "What changed from old.db to new.db"
    assert lines[1].startswith("The old file has 2 papers, the new one 2; 1 is the same to the")
    assert "the papers are not the same." in " ".join(lines)
    assert "  - arxiv:2501.00003 Paper 3" in lines
    assert "  - arxiv:2501.00002 Adam: role uses → proposes" in lines
    assert "top-methods: Most used methods, and how many papers propose them." in lines


def test_json_and_csv_hold_every_change(kg: Kg, files: tuple[Path, Path]) -> None:
    facts = json.loads(kg("diff", *files, "--json").output)
    assert [each["paper"] for each in facts["papers"]["added"]] == ["arxiv:2501.00003"]
    assert facts["links"]["totals"] == {"role": 1}
    assert facts["links"]["with_papers"] == 2
    assert [(each["label"], each["what"]) for each in facts["links"]["changes"]] == [
        ("PPO", ["removed"]),
        ("Adam", ["role"]),
        ("GRPO", ["added"]),
    ]
    rows = list(csv.DictReader(kg("diff", *files, "--csv").output.splitlines()))
    assert {"paper", "link"} == {row["what"] for row in rows}
    assert "<h1>What changed from old.db to new.db</h1>" in kg("diff", *files, "--html").output


def test_answers_are_left_out_when_asked(kg: Kg, files: tuple[Path, Path]) -> None:
    assert json.loads(kg("diff", *files, "--json", "--no-answers").output)["answers"] is None
    assert "Answers to named queries were not compared" in kg("diff", *files, "--no-answers").output


def test_equal_files_are_said_to_be_equal_with_exit_code_0(
    kg: Kg, files: tuple[Path, Path]
) -> None:
    ran = kg("diff", files[0], files[0])
    assert ran.exit_code == 0
    assert "Papers, links, concepts, results and topics are the same." in ran.output.replace(
        "\n", " "
    )


def test_a_patch_goes_to_standard_output_or_into_a_file(
    kg: Kg, files: tuple[Path, Path], tmp_path: Path
) -> None:
    printed = kg("diff", *files, "--format", "rdf-patch").output
    assert printed.splitlines()[1] == "TX ."
    kg("diff", *files, "--format", "rdf-patch", "--out", tmp_path / "p.rdfp")
    assert (tmp_path / "p.rdfp").read_text(encoding="utf-8") == printed


def test_a_file_that_is_none_is_one_line_and_exit_code_2(
    kg: Kg, files: tuple[Path, Path], tmp_path: Path
) -> None:
    ran = kg("diff", files[0], tmp_path / "none.db")
    assert ran.exit_code == 2
    assert "none.db does not exist; make it with" in ran.output
