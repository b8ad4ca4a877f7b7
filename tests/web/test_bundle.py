"""The explorer's TypeScript: checked, tested, and the same as the files that are shipped."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.programs import find_program, lack

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
ASSETS = ROOT / "kg" / "views" / "assets"
BUNDLE = ("explorer.js", "explorer.css", "explorer.LICENSES.txt")


@pytest.fixture(scope="module")
def node() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a script of ``web/`` with Node, whose packages ``make web`` has installed."""
    program = find_program("node", "nodejs")
    if not (WEB / "node_modules").exists():
        lack("web/node_modules is not there; run make web")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments], cwd=WEB, capture_output=True, text=True, check=False
        )

    return run


def test_the_shipped_files_are_what_the_sources_give(node, tmp_path):
    done = node("build.mjs", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    stale = [
        name for name in BUNDLE if (tmp_path / name).read_bytes() != (ASSETS / name).read_bytes()
    ]
    assert stale == [], "run make web and commit what it writes"


@pytest.mark.parametrize(
    "command",
    [
        ("node_modules/typescript/bin/tsc", "--noEmit"),
        ("node_modules/eslint/bin/eslint.js", "src", "tests"),
        ("tests/run.mjs",),
    ],
    ids=["types", "lint", "units"],
)
def test_the_sources_are_in_order(node, command):
    done = node(*command)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_no_element_of_a_page_ends_inside_the_bundle():
    for name in BUNDLE[:2]:
        text = (ASSETS / name).read_text(encoding="utf-8").lower()
        assert "</script" not in text, name
        assert "</style" not in text, name
        assert "<!--" not in text, name


def test_packages_are_vouched_for_and_named_without_an_address():
    text = (WEB / "package-lock.json").read_text(encoding="utf-8")
    entries = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert entries
    assert [name for name, entry in entries.items() if "integrity" not in entry] == []
    assert "://" not in text, "run make lock-web, which takes out what npm adds"
