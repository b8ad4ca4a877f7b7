"""The values that travel between the stages: all frozen, all checked once, at birth.

::

    Paper -> Mention -> Candidate -> Link        (each with Evidence)
    Concept                                      (what a link points to)
    Result                                       (a numeric claim, with Evidence)
    Build                                        (what made a graph file what it is)

Offsets are half-open and count code points of a field *as stored*. Identifiers are CURIEs
(``arxiv:1706.03762``, ``method:ppo``); IRIs live in :mod:`kg.rdf` only.
"""

import hashlib
import math
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from kg.errors import EvidenceError, PaperError, SchemeError

#: Which text of a paper an offset counts in.
Field: TypeAlias = Literal["title", "abstract"]

#: What sort of thing a concept is; tasks are domains.
Kind: TypeAlias = Literal["method", "setting", "domain", "benchmark"]

#: What a paper does with a concept, strongest first (the order in which links are decided).
Role: TypeAlias = Literal[
    "proposes",
    "uses",
    "evaluates_on",
    "addresses",
    "analyses",
    "compares_with",
    "avoids",
    "mentions",
]

#: How a paper uses a concept, where its words say so.
Detail: TypeAlias = Literal["extends", "trains_with", "integrates"]

#: How the number of a result is meant: the value itself, or what it became better or less by.
Relation: TypeAlias = Literal["absolute", "improvement", "reduction", "speedup"]

