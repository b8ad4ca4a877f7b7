import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kg
from tests.evaluate.landscapes import write


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    old = {1: {"PPO": "uses"}}
    new = {2: {"GRPO": "proposes"}, 3: {"Adam": "uses"}}
    return write(tmp_path_factory.mktemp("news") / "a.db", old, new)


def test_text_names_the_build_the_papers_and_the_sentences(kg: Kg, graph: Path) -> None:
    ran = kg("news", graph)
    assert ran.exit_code == 0
    lines = ran.output.splitlines()
    assert lines[0] == "New in a.db"
    assert lines[1].endswith("of 2025-01-02 has brought 2 papers, beside 1 older paper.")
    assert "    “GRPO.”" in lines
    assert "  - arxiv:2501.00003 Paper 3" in lines


def test_json_tells_all_with_evidence(kg: Kg, graph: Path) -> None:
    facts = json.loads(kg("news", graph, "--json").output)
    assert (facts["known"], facts["older"], facts["is_first"]) == ("noted", 1, False)
    assert [each["paper"] for each in facts["papers"]] == ["arxiv:2501.00002", "arxiv:2501.00003"]
    assert facts["papers"][0]["proposes"][0]["label"] == "GRPO"
    assert facts["papers"][0]["proposes"][0]["evidence"][0]["exact"] == "GRPO"
    assert [each["concept"] for each in facts["first_seen"]] == ["method:adam", "method:grpo"]


def test_a_page_is_written_by_the_suffix_of_its_name(kg: Kg, graph: Path, tmp_path: Path) -> None:
    assert kg("news", graph, "--out", tmp_path / "news.html").exit_code == 0
    assert "<h1>New in a.db</h1>" in (tmp_path / "news.html").read_text(encoding="utf-8")


def test_nothing_new_is_said_with_exit_code_0(kg: Kg, graph: Path) -> None:
    ran = kg("news", graph, "--since", "2030-01-01")
    assert ran.exit_code == 0
    assert "No build has ended since then, so nothing is new." in ran.output


def test_an_unknown_build_is_one_line_and_exit_code_2(kg: Kg, graph: Path) -> None:
    ran = kg("news", graph, "--since", "zz")
    assert ran.exit_code == 2
    assert "'zz' is neither a day like 2025-05-17 nor a build of this file" in ran.output


def test_a_build_that_info_lists_is_a_place_to_begin(kg: Kg, graph: Path) -> None:
    first, last = (line for line in kg("info", graph).stdout.splitlines() if line[:4] == "run ")
    name = re.search("build:[0-9a-f]+", first)
    assert name is not None
    assert first.endswith("(2025-01-02T03:04:05+00:00)")
    assert name[0] not in last
    facts = json.loads(kg("news", graph, "--since", name[0], "--json").stdout)
    assert (facts["runs"], facts["is_first"]) == (2, True)
