import click
import pytest
from click.testing import CliRunner

from kg.cli.report import Report, form_options, give
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
