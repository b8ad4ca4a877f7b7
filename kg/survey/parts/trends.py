"""What papers turn to and from, as a part of a survey: text, figures, first uses elsewhere."""

import shlex
from collections.abc import Sequence
from dataclasses import replace

from kg.graph.corpus import Corpus
from kg.graph.spread import Move, find_spread
from kg.graph.trends import Direction, Trend, Trends, find_trends
from kg.model import KINDS
from kg.store import Store
from kg.survey.document import (
    Aside,
    Block,
    Cite,
    Figure,
    Items,
    Paragraph,
    Section,
    Source,
    Strong,
    Table,
    Term,
    Text,
)
from kg.survey.parts.trend_words import (
    moves_opening,
    opening,
    time_text,
    trend_text,
    warnings,
)
from kg.survey.quotes import example_mark
from kg.survey.sources import analysis
from kg.survey.wording import count, listed, share
from kg.text import plural
from kg.views.chart import MOST_BANDS, MOST_LINES, Line, share_chart

#: Concepts of a kind, and first uses elsewhere, that are told.
_TOLD, _MOVES = 4, 5
#: Characters of a name that gives way to its initials, and of initials.
_LONG, _INITIALS = 20, 8


def trends_section(store: Store, corpus: Corpus, found: Trends) -> Section:
    """Give what emerges and fades among the papers of a selection, and what went elsewhere."""
    source = analysis(find_trends, corpus.selection, command="trends")
    asides = _asides(found, source)
    parts = (
        _direction(store, found, source, "emerging"),
        _direction(store, found, source, "fading"),
        _elsewhere(store, corpus),
    )
    full = tuple(part for part in parts if not part.is_empty)
    return Section("Trends", (Paragraph(opening(found, source)), *asides), full, "trends")


def concept_section(
    store: Store, corpus: Corpus, found: Trends, concepts: Sequence[str]
) -> Section:
    """Give the shares of some concepts by period, as a figure and a table."""
    source = analysis(find_trends, corpus.selection, command="trends")
    source = replace(source, command=f"{source.command} {shlex.join(concepts)}")
    trends = [found.by_id[id_] for id_ in concepts]
    names = found.periods.names
    items: tuple[Text, ...] = tuple(
        (Strong(trend.label), ": ", *trend_text(found, trend, source), *_first(store, found, trend))
        for trend in trends
    )
    said = () if found.tested else (Paragraph(opening(found, source)),)
    blocks: list[Block] = [*said, Items(items)] if found.dated else [*said]
    if names:
        blocks += _figure(found, trends, "trends-of-concepts")
        blocks.append(_table(found, trends, source))
    title = "Trends of " + ", ".join(trend.label for trend in trends)
    asides = _asides(found, source)
    return Section(title, (*blocks, *asides), name="trends-of-concepts")


def _asides(found: Trends, source: Source) -> tuple[Aside, ...]:
    """Give all that must be known before believing a trend as one paragraph."""
    told = warnings(found, source)
    text = tuple(part for each in told for part in (*each, " "))
    return (Aside(text[:-1]),) if told else ()


def _direction(store: Store, found: Trends, source: Source, direction: Direction) -> Section:
    going = found.going(direction)
    items: list[Text] = []
    for kind in KINDS:
        of_kind = found.going(direction, kind)
        if of_kind:
            told = [_told(store, found, trend, source) for trend in of_kind[:_TOLD]]
            items.append(
                (
                    Strong(plural(kind).capitalize()),
                    ": ",
                    *listed(told),
                    *_more(of_kind, kind, source),
                )
            )
    blocks: tuple[Block, ...] = (
        *_figure(found, going[:MOST_LINES], f"trends-{direction}"),
        *([Items(tuple(items))] if items else []),
    )
    return Section(direction.capitalize(), blocks, name=f"trends-{direction}")


def _told(store: Store, found: Trends, trend: Trend, source: Source) -> Text:
    first = _first(store, found, trend) if trend.direction == "emerging" else ()
    return Term(trend.concept, trend.label), " (", *trend_text(found, trend, source), *first, ")"


def _more(of_kind: Sequence[Trend], kind: str, source: Source) -> Text:
    rest = len(of_kind) - _TOLD
    if rest < 1:
        return (".",)
    path = f"{of_kind[0].direction}.{kind}.more"
    return "; and ", count(rest, source, path), " more."


def _first(store: Store, found: Trends, trend: Trend) -> Text:
    """Give the first paper about a concept, with the sentence."""
    if trend.first is None:
        return ()
    corpus = found.corpus
    paper, date = corpus.papers[trend.first], corpus.dates[trend.first]
    mark = example_mark(store, corpus, paper, trend.concept)
    return f"; first {date[:7]} ", Cite(paper), *mark


def _figure(found: Trends, trends: Sequence[Trend], name: str) -> tuple[Figure, ...]:
    lines = [Line(_short(found, trend), found.shares(trend)) for trend in trends]
    labels = ", ".join(line.label for line in lines[:MOST_LINES])
    description = f"Shares by period of {labels}."
    svg = share_chart(lines, found.periods.names, description=description)
    if not svg:
        return ()
    caption = "Share of the papers of each period"
    if len(lines) <= MOST_BANDS:
        caption += ", with bands that hold the true share in 95 of 100 cases"
    return (Figure(name, svg, (f"{caption}.",), description),)


def _short(found: Trends, trend: Trend) -> str:
    """Give the initials of a concept of a long name, if they are a label of it, else the name."""
    labels = found.corpus.scheme[trend.concept].alt_labels
    initials = (label for label in labels if label.isupper() and len(label) <= _INITIALS)
    return trend.label if len(trend.label) <= _LONG else next(initials, trend.label)


def _table(found: Trends, trends: Sequence[Trend], source: Source) -> Table:
    shares = [found.shares(trend) for trend in trends]
    rows: list[tuple[Text, ...]] = []
    for place, name in enumerate(found.periods.names):
        cells: list[Text] = [(name,)]
        cells.append((count(int(found.periods.papers[place]), source, f"periods.{name}"),))
        for trend, of in zip(trends, shares, strict=True):
            cells.append((share(of[place].value, source, f"{trend.concept}.share.{name}"),))
        rows.append(tuple(cells))
    columns = ("Period", "Papers", *(_short(found, trend) for trend in trends))
    numeric = frozenset(range(1, len(columns)))
    return Table(("Share of the papers of each period.",), columns, tuple(rows), numeric)


def _elsewhere(store: Store, corpus: Corpus) -> Section:
    found = find_spread(store, corpus)
    if not found.moves:
        return Section("First uses in another domain")
    source = analysis(find_spread, corpus.selection, command="trends")
    moves = found.moves[:_MOVES]
    items: tuple[Text, ...] = tuple(_move(store, corpus, move, source) for move in moves)
    blocks = (Paragraph(moves_opening(found, source)), Items(items))
    return Section("First uses in another domain", blocks, name="first-uses")


def _move(store: Store, corpus: Corpus, move: Move, source: Source) -> Text:
    label = corpus.label
    home = [Term(id_, label(id_)) for id_ in move.home]
    return (
        Strong(label(move.concept)),
        ": proposed for ",
        *listed(home),
        " ",
        Cite(move.proposal),
        *example_mark(store, corpus, move.proposal, move.concept),
        ", used for ",
        Term(move.domain, label(move.domain)),
        " ",
        *time_text(move, source),
        " later ",
        Cite(move.use),
        *example_mark(store, corpus, move.use, move.concept),
        *example_mark(store, corpus, move.use, move.domain),
        ".",
    )
