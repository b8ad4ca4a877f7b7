"""``kg build``: from files of papers to a graph file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.options import check_ontology, ontology_options, quiet_option, verbose_option
from kg.cli.words import counted
from kg.ontology import load_ontology
from kg.pipeline import DEFAULT_BATCH, Summary, Watch, build_graph
from kg.read.refusal import Refusal
from kg.workers import MOST_USEFUL, collect_seldom, useful_workers

#: Refusals that are printed; all of them are kept in the graph file.
_MOST_REFUSALS = 20

#: Share of papers without an abstract from which on it is told why there are few links.
_MANY = 0.25

_STAGES = {"read": "Reading", "link": "Linking", "resolve": "Resolving", "place": "Placing"}


@click.command("build")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("landscape.db"),
    show_default=True,
    help="Graph file to make, or to add to.",
)
@ontology_options
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Replay what people decided; by default decisions.csv beside the graph file.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1, max=256),
    default=useful_workers,
    show_default=f"one a core, at most {MOST_USEFUL}",
    metavar="N",
    help="Link papers in N processes.",
)
@click.option(
    "--batch",
    type=click.IntRange(min=1, max=100_000),
    default=DEFAULT_BATCH,
    show_default=True,
    metavar="N",
    help="Store N papers in a transaction.",
)
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: Path,
    ontology: Path | None,
    only_ontology: bool,
    decisions: Path | None,
    workers: int,
    batch: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Read papers and link them to concepts.

    INPUT is any mix of files: a pasted listing, JSONL, CSV, BibTeX, RIS, OpenAlex JSON, plain or
    gzipped; "-" is standard input. What is in the graph file already stays; a build that was
    interrupted goes on where it was. Without INPUT only the vocabulary and decisions are applied.

    Exit code 1 says that something in the input or the decisions was refused.

    Example: kg build papers.jsonl more.bib --out landscape.db
    """
    check_ontology(ontology, only=only_ontology)
    if not inputs and not out.exists():
        raise click.UsageError(f"{out} does not exist yet; name files of papers: kg build INPUT...")
    collect_seldom()
    scheme = load_ontology(ontology, replace=only_ontology)
    with _watching(quiet) as watch:
        summary = build_graph(
            inputs,
            out,
            scheme,
            workers=workers,
            batch=batch,
            decisions=decisions,
            watch=watch,
        )
    if summary.refused > _MOST_REFUSALS:
        more = summary.refused - _MOST_REFUSALS
        click.echo(f"… and {more} more; kg info {out} --refusals lists all of them", err=True)
    for each in summary.undecided[:_MOST_REFUSALS]:
        click.echo(str(each), err=True)
    if len(summary.undecided) > _MOST_REFUSALS:
        click.echo(f"… and more; kg info {out} --decisions lists all of them", err=True)
    if not quiet:
        click.echo(_sentence(summary, out), err=True)
        if summary.without_abstract > summary.papers * _MANY:
            click.echo(_told_titles(summary), err=True)
        if summary.unplaced:
            click.echo(
                f"{summary.unplaced:,} papers have no place on the map yet: kg layout {out}",
                err=True,
            )
    if verbose:
        click.echo(_details(summary), err=True)
    if summary.refused:
        ctx.exit(1)


def _sentence(summary: Summary, out: Path) -> str:
    added = summary.added
    rate = summary.linked / summary.seconds if summary.seconds else 0.0
    return (
        f"{out}: {counted(added.new, 'paper')} new, {added.merged:,} merged, "
        f"{added.unchanged:,} unchanged"
        f"{f', {summary.refused:,} refused' if summary.refused else ''}; "
        f"{counted(summary.papers, 'paper')}, {counted(summary.links, 'link')}, "
        f"{counted(summary.new_names, 'new name')}; "
        f"{_unread(summary)}{_decided(summary)}"
        f"{summary.seconds:.1f} s{f' ({rate:,.0f} papers/s)' if summary.linked else ''}"
    )


def _told_titles(summary: Summary) -> str:
    told = f"{summary.without_abstract:,} of {counted(summary.papers, 'paper')}"
    return f"{told} came without an abstract; titles give few links, a list with abstracts more"


def _unread(summary: Summary) -> str:
    number = summary.other_language
    return f"{number:,} not in English, skipped; " if number else ""


def _decided(summary: Summary) -> str:
    if not summary.decided:
        return ""
    idle = f", {len(summary.undecided)} without effect" if summary.undecided else ""
    return f"{summary.decided} decision{'s' * (summary.decided > 1)}{idle}; "


def _details(summary: Summary) -> str:
    return f"{summary.build}; {summary.linked} papers linked in this run"


def _echo(line: str) -> None:
    click.echo(line, err=True)


class _Refusals:
    """Prints refusals, one line each, until there are too many."""

    def __init__(self, echo: Callable[[str], None]) -> None:
        self._echo = echo
        self._printed = 0

    def __call__(self, refusal: Refusal) -> None:
        if self._printed < _MOST_REFUSALS:
            self._echo(str(refusal))
        self._printed += 1


@contextmanager
def _watching(quiet: bool) -> Iterator[Watch]:
    """Show a progress bar on a terminal, none in a pipe; refusals in both."""
    if quiet or not sys.stderr.isatty():
        yield Watch(refusal=_Refusals(_echo))
        return
    from kg.cli.progress import Bar

    with Bar(_STAGES) as bar:
        yield Watch(progress=bar.advance, refusal=_Refusals(bar.print))
