"""How far to trust the topics, what lies between them and what is central, as part of a survey."""

from kg.graph.bridges import Bridge
from kg.graph.central import BETWEEN, NEIGHBOURS, PAPERS, Central
from kg.graph.corpus import Corpus
from kg.graph.stability import Verdict
from kg.graph.structure import Structure, find_structure
from kg.store import Store
from kg.survey.document import (
    Block,
    Cite,
    Items,
    Paragraph,
    Section,
    Source,
    Strong,
    Table,
    Term,
    Text,
)
from kg.survey.quotes import example_mark
from kg.survey.sources import analysis
from kg.survey.wording import count, counted, figure, listed, share

#: Bridges of a sort, and central concepts, that are told.
_TOLD, _CENTRAL = 5, 3
_ROWS = 8
#: A concept is farther up by ways than by papers by at least so many places.
_FARTHER = 5

_VERDICTS: dict[Verdict, str] = {
    "stable": "Stable",
    "partly stable": "Partly stable",
    "dissolves": "Dissolve",
}


def bridges_section(store: Store, corpus: Corpus, found: Structure) -> Section:
    """Give how stable the topics are, what lies between them and which concepts are central."""
    source = analysis(find_structure, corpus.selection, command="topics")
    parts = (
        _stability(found, source),
        _between(store, corpus, found, source),
        _centre(corpus, found, source),
    )
    full = tuple(part for part in parts if not part.is_empty)
    return Section("What holds the topics together", (), full, "bridges")


def stability_text(found: Structure, source: Source) -> Text:
    """Say how far topics come back when the papers are divided anew; "" where that is unknown."""
    known = found.stability
    if not known.runs:
        return ()
    stable = sum(known.verdict(n) == "stable" for n in found.coarse)
    return (
        "Divided anew ",
        count(known.runs, source, "stability.runs"),
        " times, each time with another seed and only ",
        count(known.papers, source, "stability.papers"),
        " of the papers: ",
        count(stable, source, "stability.stable"),
        " of ",
        *counted(len(found.coarse), "topic", source, "coarse"),
        (" comes back; " if stable == 1 else " come back; "),
        "the divisions agree with these topics by ",
        figure(known.agreement, source, "stability.agreement"),
        " (1: the same, 0: no more than chance).",
    )


def _stability(found: Structure, source: Source) -> Section:
    opening = stability_text(found, source)
    if not opening:
        return Section("How far to trust the topics")
    items: list[Text] = []
    for verdict, title in _VERDICTS.items():
        some = [n for n in found.coarse if found.stability.verdict(n) == verdict]
        if some:
            told = [_likeness(found, n, source) for n in some]
            items.append((Strong(title), ": ", *listed(told), "."))
    note = "In brackets how like a topic is to its nearest in another division; from 0.75 on it "
    note += "is stable, at 0.5 or less it is one of several groupings that would do as well."
    blocks: tuple[Block, ...] = (Paragraph((*opening, " ", note)), Items(tuple(items)))
    return Section("How far to trust the topics", blocks, name="stability")


def _likeness(found: Structure, topic: int, source: Source) -> Text:
    value = figure(found.stability.of_topic[topic], source, f"stability.{topic}")
    return found.topic(topic).title, " (", value, ")"


def _between(store: Store, corpus: Corpus, found: Structure, source: Source) -> Section:
    concepts = found.bridges.concepts[:_TOLD]
    papers = found.bridges.papers[:_TOLD]
    parts: list[Block] = []
    if concepts:
        head = "Concepts that are typical of more than one topic:"
        items = tuple(concept_text(corpus, found, each, source) for each in concepts)
        parts += [Paragraph((head,)), Items(items)]
    if papers:
        head = "Papers whose concepts draw them to more than one topic:"
        items = tuple(paper_text(store, corpus, found, each, source) for each in papers)
        parts += [Paragraph((head,)), Items(items)]
    return Section("Between the topics", tuple(parts), name="between")


