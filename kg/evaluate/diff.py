"""What changed from one graph file to another one, and why.

1. Papers, concepts, links, results and topics are compared, each by a module of
   :mod:`kg.evaluate.differences`; what goes by another id in the new file is compared under it.
2. Why: a build is made of papers, vocabulary, program and decisions of people; what of these is
   not the same is named. Links that changed although the text of their paper did not follow from
   another vocabulary, program or decision, or from what other papers say of a name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.evaluate.differences.answers import AnswerChange
from kg.evaluate.differences.concepts import ConceptChanges, diff_concepts
from kg.evaluate.differences.links import (
    LinkChange,
    ResultChange,
    diff_links,
    diff_results,
)
from kg.evaluate.differences.papers import PaperChanges, diff_papers
from kg.evaluate.differences.topics import TopicChanges, diff_topics
from kg.model import DEFAULT_THRESHOLD
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that a build is made of, and that is not the same."""

    what: str  #: "papers", "vocabulary", "extractor", "version" or "decisions"
    old: str  #: version or digest
    new: str
    told: str  #: in words


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed from one graph file to another one."""

    old: str  #: id of the build
    new: str
    causes: tuple[Cause, ...]
    papers: PaperChanges
    links: tuple[LinkChange, ...]
    concepts: ConceptChanges
    results: tuple[ResultChange, ...]
    topics: TopicChanges
    answers: tuple[AnswerChange, ...] | None = field(default=None)  #: ``None``: not asked

    @property
    def is_empty(self) -> bool:
        """Whether both files say the same; builds may have another version all the same."""
        papers = self.papers
        return not (
            papers.added
            or papers.removed
            or papers.changed
            or papers.moved
            or self.links
            or self.concepts.changes
            or self.results
            or self.topics.moved
            or self.answers
        )

    def links_of(self, *, is_known: bool) -> Iterator[LinkChange]:
        """Yield link changes of papers that both files hold, or of the others."""
        others = {note.paper for note in (*self.papers.added, *self.papers.removed)}
        return (change for change in self.links if (change.paper not in others) == is_known)

    def unexplained_links(self) -> tuple[LinkChange, ...]:
        """Give the link changes of papers that say the same as before."""
        changed = {change.paper for change in (*self.papers.changed, *self.papers.moved)}
        return tuple(each for each in self.links_of(is_known=True) if each.paper not in changed)


def diff(old: Store, new: Store, *, min_confidence: float = DEFAULT_THRESHOLD) -> Diff:
    """Say what changed from one graph file to another one.

    Parameters
    ----------
    min_confidence
        Links below it are as if they were not there.
    """
    papers, concepts = diff_papers(old, new), diff_concepts(old, new)
    links = diff_links(
        old, new, papers.new_id, dict(concepts.renamed), min_confidence=min_confidence
    )
    return Diff(
        old=old.build.id,
        new=new.build.id,
        causes=tuple(_causes(old, new)),
        papers=papers,
        links=tuple(links),
        concepts=concepts,
        results=tuple(diff_results(old, new, papers.new_id)),
        topics=diff_topics(old, new, papers.new_id),
    )


def _causes(old: Store, new: Store) -> Iterator[Cause]:
    before, after = old.build, new.build
    if before.version != after.version:
        told = f"version {before.version} of the program became {after.version}"
        yield Cause("version", before.version, after.version, told)
    for what, attribute, told in (
        ("papers", "papers_hash", "the papers are not the same"),
        ("vocabulary", "ontology_hash", "the vocabulary is another one"),
        ("extractor", "extractor_hash", "the program finds and resolves links otherwise"),
        ("decisions", "decisions_hash", "people decided otherwise"),
    ):
        pair = getattr(before, attribute), getattr(after, attribute)
        if pair[0] != pair[1]:
            said = _decided(old, new) if what == "decisions" else told
            yield Cause(what, pair[0][:12], pair[1][:12], said or told)


def _decided(old: Store, new: Store) -> str:
    """Say how many decisions were taken and taken back."""
    before = {(each.action, each.record) for each in old.decisions()}
    after = {(each.action, each.record) for each in new.decisions()}
    more, less = len(after - before), len(before - after)
    told = [f"{more:,} more" if more else "", f"{less:,} taken back" if less else ""]
    told = [each for each in told if each]
    return f"decisions of people: {' and '.join(told)}" if told else ""
