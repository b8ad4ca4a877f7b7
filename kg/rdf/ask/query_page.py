"""The page of the named queries, ``docs/queries.md``, and the same for programs.

``python -m kg.rdf.ask.query_page > docs/queries.md`` makes the page anew; a test keeps it in step.
"""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from kg.rdf.ask.parameters import Parameter
from kg.rdf.ask.queries import NamedQuery, queries_by_theme

_HEAD = """\
# Named queries

Questions that come with the program, in SPARQL. `kg query --list` shows them on the terminal, and
`kg query --list --format json` gives them to programs. A concept goes by its id or any of its
labels, a paper by its id or the id that its input gave; `--show` prints a query as it would run.

This page is made from `kg/rdf/queries/*.rq` by `python -m kg.rdf.ask.query_page`; examples are rows
of the small graphs that the tests use. All queries give the same rows with `--engine rdflib`,
though not as soon.
"""


def query_facts(query: NamedQuery) -> dict[str, Any]:
    """Give all that is known of a query, as JSON has it."""
    return {
        "name": query.name,
        "theme": query.theme,
        "question": query.help,
        "parameters": [_parameter_facts(each) for each in query.parameters],
        "columns": list(query.columns),
        "example": query.example.split(" | "),
        "sparql": query.sparql,
    }


def _parameter_facts(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "form": parameter.form,
        "default": parameter.value,
        "note": parameter.note,
        "choices": list(parameter.choices),
    }


def query_page() -> str:
    """Give the page of all named queries, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    themes = queries_by_theme()
    for theme, queries in themes.items():
        links = ", ".join(f"[{query.name}](#{query.name})" for query in queries)
        yield f"- **{theme}**: {links}"
    for theme, queries in themes.items():
        yield f"\n## On {theme}"  # a heading "Gaps" would take the anchor of the query
        for query in queries:
            yield from _section(query)
    yield ""


def _section(query: NamedQuery) -> Iterator[str]:
    yield f"\n### {query.name}\n\n{query.help}\n"
    if query.parameters:
        yield from _table(("parameter", "default", "what"), map(_parameter_row, query.parameters))
    yield f"\n```sh\n{example_call(query)}\n```\n"
    yield from _table(query.columns, [query.example.split(" | ")])
    yield f"\n<details><summary>SPARQL</summary>\n\n```sparql\n{query.sparql}```\n\n</details>"


def example_call(query: NamedQuery) -> str:
    """Give a command that asks the query, with all that is not a mere limit."""
    settings = (f" --set {each.name}={each.default}" for each in query.parameters)
    named = (text for text in settings if not text.startswith(" --set limit="))
    return f"kg query landscape.db --name {query.name}{''.join(named)}"


def _parameter_row(parameter: Parameter) -> tuple[str, str, str]:
    note = parameter.note or ("rows at most" if parameter.name == "limit" else "")
    what = ": ".join(part for part in (note, ", ".join(parameter.choices)) if part)
    return f"`{parameter.name}`", f"`{parameter.default}`", what


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(header)
    for cells in (names, ["---"] * len(names), *rows):
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(query_page())
