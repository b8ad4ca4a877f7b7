"""``kg survey``: a survey of the field, of which every number can be checked."""

import shlex
from pathlib import Path
from typing import Unpack

import click

from kg.cli.options import graph_argument, quiet_option
from kg.cli.out import OutFile
from kg.cli.print_verification import print_verification
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.store import Store, open_store


@click.command("survey")
@graph_argument
@click.option(
    "--out",
    type=OutFile(),
    metavar="FILE",
    help="The survey to write: .html, .md, .tex or .pdf (which needs Chromium).",
)
@click.option(
    "--verify",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Compare a survey with the graph file: .html, .md or .tex.",
)
@click.option(
    "--allow-own",
    is_flag=True,
    help="With --verify: accept numbers and quotations that somebody added.",
)
@click.option("--title", metavar="TEXT", help="What it is called; else as the graph file is.")
@click.option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OTHER",
    help="Add what is different in another graph file.",
)
@selection_options
@quiet_option
@click.pass_context
def command(
    context: click.Context,
    graph: Path,
    out: Path | None,
    verify: Path | None,
    allow_own: bool,
    title: str | None,
    compare: Path | None,
    quiet: bool,
    **selecting: Unpack[Selecting],
) -> None:
    """Write a survey of the field, or verify one.

    Every number leads to the query or the analysis that gave it, every claim to the words of a
    paper. The bibliography stands beside it, for BibTeX and as CSL-JSON. --verify makes the survey
    again and names what the graph does not say: 0 when all holds, 1 when something does not.

    Example: kg survey landscape.db --out survey.html
    """
    if (out is None) == (verify is None):
        raise click.UsageError("name the survey to write, e.g. --out survey.html, or --verify one")
    if verify is not None:
        _refuse_others(context)
        with open_store(graph) as store:
            context.exit(print_verification(store, verify, allow_own=allow_own, quiet=quiet))
    if out is not None:
        with open_store(graph) as store:
            _write(store, out, (title, compare), selecting, quiet=quiet)


#: Options that a survey to verify brings with it.
_ITS_OWN = ("title", "compare", "focus", "domain", "since", "until", "min_confidence")


def _refuse_others(context: click.Context) -> None:
    for name in _ITS_OWN:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"a survey says itself what made it; leave {option} out")


def _write(
    store: Store,
    out: Path,
    naming: tuple[str | None, Path | None],
    selecting: Selecting,
    *,
    quiet: bool,
) -> None:
    from kg.survey.survey import SurveyOptions, make_survey
    from kg.survey.writing import check_format, write_survey

    check_format(out)
    title, compare = naming
    options = SurveyOptions(title, selection_of(store, selecting), compare)
    files = write_survey(make_survey(store, options), store, out)
    if not quiet:
        for file in files:
            click.echo(f"{file}: {file.stat().st_size:,} bytes", err=True)
        click.echo(f"Open {out.resolve().as_uri()}", err=True)
        if out.suffix != ".pdf":
            names = shlex.join((str(out), str(store.path)))
            click.echo(f"Check it at any time: kg survey --verify {names}", err=True)
