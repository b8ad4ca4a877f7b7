"""``kg ontology``: tools for those who keep the vocabulary."""

import click

from kg.cli.ontology_add import command as add_command
from kg.cli.ontology_check import command as check_command
from kg.cli.ontology_import import command as import_command
from kg.cli.ontology_map import command as map_command
from kg.cli.ontology_promote import command as promote_command


@click.group("ontology")
def command() -> None:
    """Check, extend and map the vocabulary.

    Example: kg ontology check
    """


for each in (check_command, add_command, promote_command, import_command, map_command):
    command.add_command(each)
