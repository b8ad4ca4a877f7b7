"""``kg ontology check``: what is wrong or doubtful in a vocabulary."""

from pathlib import Path

import click

from kg.cli.options import json_option, only_ontology_option
from kg.ontology.advice import doubts
from kg.ontology.check import Finding, faults
from kg.ontology.ontology import gather

_RULES = {
    "error": (
        "duplicate-label mark-without-label unknown-broader broader-of-another-scheme cycle "
        "doubled-match unknown-replacement deprecated-replacement"
    ),
    "warning": (
        "orphan no-definition long-label generic-label ambiguous-acronym shared-label same-form "
        "deprecated-broader"
    ),
}


@click.command("check")
@click.argument(
    "folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@only_ontology_option
@click.option(
    "--rule",
    "rules",
    multiple=True,
    type=click.Choice([rule for names in _RULES.values() for rule in names.split()]),
    metavar="RULE",
    help="Report this rule only; may be given again.",
)
@click.option("--errors", is_flag=True, help="Leave warnings out.")
@click.option("--strict", is_flag=True, help="Let warnings count for the exit code, too.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path | None,
    only_ontology: bool,
    rules: tuple[str, ...],
    errors: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Say what is wrong or doubtful: each line gives file, concept and remedy.

    With FOLDER its files are checked together with the shipped vocabulary. Errors keep a
    vocabulary from being used: duplicate-label, mark-without-label, unknown-broader,
    broader-of-another-scheme, cycle, doubled-match, unknown-replacement, deprecated-replacement.
    Warnings do not: orphan, no-definition, long-label, generic-label, ambiguous-acronym,
    shared-label, same-form, deprecated-broader.

    Exit code 1 says that there are errors.

    Example: kg ontology check --rule ambiguous-acronym
    """
    if only_ontology and folder is None:
        raise click.UsageError("--only-ontology needs FOLDER")
    gathered = gather(folder, replace=only_ontology)
    found = list(faults(gathered.concepts, gathered.home))
    if not errors:
        asked = gathered.own if folder else gathered.concepts.keys()
        found += (each for each in doubts(gathered) if each.concept in asked)
    if rules:
        found = [each for each in found if each.rule in rules]
    _print(found, as_json, len(gathered.concepts))
    if any(strict or each.severity == "error" for each in found):
        ctx.exit(1)


def _print(found: list[Finding], as_json: bool, concepts: int) -> None:
    if as_json:
        from kg.cli.printing import print_json

        names = ("severity", "rule", "file", "concept", "problem", "remedy")
        print_json([{name: getattr(each, name) for name in names} for each in found])
        return
    for each in found:
        click.echo(f"{each.severity}: {each} [{each.rule}]")
    wrong = sum(each.severity == "error" for each in found)
    click.echo(f"{concepts:,} concepts: {wrong} errors, {len(found) - wrong} warnings", err=True)
