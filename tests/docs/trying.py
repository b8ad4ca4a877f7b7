"""Runs the blocks of a page: commands in this process, Python in one namespace a page."""

import contextlib
import doctest
import io
import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import click
from click.testing import CliRunner

from kg.cli.main import COMMANDS, main
from tests.docs.blocks import Block, fits
from tests.docs.fixture import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

#: What whoever has changed the program does about pages that tell of the old one.
_REFRESH = "If that is right: make docs-refresh, and read what has changed."

#: Programs of others, which only stand in blocks that do not run.
_FOREIGN = {
    "apt-get",
    "curl",
    "oxigraph",
    "virtuoso-t",
    "isql-vt",
    "claude",
    "open",
    "git",
    "pytest",
    "python",
}


class Trial:
    """The page's folder is the current one."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {}

    def run(self, block: Block) -> None:
        """Try a block; what fails is told with its place."""
        if block.title is not None:
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            printed = "".join(
                parses(line, block.place) if block.reason else self._line(line, block.place)
                for line in block.lines
            )
            self.compare(printed, block)
        elif block.language == "python" and block.reason:
            compile(block.text, block.place, "exec")
        elif block.language == "python":
            self.compare(self._python(block), block)

    def compare(self, printed: str, block: Block) -> None:
        """Check that a block prints what its page says."""
        if block.output is not None:
            assert fits(printed, block.output), f"{block.place} prints:\n{printed}{_REFRESH}"

    def _line(self, line: str, place: str) -> str:
        words, target = _words(line)
        if not words:
            return ""
        program, *arguments = words
        match program:
            case "kg":
                ran = CliRunner().invoke(main, arguments, prog_name="kg", env={"USER": "ada"})
                wanted = 1 if "# exit code 1" in line else 0
                assert ran.exit_code == wanted, f"{place}: {line}: {ran.output} {ran.exception}"
                if target:
                    Path(target).write_text(ran.stdout, encoding="utf-8")
                    return ""
                return ran.stdout
            case "make":
                assert re.search(rf"^{arguments[0]}:", MAKEFILE, re.MULTILINE), f"{place}: {line}"
            case "pip":
                (extra,) = re.findall(r"kg-landscape(?:\[(\w+)\])?", arguments[1])
                assert not extra or f"\n{extra} = [" in PYPROJECT, f"{place}: {line}"
            case "cp":
                shutil.copy(*arguments)
            case "mkdir":
                Path(arguments[-1]).mkdir(parents=True, exist_ok=True)
            case _:
                raise AssertionError(f"{place}: {program} cannot run here; mark the block")
        return ""

    def _python(self, block: Block) -> str:
        if not block.text.startswith(">>> "):
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(block.text, block.place, "exec"), self._names)
            return output.getvalue()
        test = doctest.DocTestParser().get_doctest(block.text, {}, block.place, None, 0)
        test.globs = self._names
        said = io.StringIO()
        failed, tried = doctest.DocTestRunner(verbose=False).run(
            test, out=said.write, clear_globs=False
        )
        assert tried > 0
        assert failed == 0, said.getvalue()
        return ""


def parses(line: str, place: str) -> str:
    """Check a line that is not run: the command is there, and takes what it is given."""
    words, _ = _words(line)
    if words and words[0] == "kg":
        check_command(words[1:], place)
    else:
        known = not words or words[0] in _FOREIGN or words[0] in {"make", "pip", "mkdir", "cp"}
        assert known, f"{place}: {line}"
    return ""


def check_command(words: list[str], place: str) -> None:
    """Check that a command and its options exist; its values are not looked at."""
    assert words[0] in COMMANDS, f"{place}: no command is called {words[0]!r}"
    command: click.Command = import_module(COMMANDS[words[0]].module).command
    if isinstance(command, click.Group) and len(words) > 1:
        assert words[1] in command.commands, f"{place}: {words[0]} has no {words[1]!r}"
        command = command.commands[words[1]]
    options = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    unknown = [word for word in words if word.startswith("--") and word not in options]
    assert unknown == [], f"{place}: {words[0]} has no {' '.join(unknown)}"


def _words(line: str) -> tuple[list[str], str | None]:
    """Give the words of a line, and the file that its output goes to."""
    words = shlex.split(line, comments=True)
    target = None
    if ">" in words:
        target = words[words.index(">") + 1]
        words = words[: words.index(">")]
    if words and words[-1] == "&":
        words.pop()
    if words:
        words[0] = words[0].removeprefix(".venv/bin/")
    return words, target
