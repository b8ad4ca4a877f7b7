"""What mkdocs does beside its settings.

1. The decisions, which are many, are listed by their number.
2. Of the analyses, those are listed that have a page.
3. The page of the commands is made from the program: what ``--help`` prints.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.main import COMMANDS, SECTIONS, main

_DECISIONS = "decisions"
_ANALYSES = "Analyses"
_COMMANDS = "commands.md"

#: Columns of a help text: what fits beside the table of contents.
_WIDE = 80


def on_config(config: Any) -> Any:
    """Complete the table of contents."""
    docs = Path(config["docs_dir"])
    decisions = [f"{_DECISIONS}/{path.name}" for path in sorted((docs / _DECISIONS).glob("*.md"))]
    parts = [_written(part, docs) for part in config["nav"]]
    config["nav"] = [part for part in parts if part] + [{"Decisions": decisions}]
    return config


def _written(part: dict[str, Any], docs: Path) -> dict[str, Any]:
    """Give a part of the table; of the analyses only what is there."""
    if _ANALYSES not in part:
        return part
    pages = [page for page in part[_ANALYSES] if (docs / next(iter(page.values()))).exists()]
    return {_ANALYSES: pages} if pages else {}


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Add the commands to their page."""
    if page.file.src_uri != _COMMANDS:
        return markdown
    return markdown + "".join(command_sections())


def command_sections() -> Iterator[str]:
    """Yield a heading a command, and what its ``--help`` prints, as Markdown."""
    with click.Context(main, info_name="kg", max_content_width=_WIDE, terminal_width=_WIDE) as top:
        for section, title in SECTIONS.items():
            yield f"\n## {title}\n"
            for name in (name for name, entry in COMMANDS.items() if entry.section == section):
                command = main.get_command(top, name)
                if command is not None:
                    yield from _sections(command, name, top)


def _sections(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    with click.Context(command, parent=parent, info_name=name) as context:
        yield f"\n### {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            for each in command.list_commands(context):
                below = command.get_command(context, each)
                if below is not None:
                    yield from _sections(below, each, context)
