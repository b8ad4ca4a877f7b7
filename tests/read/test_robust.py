"""Whatever a file holds, reading it ends in papers and refusals, never in another error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.helpers import read_text

BEGINNINGS = {
    "json": '{"title": "Lamps"}\n',
    "array": '[{"title": "Lamps"},',
    "ris": "TY  - JOUR\nTI  - Lamps\n",
    "bibtex": "@misc{a, title = {Lamps}}\n@misc{b,\n",
    "table": 'title,year\nLamps,2024\n"',
}
PARTS = ["\n", "{", "}", '"', ",", "=", "@misc{", "TY  - ", "ER  - \n", "TI  - ", "AB  - x\n", " "]
PARTS += ["UR  -\n", "ZZ  - q\n", '{"title": "x"}', "\\", "$", "%", "title", "é", "\x00", "[", "]"]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("name", sorted(BEGINNINGS))
@given(parts=st.lists(st.sampled_from(PARTS), max_size=25))
def test_broken_endings_never_end_in_a_traceback(
    tmp_path: Path, name: str, parts: list[str]
) -> None:
    papers, refusals = read_text(tmp_path, BEGINNINGS[name] + "".join(parts))
    assert len(papers) + len(refusals) >= 1
    assert all("\n" not in refusal for refusal in refusals)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_papers_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    papers, refusals = read_text(tmp_path, content)
    assert papers or refusals


@pytest.mark.parametrize("name", sorted(BEGINNINGS))
def test_a_million_empty_lines_do_no_harm(tmp_path: Path, name: str) -> None:
    papers, _ = read_text(tmp_path, BEGINNINGS[name].rstrip('"') + "\n" * 1_000_000)
    assert [paper.title for paper in papers] == ["Lamps"]