def concept_text(corpus: Corpus, found: Structure, bridge: Bridge, source: Source) -> Text:
    """Say of which topics a concept is typical: "PPO (23 papers): 48% in A, 22% in B"."""
    parts: list[Text] = [
        (share(part, source, f"bridges.{bridge.id}.{topic}"), f" in {found.topic(topic).title}")
        for topic, part in zip(bridge.topics[:3], bridge.parts[:3], strict=True)
    ]
    named = counted(bridge.papers, "paper", source, f"bridges.{bridge.id}.papers")
    label = corpus.label(bridge.id)
    return Strong(label), " (named in ", *named, "): ", *listed(parts), "."


def paper_text(
    store: Store, corpus: Corpus, found: Structure, bridge: Bridge, source: Source
) -> Text:
    """Say to which topics a paper is drawn, and by which concepts."""
    parts: list[Text] = []
    for topic, part, by in list(zip(bridge.topics, bridge.parts, bridge.by, strict=True))[:3]:
        number = share(part, source, f"bridges.{bridge.id}.{topic}")
        term = Term(by, corpus.label(by))
        mark = example_mark(store, corpus, bridge.id, by)
        parts.append((found.topic(topic).title, " (", number, ") by ", term, *mark))
    paper = next(store.papers([bridge.id]))
    return Strong(paper.title), " ", Cite(bridge.id), ": to ", *listed(parts), "."


def _centre(corpus: Corpus, found: Structure, source: Source) -> Section:
    told = centre_texts(corpus, found, source)
    if not told:
        return Section("Central concepts")
    blocks: list[Block] = [Paragraph(tuple(item for text in told for item in (*text, " "))[:-1])]
    rows = tuple(_row(corpus, each, source) for each in found.centre.first(PAPERS, _ROWS))
    columns = ("Concept", "Papers", "Shares papers with", "On ways between others")
    caption = f"Concepts of most papers; to share means {found.centre.least} papers or more."
    blocks.append(Table((caption,), columns, rows, frozenset({1, 2, 3})))
    return Section("Central concepts", tuple(blocks), name="central")


def _row(corpus: Corpus, each: Central, source: Source) -> tuple[Text, ...]:
    at = f"centre.{each.concept}"
    return (
        (Term(each.concept, corpus.label(each.concept)),),
        (count(each.papers, source, f"{at}.papers"),),
        (count(each.neighbours, source, f"{at}.neighbours"),),
        (share(each.between, source, f"{at}.between"),),
    )


def centre_texts(corpus: Corpus, found: Structure, source: Source) -> list[Text]:
    """Say which concepts come first by papers, by neighbours, by ways, and by ways alone."""
    centre = found.centre
    if centre.joined < 2 * _CENTRAL:
        return []

    def terms(some: tuple[Central, ...], path: str) -> Text:
        items: list[Text] = []
        for each in some:
            value = each.papers if path == "papers" else each.neighbours
            number = count(value, source, f"centre.{each.concept}.{path}")
            items.append((Term(each.concept, corpus.label(each.concept)), " (", number, ")"))
        return listed(items)

    told: list[Text] = [
        ("Most papers are about ", *terms(centre.first(PAPERS, _CENTRAL), "papers"), "."),
        (
            "Most other concepts share papers with ",
            *terms(centre.first(NEIGHBOURS, _CENTRAL), "neighbours"),
            ".",
        ),
    ]
    first = centre.first(BETWEEN, 1)[0]
    label = Term(first.concept, corpus.label(first.concept))
    part = share(first.between, source, f"centre.{first.concept}.between")
    told.append(
        ("Of the shortest ways between two other concepts ", part, " lead through ", label, ".")
    )
    farther = _farther(centre.first(BETWEEN, 2 * _ROWS))
    if farther:
        names = listed([Term(n.concept, corpus.label(n.concept)) for n in farther])
        verb = "stands" if len(farther) == 1 else "stand"
        told.append((*names, f" {verb} between others more than the number of papers suggests."))
    return told


def _farther(some: tuple[Central, ...]) -> tuple[Central, ...]:
    """Give concepts that are farther up by ways than by papers."""
    return tuple(n for n in some if n.ranks[PAPERS] - n.ranks[BETWEEN] >= _FARTHER)[:_CENTRAL]
