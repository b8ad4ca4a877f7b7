"""``kg info``: what a graph file holds and what made it."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import click

from kg.cli.options import graph_argument, json_option
from kg.store import Store, open_store

#: Figures that people are told; JSON has all.
_TOLD = ("precision", "recall", "f1", "role_accuracy")

#: Runs of kg build that people are told; JSON has all.
_RUNS = 5


@click.command("info")
@graph_argument
@click.option("--refusals", is_flag=True, help="List what could not become a paper, and why.")
@click.option("--merges", is_flag=True, help="List the records that were found to be one paper.")
@click.option("--decisions", is_flag=True, help="List what people decided, and what became of it.")
@json_option
def command(graph: Path, refusals: bool, merges: bool, decisions: bool, as_json: bool) -> None:
    """Say what a graph file holds and what made it.

    Example: kg info landscape.db
    """
    with open_store(graph) as store:
        facts = _facts(store)
        if refusals:
            facts["refusals"] = [asdict(refusal) for refusal in store.refusals()]
        if merges:
            facts["merges"] = [asdict(merge) for merge in store.merges()]
        if decisions:
            facts["decisions"] = [
                dict(each.record) | {"outcome": each.outcome} for each in store.decisions()
            ]
            facts["excluded"] = [
                {"paper": paper, "reason": reason} for paper, reason in store.exclusions()
            ]
        if as_json:
            from kg.cli.printing import print_json

            print_json(facts)
        elif refusals or merges or decisions:
            _print_lists(store, refusals=refusals, merges=merges, decisions=decisions)
        else:
            _print(facts)


def _facts(store: Store) -> dict[str, Any]:
    build = asdict(store.build)
    build["settings"] = dict(build["settings"])
    return {
        "file": str(store.path),
        "bytes": store.path.stat().st_size,
        "complete": store.is_complete,
        "build": build,
        "counts": asdict(store.counts()),
        "kinds": {
            kind: {"concepts": total, "linked": linked}
            for kind, (total, linked) in store.kind_counts().items()
        },
        "roles": store.role_counts(),
        "builds": [{"build": run.build, "finished": run.finished} for run in store.runs()],
        "inputs": [asdict(each) for each in store.inputs()],
        "measurements": [asdict(each) for each in store.measurements()],
    }


def _print(facts: dict[str, Any]) -> None:
    from rich.text import Text

    from kg.cli.printing import console

    screen = console()
    screen.print(Text(f"{facts['file']}  {facts['bytes'] / 1e6:,.1f} MB", style="bold"))
    if not facts["complete"]:
        screen.print("The last build was interrupted: run the same kg build again.", style="red")
    for name, value in _lines(facts):
        screen.print(Text.assemble((f"{name:15} ", "dim"), value), soft_wrap=True)


def _lines(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    counts, build = facts["counts"], facts["build"]
    yield "papers", _papers_line(counts)
    accepted = f"{counts['accepted']:,} accepted, " if counts["accepted"] else ""
    renamed = f"; {counts['renamed']:,} old ids" if counts["renamed"] else ""
    names = f"{counts['discovered']:,} new names"
    yield "concepts", f"{counts['curated']:,} curated, {accepted}{names}{renamed}"
    for kind, of_kind in facts["kinds"].items():
        yield f"  {kind}", f"{of_kind['concepts']:,}, linked {of_kind['linked']:,}"
    yield "links", f"{counts['links']:,}, asserted {counts['asserted']:,}"
    for role, number in facts["roles"].items():
        yield f"  {role}", f"{number:,}"
    yield "evidence", f"{counts['evidence']:,} quotations"
    yield "unknown", f"{counts['unknown']:,} mentions that mean nothing known"
    yield "acronyms", f"{counts['acronyms']:,} definitions"
    yield "results", f"{counts['results']:,} numeric claims"
    if counts["decisions"]:
        yield "decisions", _decisions_line(counts)
    yield "build", f"{build['id']}, version {build['version']}"
    yield "vocabulary", build["ontology_hash"][:12]
    yield "extractor", build["extractor_hash"][:12]
    yield from _runs(facts["builds"])
    for gold, measured in groupby(facts["measurements"], key=itemgetter("gold")):
        yield "measured", _measured_line(gold, list(measured), build["id"])
    for each in facts["inputs"]:
        refused = f", {each['refused']:,} refused" if each["refused"] else ""
        yield "input", f"{each['file']}: {each['papers']:,} papers{refused}  ({each['finished']})"


def _runs(builds: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the last runs of kg build, by which kg news --since can be told where to begin."""
    if len(builds) < 2:
        return
    if len(builds) > _RUNS:
        yield "run", f"{len(builds) - _RUNS:,} earlier, which --json lists"
    for each in builds[-_RUNS:]:
        yield "run", f"{each['build']}  ({each['finished']})"


def _measured_line(gold: str, measured: list[dict[str, Any]], build: str) -> str:
    """Tell the main figures of a gold file, and whether they are of the links as they are."""
    value = {each["figure"]: each["value"] for each in measured if not each["part"]}
    figures = ", ".join(
        f"{name.replace('_', ' ')} {value[name]:.2f}"
        for name in _TOLD
        if value.get(name) is not None
    )
    papers = f" ({value['papers']:.0f} papers)" if value.get("papers") else ""
    old = "" if measured[0]["build"] == build else "; of an earlier build, measure again"
    return f"{gold}{papers}: {figures}{old}"


def _papers_line(counts: dict[str, int]) -> str:
    merged = f", {counts['merges']:,} merged" if counts["merges"] else ""
    refused = f", {counts['refusals']:,} refused" if counts["refusals"] else ""
    excluded = f", {counts['excluded']:,} out of scope" if counts["excluded"] else ""
    foreign = counts["other_language"]
    unread = f", {foreign:,} not in English and so without links" if foreign else ""
    return f"{counts['papers']:,}{merged}{refused}{excluded}{unread}"


def _decisions_line(counts: dict[str, int]) -> str:
    idle = counts["decisions"] - counts["applied"]
    return f"{counts['applied']:,} applied" + (f", {idle:,} without effect" if idle else "")


def _print_lists(store: Store, *, refusals: bool, merges: bool, decisions: bool) -> None:
    if refusals:
        for refusal in store.refusals():
            click.echo(str(refusal))
    if merges:
        for merge in store.merges():
            where = f" ({merge.file}, {merge.place})" if merge.file else ""
            click.echo(f"{merge.other} is {merge.kept} by {merge.rule}{where}")
    if decisions:
        for each in store.decisions():
            click.echo(f"{each.what}: {each.outcome}")
