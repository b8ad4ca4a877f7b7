"""What stands behind a text: each source once with its numbers, each quotation once.

The writers end a document with it; its rows are what marks in the text lead to.
"""

from dataclasses import dataclass

from kg.survey.document import Number, Source, Witness, find_all

#: Headings of what the writers add, by their anchors.
HEADINGS = {
    "bibliography": "Bibliography",
    "sources": "Where the numbers come from",
    "quotations": "What the claims rest on",
}

#: How to read the list of sources.
ABOUT_SOURCES = (
    "Each number of the text leads to its row here: the function or the query that gave it, what "
    "it was asked, and which of its values it is."
)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A source with the numbers that the text takes from it, in the order of the text."""

    source: Source
    numbers: tuple[Number, ...]  #: each value once


@dataclass(frozen=True, slots=True)
class Appendix:
    """All that a text rests on."""

    sources: tuple[Sourced, ...]
    quotations: tuple[Witness, ...]


def make_appendix(*texts: object) -> Appendix:
    """Collect the sources and the quotations of parts of a document."""
    numbers: dict[Source, dict[str, Number]] = {}
    for number in find_all(Number, texts):
        numbers.setdefault(number.source, {}).setdefault(number.key, number)
    quotations = {witness_anchor(each): each for each in find_all(Witness, texts)}
    return Appendix(
        tuple(Sourced(source, tuple(of.values())) for source, of in numbers.items()),
        tuple(quotations.values()),
    )


def witness_anchor(witness: Witness) -> str:
    """Give the name by which a quotation is found: "e-0a1b…", of its evidence.

    >>> witness_anchor(Witness("evidence/0a1b", "arxiv:1", "", "PPO", ""))
    'e-0a1b'
    """
    return "e-" + witness.evidence.rpartition("/")[2]


def called(source: Source) -> str:
    """Give a source as it would be called.

    >>> called(Source("kg.graph.trends.find_trends", (("since", "2022"),)))
    'kg.graph.trends.find_trends(since=2022)'
    >>> called(Source("query:settings"))
    'query:settings'
    """
    said = ", ".join(f"{name}={value}" for name, value in source.arguments)
    return f"{source.name}({said})" if said or ":" not in source.name else source.name
