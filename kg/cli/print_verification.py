"""What ``kg survey --verify`` prints: each difference with its place, then a sentence."""

from pathlib import Path

import click

from kg.cli.words import counted
from kg.model import Build
from kg.store import Store
from kg.survey.document import Document
from kg.survey.marks import Sort
from kg.survey.survey import make_survey, options_of
from kg.survey.verify import COMPARED, Difference, Verification, compare, read_survey
from kg.survey.wording import listed
from kg.text import plural

#: Differences that are told; a graph of other papers has thousands.
_MOST = 100
#: Characters of a quotation that are told.
_MOST_WORDS = 160

#: How each sort is called.
_NAMES: dict[Sort, str] = {
    "number": "number",
    "citation": "citation",
    "claim": "mark of a claim",
    "quotation": "quotation",
    "entry": "entry of the bibliography",
}


def print_verification(store: Store, path: Path, *, allow_own: bool, quiet: bool) -> int:
    """Compare a survey with a graph file, say what came of it, and give the exit code."""
    found = read_survey(path)
    settings = found.settings or ()
    is_same = _tell_build(store.build, dict(settings), path, quiet=quiet)
    document: Document = make_survey(store, options_of(settings))
    result = compare(found, document, store, path)
    wrong = [each for each in result.differences if not (allow_own and each.is_own)]
    for each in wrong[:_MOST]:
        click.echo(f"{path}:{each.line}: {_told(each)}")
    if len(wrong) > _MOST:
        click.echo(f"… and {len(wrong) - _MOST:,} more")
    if not quiet:
        click.echo(_summary(path, store, result, len(wrong), is_same=is_same), err=True)
    return 1 if wrong else 0


def _tell_build(build: Build, settings: dict[str, str], path: Path, *, quiet: bool) -> bool:
    """Say first when the graph file is of another build, or the program another version."""
    made = settings.get("build", "")
    is_same = made == build.id
    if not is_same and not quiet:
        click.echo(
            f"{path} was made of {made or 'an unknown build'}; this graph file is {build.id}, "
            "so what follows may be no fault of the text",
            err=True,
        )
    return is_same


def _told(each: Difference) -> str:
    if each.what == "own number":
        return (
            f"own number: {each.stands} stands here without a source; give back its mark, "
            "or accept it with --allow-own"
        )
    if each.what == "own quotation":
        return f"own quotation: {_cut(each.stands)}; accept it with --allow-own"
    graph = (
        f"the graph says {_cut(each.graph)}" if each.graph else "the graph has none of that name"
    )
    source = f" ({each.source})" if each.source else ""
    return f"{_NAMES[each.what]}: the text says {_cut(each.stands)}; {graph}{source}"


def _cut(text: str) -> str:
    said = "".join(each if each.isprintable() else "\ufffd" for each in text)
    return said if len(said) <= _MOST_WORDS else said[:_MOST_WORDS] + "…"


def _summary(path: Path, store: Store, result: Verification, wrong: int, *, is_same: bool) -> str:
    held = [_many(result.held[sort], _NAMES[sort]) for sort in COMPARED if sort in result.held]
    said = "".join(map(str, listed(held))) or "nothing"
    if not wrong:
        return f"{path}: all holds: {said}"
    differ = counted(wrong, "difference")
    more = "" if is_same else f"; write it again: kg survey {store.path} --out {path}"
    return f"{path}: {differ}; these hold: {said}{more}"


def _many(number: int, noun: str) -> str:
    first, space, rest = noun.partition(" ")
    return f"{number:,} {first if number == 1 else plural(first)}{space}{rest}"
