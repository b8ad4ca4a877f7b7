"""What changed between two graph files beside papers: concepts, topics, and answers to queries."""

from collections.abc import Iterator

from kg.evaluate.diff import Diff
from kg.evaluate.differences.answers import AnswerChange
from kg.evaluate.differences.concepts import ConceptChange
from kg.survey.document import Block, Paragraph, Strong, Term, Text
from kg.survey.parts.difference_teller import DifferenceTeller
from kg.survey.parts.difference_words import cells
from kg.survey.wording import listed, share

#: Of the rows of an answer.
_ROWS = 5


def tell_concepts(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
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
                *tell.counted(len(changes), "concept", f"concepts.{what}"),
                f" {'is' if len(changes) == 1 else 'are'} {told}",
                *_of_vocabulary(tell, curated, f"concepts.{what}.curated"),
                tell.ending(len(changes)),
            )
        )
        by_status = sorted(changes, key=lambda c: (c.status == "discovered", c.concept))
        yield tell.items(_concept(tell, each) for each in by_status[: tell.most])


def _of_vocabulary(tell: DifferenceTeller, number: int, path: str) -> Text:
    """Say how many concepts papers did not introduce, if any."""
    return (", ", tell.count(number, path), " of the vocabulary") if number else ()


def _concept(tell: DifferenceTeller, change: ConceptChange) -> Text:
    """Name a concept and what differs."""
    kind = change.concept.partition(":")[0]
    told = [part for part in change.parts if part not in ("label", "status")]
    told += [f"was called {change.old_label}"] if change.old_label else []
    told += [f"{change.old_status} became {change.status}"] if change.old_status else []
    told += [f"was {change.old}"] if change.old else []
    name = Term(change.concept, change.label)
    return (name, f" ({kind})", f": {', '.join(told)}" if told else "")


def tell_topics(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
    """Yield topics that were born, have dissolved, or are called otherwise."""
    if found.topics.moved:
        yield Paragraph(
            (
                *tell.counted(len(found.topics.moved), "paper", "topics.moved"),
                " moved to another topic.",
            )
        )
    for what in ("born", "dissolved"):
        if topics := found.topics.of(0, what):
            names = [topic.new or topic.old for topic in topics[: tell.most]]
            yield Paragraph(
                (
                    *tell.counted(len(topics), "topic", f"topics.{what}"),
                    f" {what}{tell.ending(len(topics))} ",
                    *listed(names),
                    ".",
                )
            )
    renamed = [t for t in found.topics.of(0, "stay") if t.old != t.new or t.alike < 1]
    yield from (
        [
            tell.items(
                (
                    Strong(topic.old),
                    f" is now {topic.new}" if topic.old != topic.new else " changed",
                    ", alike by ",
                    share(topic.alike, tell.source, f"topics.{topic.new}.alike"),
                )
                for topic in renamed[: tell.most]
            )
        ]
        if renamed
        else []
    )


def tell_answers(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
    """Yield named queries with another answer."""
    for change in found.answers or ():
        yield Paragraph((Strong(change.query), f": {change.question}"))
        yield tell.items(_rows(tell, change))


def _rows(tell: DifferenceTeller, change: AnswerChange) -> Iterator[Text]:
    """Yield the rows of an answer that are not the same, by labels."""
    most, head = min(tell.most, _ROWS), change.columns
    for row in change.added[:most]:
        yield ("now: ", cells(head, row, row))
    for row in change.removed[:most]:
        yield ("no longer: ", cells(head, row, row))
    for before, after in change.changed[:most]:
        yield (cells(head, before, after),)
