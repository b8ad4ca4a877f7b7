"""``kg completion``: the script that lets a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from kg.errors import KGError

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    Put it where your shell reads it, for instance at the end of ~/.bashrc.

    Example: kg completion bash >> ~/.bashrc
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise KGError(f"no completion script for {shell}")
    click.echo(completion(ctx.find_root().command, {}, "kg", "_KG_COMPLETE").source())
