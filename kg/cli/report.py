"""Analyses as text, JSON, a table or a page: the options, and who writes which."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import click

from kg.cli.options import Command
from kg.cli.out import OutFile
from kg.store import Store
from kg.survey.document import Section

#: What a formula of a spreadsheet begins with.
_FORMULA = frozenset("=+-@\t\r")

Form: TypeAlias = Literal["text", "json", "csv", "html"]


@dataclass(frozen=True, slots=True)
class Report:
    """An analysis in all its forms; each is made only when it is asked for."""

    show: Callable[[], None]  #: prints it for people
    facts: Callable[[], Any]  #: as JSON values; ``kg/cli/schemas`` holds their schema
    columns: Sequence[str]  #: of the table
    rows: Callable[[], Sequence[Sequence[Any]]]
    section: Callable[[], Section]  #: as a part of a survey


def rounded(value: float) -> float:
    """Keep six digits of a value for machines: the last ones differ from computer to computer."""
    return float(f"{value:.6g}")


def form_options(command: Command) -> Command:
    """Add ``--json``, ``--csv``, ``--html`` and ``--out FILE``.

    A command gets ``form``, which may be that of the ending of the file, and ``out``, ``None`` for
    standard output.
    """
    command = _checked(command)
    for option in (
        click.option(
            "--out",
            type=OutFile(allow_dash=True),
            metavar="FILE",
            help="Write into FILE, whole or not at all; '-', the default, is standard output.",
        ),
        click.option("--html", "form", flag_value="html", help="Give a page for a browser."),
        click.option("--csv", "form", flag_value="csv", help="Give a table for a spreadsheet."),
        click.option("--json", "form", flag_value="json", help="Give JSON for machines."),
    ):
        command = option(command)
    return command


def _checked(command: Command) -> Command:
    """Look at the form before the command runs, which may take a minute."""

    @wraps(command)
    def run(*values: Any, form: Form | None, out: Path | None, **options: Any) -> Any:
        if str(out) == "-":
            out = None
        if out is not None and not options.get("format_"):
            form = form or _SUFFIXES.get(out.suffix.lower())
            if form is None:
                raise click.UsageError("say what to write: --json, --csv or --html")
        return command(*values, form=form, out=out, **options)

    return cast(Command, run)


def give(report: Report, store: Store, form: Form | None, out: Path | None) -> None:
    """Print or write a report in one of its forms, as :func:`form_options` gave them."""
    if form is None:
        report.show()
    else:
        write(_WRITERS[form](report, store), out)


def write(text: str, out: Path | None) -> None:
    """Print a text as it stands, or write it into a file, whole or not at all.

    Raises
    ------
    ExportError
        The file cannot be written, or is a graph file; what stood there is still there.
    """
    if out is None:
        click.echo(text, nl=False)
        return
    from kg.rdf.write.output import replacing

    with replacing(out) as file:
        file.write(text.encode())


def _json(report: Report, store: Store) -> str:
    return json.dumps(report.facts(), ensure_ascii=False, indent=2) + "\n"


def _csv(report: Report, store: Store) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(report.columns)
    writer.writerows(map(_hide_formulas, report.rows()))
    return text.getvalue()


def _hide_formulas(row: Sequence[Any]) -> list[Any]:
    """Give a row whose texts no spreadsheet takes for formulas: these get an apostrophe."""
    return [
        f"'{value}" if isinstance(value, str) and value[:1] in _FORMULA else value for value in row
    ]


def _html(report: Report, store: Store) -> str:
    from kg.survey.page import section_page

    return section_page(report.section(), store)


_WRITERS = {"json": _json, "csv": _csv, "html": _html}

_SUFFIXES: dict[str, Form] = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html"}
