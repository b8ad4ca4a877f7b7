"""What the graph file tells about itself besides papers, concepts and links."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the graph file holds."""

    papers: int
    concepts: int
    curated: int
    discovered: int
    accepted: int
    renamed: int  #: ids that lead to another concept; they are none of the concepts
    links: int
    asserted: int  #: links with at least the default confidence
    evidence: int
    unknown: int
    new_names: int
    acronyms: int
    results: int
    merges: int
    refusals: int
    excluded: int  #: papers that a decision put out of scope
    decisions: int
    applied: int  #: decisions that the last build could do
    other_language: int  #: papers that are not in English, which are not read for links

    @property
    def in_scope(self) -> int:
        """How many papers exports, graphs and pages speak of."""
        return self.papers - self.excluded


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two records found to be one paper."""

    kept: str  #: id of the paper that was stored first
    other: str  #: id that the other record would have had, or had
    rule: str  #: "doi", "arxiv", "title and author", "title and abstract"
    file: str | None  #: where the record that showed it was read
    place: str | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided, and what became of it in the last build."""

    action: str
    record: tuple[tuple[str, str], ...]  #: column and value, those that are not empty
    outcome: str  #: "applied", or why it no longer applies

    @property
    def is_applied(self) -> bool:
        """Whether the graph is as the person said."""
        return self.outcome == "applied"

    @property
    def what(self) -> str:
        """The action, and what it was about."""
        said = dict(self.record)
        about = [said[name] for name in ("name", "paper", "concept") if name in said]
        if self.action in ("accept", "label", "merge", "reject"):
            about = about[:1]
        into = [f"into {said['into']}"] if "into" in said else []
        return " ".join([self.action, *about, *into])


@dataclass(frozen=True, slots=True)
class Run:
    """A run of ``kg build`` that was finished, and how far papers and merges went at its end."""

    number: int  #: from 1, in the order of the runs
    build: str  #: id; a run that changes nothing has that of the run before
    finished: str  #: when it ended, UTC
    last_paper: int | None  #: largest number of a paper then; ``None``: nobody noted it
    last_merge: int | None  #: the same of a merge


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a build has read."""

    build: str
    finished: str  #: when that build ended, UTC
    file: str
    sha256: str | None  #: ``None`` for standard input and what could not be read
    papers: int
    refused: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What is known of a graph file that was made from an export, until it is built again."""

    build: str  #: id of the build that the export was of
    papers_hash: str  #: over the papers as they were imported
    with_text: bool  #: whether the export held the abstracts
    min_confidence: float  #: links with less it did not hold


@dataclass(frozen=True, slots=True)
class Laid:
    """For what the map of a graph file was laid out; since then, things were only added to it."""

    seed: int
    papers: int  #: how many had a place then
    unit: float  #: distance of two papers that lie evenly
    coarse_of_fine: tuple[int, ...]  #: for each fine topic the number of the one around it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper or a concept stands on the map, and in which topic."""

    x: float  #: in [-1, 1], to the right
    y: float  #: in [-1, 1], upwards
    topic: int  #: number of the fine topic, as the map numbers them


@dataclass(frozen=True, slots=True)
class Measurement:
    """A figure of ``kg evaluate``: how good the links of a build are on a gold file."""

    gold: str  #: name of the gold file, without folder
    part: str  #: "" for all links, else "kind method", "role uses", "results"
    figure: str  #: "precision", "recall" …; "papers": how many of the gold file were read
    value: float | None  #: ``None``: nothing to measure it on
    low: float | None  #: bounds of the 95 % bootstrap interval
    high: float | None
    size: int  #: cases that the figure is over
    gold_hash: str
    build: str  #: id of the build that was measured; figures of another one say nothing of this


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A paper or concept that the words of a search were found in, best first."""

    what: Literal["paper", "concept"]
    id: str
    label: str  #: title or preferred label
    segments: tuple[tuple[str, bool], ...]  #: the text around the words; true where they match

    @property
    def snippet(self) -> str:
        """The text around the words, as one string."""
        return "".join(text for text, _ in self.segments)
