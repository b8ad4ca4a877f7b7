"""A report as values: sections of text in which every number knows where it comes from.

A section is made by a function from an analysis to these values; one writer a format turns them
into Markdown, HTML or LaTeX. Text between numbers is ours; what papers say stands in quotations,
each with the id of its evidence. ``str`` is plain text in every place, never markup.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeAlias, TypeVar

from kg.model import Kind


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """What gives numbers: a named query or an analysis, with what it was asked."""

    name: str  #: of the function, "kg.graph.trends.find_trends", or of the query, "query:settings"
    arguments: tuple[tuple[str, str], ...] = ()  #: sorted; those that are not the default
    command: str = ""  #: which prints the same: "kg trends landscape.db --since 2022 --json"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text, and which value of which source it is."""

    text: str  #: as it stands in the text: "1,204", "12%", "0.31"
    source: Source
    path: str  #: which of its values: "papers", "topics.3.papers", "method:ppo.share.2024"

    @property
    def key(self) -> str:
        """The name by which it is found again: it does not depend on the value."""
        said = (self.source.name, *map("=".join, self.source.arguments), self.path)
        return "n" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation of a paper; the writer gives it the key of the bibliography."""

    paper: str  #: id


@dataclass(frozen=True, slots=True)
class Term:
    """A concept where the text names it."""

    concept: str  #: id
    text: str  #: what it is called here


@dataclass(frozen=True, slots=True)
class Witness:
    """The mark of a claim: which words of which paper it rests on."""

    evidence: str  #: id, as the RDF export names it: "evidence/0a1b…"
    paper: str  #: id
    before: str  #: the sentence up to the words, as written
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out, e.g. the name that begins an item."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A command or an identifier, to be copied letter by letter."""

    text: str


#: A piece of running text; a line break within ``str`` counts as a space.
Inline: TypeAlias = str | Number | Cite | Term | Witness | Strong | Code

#: Running text.
Text: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    text: Text


@dataclass(frozen=True, slots=True)
class Items:
    """A list, in which order may matter or not."""

    items: tuple[Text, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of a paper, set apart."""

    witness: Witness


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads."""

    caption: Text
    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: frozenset[int] = frozenset()  #: columns set to the right


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: SVG of our own making, without scripts and without anything from outside."""

    name: str  #: of its file, where the format keeps pictures beside the text: "map"
    svg: str
    caption: Text
    description: str  #: what is seen, for those who do not see it


@dataclass(frozen=True, slots=True)
class Aside:
    """A warning or a reading aid: what the numbers do not say."""

    text: Text


#: What a section consists of.
Block: TypeAlias = Paragraph | Items | Quotation | Table | Figure | Aside


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; one without blocks and parts is left out."""

    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    name: str = ""  #: of its anchor; "": made from the title

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.blocks and all(part.is_empty for part in self.parts)


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography."""

    paper: str  #: id
    key: str  #: as the text cites it: "haarnoja2018soft"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: Text
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]  #: sorted by key; every paper that the text cites
    settings: tuple[tuple[str, str], ...]  #: what makes it again: build, version, focus …
    kinds: tuple[tuple[str, Kind], ...] = ()  #: of the concepts that the text names, by id


Found = TypeVar("Found")


def find_all(sort: type[Found], value: Any) -> Iterator[Found]:
    """Yield all of a sort that stand in a part of a document, in the order of the text."""
    if isinstance(value, sort):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from find_all(sort, each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from find_all(sort, getattr(value, field.name))
