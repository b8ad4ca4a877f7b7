"""The table of ``make eval``, on a gold file of one paper."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluate.conftest import listed

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_table_holds_every_figure_with_its_goal(tmp_path: Path) -> None:
    paper = {
        "id": "g1",
        "title": "A boat",
        "abstract": "We train it with PPO.",
        "links": [listed("PPO", "uses", "with PPO"), listed("Oar", "uses", "A boat")],
    }
    (tmp_path / "dev.jsonl").write_text(json.dumps(paper) + "\n")
    command = [sys.executable, ROOT / "benchmarks" / "quality.py", tmp_path, tmp_path / "out"]
    ran = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
                         text=True, check=True)  # fmt: skip
    lines = [" ".join(line.split()) for line in ran.stdout.splitlines()]
    assert lines[0] == "figure dev"
    assert "recall of must links 0.50 [0.50, 0.50] 0.82↓" in lines
    assert "results: recall –" in lines
    assert "avoids found –" in lines
    assert "links without evidence 0" in lines
    assert "papers 1" in lines
