"""What the README tells a newcomer to type works as it stands there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner

from kg.cli.main import main
from kg.store import open_store

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\s*\.venv/bin/kg (.+)$", README, re.MULTILINE)
PYTHON = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
TABLE = re.findall(r"`kg ([a-z]+)", README)


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with papers of one's own, and the examples beside them."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "landmark-papers.jsonl", tmp_path / "papers.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_work_in_their_order(newcomer: Path) -> None:
    names = ["build", "show", "site", "query", "review", "review", "build"]
    assert [shlex.split(line, comments=True)[0] for line in COMMANDS] == names
    for line in COMMANDS:
        ran = CliRunner().invoke(main, shlex.split(line, comments=True), prog_name="kg")
        assert ran.exit_code == 0, f"{line}: {ran.output}"
    assert (newcomer / "site" / "index.html").stat().st_size > 100_000
    with open_store("landscape.db") as store:
        assert [each.outcome for each in store.decisions()] == ["applied", "applied"]


def test_python_works(newcomer: Path) -> None:
    (code,) = PYTHON
    exec(compile(code, "README.md", "exec"), {})
    assert (newcomer / "grpo.html").exists()


def test_every_command_that_is_named_exists() -> None:
    assert set(TABLE) <= set(main.list_commands(Context(main)))


def test_files_that_are_linked_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
