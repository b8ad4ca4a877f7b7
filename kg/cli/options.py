"""Arguments and options that several commands share: one decorator each."""

from pathlib import Path

import click

from kg.model import DEFAULT_THRESHOLD

graph_argument = click.argument(
    "graph", metavar="GRAPH", type=click.Path(path_type=Path, dir_okay=False)
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")

verbose_option = click.option("-v", "--verbose", is_flag=True, help="Print more of what is done.")

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N of a sort."
)

min_confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0.0, 1.0),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    metavar="X",
    help="Leave out links with less confidence than X.",
)
