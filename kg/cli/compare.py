"""``kg compare``: two landscapes side by side."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Unpack

import click

from kg.cli.options import graph_argument, limit_option
from kg.cli.report import Form, Report, form_options, give, rounded
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.cli.words import counted, excerpt, printable
from kg.evaluate.compare import compare, read_unlike
from kg.evaluate.comparison import Comparison, Difference, Side
from kg.graph.corpus import Corpus, load_corpus
from kg.graph.example import find_example
from kg.store import Store, open_store
from kg.text import plural

_DEFAULT_LIMIT = 10

#: Letters of a sentence that is quoted.
_SENTENCE = 160

_COLUMNS = (
    "concept", "label", "kind", "left", "right", "left_share", "right_share", "odds_ratio",
    "low", "high", "probability", "rate", "only_known", "is_echo",
)  # fmt: skip


@click.command("compare")
@graph_argument
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path, dir_okay=False))
@selection_options
@limit_option
@form_options
def command(
    graph: Path,
    other: Path,
    limit: int | None,
    form: Form | None,
    out: Path | None,
    **options: Unpack[Selecting],
) -> None:
    """Say what one landscape is about more than another.

    Which concepts are more common on one side than chance allows, which stand on one side alone,
    which on both, and how alike the two are. Papers on both sides are chosen by the same options.
    With differences or without, the exit code is 0.

    Example: kg compare landscape.db other.db --limit 5
    """
    with open_store(graph) as left_store, open_store(other) as right_store:
        left = load_corpus(left_store, selection_of(left_store, options))
        right = load_corpus(right_store, selection_of(right_store, options))
        found = compare(left, right)
        sides = ((left_store, left), (right_store, right))
        report = Report(
            show=lambda: _print(found, sides, limit or _DEFAULT_LIMIT),
            facts=lambda: _facts(found, sides),
            columns=_COLUMNS,
            rows=lambda: [tuple(_fact(each).values()) for each in found.differences],
            section=lambda: _section(found, sides),
        )
        give(report, left_store, form, out)


_Sides = tuple[tuple[Store, Corpus], tuple[Store, Corpus]]


def _section(found: Comparison, sides: _Sides) -> Any:
    from kg.survey.parts.changes import comparison_section

    (store, corpus), (other, _) = sides
    return comparison_section(store, corpus, found, other)


def _facts(found: Comparison, sides: _Sides) -> dict[str, Any]:
    names = [store.path.name for store, _ in sides]
    return {
        "left": {"file": names[0]} | asdict(found.left),
        "right": {"file": names[1]} | asdict(found.right),
        "both": found.both,
        "read_unlike": read_unlike(sides[0][0], sides[1][0]),
        "tested": found.tested,
        "likeness": [asdict(each) | {"kind": each.kind or "all"} for each in found.likeness],
        "differences": [_fact(each) for each in found.differences],
    }


def _fact(each: Difference) -> dict[str, Any]:
    return {
        "concept": each.concept,
        "label": each.label,
        "kind": each.kind,
        "left": each.left,
        "right": each.right,
        "left_share": round(each.left_share, 6),
        "right_share": round(each.right_share, 6),
        "odds_ratio": rounded(math.exp(each.odds.value)),
        "low": rounded(math.exp(each.odds.low)),
        "high": rounded(math.exp(each.odds.high)),
        "probability": None if each.probability is None else rounded(each.probability),
        "rate": None if each.rate is None else rounded(each.rate),
        "only_known": each.only_known,
        "is_echo": each.is_echo,
    }


def _print(found: Comparison, sides: _Sides, limit: int) -> None:
    left, right = _names(sides)
    for line in _head(found, left, right):
        click.echo(line)
    if unlike := read_unlike(sides[0][0], sides[1][0]):
        click.echo(unlike)
    for title, side, here in ((left, "left", sides[0]), (right, "right", sides[1])):
        sure = found.believed(more_on=side)
        if sure:
            click.echo(f"\nMore common in {title}{_cut(len(sure), limit)}")
            for each in sure[:limit]:
                _print_difference(each, here)
    for title, side in ((left, "left"), (right, "right")):
        alone = found.only(on=side)
        if alone:
            click.echo(f"\nOnly in {title}{_cut(len(alone), limit)}")
            click.echo("  " + _listed(alone[:limit], side))
    shared = found.shared()
    if shared:
        click.echo(f"\nIn both, by the smaller of the two shares{_cut(len(shared), limit)}")
        for each in shared[:limit]:
            shares = f"{each.left_share:>6.1%} {each.right_share:>6.1%}"
            click.echo(f"  {shares}  {printable(each.label)}  {each.kind}")


def _names(sides: _Sides) -> tuple[str, str]:
    """Give what the two are called; files of one name in two folders need the folders."""
    left, right = (store.path for store, _ in sides)
    if left.name != right.name:
        return left.name, right.name
    return str(left), str(right)


def _head(found: Comparison, left: str, right: str) -> Iterator[str]:
    sides = (_side(found.left, left), _side(found.right, right))
    both = f"{counted(found.both, 'paper')} in both" if found.both else "no paper in both"
    yield f"{sides[0]}; {sides[1]}; {both}."
    for each in found.likeness[:1]:
        yield (
            f"They distribute {each.overlap:.0%} of their links in the same way; the same papers "
            f"dealt at random would agree in {each.expected:.0%}."
        )
    kinds = [
        f"{plural(each.kind)} {each.overlap:.0%} ({each.expected:.0%})"
        for each in found.likeness[1:]
    ]
    if kinds:
        yield f"By kind (at random): {', '.join(kinds)}."
    sure = sum(each.is_believed for each in found.differences)
    told = f"{sure:,} differ by more than chance; about 5% of these at most will be wrong"
    if sure < 2:
        told = f"{'one' if sure else 'none'} differs by more than chance"
    if not found.tested:
        yield "No concept is common enough to be tested: so few papers can differ by chance alone."
    else:
        yield f"Of {counted(found.tested, 'concept')} common enough to be tested, {told}."
    if found.both:
        yield "Papers in both count on both sides, so differences look smaller than they are."


def _side(side: Side, name: str) -> str:
    years = ", without dates"
    if side.first:
        years = f", {side.first}" + (f"–{side.last}" if side.last != side.first else "")
    return f"{name}: {counted(side.papers, 'paper')}{years}, {side.linked:,} about something"


def _print_difference(each: Difference, here: tuple[Store, Corpus]) -> None:
    known = "  the other vocabulary lacks it" if each.only_known else ""
    click.echo(
        f"  {printable(each.label)} ({each.kind})  {each.left:,} : {each.right:,} papers, "
        f"{each.left_share:.1%} : {each.right_share:.1%}, "
        f"{_odds(each)}{known}"
    )
    if example := find_example(*here, each.concept):
        said = example.evidence
        at = said.start - said.sentence_start
        quoted = printable(excerpt(example.paper.sentence_of(said), at, _SENTENCE))
        click.echo(f"      “{quoted}” {example.paper.id}")


def _odds(each: Difference) -> str:
    times = each.times
    if not each.is_shared:  # of none, only the lower bound tells something
        return f"odds at least {times.low:.1f}×"
    return f"odds {times.value:.1f}× ({times.low:.1f} to {times.high:.1f})"


def _listed(found: Sequence[Difference], side: str) -> str:
    return ", ".join(f"{printable(each.label)} ({getattr(each, side):,})" for each in found)


def _cut(total: int, limit: int) -> str:
    return f" ({limit:,} of {total:,}; --limit shows more)" if total > limit else ""
