"""A comparison of two landscapes as ``kg compare`` prints it."""

from collections.abc import Iterator, Sequence

import click

from kg.cli.words import counted
from kg.evaluate.comparison import Compared, Comparison, Difference
from kg.graph.corpus import Corpus
from kg.graph.example import find_example
from kg.store import Store
from kg.survey.excerpts import excerpt, printable
from kg.survey.parts.difference_words import read_unlike
from kg.text import plural

#: Letters of a sentence that is quoted.
_SENTENCE = 160

#: Both landscapes, with their papers: the left one first.
Sides = tuple[tuple[Store, Corpus], tuple[Store, Corpus]]


def print_comparison(found: Comparison, sides: Sides, limit: int) -> None:
    """Print how alike the two are, then what is more common on which side."""
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


def _names(sides: Sides) -> tuple[str, str]:
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


def _side(side: Compared, name: str) -> str:
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
