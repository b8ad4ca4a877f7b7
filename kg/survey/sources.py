"""Where the numbers of a text come from, and the command that prints the same."""

import shlex
from collections.abc import Callable, Iterator
from typing import Any

from kg.graph.corpus import Selection
from kg.model import DEFAULT_THRESHOLD
from kg.survey.document import Source

#: What commands of a text name in place of the graph file.
GRAPH = "landscape.db"


def analysis(
    function: Callable[..., Any], selection: Selection, *, command: str = "", **arguments: object
) -> Source:
    """Give the source of numbers that a function computes of a selection of papers.

    Parameters
    ----------
    function
        What computes them; its name is the name of the source.
    command
        The command that prints the same, without the graph file: "trends"; "" if there is none.
    arguments
        Those of the function that are not the default.

    Examples
    --------
    >>> source = analysis(shlex.split, Selection(("setting:offline-rl",), 2022), command="trends")
    >>> source.name, source.arguments
    ('shlex.split', (('focus', 'setting:offline-rl'), ('since', '2022')))
    >>> source.command
    'kg trends landscape.db --focus setting:offline-rl --since 2022'
    """
    chosen = list(selecting(selection))
    given = [(name, str(value)) for name, value in arguments.items()]
    words = ["kg", command, GRAPH]
    words += [word for name, value in chosen + given for word in (_option(name), value)]
    return Source(
        name=f"{function.__module__}.{function.__qualname__}",
        arguments=tuple(sorted(chosen + given)),
        command=shlex.join(words) if command else "",
    )


def named_query(name: str, **settings: object) -> Source:
    """Give the source of numbers that a named query answers with.

    >>> named_query("papers-using", concept="offline RL").command
    "kg query landscape.db --name papers-using --set 'concept=offline RL'"
    """
    given = sorted((key, str(value)) for key, value in settings.items())
    words = ["kg", "query", GRAPH, "--name", name]
    words += [word for pair in given for word in ("--set", "=".join(pair))]
    return Source(f"query:{name}", tuple(given), shlex.join(words))


def selecting(selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield what chooses papers, by the names of options: only what is not the default."""
    for concept in selection.focus:
        yield "focus", concept
    if selection.since is not None:
        yield "since", str(selection.since)
    if selection.until is not None:
        yield "until", str(selection.until)
    if selection.min_confidence != DEFAULT_THRESHOLD:
        yield "min_confidence", str(selection.min_confidence)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
