import importlib
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli.main import COMMANDS, SECTIONS
from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]


def load(name: str) -> click.Command:
    command: click.Command = importlib.import_module(COMMANDS[name].module).command
    return command


def help_lines(name: str) -> list[str]:
    return inspect.cleandoc(load(name).help or "").splitlines()


def test_help_groups_the_commands_by_the_sentence(kg: Kg) -> None:
    text = kg("--help").output
    places = [text.index(f"\n{title}:\n") for title in ("Build", "Ask", "Show", "Report")]
    assert places == sorted(places)
    assert list(SECTIONS) == ["build", "ask", "show", "report"]
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", text, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_table_says_what_the_command_says_of_itself(name: str) -> None:
    command = load(name)
    assert command.name == name
    assert help_lines(name)[0] == COMMANDS[name].summary


def test_help_loads_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "from kg.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(ran.stderr.split())
    assert {name for name in loaded if name.startswith("kg")} == {
        "kg", "kg.cli", "kg.cli.main", "kg.cli.stopping", "kg.errors",
    }  # fmt: skip
    assert loaded.isdisjoint({"sqlite3", "rich", "networkx", "pyoxigraph", "json", "asyncio"})


def test_wrong_command_suggests_the_near_one(kg: Kg) -> None:
    ran = kg("chek")
    assert ran.exit_code == 2
    assert "no command is called 'chek'; did you mean 'check'?" in ran.stderr


def test_error_is_one_line_and_exit_code_2(kg: Kg, tmp_path: Path) -> None:
    ran = kg("info", tmp_path / "none.db")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"Error: {tmp_path}/none.db does not exist; "
        f"make it with: kg build INPUT --out {tmp_path}/none.db\n"
    )


def test_interrupt_is_one_line_and_exit_code_130(
    kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.info._facts", interrupt)
    ran = kg("info", graph)
    assert (ran.exit_code, ran.stdout) == (130, "")
    assert ran.stderr == "Interrupted; run the same command again to go on.\n"


def test_reader_that_stops_reading_hears_no_complaint(graph: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    code = "from kg.cli.main import main; main(prog_name='kg')"
    command = [sys.executable, "-c", code, "show", str(graph), "PPO"]
    with os.fdopen(write_end, "wb") as stdout:
        ran = subprocess.run(
            command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
        )
    assert ran.stderr == ""


def test_pipe_gets_utf_8_whatever_the_environment_says(graph: Path) -> None:
    code = "from kg.cli.main import main; main(prog_name='kg')"
    ran = subprocess.run(
        [sys.executable, "-c", code, "show", str(graph), "PPO"],
        cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "“It is trained with PPO.”" in ran.stdout.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_names_the_program(kg: Kg, shell: str) -> None:
    ran = kg("completion", shell)
    assert ran.exit_code == 0
    assert "_KG_COMPLETE" in ran.output


def test_shell_completes_commands() -> None:
    code = "from kg.cli.main import main; main(prog_name='kg')"
    asked = {"_KG_COMPLETE": "zsh_complete", "COMP_WORDS": "kg s", "COMP_CWORD": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "search" in ran.stdout
    assert "show" in ran.stdout
    assert "info" not in ran.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_with_an_example(kg: Kg, name: str) -> None:
    assert help_lines(name)[-1].startswith(f"Example: kg {name} ")


@pytest.mark.slow
def test_examples_of_the_help_work(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("papers.jsonl").write_text(
        '{"title": "A", "id": "1707.06347", "abstract": "We train a language model with GRPO."}\n'
        '{"title": "B", "abstract": "A reward model for safety is compared with GRPO and PPO."}\n'
    )
    Path("gold.jsonl").write_text(
        '{"title": "B", "id": "b", "links": [{"concept": "PPO", "kinds": ["method"], "must": true,'
        ' "roles": ["compares_with"], "quote": "compared with GRPO and PPO"}]}\n'
    )
    Path("more.bib").write_text("@article{c, title = {C}, abstract = {We use PPO.}}\n")
    kg("build", "papers.jsonl", "--out", "landscape.db")
    kg("export", "landscape.db", "--out", "landscape.ttl.gz")
    for name in ("other.db", "old.db"):
        shutil.copy("landscape.db", name)
    for name in COMMANDS:
        if name == "serve":  # runs until it is told to stop: test_cli_serve.py
            continue
        example = help_lines(name)[-1].removeprefix("Example: kg ")
        arguments = shlex.split(example.partition(" >> ")[0])
        ran = kg(*arguments)
        assert ran.exit_code == 0, (example, ran.output)
