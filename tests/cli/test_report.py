import errno
import os

import click
import pytest
from click.testing import CliRunner

from kg.cli.report import Report, form_options, give
from kg.errors import ExportError
from kg.survey.document import Paragraph, Section


@pytest.fixture
def run(tmp_path):
    @click.command
    @form_options
    def command(form, out):
        report = Report(
            show=lambda: click.echo("for people"),
            facts=lambda: {"név": [1]},
            columns=("a", "b"),
            rows=lambda: [(1, 'x, "y"')],
            section=lambda: Section("<Title>", (Paragraph(("1 < 2",)),)),
        )
        give(report, None, form, out)

    return lambda *options: CliRunner().invoke(command, options)


def test_each_form_is_printed(run):
    assert run().output == "for people\n"
    assert run("--json").output == '{\n  "név": [\n    1\n  ]\n}\n'
    assert run("--csv").output == 'a,b\n1,"x, ""y"""\n'
    assert "&lt;Title&gt;" in run("--html").output


def test_a_form_can_go_into_a_file(run, tmp_path):
    out = tmp_path / "report.csv"
    assert run("--csv", "--out", str(out)).output == ""
    assert out.read_text(encoding="utf-8") == 'a,b\n1,"x, ""y"""\n'


def test_what_papers_say_is_no_formula_of_a_spreadsheet():
    @click.command
    @form_options
    def command(form, out):
        rows = [("=1+1", -1.5), ("@x", "a-b"), ("", "-")]
        give(Report(print, dict, ("a", "b"), lambda: rows, lambda: Section("")), None, form, out)

    assert CliRunner().invoke(command, ["--csv"]).output == "a,b\n'=1+1,-1.5\n'@x,a-b\n,'-\n"


def test_text_for_people_goes_into_no_file(run, tmp_path):
    result = run("--out", str(tmp_path / "report"))
    assert result.exit_code == 2
    assert "say what to write: --json, --csv or --html" in result.output


@pytest.mark.parametrize("form", ["--json", "--csv", "--html"])
def test_a_dash_is_standard_output(run, form):
    assert run(form, "--out", "-").output == run(form).output


def test_a_graph_file_is_never_written_over(run, tmp_path):
    graph = tmp_path / "landscape.db"
    graph.write_bytes(b"SQLite format 3\0 and so on")
    result = run("--json", "--out", str(graph))
    assert isinstance(result.exception, ExportError)
    assert str(result.exception) == (
        f"{graph} is a graph file and is kept; name another one with --out"
    )
    assert graph.read_bytes() == b"SQLite format 3\0 and so on"


def test_a_file_is_written_whole_or_not_at_all(run, tmp_path, monkeypatch):
    out = tmp_path / "report.json"
    out.write_text("old")

    def full(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("--out", str(out))
    assert str(result.exception) == (
        f"{out}: the disk is full; free some space and run the same again"
    )
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_missing_folder_is_said_before_the_work(tmp_path):
    @click.command
    @form_options
    def command(form, out):
        pytest.fail("it ran")

    out = tmp_path / "nowhere" / "a.json"
    result = CliRunner().invoke(command, ["--out", str(out)])
    assert str(result.exception) == f"{out} cannot be written: there is no folder {out.parent}"
