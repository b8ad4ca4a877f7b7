"""A place where nothing can be written is refused before the work."""

from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.rdf.write import output
from tests.cli.conftest import Kg


@pytest.mark.parametrize(
    "command",
    [
        ("survey", "--out", "no/survey.html"),
        ("view", "--out", "no/page.html"),
        ("export", "--out", "no/landscape.ttl"),
        ("trends", "--out", "no/trends.json"),
    ],
    ids=lambda command: command[0],
)
def test_a_missing_folder_is_said_before_the_graph_file_is_opened(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    name, *options = command
    ran = kg(name, "no-graph.db", *options)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"Error: {options[1]} cannot be written: there is no folder {tmp_path / 'no'}\n"
    )


def test_an_import_makes_nothing_when_its_decisions_have_no_place(kg: Kg, tmp_path: Path) -> None:
    export = tmp_path / "a.ttl"
    export.write_text("")
    out = tmp_path / "copy.db"
    ran = kg("import", export, "--out", out, "--decisions", tmp_path / "no" / "decisions.csv")
    assert (ran.exit_code, out.exists()) == (2, False)
    assert "there is no folder" in ran.stderr


def test_a_site_below_a_file_is_refused_before_the_graph_file_is_opened(
    kg: Kg, tmp_path: Path
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    ran = kg("site", tmp_path / "no-graph.db", "--out", file / "site")
    assert ran.stderr == f"Error: {file} is a file; name a folder with --out\n"
    assert file.read_text() == "mine"


def test_a_site_is_not_put_into_a_folder_that_is_named_like_a_page(kg: Kg, tmp_path: Path) -> None:
    ran = kg("site", tmp_path / "no-graph.db", "--out", tmp_path / "map.html")
    assert ran.stderr == (
        f"Error: {tmp_path}/map.html is the name of a page, and this makes a folder; "
        f"--out {tmp_path}/map gives {tmp_path}/map/index.html\n"
    )
    assert ran.exit_code == 2
    assert not (tmp_path / "map.html").exists()


def test_a_folder_that_is_closed_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output.os, "access", lambda *_: False)
    with pytest.raises(ExportError, match=f"the folder {tmp_path} is closed to you"):
        output.check_place(tmp_path / "a.html")
