"""``kg diff``: what changed from one graph file to another one."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

import click

from kg.cli.options import base_option, limit_option, min_confidence_option
from kg.cli.report import Form, Report, form_options, give
from kg.evaluate.diff import Diff, diff
from kg.evaluate.differences.answers import diff_answers
from kg.store import Store, open_store

_DEFAULT_LIMIT = 20

#: Answers of files with more papers are compared only where that is asked for: it takes longest.
_FEW = 500

_FILE = click.Path(path_type=Path, dir_okay=False)

_COLUMNS = ("what", "change", "id", "label", "concept", "old", "new")


@click.command("diff")
@click.argument("old", metavar="OLD", type=_FILE)
@click.argument("new", metavar="NEW", type=_FILE)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["rdf-patch"]),
    help="rdf-patch: what turns the N-Triples export of OLD into that of NEW.",
)
@click.option(
    "--answers/--no-answers",
    default=None,
    help=f"Compare answers to named queries; by default for up to {_FEW} papers.",
)
@min_confidence_option
@base_option
@limit_option
@form_options
def command(
    old: Path,
    new: Path,
    format_: Literal["rdf-patch"] | None,
    answers: bool | None,
    min_confidence: float,
    base: str,
    limit: int | None,
    form: Form | None,
    out: Path | None,
) -> None:
    """Say what changed from one graph file to another one.

    Papers, links, concepts, results, topics and answers to named queries, and what is behind it.
    With differences or without, the exit code is 0.

    Example: kg diff old.db landscape.db
    """
    with open_store(old) as before, open_store(new) as after:
        if format_ is not None:
            _write_patch(before, after, base, min_confidence, out)
            return
        found = diff(before, after, min_confidence=min_confidence)
        if answers or (answers is None and max(found.papers.old, found.papers.new) <= _FEW):
            changed = diff_answers(before, after, min_confidence=min_confidence)
            found = replace(found, answers=changed)
        report = Report(
            show=lambda: _print(before, after, found, limit),
            facts=lambda: _facts(before, after, found),
            columns=_COLUMNS,
            rows=lambda: list(_rows(before, after, found)),
            section=lambda: _section(before, after, found, limit),
        )
        give(report, after, form, out)


def _write_patch(
    old: Store, new: Store, base: str, min_confidence: float, out: Path | None
) -> None:
    from kg.rdf.options import ExportOptions
    from kg.rdf.write.output import replacing
    from kg.rdf.write.patch import write_patch

    pieces = write_patch(old, new, ExportOptions(base, min_confidence))
    if out is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode())
        sys.stdout.buffer.flush()
        return
    with replacing(out) as file:
        file.writelines(piece.encode() for piece in pieces)


def _section(old: Store, new: Store, found: Diff, limit: int | None) -> Any:
    from kg.survey.parts.differences import diff_section

    return diff_section(old, new, found, most=limit or _DEFAULT_LIMIT)


def _print(old: Store, new: Store, found: Diff, limit: int | None) -> None:
    from kg.survey.plain import plain_lines

    click.echo("\n".join(plain_lines(_section(old, new, found, limit))))
    if found.answers is None:
        click.echo(
            "\nAnswers to named queries were not compared; --answers does it, and takes longer."
        )


def _facts(old: Store, new: Store, found: Diff) -> dict[str, Any]:
    labels = old.labels() | new.labels()
    known = list(found.links_of(is_known=True))
    return {
        "old": {"file": old.path.name, "build": found.old, "papers": found.papers.old},
        "new": {"file": new.path.name, "build": found.new, "papers": found.papers.new},
        "same_papers": found.papers.same,
        "causes": [asdict(each) for each in found.causes],
        "papers": {
            name: [asdict(each) for each in getattr(found.papers, name)]
            for name in ("added", "removed", "changed", "moved")
        },
        "links": {
            "totals": dict(sorted(Counter(w for each in known for w in each.what).items())),
            "with_papers": len(found.links) - len(known),
            "unexplained": len(found.unexplained_links()),
            "changes": [
                {"what": each.what, "label": labels.get(each.concept)} | asdict(each)
                for each in found.links
            ],
        },
        "concepts": [asdict(each) for each in found.concepts.changes],
        "results": [
            {"paper": each.paper, "what": each.what, "text": each.text, **dict(each.claim)}
            for each in found.results
        ],
        "topics": {
            "changes": [{"what": each.what} | asdict(each) for each in found.topics.topics],
            "moved": [
                {"paper": paper, "old": before, "new": after}
                for paper, before, after in found.topics.moved
            ],
        },
        "answers": None if found.answers is None else [asdict(each) for each in found.answers],
    }


def _rows(old: Store, new: Store, found: Diff) -> Iterator[tuple[str, ...]]:
    """Yield a row a change, of papers, links, concepts and results."""
    labels = old.labels() | new.labels()
    for name in ("added", "removed"):
        for note in getattr(found.papers, name):
            yield "paper", name, note.paper, note.title, "", "", note.why
    for name in ("changed", "moved"):
        for change in getattr(found.papers, name):
            fields = " ".join(change.fields)
            yield "paper", name, change.paper, change.title, "", change.old, fields
    for link in found.links:
        states = [each.role if each else "" for each in (link.old, link.new)]
        label = labels.get(link.concept, "")
        yield "link", " ".join(link.what), link.paper, label, link.concept, *states
    for concept in found.concepts.changes:
        told = concept.old or concept.old_label or concept.old_status
        parts = " ".join((concept.what, *concept.parts))
        yield "concept", parts, concept.concept, concept.label, concept.concept, told, ""
    for result in found.results:
        yield "result", result.what, result.paper, result.text, "", "", ""