#: Curated: in the vocabulary; discovered: a paper introduces it; accepted: a person said yes.
Status: TypeAlias = Literal["curated", "discovered", "accepted"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ROLES: tuple[Role, ...] = get_args(Role)
DETAILS: tuple[Detail, ...] = get_args(Detail)
RELATIONS: tuple[Relation, ...] = get_args(Relation)

#: Links below this confidence are kept but not asserted in exports and pages.
DEFAULT_THRESHOLD = 0.5

#: Flag of a paper of whose abstract only the sentences that evidence quotes are known; the rest
#: is filled up, so that offsets mean what they say (:mod:`kg.rdf.importing.patchwork`).
QUOTES_ONLY = "quotes_only"

#: How a reason of a link begins that says who decided it.
DECIDED = "decided by"

#: The relation of a deprecated concept to the one that takes its place, among its mappings.
REPLACED_BY = "isReplacedBy"

#: Identifier schemes in the order in which they name a paper.
IDENTIFIER_SCHEMES = ("doi", "arxiv", "openalex", "s2", "pmid", "key", "input")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a record was read: a file as the user named it, and a place in it."""

    file: str
    place: str  #: "line 7", "entry 'smith2020'", "record 3"


@dataclass(frozen=True, slots=True)
class Paper:
    """A publication; offsets of evidence refer to its title or abstract exactly as stored.

    Two papers are the same when their ids are equal. ``None`` means that the source is silent.
    """

    id: str  #: CURIE, see :func:`kg.read.identity.paper_id`; fixed when the paper is first stored
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None  #: "2024", "2024-05" or "2024-05-17"
    date_text: str | None = None  #: the date as the source writes it: "Aug 7"
    venue: str | None = None
    categories: tuple[str, ...] = ()
    url: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()  #: sorted (scheme, value) pairs
    flags: tuple[str, ...] = ()  #: sorted: "truncated", "no_abstract", "other_language" …
    source: Source | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.title.strip():
            raise PaperError(f"a paper needs an id and a title; this one has id {self.id!r}")

    def field_text(self, field: Field) -> str:
        """Give the text that offsets of ``field`` count in."""
        return self.title if field == "title" else self.abstract

    def sentence_of(self, evidence: "Evidence") -> str:
        """Give the sentence that evidence stands in, as written."""
        return self.field_text(evidence.field)[evidence.sentence_start : evidence.sentence_end]

    def identifier(self, scheme: str) -> str | None:
        """Give the first identifier of that scheme, or ``None``."""
        return next((value for name, value in self.identifiers if name == scheme), None)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A verbatim stretch of one field of a paper: ``field_text[start:end] == exact``.

    The fields are those of a Web Annotation text-position plus text-quote selector
    (https://www.w3.org/TR/annotation-model/#selectors), and the sentence around it.
    """

    paper: str  #: CURIE of the paper
    field: Field
    start: int  #: first code point of the mention, counted from 0
    end: int  #: one past its last code point
    exact: str
    sentence_start: int
    sentence_end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.exact):
            raise EvidenceError(
                f"{self.paper} {self.field}[{self.start}:{self.end}] cannot hold {self.exact!r}"
            )
        if not self.sentence_start <= self.start or not self.end <= self.sentence_end:
            raise EvidenceError(
                f"{self.paper} {self.field}[{self.start}:{self.end}] lies outside its sentence "
                f"[{self.sentence_start}:{self.sentence_end}]"
            )

    def verify(self, paper: Paper) -> None:
        """Raise :class:`~kg.errors.EvidenceError` unless the stored text says so, letter by letter.

        Raises
        ------
        EvidenceError
            The text at the offsets differs from ``exact``, or the sentence runs past the field.
        """
        text = paper.title if self.field == "title" else paper.abstract
        if text[self.start : self.end] != self.exact or self.sentence_end > len(text):
            raise EvidenceError(
                f"{self.paper} {self.field}[{self.start}:{self.end}] reads "
                f"{text[self.start : self.end]!r}, not {self.exact!r}"
            )


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names something, with what the words around it say of it.

    ``name`` is what the stretch stands for in this paper: the long form when the paper defines
    the acronym, else the stretch itself. ``broader`` is a concept id that the noun phrase gives
    to a new name ("the MuonClip optimizer"), or ``None``.
    """

    evidence: Evidence
    kind: Kind | None  #: ``None`` where only linking can tell
    rule: str  #: which rule found it: "gazetteer", "introduced", "compound" …
    name: str
    role: Role = "mentions"
    detail: Detail | None = None
    cue: str = ""  #: the words that gave the role, or ""
    broader: str | None = None
    score: float = 0.9  #: how sure the rule is, in [0, 1]
    is_firm: bool = True  #: the paper's own words give the role, not only the place of the mention


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: one meaning, its labels, its place in the hierarchy of its kind.

    Two concepts are the same when their ids are equal. ``case_labels`` and ``ambiguous_labels``
    repeat those labels that match only with their exact capitals, or only with support.
    """

    id: str  #: CURIE: kind and slug, "method:ppo"
    kind: Kind
    pref_label: str
    alt_labels: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()  #: matched, never shown
    broader: tuple[str, ...] = ()  #: sorted concept ids of the same kind
    definition: str = ""
    mappings: tuple[tuple[str, str], ...] = ()
    """("exactMatch", IRI) …, and ("isReplacedBy", concept id) of one that was renamed."""
    status: Status = "curated"
    case_labels: tuple[str, ...] = ()
    ambiguous_labels: tuple[str, ...] = ()
    unmatched_labels: tuple[str, ...] = ()  #: shown, never looked for: they only group others
    introduced_by: str | None = None  #: CURIE of the paper that introduces a discovered concept

    def __post_init__(self) -> None:
        if not self.pref_label.strip():
            raise SchemeError(f"{self.id} has no preferred label; add skos:prefLabel")
        if not self.id.startswith(f"{self.kind}:"):
            raise SchemeError(f"{self.id} is no id of a {self.kind}; begin it with '{self.kind}:'")

    @property
    def replaced_by(self) -> str | None:
        """The id of the concept that took the place of a deprecated one; ``None``: it is not."""
        return next((to for relation, to in self.mappings if relation == REPLACED_BY), None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible meaning of a mention; ``concept`` is ``None`` for NIL ("none of them")."""

    mention: Mention
    concept: str | None
    score: float  #: in [0, 1]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What a paper does with a concept: exactly one a paper and concept, with its evidence.

    ``role`` is the strongest that the evidence supports; all evidence is kept, best first.
    """

    paper: str
    concept: str
    role: Role
    confidence: float  #: in [0, 1]
    evidence: tuple[Evidence, ...]  #: at least one
    detail: Detail | None = None
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(f"link {self.paper} {self.role} {self.concept} has no evidence")
        if not 0.0 <= self.confidence <= 1.0:
            raise EvidenceError(f"link {self.paper} {self.concept}: {self.confidence} not in [0,1]")


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form that a paper defines: "proximal policy optimization (PPO)"."""

    short: str
    long: str
    evidence: Evidence  #: the short form where it is defined


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no vocabulary holds, with what its paper does with it.

    ``introduced`` names are the paper's own ("we introduce TSPO"): a single word that two papers
    introduce means two things. The others are compounds that grammar understands
    ("locality-aware multi-agent reinforcement learning"): the same words mean the same.
    The corpus stage turns both into discovered concepts.
    """

    paper: str
    name: str  #: what becomes the preferred label
    alt_names: tuple[str, ...]  #: the acronym or long form that the paper gives
    kind: Kind
    broader: str | None  #: concept id that the head noun gives
    introduced: bool
    role: Role
    confidence: float  #: in [0, 1]
    evidence: tuple[Evidence, ...]  #: at least one, best first
    detail: Detail | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A numeric claim as the text makes it; the evidence is the whole claim.

    ``None`` means that the text does not say. Names are as written: which concept a benchmark is,
    the links of the paper say.
    """

    paper: str
    low: float
    high: float  #: equal to ``low`` unless the claim is a range
    unit: str  #: "%", "points", "x", "ms", "seconds", "FPS" …; "" where there is none
    relation: Relation
    evidence: Evidence
    subject: str | None = None  #: what has the value: "our method"
    benchmark: str | None = None
    metric: str | None = None
    comparator: str | None = None  #: what it is better, less or faster than

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low <= self.high):
            raise EvidenceError(f"{self.paper}: no result can be from {self.low} to {self.high}")
        if self.relation not in RELATIONS:
            raise EvidenceError(
                f"{self.paper}: {self.relation!r} is no relation; use one of {', '.join(RELATIONS)}"
            )
        if self.evidence.paper != self.paper:
            raise EvidenceError(f"{self.paper}: a result rests on words of {self.evidence.paper}")

    @property
    def value(self) -> float | tuple[float, float]:
        """The number, or both ends of a range."""
        return self.low if self.low == self.high else (self.low, self.high)

    @property
    def claim(self) -> dict[str, str | float | list[float] | None]:
        """What is claimed, by the names that JSON and tables give it; a range as two numbers."""
        return {
            "subject": self.subject,
            "benchmark": self.benchmark,
            "metric": self.metric,
            "value": self.low if self.low == self.high else [self.low, self.high],
            "unit": self.unit,
            "relation": self.relation,
            "comparator": self.comparator,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one paper says, before other papers are asked: what the graph file keeps of it."""

    paper: str
    links: tuple[Link, ...] = ()  #: to concepts of the vocabulary, sorted by concept
    new_names: tuple[NewName, ...] = ()  #: sorted by name
    unknown: tuple[Mention, ...] = ()  #: NIL mentions: look like names, mean nothing known
    acronyms: tuple[Acronym, ...] = ()  #: sorted by short form
    results: tuple[Result, ...] = ()  #: in the order of the text, title first


@dataclass(frozen=True, slots=True)
class Build:
    """What made a graph file what it is; the id is a hash of the other fields, not of time."""

    id: str
    version: str
    ontology_hash: str
    extractor_hash: str
    papers_hash: str
    decisions_hash: str = ""
    settings: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def identify(**parts: str) -> str:
        """Give the id of a build with these hashes and settings: ``build:`` and 12 hex digits."""
        text = "\n".join(f"{name}={parts[name]}" for name in sorted(parts))
        return "build:" + hashlib.sha256(text.encode()).hexdigest()[:12]
