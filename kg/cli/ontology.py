"""``kg ontology``: tools for those who keep the vocabulary."""

import click

from kg.cli.ontology_map import command as map_command


@click.group("ontology")
def command() -> None:
    """Check, extend and map the vocabulary.

    Example: kg ontology check
    """


for each in (map_command,):
    command.add_command(each)
