"""What changed between two graph files, as a report: a part for each sort of thing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from kg.evaluate.diff import Diff, diff
from kg.evaluate.differences.answers import AnswerChange
from kg.evaluate.differences.concepts import ConceptChange
from kg.evaluate.differences.links import LinkChange
from kg.evaluate.differences.papers import PaperChange, PaperNote
from kg.store import Store
from kg.survey.document import (
    Block,
    Cite,
    Code,
    Inline,
    Items,
    Number,
    Paragraph,
    Section,
    Source,
    Strong,
    Term,
    Text,
)
from kg.survey.parts.difference_words import became, cells, telling
from kg.survey.wording import count, counted, listed, share

#: Of each sort, so many are named; the JSON holds all.
_MOST = 20

#: Of the rows of an answer.
_ROWS = 5

Found = TypeVar("Found")


def diff_section(old: Store, new: Store, found: Diff, *, most: int = _MOST) -> Section:
    """Say what changed from one graph file to another one, and why.

    Parameters
    ----------
    most
        How many changes of a sort are named.
    """
    source = Source(f"{diff.__module__}.{diff.__qualname__}", (), "kg diff old.db landscape.db")
    writer = _Writer(old.labels() | new.labels(), _citable(new), source, most)
    title = f"What changed from {old.path.name} to {new.path.name}"
    parts = [
        Section("Papers", tuple(writer.papers(found))),
        Section("Links", tuple(writer.links(found))),
        Section("Concepts", tuple(writer.concepts(found))),
        Section("Results", tuple(writer.results(found))),
        Section("Topics", tuple(writer.topics(found))),
        Section("Answers", tuple(writer.answers(found))),
    ]
    return Section(
        title,
        (Paragraph(writer.head(found)),),
        tuple(part for part in parts if not part.is_empty),
        name="differences",
    )


def _citable(new: Store) -> frozenset[str]:
    """Give the papers of the new file: those of the old one alone are in no bibliography of it."""
    return frozenset(id_ for (id_,) in new.rows("SELECT id FROM paper"))


class _Writer:
    """Writes the parts with the labels of both files."""

    def __init__(
        self, labels: Mapping[str, str], citable: frozenset[str], source: Source, most: int
    ) -> None:
        self.labels = labels
        self.citable = citable
        self.source = source
        self.most = most

    def head(self, found: Diff) -> Text:
        """Say in short what changed, and why."""
        papers = found.papers
        sizes: Text = (
            "The old file has ",
            *self.counted(papers.old, "paper", "papers.old"),
            ", the new one ",
            self.count(papers.new, "papers.new"),
            "; ",
            *((self.count(papers.same, "papers.same"),) if papers.same else ("none",)),
            f" {'is' if papers.same <= 1 else 'are'} the same to the letter. ",
        )
        if found.is_empty:
            sizes = (*sizes, "Papers, links, concepts, results and topics are the same. ")
        if not found.causes:
            return (*sizes, f"Both are {found.new}.")
        causes = listed([cause.told for cause in found.causes])
        return (*sizes, "What is behind it: ", *causes, ".")

    def papers(self, found: Diff) -> Iterator[Block]:
        """Yield papers that were added, removed, changed, or go by another id."""
        for notes, what in ((found.papers.added, "added"), (found.papers.removed, "removed")):
            if notes:
                yield self.lead(len(notes), "paper", what, "was", f"papers.{what}")
                yield self.items(map(self.note, notes[: self.most]))
        for changes, what, verbs in (
            (found.papers.changed, "changed", ("says something else", "say something else")),
            (found.papers.moved, "moved", ("goes by another id", "go by another id")),
        ):
            if changes:
                yield Paragraph(
                    (
                        *self.counted(len(changes), "paper", f"papers.{what}"),
                        f" {verbs[len(changes) > 1]}",
                        self.ending(len(changes)),
                    )
                )
                yield self.items(map(self.change, changes[: self.most]))

    def note(self, note: PaperNote) -> Text:
        """Name a paper that only one file holds."""
        return (self.cite(note.paper), f" {note.title}", f" ({note.why})" if note.why else "")

    def change(self, change: PaperChange) -> Text:
        """Name a paper and what differs."""
        told = [field.replace("_", " ") for field in change.fields]
        if change.old != change.paper:
            told = [f"was {change.old}", *told]
        return (self.cite(change.paper), f" {change.title}: ", ", ".join(told))

    def links(self, found: Diff) -> Iterator[Block]:
        """Yield links that changed, first those whose role did."""
        known = list(found.links_of(is_known=True))
        others = len(found.links) - len(known)
        if others:
            yield Paragraph(
                (
                    *self.counted(others, "link", "links.with_papers"),
                    f" came or went with {'its paper' if others == 1 else 'their papers'}.",
                )
            )
        if not known:
            return
        totals = Counter(what for change in known for what in change.what)
        names = {
            "added": "added",
            "removed": "removed",
            "role": "in another role",
            "detail": "with another detail",
            "confidence": "with another confidence",
            "evidence": "resting on other words",
        }
        told = [
            (self.count(totals[what], f"links.{what}"), f" {name}")
            for what, name in names.items()
            if totals[what]
        ]
        yield Paragraph(("In papers of both files, links are: ", *listed(told), "."))
        unexplained = len(found.unexplained_links())
        if unexplained:
            yield Paragraph(
                (
                    self.count(unexplained, "links.unexplained"),
                    " of these changes are in papers that say the same as before: they follow from "
                    "vocabulary, program, decisions, or from what other papers say of a name.",
                )
            )
        yield self.items(map(self.link, sorted(known, key=telling)[: self.most]))

    def link(self, change: LinkChange) -> Text:
        """Name a link and what became of it."""
        label = Term(change.concept, self.labels.get(change.concept, change.concept))
        return (self.cite(change.paper), " ", label, ": ", became(change))

    def concepts(self, found: Diff) -> Iterator[Block]:
        """Yield concepts that are new, gone, renamed or changed; those of people first."""
        for what, told in (
            ("new", "new"),
            ("gone", "gone"),
            ("renamed", "renamed"),
            ("changed", "changed"),
        ):
            changes = found.concepts.of(what)
            if not changes:
                continue
            curated = sum(change.status != "discovered" for change in changes)
            yield Paragraph(
                (
                    *self.counted(len(changes), "concept", f"concepts.{what}"),
                    f" {'is' if len(changes) == 1 else 'are'} {told}",
                    *self.of_vocabulary(curated, f"concepts.{what}.curated"),
                    self.ending(len(changes)),
                )
            )
            by_status = sorted(changes, key=lambda c: (c.status == "discovered", c.concept))
            yield self.items(map(self.concept, by_status[: self.most]))

    def of_vocabulary(self, number: int, path: str) -> Text:
        """Say how many concepts papers did not introduce, if any."""
        return (", ", self.count(number, path), " of the vocabulary") if number else ()

    def concept(self, change: ConceptChange) -> Text:
        """Name a concept and what differs."""
        kind = change.concept.partition(":")[0]
        told = [part for part in change.parts if part not in ("label", "status")]
        told += [f"was called {change.old_label}"] if change.old_label else []
        told += [f"{change.old_status} became {change.status}"] if change.old_status else []
        told += [f"was {change.old}"] if change.old else []
        name = Term(change.concept, change.label)
        return (name, f" ({kind})", f": {', '.join(told)}" if told else "")

    def results(self, found: Diff) -> Iterator[Block]:
        """Yield results that only one file has."""
        for what in ("added", "removed"):
            changes = [change for change in found.results if change.what == what]
            if changes:
                yield self.lead(len(changes), "result", what, "was", f"results.{what}")
                yield self.items(
                    (self.cite(each.paper), f" “{each.text}”") for each in changes[: self.most]
                )

    def topics(self, found: Diff) -> Iterator[Block]:
        """Yield topics that were born, have dissolved, or are called otherwise."""
        if found.topics.moved:
            yield Paragraph(
                (
                    *self.counted(len(found.topics.moved), "paper", "topics.moved"),
                    " moved to another topic.",
                )
            )
        for what in ("born", "dissolved"):
            if topics := found.topics.of(0, what):
                names = [topic.new or topic.old for topic in topics[: self.most]]
                yield Paragraph(
                    (
                        *self.counted(len(topics), "topic", f"topics.{what}"),
                        f" {what}{self.ending(len(topics))} ",
                        *listed(names),
                        ".",
                    )
                )
        renamed = [t for t in found.topics.of(0, "stay") if t.old != t.new or t.alike < 1]
        yield from (
            [
                self.items(
                    (
                        Strong(topic.old),
                        f" is now {topic.new}" if topic.old != topic.new else " changed",
                        ", alike by ",
                        share(topic.alike, self.source, f"topics.{topic.new}.alike"),
                    )
                    for topic in renamed[: self.most]
                )
            ]
            if renamed
            else []
        )

    def answers(self, found: Diff) -> Iterator[Block]:
        """Yield named queries with another answer."""
        for change in found.answers or ():
            yield Paragraph((Strong(change.query), f": {change.question}"))
            yield self.items(self.rows(change))

    def rows(self, change: AnswerChange) -> Iterator[Text]:
        """Yield the rows of an answer that are not the same, by labels."""
        most, head = min(self.most, _ROWS), change.columns
        for row in change.added[:most]:
            yield ("now: ", cells(head, row, row))
        for row in change.removed[:most]:
            yield ("no longer: ", cells(head, row, row))
        for before, after in change.changed[:most]:
            yield (cells(head, before, after),)

    def lead(self, number: int, noun: str, what: str, verb: str, path: str) -> Paragraph:
        """Begin a list: "3 papers were added:"."""
        verb = verb if number == 1 else "were"
        return Paragraph(
            (*self.counted(number, noun, path), f" {verb} {what}", self.ending(number))
        )

    def ending(self, number: int) -> str:
        """End what leads to a list, and say where it is cut."""
        if number <= self.most:
            return ":"
        return f", of which {self.most:,} {'is' if self.most == 1 else 'are'} named:"

    def items(self, items: Iterable[Text]) -> Items:
        """Give a list."""
        return Items(tuple(items))

    def cite(self, paper: str) -> Inline:
        """Cite a paper, or name it where only the old file has it."""
        return Cite(paper) if paper in self.citable else Code(paper)

    def count(self, number: int, path: str) -> Number:
        """Give a number with its source."""
        return count(number, self.source, path)

    def counted(self, number: int, noun: str, path: str) -> Text:
        """Give "12 papers" with the source of the number."""
        return counted(number, noun, self.source, path)
