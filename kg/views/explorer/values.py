"""What the explorer reads, as values: the Python side of ``web/src/data/types.ts``.

Names are those of that file, written the way of Python. Papers, concepts and topics are named by
their number: the place in the columns of the atlas.
"""

from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Kind, Role, Status

#: Coordinates of the map, in [-1, 1]; ``None``: it has no place there.
Coordinates: TypeAlias = tuple[float | None, ...]

#: A piece of text that bears nothing, or with the numbers of the links of its paper that it bears.
Stretch: TypeAlias = str | tuple[str, tuple[int, ...]]

#: A sentence, or what stands between two: all of them together are the text.
Sentence: TypeAlias = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class PaperColumns:
    """The papers, newest first; links of paper ``p`` are at ``first[p]`` to ``first[p + 1]``."""

    id: tuple[str, ...]
    title: tuple[str, ...]
    authors: tuple[str, ...]  #: "Fujimoto et al."
    date: tuple[str, ...]  #: "" where none is known
    venue: tuple[int, ...]  #: -1: none
    topic: tuple[int, ...]  #: the finest; -1: none
    x: Coordinates
    y: Coordinates
    first: tuple[int, ...]
    concept: tuple[int, ...]
    role: tuple[int, ...]
    detail: tuple[int, ...]
    confidence: tuple[int, ...]  #: in percent


@dataclass(frozen=True, slots=True)
class ConceptColumns:
    """The concepts that papers link to, and all above them."""

    id: tuple[str, ...]
    label: tuple[str, ...]
    kind: tuple[int, ...]
    labels: tuple[tuple[str, ...], ...]  #: up to five others, to be found by
    broader: tuple[tuple[int, ...], ...]
    status: tuple[Status, ...]
    topic: tuple[int, ...]
    x: Coordinates
    y: Coordinates
    order: tuple[int, ...]  #: rank in an order in which what shares papers stands together


@dataclass(frozen=True, slots=True)
class TopicData:
    """A topic as the map names it."""

    title: str
    words: tuple[str, ...]
    level: int  #: 0: coarse, 1: fine
    parent: int  #: -1 at level 0
    concepts: tuple[int, ...]  #: most typical first
    papers: int


@dataclass(frozen=True, slots=True)
class LineageColumns:
    """What papers say of the lineage of methods: a row a step, then a row a concept of them."""

    method: tuple[int, ...]  #: place of the link by which the paper proposes it
    other: tuple[int, ...]  #: place of the link to what it extends, or is compared with
    names_both: tuple[int, ...]  #: 1 where one sentence names both
    concept: tuple[int, ...]  #: sorted by id
    date: tuple[str, ...]  #: "" where none is known
    is_seen: tuple[int, ...]  #: 1 where the date is of the first paper about it


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which links and concepts may be used."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class AboutCounts:
    """How many of each there are."""

    papers: int
    unlinked: int
    links: int
    quotes: int
    results: int
    discovered: int
    merged: int
    refused: int
    excluded: int
    dated: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of ``kg evaluate`` over all links of this build."""

    gold: str
    figure: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Cite:
    """How to name the landscape in a paper."""

    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server answers, relative to the page."""

    sparql: str
    console: str
    search: str


@dataclass(frozen=True, slots=True)
class About:
    """What the landscape is, what made it, and how good its links are."""

    title: str
    program: str
    build: str
    ontology: str
    settings: tuple[tuple[str, str], ...]
    min_confidence: int  #: in percent
    seed: int
    base: str
    licence: Licence
    counts: AboutCounts
    measured: tuple[Measured, ...]
    cite: Cite
    server: Server | None


@dataclass(frozen=True, slots=True)
class Shard:
    """How many papers, and how many concepts, one piece holds."""

    papers: int
    concepts: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """All that the first picture, the facets, the matrix and the timeline need."""

    format: int
    about: About
    kinds: tuple[Kind, ...]
    roles: tuple[Role, ...]
    details: tuple[str, ...]
    venues: tuple[str, ...]
    papers: PaperColumns
    concepts: ConceptColumns
    topics: tuple[TopicData, ...]
    lineage: LineageColumns
    shard: Shard


@dataclass(frozen=True, slots=True)
class ResultText:
    """A numeric claim; "" where the text does not say."""

    subject: str
    metric: str
    benchmark: str
    value: str
    relation: str
    comparator: str
    quote: str


@dataclass(frozen=True, slots=True)
class PaperText:
    """What the page of a paper shows besides its row in the atlas."""

    authors: tuple[str, ...]
    identifiers: tuple[tuple[str, str, str], ...]  #: name, value, http(s) address or ""
    url: str
    date_text: str
    flags: tuple[str, ...]
    title: tuple[Sentence, ...]
    abstract: tuple[Sentence, ...]
    results: tuple[ResultText, ...]
    bibtex: str


@dataclass(frozen=True, slots=True)
class ConceptText:
    """What the page of a concept shows besides its row in the atlas."""

    definition: str
    labels: tuple[str, ...]
    mappings: tuple[tuple[str, str], ...]
    introduced_by: int  #: a paper; -1: none


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A cell of an answer; a paper or concept of the atlas is named by its number."""

    text: str
    paper: int | None = None
    concept: int | None = None


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What a named query says, for a page that has no server."""

    name: str
    theme: str
    question: str
    sparql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[AnswerCell, ...], ...]
    cut: bool  #: whether there were more rows
