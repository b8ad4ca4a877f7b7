"""What a page shows, as plain values: items, the ties between them, and quoted sentences."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.model import DEFAULT_THRESHOLD, Field, Kind, Role

#: What sort of thing an item is: a concept of a kind, or a paper.
Sort: TypeAlias = Kind | Literal["paper"]

#: Text cut where a mention begins or ends; true where it is the mention.
Segments: TypeAlias = tuple[tuple[str, bool], ...]


#: A picture of more items tells nothing.
MOST_ITEMS = 150


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a scene reaches from its focus."""

    depth: int = 2  #: 1: what touches the focus; 2: and what touches that
    limit: int = MOST_ITEMS  #: most items in the picture, the focus included
    min_confidence: float = DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a paper that shows a link, its mentions marked."""

    field: Field
    segments: Segments


@dataclass(frozen=True, slots=True)
class Saying:
    """What one paper, which is no item of the scene, does with an item."""

    paper: str  #: title
    url: str | None
    role: Role
    quote: Quote


@dataclass(frozen=True, slots=True)
class Item:
    """A concept or a paper in the picture; two items are the same when their ids are equal."""

    id: str  #: CURIE
    sort: Sort
    title: str
    label: str  #: short form of the title, for the picture
    size: int  #: how many papers link to a concept, how many concepts a paper links to; at least 1
    note: str = ""  #: one line: authors and date of a paper, status of a concept
    labels: tuple[str, ...] = ()  #: other names of a concept
    broader: tuple[str, ...] = ()  #: preferred labels of broader concepts
    definition: str = ""
    url: str | None = None  #: ``None`` or http(s)
    said: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A line in the picture: a link (paper to concept), or two concepts that share papers."""

    source: str  #: id of an item; of the paper where there is a role
    target: str
    role: Role | None = None  #: ``None``: the two share papers
    confidence: float = 1.0
    papers: int = 1  #: how many papers the two share; 1 for a link
    detail: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a page shows. Items and ties are sorted, the focus first."""

    title: str
    lead: str  #: one line: what is shown, of how many
    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    build: str  #: id of the build of the graph file
    min_confidence: float
    focus: str | None = None  #: id of an item; ``None`` for an overview
    omitted: str = ""  #: one sentence on what the limit left out, or ""
    measured: str = ""  #: how good the links were found to be, and on what, or ""
