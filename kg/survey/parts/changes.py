"""What another landscape has more or less of: a comparison as a part of a survey."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.evaluate.compare import compare
from kg.evaluate.comparison import Compared, Comparison, Difference
from kg.evaluate.likeness import Likeness
from kg.graph.corpus import Corpus
from kg.graph.example import find_example
from kg.store import Store
from kg.survey.document import Aside, Block, Cite, Paragraph, Section, Source, Table, Term, Text
from kg.survey.parts.difference_words import read_unlike
from kg.survey.sources import GRAPH, analysis
from kg.survey.wording import count, counted, figure, listed, share, witness
from kg.text import plural

#: Rows of a table.
_MOST = 10


def comparison_section(
    store: Store, corpus: Corpus, found: Comparison, other_store: Store
) -> Section:
    """Say what a landscape is about more and less than another one.

    Parameters
    ----------
    store, corpus
        The landscape that the text is about, which is on the left.
    other_store
        The other one; it is called by the name of its file.
    """
    other = other_store.path.stem
    source = _source(corpus, other)
    blocks = [_papers(found, other, source), _alike(found, source), *_cautions(found)]
    if unlike := read_unlike(store, other_store):
        blocks.append(Aside((unlike,)))
    parts = [
        _more(store, corpus, found.believed(more_on="left"), source),
        _less(found.believed(more_on="right"), other, source),
        _only(found.only(on="left"), f"Only here, not in {other}", "left", source),
        _only(found.only(on="right"), f"Only in {other}", "right", source),
    ]
    return Section(
        f"Compared with {other}",
        tuple(blocks),
        tuple(part for part in parts if not part.is_empty),
        name="comparison",
    )


def _source(corpus: Corpus, other: str) -> Source:
    source = analysis(compare, corpus.selection, command="compare")
    return replace(
        source,
        arguments=tuple(sorted((*source.arguments, ("other", other)))),
        command=source.command.replace(GRAPH, f"{GRAPH} {other}.db", 1),
    )


def _papers(found: Comparison, other: str, source: Source) -> Paragraph:
    return Paragraph(
        (
            "Here are ",
            *_side(found.left, "left", source),
            f", in {other} ",
            *_side(found.right, "right", source),
            "; ",
            *(counted(found.both, "paper", source, "both") if found.both else ("none",)),
            f" {'is' if found.both <= 1 else 'are'} in both. Shares are of the papers that are "
            "about something: ",
            count(found.left.linked, source, "left.linked"),
            " and ",
            count(found.right.linked, source, "right.linked"),
            ".",
        )
    )


def _side(side: Compared, path: str, source: Source) -> Text:
    papers = counted(side.papers, "paper", source, f"{path}.papers")
    if not side.first:
        return (*papers, " without a date")
    years = f" of {side.first}" if side.first == side.last else f" of {side.first} to {side.last}"
    return (*papers, years)


def _alike(found: Comparison, source: Source) -> Paragraph:
    whole = found.likeness[0] if found.likeness else None
    if whole is None:
        return Paragraph(("They are linked to no concept in common.",))
    text: Text = (
        "Both distribute ",
        share(whole.overlap, source, "likeness.all.overlap"),
        " of their links in the same way, over ",
        *counted(whole.both, "concept", source, "likeness.all.both"),
        " that both have; the same papers dealt to two sides at random would agree in ",
        share(whole.expected, source, "likeness.all.expected"),
        ".",
    )
    kinds = [_alike_kind(each, source) for each in found.likeness[1:]]
    if not kinds:
        return Paragraph(text)
    return Paragraph((*text, " By kind (and at random): ", *listed(kinds), "."))


def _alike_kind(each: Likeness, source: Source) -> Text:
    path = f"likeness.{each.kind}"
    return (
        f"{plural(each.kind)} ",
        share(each.overlap, source, f"{path}.overlap"),
        " (",
        share(each.expected, source, f"{path}.expected"),
        ")",
    )


def _cautions(found: Comparison) -> Iterator[Block]:
    if not any(each.is_believed for each in found.differences):
        yield Paragraph(
            ("No concept is surely more common on one side; with more papers that may change.",)
        )
    if found.both:
        yield Aside(
            ("Papers that are in both count on both sides, so differences look smaller here.",)
        )
    unknown = [each for each in found.differences if each.only_known and each.is_believed]
    if unknown:
        names = listed([each.label for each in unknown[:5]])
        yield Aside(
            (
                "Some concepts stand in one of the two vocabularies alone, so the other side could "
                "not find them: ",
                *names,
                ".",
            )
        )


def _more(store: Store, corpus: Corpus, found: Sequence[Difference], source: Source) -> Section:
    rows = []
    for each in found[:_MOST]:
        example = find_example(store, corpus, each.concept)
        seen: Text = ("",)
        if example is not None:
            seen = (Cite(example.paper.id), " ", witness(example.paper, example.evidence))
        rows.append((*_row(each, source), seen))
    return _told("More common here", found, tuple(rows), ("Example",))


def _less(found: Sequence[Difference], other: str, source: Source) -> Section:
    rows = tuple(_row(each, source) for each in found[:_MOST])
    return _told(f"More common in {other}", found, rows, ())


def _told(
    title: str,
    found: Sequence[Difference],
    rows: tuple[tuple[Text, ...], ...],
    last: tuple[str, ...],
) -> Section:
    if not rows:
        return Section(title)
    rest = f" The {len(rows)} surest are shown." if len(found) > len(rows) else ""
    columns = ("Concept", "Kind", "Here", "There", "Odds greater by", *last)
    caption: Text = (
        "Concepts whose share differs by more than chance, and by how much their odds do, with the "
        "95 % interval.",
        rest,
    )
    table = Table(caption, columns, rows, numeric=frozenset((2, 3)))
    return Section(title, (table,))


def _row(each: Difference, source: Source) -> tuple[Text, ...]:
    path = each.concept
    return (
        (Term(each.concept, each.label),),
        (each.kind,),
        _cell(each.left, each.left_share, f"{path}.left", source),
        _cell(each.right, each.right_share, f"{path}.right", source),
        _times(each, source),
    )


def _times(each: Difference, source: Source) -> Text:
    """Say how much greater the odds are; where a side has none, only the lower bound tells."""
    path, times = f"{each.concept}.times", each.times
    low = figure(times.low, source, f"{path}.low", digits=1)
    if not each.is_shared:
        return ("at least ", low, "×")
    high = figure(times.high, source, f"{path}.high", digits=1)
    return (figure(times.value, source, path, digits=1), "× (", low, " to ", high, ")")


def _cell(papers: int, part: float, path: str, source: Source) -> Text:
    return (count(papers, source, path), " (", share(part, source, f"{path}_share"), ")")


def _only(found: Sequence[Difference], title: str, side: str, source: Source) -> Section:
    """Name the most common concepts of one side; single papers tell nothing."""
    often = [each for each in found if getattr(each, side) > 1]
    if not often:
        return Section(title)
    names = [
        (
            Term(each.concept, each.label),
            " (",
            count(getattr(each, side), source, f"{each.concept}.{side}"),
            ")",
        )
        for each in often[:_MOST]
    ]
    head: Text = (
        *counted(len(found), "concept", source, f"only.{side}"),
        f" {'is' if len(found) == 1 else 'are'} on this side alone, ",
        count(len(often), source, f"only.{side}.often"),
        " of them in more than one paper. The most common: ",
    )
    return Section(title, (Paragraph((*head, *listed(names), ".")),))
