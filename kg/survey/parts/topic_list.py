"""The topics of a corpus as a page of their own: each in a line, then what joins them."""

from kg.graph.corpus import Corpus
from kg.graph.structure import Structure, find_structure
from kg.store import Store
from kg.survey.document import Block, Items, Paragraph, Section, Source, Strong, Term, Text
from kg.survey.parts.bridges import bridges_section
from kg.survey.sources import analysis
from kg.survey.wording import count, counted, listed

_CONCEPTS = 6


def structure_section(store: Store, corpus: Corpus, found: Structure) -> Section:
    """Give all topics in a list, with the stability, bridges and central concepts as parts."""
    source = analysis(find_structure, corpus.selection, command="topics")
    items = tuple(_item(corpus, found, n, source) for n in found.coarse)
    blocks: list[Block] = [Paragraph(size_text(corpus, found, source))]
    blocks += [Items(items)] if items else []
    parts = bridges_section(store, corpus, found).parts
    return Section("Topics", tuple(blocks), parts, "topics")


def size_text(corpus: Corpus, found: Structure, source: Source) -> Text:
    """Say how many papers there are in how many topics, and how many have none."""
    papers = counted(len(corpus.papers), "paper", source, "papers")
    if not found.coarse:
        without = "without links" if corpus.papers else "to divide"
        return (*papers, f" {without}: there are no topics.")
    text: Text = (*papers, " in ", *counted(len(found.coarse), "topic", source, "coarse"))
    if found.unlinked:
        verb = " has no link and no topic" if found.unlinked == 1 else " have no link and no topic"
        text = (*text, "; ", count(found.unlinked, source, "unlinked"), verb)
    return *text, "."


def _item(corpus: Corpus, found: Structure, number: int, source: Source) -> Text:
    topic = found.topic(number)
    terms = [Term(id_, corpus.label(id_)) for id_ in topic.concepts[:_CONCEPTS]]
    papers = counted(found.papers[number], "paper", source, f"topics.{number}.papers")
    return Strong(topic.title), " (", *papers, "): ", *listed(terms), "."
