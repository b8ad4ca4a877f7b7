"""What changed in papers between two graph files: in themselves, their links and their results."""

from collections import Counter
from collections.abc import Iterator

from kg.evaluate.diff import Diff
from kg.evaluate.differences.links import LinkChange
from kg.evaluate.differences.papers import PaperChange, PaperNote
from kg.survey.document import Block, Paragraph, Term, Text
from kg.survey.parts.difference_teller import DifferenceTeller
from kg.survey.parts.difference_words import became, telling
from kg.survey.wording import listed


def tell_papers(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
    """Yield papers that were added, removed, changed, or go by another id."""
    for notes, what in ((found.papers.added, "added"), (found.papers.removed, "removed")):
        if notes:
            yield tell.lead(len(notes), "paper", what, "was", f"papers.{what}")
            yield tell.items(_note(tell, each) for each in notes[: tell.most])
    for changes, what, verbs in (
        (found.papers.changed, "changed", ("says something else", "say something else")),
        (found.papers.moved, "moved", ("goes by another id", "go by another id")),
    ):
        if changes:
            yield Paragraph(
                (
                    *tell.counted(len(changes), "paper", f"papers.{what}"),
                    f" {verbs[len(changes) > 1]}",
                    tell.ending(len(changes)),
                )
            )
            yield tell.items(_change(tell, each) for each in changes[: tell.most])


def _note(tell: DifferenceTeller, note: PaperNote) -> Text:
    """Name a paper that only one file holds."""
    return (tell.cite(note.paper), f" {note.title}", f" ({note.why})" if note.why else "")


def _change(tell: DifferenceTeller, change: PaperChange) -> Text:
    """Name a paper and what differs."""
    told = [field.replace("_", " ") for field in change.fields]
    if change.old != change.paper:
        told = [f"was {change.old}", *told]
    return (tell.cite(change.paper), f" {change.title}: ", ", ".join(told))


def tell_links(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
    """Yield links that changed, first those whose role did."""
    known = list(found.links_of(is_known=True))
    others = len(found.links) - len(known)
    if others:
        yield Paragraph(
            (
                *tell.counted(others, "link", "links.with_papers"),
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
        (tell.count(totals[what], f"links.{what}"), f" {name}")
        for what, name in names.items()
        if totals[what]
    ]
    yield Paragraph(("In papers of both files, links are: ", *listed(told), "."))
    unexplained = len(found.unexplained_links())
    if unexplained:
        yield Paragraph(
            (
                tell.count(unexplained, "links.unexplained"),
                " of these changes are in papers that say the same as before: they follow from "
                "vocabulary, program, decisions, or from what other papers say of a name.",
            )
        )
    yield tell.items(_link(tell, each) for each in sorted(known, key=telling)[: tell.most])


def _link(tell: DifferenceTeller, change: LinkChange) -> Text:
    """Name a link and what became of it."""
    label = Term(change.concept, tell.labels.get(change.concept, change.concept))
    return (tell.cite(change.paper), " ", label, ": ", became(change))


def tell_results(tell: DifferenceTeller, found: Diff) -> Iterator[Block]:
    """Yield results that only one file has."""
    for what in ("added", "removed"):
        changes = [change for change in found.results if change.what == what]
        if changes:
            yield tell.lead(len(changes), "result", what, "was", f"results.{what}")
            yield tell.items(
                (tell.cite(each.paper), f" “{each.text}”") for each in changes[: tell.most]
            )
