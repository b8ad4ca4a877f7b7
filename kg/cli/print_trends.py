"""Trends on a terminal: a line a concept with small bars, or all periods of some concepts."""

from collections.abc import Sequence

from rich.text import Text

from kg.cli.evidence_facts import evidence_json
from kg.cli.printing import console, indented, quotation
from kg.cli.words import counted
from kg.graph.example import example_in
from kg.graph.spread import Move, Spread, find_spread
from kg.graph.trends import Direction, Trend, Trends, find_trends
from kg.model import KINDS
from kg.store import Store
from kg.survey.document import Source
from kg.survey.parts.trend_words import moves_opening, opening, time_text, trend_text, warnings
from kg.survey.plain import plain
from kg.survey.sources import analysis

_BARS = "▁▂▃▄▅▆▇█"
_NAME, _BAR = 34, 24


def print_summary(store: Store, found: Trends, spread: Spread, limit: int) -> None:
    """Print what emerges and fades, and which methods were used in another domain."""
    screen = console()
    source = _source(found)
    screen.print(Text(plain(opening(found, source)), "bold"))
    for told in warnings(found, source):
        screen.print(Text(plain(told), "dim"))
    if found.tested:
        names = found.periods.names
        screen.print(Text(f"Bars: {names[0]} … {names[-1]}; · is no paper.", "dim"))
    for direction in ("emerging", "fading"):
        for kind in KINDS:
            _print_kind(found, direction, kind, limit)
    if spread.moves:
        moved = plain(moves_opening(spread, analysis(find_spread, found.corpus.selection)))
        screen.print(Text(f"\n{moved}", "bold"))
        for move in spread.moves[:limit]:
            _print_move(store, found, move)
        _print_rest(len(spread.moves) - limit)


def print_concepts(store: Store, found: Trends, chosen: Sequence[Trend], spread: Spread) -> None:
    """Print the shares of some concepts by period, and when they were first seen."""
    screen = console()
    if not found.tested:
        screen.print(Text(plain(opening(found, _source(found))), "bold"))
    if not found.dated:
        return
    for trend in chosen:
        _print_concept(store, found, trend)
        for move in spread.moves:
            if move.concept == trend.concept:
                screen.print("first used in another domain:")
                _print_move(store, found, move)
        screen.print()
    for told in warnings(found, _source(found)):
        screen.print(Text(plain(told), "dim"))


def _source(found: Trends) -> Source:
    return analysis(find_trends, found.corpus.selection)


def _print_kind(found: Trends, direction: Direction, kind: str, limit: int) -> None:
    going = found.going(direction, kind)
    if not going:
        return
    screen = console()
    screen.print(Text(f"\n{direction.capitalize()} {kind}s", "bold"))
    for trend in going[:limit]:
        name = trend.label if len(trend.label) < _NAME else trend.label[: _NAME - 2] + "…"
        went = f"{trend.earlier.value:>6.1%} → {trend.later.value:<6.1%}"
        line = Text.assemble(f"  {name:{_NAME}}", went, " ", (_bars(found, trend), "cyan"))
        line.append(f"  {trend.papers:,} papers", "dim")
        if trend.jump is not None:
            line.append(f", jumped {found.periods.names[trend.jump]}", "dim")
        if trend.first is not None and direction == "emerging":
            line.append(f", first {found.corpus.dates[trend.first][:7]}", "dim")
            line.append(f" {found.corpus.papers[trend.first]}", "dim")
        screen.print(line, soft_wrap=True)
    _print_rest(len(going) - limit)


def _print_rest(number: int) -> None:
    if number > 0:
        console().print(Text(f"  … {number:,} more; --limit shows them", "dim"))


def _bars(found: Trends, trend: Trend) -> str:
    """Give a bar a period; the tallest is the largest share of the concept."""
    shares = [share.value for share in found.shares(trend)]
    most = max(shares) or 1.0
    # a period with papers never looks like one without
    heights = [0 if not share else 1 + round(6 * share / most) for share in shares]
    return "".join(_BARS[height] if height else "·" for height in heights)


def _print_concept(store: Store, found: Trends, trend: Trend) -> None:
    screen = console()
    how = plain(trend_text(found, trend, _source(found)))
    screen.print(Text.assemble((trend.label, "bold"), (f"  {trend.concept}", "dim")))
    if found.tested and trend.chance < 1:
        sure = f"effect {trend.effect:+.2f}, false discovery rate {trend.chance:.2g}"
        screen.print(f"{trend.direction}: {how} ({sure})")
    else:
        dated = counted(trend.papers, "dated paper")
        screen.print(f"{dated}, too few to be tested, or just those of something narrower")
    shares = found.shares(trend)
    top = max((share.value for share in shares), default=0.0) or 1.0
    wide = max(map(len, found.periods.names), default=0)
    for place, share in enumerate(shares):
        papers = f"{trend.having[place]:,} of {found.periods.papers[place]:,}"
        bar = "█" * round(_BAR * share.value / top)
        between = f"({share.low:.0%}–{share.high:.0%})"
        line = Text.assemble(
            f"  {found.periods.names[place]:{wide}}  {papers:>14}  {share.value:>6.1%}"
        )
        line.append(f"  {between:11}", "dim")
        line.append(f" {bar}", "cyan")
        screen.print(line)
    if trend.first is not None:
        paper = found.corpus.papers[trend.first]
        _print_example(store, found, "first", paper, trend.concept)


def _print_move(store: Store, found: Trends, move: Move) -> None:
    label = found.corpus.label
    home = ", ".join(label(id_) for id_ in move.home)
    took = plain(time_text(move, _source(found)))
    name, domain = label(move.concept), label(move.domain)
    console().print(
        Text.assemble("  ", (name, "bold"), f": {home} → {domain}, after {took}"), soft_wrap=True
    )
    _print_example(store, found, "  proposed", move.proposal, move.concept)
    _print_example(store, found, "  used", move.use, move.concept)
    _print_example(store, found, "  for", move.use, move.domain)


def _print_example(store: Store, found: Trends, word: str, paper: str, concept: str) -> None:
    example = example_in(store, found.corpus, paper, concept)
    if example is None:
        return
    screen = console()
    date = (example.paper.published or "")[:7]
    screen.print(
        Text.assemble(f"{word} {date} {example.paper.title}", (f"  {paper}", "dim")), soft_wrap=True
    )
    (said,) = evidence_json(example.paper, [example.evidence])
    screen.print(indented(quotation(said)))
