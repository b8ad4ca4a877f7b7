import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.evaluate.landscapes import write


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("compare")
    left = {n: {"GRPO": "uses"} for n in range(6)} | {6: {"PPO": "uses"}}
    right = {10 + n: {"PPO": "uses"} for n in range(6)} | {16: {"GRPO": "uses"}}
    dates = dict.fromkeys(range(10, 16), "2024")
    return write(folder / "a.db", left), write(folder / "b.db", right, published=dates)


def test_text_begins_with_what_was_compared_and_shows_sentences(
    kg: Kg, files: tuple[Path, Path]
) -> None:
    ran = kg("compare", *files)
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    assert lines[0] == (
        "a.db: 7 papers, without dates, 7 about something; "
        "b.db: 7 papers, 2024, 7 about something; no paper in both."
    )
    assert "Of 2 concepts common enough to be tested, 2 differ by more than chance" in ran.output
    at = lines.index("More common in a.db")
    assert lines[at + 1].startswith("  GRPO (method)  6 : 1 papers, 85.7% : 14.3%, odds 18.8×")
    assert lines[at + 2] == "      “GRPO.” arxiv:2501.00000"


def test_json_and_csv_hold_every_concept(kg: Kg, files: tuple[Path, Path]) -> None:
    facts = json.loads(kg("compare", *files, "--json").output)
    assert [each["concept"] for each in facts["differences"]] == [
        "method:grpo",
        "method:ppo",
        "method:pg",
    ]
    assert facts["differences"][0]["odds_ratio"] == 18.7778
    rows = list(csv.DictReader(kg("compare", *files, "--csv").output.splitlines()))
    assert [row["left"] for row in rows] == ["6", "1", "7"]
    assert "<h1>Compared with b</h1>" in kg("compare", *files, "--html").output


def test_a_side_without_papers_of_these_years_is_named(kg: Kg, files: tuple[Path, Path]) -> None:
    ran = kg("compare", *files, "--since", "2024")
    assert ran.exit_code == 2
    assert "a.db: no paper is since 2024; none of its papers has a date" in ran.output


def test_a_landscape_without_links_is_one_clear_line_and_exit_code_2(
    kg: Kg, files: tuple[Path, Path], tmp_path: Path
) -> None:
    ran = kg("compare", files[0], write(tmp_path / "empty.db", {1: {}}))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "Error: the second landscape has no link to compare; its papers: 1 "
        "(kg blindspots tells what they are about)\n"
    )
