"""Topics on a terminal: what each is about, how far to trust it, what joins them."""

from rich.text import Text

from kg.cli.evidence_facts import evidence_json
from kg.cli.printing import console, indented, quotation
from kg.cli.words import counted
from kg.graph.bridges import Bridge
from kg.graph.corpus import Corpus
from kg.graph.example import example_in
from kg.graph.structure import Structure, find_structure
from kg.store import Store
from kg.survey.parts.bridges import centre_texts, concept_text, stability_text
from kg.survey.parts.topic_list import size_text
from kg.survey.plain import plain
from kg.survey.sources import analysis

_PARTS, _CONCEPTS = 6, 6


def print_topics(store: Store, corpus: Corpus, found: Structure, limit: int) -> None:
    """Print topics, the bridges between them, and the central concepts."""
    screen = console()
    source = analysis(find_structure, corpus.selection)
    screen.print(Text(plain(size_text(corpus, found, source)), "bold"))
    if not found.coarse:
        return
    stability = plain(stability_text(found, source))
    screen.print(Text(stability or "Too few papers to say how stable the topics are.", "dim"))
    for number in found.coarse:
        _print_topic(corpus, found, number)
    _print_bridges(store, corpus, found, limit)
    told = [plain(text) for text in centre_texts(corpus, found, source)]
    if told:
        screen.print(Text("\nCentral concepts", "bold"))
    for text in told:
        screen.print(f"  {text}")


def _print_topic(corpus: Corpus, found: Structure, number: int) -> None:
    screen = console()
    topic, papers = found.topic(number), found.papers[number]
    line = Text.assemble("\n", (topic.title, "bold"), f"  {counted(papers, 'paper')}")
    if found.stability.runs:
        value = found.stability.of_topic[number]
        line.append(f", {found.stability.verdict(number)} ({value:.2f})", "cyan")
    screen.print(line, soft_wrap=True)
    labels = [corpus.label(id_) for id_ in topic.concepts[:_CONCEPTS]]
    screen.print(Text(f"  concepts: {', '.join(labels)}"))
    if topic.words:
        screen.print(Text(f"  words: {', '.join(topic.words)}", "dim"))
    parts = found.parts(number)
    if parts:
        told = [f"{found.topic(n).title} ({found.papers[n]:,})" for n in parts[:_PARTS]]
        screen.print(Text(f"  parts: {'; '.join(told)}", "dim"))


def _print_bridges(store: Store, corpus: Corpus, found: Structure, limit: int) -> None:
    screen = console()
    source = analysis(find_structure, corpus.selection)
    bridges = found.bridges
    if bridges.concepts:
        screen.print(Text("\nConcepts typical of more than one topic", "bold"))
    for each in bridges.concepts[:limit]:
        screen.print(f"  {plain(concept_text(corpus, found, each, source))}")
    if bridges.papers:
        screen.print(Text("\nPapers drawn to more than one topic", "bold"))
    for each in bridges.papers[:limit]:
        _print_paper(store, corpus, found, each)


def _print_paper(store: Store, corpus: Corpus, found: Structure, bridge: Bridge) -> None:
    screen = console()
    paper = next(store.papers([bridge.id]))
    screen.print(Text.assemble(f"  {paper.title}", (f"  {bridge.id}", "dim")), soft_wrap=True)
    for topic, part, by in zip(bridge.topics, bridge.parts, bridge.by, strict=True):
        label = corpus.label(by)
        screen.print(f"    {part:.0%} {found.topic(topic).title}, by {label}")
        example = example_in(store, corpus, bridge.id, by)
        if example is not None:
            (said,) = evidence_json(example.paper, [example.evidence])
            screen.print(indented(quotation(said)))
