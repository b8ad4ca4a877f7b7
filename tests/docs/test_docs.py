"""Every command and snippet of README and docs works as it stands there, page by page."""

import re
from pathlib import Path

import pytest

from kg.store import open_store
from tests.docs.blocks import Block, blocks_of, fits
from tests.docs.fixture import MADE, ROOT, graph_of, lay_out
from tests.docs.trying import Trial, check_command, parses

PAGES = sorted(
    (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")), key=lambda path: path.as_posix()
)

README = ROOT / "README.md"

#: Commands in a sentence: "`kg info`", but neither placeholders nor what goes on with "…".
_INLINE = re.compile(r"`kg ([a-z][^`]*)`")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a page, still empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page != README], ids=lambda page: page.stem
)
def test_every_block_of_a_page_works(page: Path, folder: Path, example_file: Path) -> None:
    lay_out(folder, graph_of(page, example_file))
    trial = Trial()
    for block in blocks_of(page):
        if page.name == MADE and block.language == "sh":
            parses(block.text, block.place)
        else:
            trial.run(block)


@each_page
def test_commands_in_sentences_exist_with_their_options(page: Path) -> None:
    for command in _INLINE.findall(page.read_text(encoding="utf-8")):
        words = re.sub(r"[…|].*|=\S*", "", command).split()
        check_command(words, f"{page.name}: `kg {command}`")


@each_page
def test_no_command_stands_outside_a_block_that_is_tried(page: Path) -> None:
    text = re.sub(r"^ *```.*?^ *```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    assert re.findall(r"^ {4}(?:\.venv/bin/)?kg .*", text, re.MULTILINE) == []


@each_page
def test_files_that_a_page_links_to_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_works_and_ends_with_decisions_applied(folder: Path) -> None:
    lay_out(folder, None)
    trial = Trial()
    for block in blocks_of(README):
        trial.run(block)
    assert (folder / "site" / "index.html").stat().st_size > 100_000
    assert (folder / "grpo.html").exists()
    with open_store("landscape.db") as store:
        assert [each.outcome for each in store.decisions()] == ["applied", "applied"]


def test_what_a_page_tells_wrongly_is_found(folder: Path, example_file: Path) -> None:
    lay_out(folder, example_file)
    wrong = Block("x.md:1", "sh", "kg search landscape.db GRPO --json\n", None, None, "nothing\n")
    with pytest.raises(AssertionError, match=r"x\.md:1 prints:\n"):
        Trial().run(wrong)
    for line in ("kg serch landscape.db x", "kg search landscape.db --no", "kg ontology chek"):
        with pytest.raises(AssertionError):
            parses(line, "x.md:1")
    with pytest.raises(AssertionError, match="mark the block"):
        Trial().run(Block("x.md:1", "sh", "rm -r site\n", None, None, None))


def test_a_page_may_leave_lines_out() -> None:
    assert fits("a\nb\nc\nd\n", "a\n…\nd\n")
    assert fits("a  \nb\n", "a\nb")
    assert not fits("a\nb\nc\n", "a\nc\n")
    assert not fits("a\nb\nc\n", "…\nb\n")
    assert fits("on 2026-11-22: (x)\n", "on …: (x)\n")
    assert not fits("on 2026\n11: (x)\n", "on …: (x)\n")


def test_blocks_carry_reason_file_and_output(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Text\n\n<!-- not run: it stays -->\n```sh\nkg serve x.db\n```\n\n"
        '1. One\n\n   ```turtle title="a/b.ttl"\n   x\n   ```\n\n'
        "```sh\nkg info \\\n    x.db\n```\n\n```text\nout\n```\n"
    )
    assert blocks_of(page) == [
        Block("page.md:4", "sh", "kg serve x.db\n", None, "it stays", None),
        Block("page.md:10", "turtle", "x\n", "a/b.ttl", None, None, "   "),
        Block("page.md:14", "sh", "kg info \\\n    x.db\n", None, None, "out\n"),
    ]
