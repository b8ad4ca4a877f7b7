"""What the tools give: values whose fields are the fields of the JSON that a client gets.

They are without slots, because the protocol's library takes a slot for a default.
"""

from dataclasses import dataclass
from typing import TypeAlias

from kg.model import Detail, Field, Kind, Role, Status

#: A cell of an answer: ids of papers and concepts as strings.
Value: TypeAlias = str | bool | int | float | None


@dataclass(frozen=True)
class Named:
    """A paper or a concept: its id, and its title or label."""

    id: str
    label: str


@dataclass(frozen=True)
class Sizes:
    """How much of a kind or role there is, or of a year."""

    name: str
    number: int


@dataclass(frozen=True)
class Overview:
    """What a graph file holds."""

    build: str  #: changes when the content does
    papers: int
    first_year: int | None  #: ``None``: no paper has a date
    last_year: int | None
    undated: int
    links: int
    concepts: list[Sizes]  #: linked concepts of each kind
    roles: list[Sizes]  #: links of each role


@dataclass(frozen=True)
class Hit:
    """A paper or a concept that words were found in."""

    id: str
    label: str
    snippet: str  #: the text around the words


@dataclass(frozen=True)
class Hits:
    """What a search found, best first."""

    concepts: list[Hit]
    papers: list[Hit]


@dataclass(frozen=True)
class Quote:
    """The words that a link rests on, as they stand in the paper."""

    field: Field
    start: int  #: of ``exact`` within the field, in code points from 0
    exact: str
    sentence: str


@dataclass(frozen=True)
class PaperLink:
    """A paper that a concept is linked to, with the first words that say so."""

    paper: str
    title: str
    published: str | None
    role: Role
    detail: Detail | None
    confidence: float
    quote: Quote


@dataclass(frozen=True)
class Companion:
    """A concept that the same papers are about."""

    id: str
    label: str
    kind: Kind
    papers: int


@dataclass(frozen=True)
class ConceptProfile:
    """A concept, its place among others, and some of its papers."""

    id: str
    kind: Kind
    status: Status
    label: str
    alt_labels: list[str]
    definition: str
    broader: list[Named]
    narrower: list[Named]  #: the first ones, those of most papers
    narrower_total: int
    papers: int  #: linked to it itself, in any role; those of narrower concepts do not count
    roles: list[Sizes]
    years: list[Sizes]  #: papers that are about it
    together: list[Companion]  #: most shared papers first, a few of each kind
    links: list[PaperLink]
    links_total: int  #: how many there are in the role that was asked for
    others: list[Named]  #: what else goes by the name that was asked for


@dataclass(frozen=True)
class ConceptLink:
    """A concept that a paper is linked to, with the first words that say so."""

    concept: str
    label: str
    role: Role
    detail: Detail | None
    confidence: float
    quote: Quote


@dataclass(frozen=True)
class Claim:
    """A number that the paper claims, in its own words."""

    low: float
    high: float  #: equal to ``low`` unless it is a range
    unit: str
    relation: str
    benchmark: str | None
    metric: str | None
    comparator: str | None
    quote: Quote


@dataclass(frozen=True)
class PaperProfile:
    """A paper and all that it is linked to."""

    id: str
    title: str
    abstract: str
    authors: list[str]
    published: str | None
    venue: str | None
    url: str | None
    excluded: str | None  #: why a person put it out of scope; ``None``: it is in scope
    links: list[ConceptLink]
    results: list[Claim]


@dataclass(frozen=True)
class LinkEvidence:
    """One link with all that it rests on; or none, and what is linked instead."""

    paper: Named
    concept: Named
    is_linked: bool
    role: Role | None
    detail: Detail | None
    confidence: float | None
    reasons: list[str]
    evidence: list[Quote]
    narrower: list[ConceptLink]  #: links of the paper to what is narrower than the concept


@dataclass(frozen=True)
class Setting:
    """A parameter of a named query."""

    name: str
    form: str  #: "concept": an id or any label, "paper", "kind", "role", "count", "number", "text"
    default: str
    note: str
    choices: list[str]


@dataclass(frozen=True)
class Question:
    """A named query."""

    name: str
    theme: str
    question: str
    parameters: list[Setting]
    columns: list[str]


@dataclass(frozen=True)
class Questions:
    """The named queries that there are."""

    queries: list[Question]


@dataclass(frozen=True)
class Answer:
    """The rows of an answer, or a yes or no."""

    columns: list[str]
    rows: list[list[Value]]
    found: int  #: rows that there are; the first of them are given
    boolean: bool | None  #: of an ASK query, which has no rows


@dataclass(frozen=True)
class NearPaper:
    """A paper that has all of a combination but one concept."""

    paper: str
    title: str
    has: list[str]  #: ids
    lacks: str  #: id
    sentence: str | None  #: by which it has the first one; ``None``: it has something narrower


@dataclass(frozen=True)
class Combination:
    """Two or three concepts that no paper, or few, are about at once."""

    concepts: list[Named]
    papers: list[int]  #: about each of them, or something narrower
    observed: int  #: about all of them
    expected: float  #: by chance
    low: int  #: of the range that holds 95 % of all cases by chance
    high: int
    rate: float | None  #: false discovery rate; ``None``: too rare to be tested
    is_surprising: bool  #: rarer than by chance, after correction for many tests
    nearest: list[NearPaper]


@dataclass(frozen=True)
class Crossing:
    """The combinations of some kinds of concepts."""

    kinds: list[Kind]
    combinations: int  #: that were looked at
    empty: int  #: of these without a paper
    surprising: int  #: of these rarer than by chance
    untried: list[Combination]  #: without a paper, those with the fullest neighbourhood first
    scarce: list[Combination]  #: with papers, but far fewer than by chance


@dataclass(frozen=True)
class UntriedCombinations:
    """What nobody, or hardly anybody, has combined in some papers."""

    papers: int  #: that were looked at: those with a link
    crossings: list[Crossing]
