"""Untried combinations as ``kg untried`` prints them, each with what lies around it."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from kg.cli.printing import console
from kg.cli.words import counted, span_of
from kg.graph.combination import Combination, Crossing, Near, Side, Untried
from kg.graph.corpus import Corpus
from kg.graph.example import Example, example_in
from kg.store import Store
from kg.survey.excerpts import excerpt
from kg.text import plural

#: Letters of a sentence, however narrow the terminal is.
_LEAST_ROOM = 50

_READ = "Read the list as what lies near, not as what is missing."
_NOTHING = "no combination is empty while its neighbours are full"


def print_untried(store: Store, corpus: Corpus, found: Untried) -> None:
    """Print what was found over which papers, then each crossing with its combinations."""
    screen = console()
    for line in _head(corpus, found):
        screen.print(line, soft_wrap=True)
    for crossing in found.crossings:
        if crossing.cells:
            _print_crossing(screen, store, corpus, crossing)


def _told_kinds(kinds: tuple[str, ...]) -> str:
    """Name the kinds of a crossing, "Methods × settings"."""
    return " × ".join(plural(kind) for kind in kinds).capitalize()


def _told_expected(each: Combination) -> str:
    """Give what chance would lead to expect, with its range."""
    value, low, high = each.expected.value, each.expected.low, each.expected.high
    digits = 1 if value < 9.95 else 0
    return f"{value:,.{digits}f} ({low:,.0f} to {high:,.0f})"


def _head(corpus: Corpus, found: Untried) -> Iterator[Text]:
    papers = f"{counted(found.papers, 'paper')}{span_of(corpus.years.tolist())}"
    if not any(crossing.cells for crossing in found.crossings):
        what = f"of {found.bounds.least} papers or more" if found.papers else "at all"
        yield Text(f"{papers} with a link: too few concepts {what} to be combined.", "bold")
        return
    shown = sum(len(each.untried) for each in found.crossings)
    those = f"{shown} combinations" if shown > 1 else "one combination" if shown else "none"
    told = f"{those} that no paper tries, though neighbours do" if shown else _NOTHING
    yield Text(f"{papers}: {told}.", "bold")
    tested = sum(each.tested for each in found.crossings)
    surprising = sum(each.surprising for each in found.crossings)
    least, most = found.bounds.least, found.bounds.most
    span = f"{least:,} to {most:,}" if least < most else f"{least:,}"
    read = f" {_READ}" if shown and not surprising else ""
    told = f"Combined were concepts of {span} papers. {_told_tests(tested, surprising)}{read}"
    yield Text(told, "dim")
    if not found.dated:
        yield Text("No paper has a date, so old and new ones count alike.", "dim")


def _told_tests(tested: int, surprising: int) -> str:
    if not tested:
        return "With so few papers, chance alone may leave any combination empty."
    them = f"{surprising:,} are" if surprising > 1 else "one is" if surprising else "none is"
    return (
        f"Of {counted(tested, 'combination')} that chance would rarely leave empty, {them} rarer "
        "than chance allows after correction for so many tests."
    )


def _print_crossing(screen: Console, store: Store, corpus: Corpus, crossing: Crossing) -> None:
    what = "combinations that their pairs make most likely" if len(crossing.kinds) == 3 else "pairs"
    told = f"no paper in {crossing.empty:,} of {crossing.cells:,} {what}"
    if crossing.cells and not crossing.empty:
        told = f"papers in all {crossing.cells:,} {what}"
    screen.print(Text(f"\n{_told_kinds(crossing.kinds)}: {told}", "bold"), soft_wrap=True)
    for place, each in enumerate(crossing.untried, 1):
        _print_combination(screen, store, corpus, each, f"{place:>3}. ")
    if crossing.scarce:
        screen.print(Text("\n  Tried, but far less than expected", "bold"))
    for place, each in enumerate(crossing.scarce, 1):
        _print_combination(screen, store, corpus, each, f"{place:>3}. ")


def _print_combination(
    screen: Console, store: Store, corpus: Corpus, each: Combination, number: str
) -> None:
    labels = " × ".join(corpus.label(id_) for id_ in each.concepts)
    screen.print(Text.assemble(number, (labels, "bold")), soft_wrap=True)
    for line in _explained(corpus, each):
        screen.print(Text(f"     {line}"), soft_wrap=True)
    for near in each.nearest_of_each:
        _print_near(screen, store, corpus, near)


def _explained(corpus: Corpus, each: Combination) -> Iterator[str]:
    *papers, last = (f"{side.papers:,}" for side in each.sides)
    them = "all" if each.pairs else "both"
    yield (
        f"{', '.join(papers)} and {last} papers; with {them}: {each.observed or 'none'}, "
        f"by chance {_told_expected(each)}{_told_rate(each)}"
    )
    if each.pairs:
        names = [corpus.label(id_) for id_ in each.concepts]
        yield "by twos: " + ", ".join(
            f"{names[one]} + {names[other]} {number:,}"
            for number, (one, other) in zip(each.pairs, ((0, 1), (0, 2), (1, 2)), strict=True)
        )
    else:
        left, right = each.sides
        yield f"neighbours: {_told_side(corpus, left, right)}; {_told_side(corpus, right, left)}"
    if each.bridges:
        first, *more = (
            f"{corpus.label(bridge.concept)} ({bridge.left:,} and {bridge.right:,}"
            for bridge in each.bridges
        )
        yield "both come with " + "), ".join((f"{first} papers", *more)) + ")"


def _told_rate(each: Combination) -> str:
    if each.rate is None:
        return ""
    if each.is_surprising:
        return f"; surprisingly few (false discovery rate {each.rate:.2g})"
    return "; not surprising among so many"


def _told_side(corpus: Corpus, side: Side, other: Side) -> str:
    """Say how full the neighbourhood of a side is."""
    beside = " or ".join(corpus.label(id_) for id_ in side.broader)
    where = f"other papers on {beside}"
    if not beside:
        where = f"papers on another {side.concept.partition(':')[0]}"
    verb = "is" if side.around_with == 1 else "are"
    what = corpus.label(other.concept)
    return f"{side.around_with:,} of {side.around:,} {where} {verb} on {what}"


def _print_near(screen: Console, store: Store, corpus: Corpus, near: Near) -> None:
    example = example_in(store, corpus, near.paper, near.has[0])
    if example is None:
        return
    has = _told_has(corpus, near, example)
    by = f", with {corpus.label(near.by)}" if near.by else ""
    year = f" ({example.paper.published[:4]})" if example.paper.published else ""
    title = " ".join(example.paper.title.split())
    paper = Text.assemble("     near: ", title, year, (f"  {near.paper}", "dim"))
    screen.print(paper.append(f": {has}{by}"), soft_wrap=True)
    room = max(_LEAST_ROOM, screen.width - 12)
    said = example.evidence
    quoted = excerpt(example.paper.sentence_of(said), said.start - said.sentence_start, room)
    screen.print(Text(f"         “{quoted}”", "dim"), soft_wrap=True)


def _told_has(corpus: Corpus, near: Near, example: Example) -> str:
    """Say what a paper does with a side: "uses PPO", or "uses GPT-4, so Transformer"."""
    names = [corpus.label(id_) for id_ in near.has]
    if len(names) > 1:
        return " + ".join(names)
    role = example.link.role.replace("_", " ")
    if example.link.concept == near.has[0]:
        return f"{role} {names[0]}"
    return f"{role} {corpus.label(example.link.concept)}, so {names[0]}"
