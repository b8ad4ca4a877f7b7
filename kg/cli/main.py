"""The command ``kg``: its commands are listed here and imported only when they run."""

import sys
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NamedTuple

import click

from kg import __version__
from kg.cli.stopping import INTERRUPTED, TERMINATED, Terminated, orderly
from kg.errors import KGError


class Entry(NamedTuple):
    """Where a command lives, and what ``kg --help`` says of it without loading it."""

    module: str
    section: str
    summary: str


#: Sections in the order of the program's sentence: build, ask, show, report.
SECTIONS = {
    "build": "Build",
    "ask": "Ask",
    "show": "Show",
    "report": "Report",
}

COMMANDS = {
    "build": Entry("kg.cli.build", "build", "Read papers and link them to concepts."),
    "import": Entry("kg.cli.import_graph", "build", "Make a graph file from an export in RDF."),
    "review": Entry(
        "kg.cli.review", "build", "Decide about new names, links and papers; builds obey."
    ),
    "layout": Entry("kg.cli.layout", "build", "Give papers and concepts a place on the map."),
    "search": Entry("kg.cli.search", "ask", "Find papers and concepts by words."),
    "query": Entry("kg.cli.query", "ask", "Ask a graph file with SPARQL."),
    "export": Entry(
        "kg.cli.export", "ask", "Write a graph file as RDF, or its links as lines of JSON."
    ),
    "show": Entry("kg.cli.show", "show", "Show a concept or a paper with its evidence."),
    "view": Entry("kg.cli.view", "show", "Draw the neighbourhood of a concept or a paper."),
    "site": Entry("kg.cli.site", "show", "Write the explorer: a landscape to walk through."),
    "serve": Entry("kg.cli.serve", "show", "Serve a graph file: pages, SPARQL and a console."),
    "mcp": Entry("kg.cli.mcp", "ask", "Let a language model ask a graph file."),
    "explain": Entry(
        "kg.cli.explain", "show", "Tell why a paper is linked to a concept, or why not."
    ),
    "survey": Entry("kg.cli.survey", "report", "Write a survey of the field, or verify one."),
    "info": Entry("kg.cli.info", "report", "Say what a graph file holds and what made it."),
    "check": Entry("kg.cli.check", "report", "Verify a graph file, or a file of RDF."),
    "evaluate": Entry(
        "kg.cli.evaluate", "report", "Measure the links on papers that people have read."
    ),
    "lineage": Entry(
        "kg.cli.lineage",
        "report",
        "Tell which method extends which, and with which it was compared.",
    ),
    "blindspots": Entry("kg.cli.blindspots", "report", "Tell what the graph does not see."),
    "compare": Entry(
        "kg.cli.compare", "report", "Say what one landscape is about more than another."
    ),
    "news": Entry(
        "kg.cli.news",
        "report",
        "Tell what is new in a graph file, with the sentences that say so.",
    ),
    "diff": Entry("kg.cli.diff", "report", "Say what changed from one graph file to another one."),
    "trends": Entry("kg.cli.trends", "report", "Tell what papers turn to and from."),
    "topics": Entry(
        "kg.cli.topics", "report", "Tell the topics of the papers, and what joins them."
    ),
    "untried": Entry("kg.cli.untried", "report", "Rank combinations that no paper has tried."),
    "ontology": Entry("kg.cli.ontology", "build", "Check, extend and map the vocabulary."),
    "schema": Entry("kg.cli.schema", "report", "Print the JSON Schema of a command's --json."),
    "completion": Entry("kg.cli.completion", "report", "Print the completion script of a shell."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or give ``None`` where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name].module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and say which one may have been meant when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"no command is called {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under the words of the program's sentence."""
        for section, title in SECTIONS.items():
            rows = [(name, e.summary) for name, e in COMMANDS.items() if e.section == section]
            with formatter.section(title):
                formatter.write_dl(rows, col_max=12)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong is one line on standard error and an exit code."""
        _write_any_letter()
        try:
            with orderly():
                return super().invoke(ctx)
        except KGError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo(INTERRUPTED, err=True)
            ctx.exit(130)
        except Terminated as ended:
            click.echo(TERMINATED, err=True)
            raise ended
        except BrokenPipeError:
            raise  # click ends in silence
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            raise Failure(f"{name}{error.strerror or error}") from error


class Failure(click.ClickException):
    """Nothing could be done: one line, exit code 2."""

    exit_code = 2


def _write_any_letter() -> None:
    """Let standard output take every letter, whatever the environment says of its encoding.

    A terminal shows ``?`` for what it has no letter for; pipes and files get UTF-8, as all files.
    """
    stream = sys.stdout
    if not isinstance(stream, TextIOWrapper) or stream.encoding.lower() == "utf-8":
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: kg build papers.jsonl --out landscape.db && kg show landscape.db PPO",
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Read research papers, link them to concepts with evidence, and keep, ask and show the graph.

    COMMAND --help shows the options of a command, and an example.
    """
