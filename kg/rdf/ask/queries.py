"""Named queries: ``queries/*.rq``, each with its question, a theme, parameters and an answer.

A query file begins with comments::

    # Papers that use a method, with the sentence that says so.
    # theme: papers and evidence
    # param concept = method:ppo  (an id or any label)
    # param limit = 20
    # example: arxiv:2203.00002 | Chat with feedback | We train with PPO.

and may then say ``$concept`` and ``$limit``. What stands behind ``=`` is the default, and its form
says what a value must be (:mod:`kg.rdf.ask.parameters`): the id of a concept or paper (then another
name of it is taken, too), a kind, a role, a number, or a text in quotation marks. A ``$name`` that
is no parameter is a variable, as SPARQL has it. Only the first line is needed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, get_args

from kg.errors import QueryError
from kg.rdf.ask.parameters import Parameter, Resolve

#: What a query that comes with the program is about.
Theme: TypeAlias = Literal[
    "methods",
    "settings and domains",
    "benchmarks and results",
    "papers and evidence",
    "trends",
    "gaps",
    "lineage",
    "vocabulary and quality",
]

#: In the order in which they are shown.
THEMES: tuple[Theme, ...] = get_args(Theme)

_PARENTHESES = re.compile(r"\((?:[^()]*\bAS\s+(\?\w+)\s*|[^()]*)\)")
_PARAM = re.compile(r"#\s*param\s+(\w+)\s*=\s*(\"[^\"]*\"|\S+)\s*(.*)")
_TITLE = re.compile(r"#\s*(.*)")
_THEME = re.compile(r"#\s*theme:\s*(.*)")
_EXAMPLE = re.compile(r"#\s*example:\s*(.*)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query file."""

    name: str
    help: str  #: its first line of comment: the question
    parameters: tuple[Parameter, ...]
    text: str
    theme: str = ""  #: one of :data:`THEMES`, or "" where the file names none
    example: str = ""  #: a row of an answer, its cells between bars

    @property
    def sparql(self) -> str:
        """The query without the comments that say what it is."""
        lines = self.text.splitlines()
        start = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
        return "\n".join(lines[start:]) + "\n"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of an answer, where the query is a SELECT that names them."""
        head = re.split(r"\bWHERE\b|\{", self.sparql, maxsplit=1)[0]
        while "(" in head:  # from the inside: (SUM(?n) AS ?all) -> (SUM AS ?all) -> ?all
            head, found = _PARENTHESES.subn(lambda match: match[1] or "", head)
            if not found:
                break
        return tuple(re.findall(r"\?(\w+)", head))

    def fill(
        self, values: Mapping[str, str], resolve: Resolve, base: str, *, paper: Resolve = str
    ) -> str:
        """Give SPARQL with these values, and the defaults for all others.

        Parameters
        ----------
        values
            What a person typed, by the name of the parameter.
        resolve, paper
            Give the id of a concept for one of its labels, and of a paper for one of its names;
            without the second one, papers go by their ids only.
        base
            Where the things of the dataset live.

        Raises
        ------
        QueryError
            A value is for no parameter, or is not of the form that it asks for.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                wanted = ", ".join(known) or "none"
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {wanted}")
        filled = {
            name: parameter.bind(values.get(name), resolve, paper, base)
            for name, parameter in known.items()
        }
        return re.sub(r"\$(\w+)", lambda match: filled.get(match[1], match[0]), self.text)


def parse_query(name: str, text: str) -> NamedQuery:
    """Give the query of a file by its text."""
    comments = text.splitlines()
    title = _TITLE.match(comments[0]) if comments else None
    found = (_PARAM.match(line) for line in comments)
    parameters = tuple(Parameter(m[1], m[2], m[3].strip("() ")) for m in found if m)
    theme, example = _said(_THEME, comments), _said(_EXAMPLE, comments)
    return NamedQuery(name, title[1] if title else "", parameters, text, theme, example)


def _said(pattern: re.Pattern[str], lines: list[str]) -> str:
    return next((match[1].strip() for line in lines if (match := pattern.match(line))), "")


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Give the queries that come with the program, by name."""
    entries = files("kg.rdf").joinpath("queries").iterdir()
    names = (entry.name.removesuffix(".rq") for entry in entries if entry.name.endswith(".rq"))
    return {name: parse_query(name, _read(name)) for name in sorted(names)}


def queries_by_theme() -> Mapping[str, tuple[NamedQuery, ...]]:
    """Give the queries that come with the program by theme, in the order of :data:`THEMES`."""
    queries = named_queries().values()
    return {theme: tuple(query for query in queries if query.theme == theme) for theme in THEMES}


def named_query(name: str) -> NamedQuery:
    """Give the query of this name.

    Raises
    ------
    QueryError
        There is none; the message names near ones.
    """
    queries = named_queries()
    if name not in queries:
        near = get_close_matches(name, queries, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "kg query --list shows them"
        raise QueryError(f"no query is called {name!r}; {hint}")
    return queries[name]


def _read(name: str) -> str:
    return files("kg.rdf").joinpath("queries", f"{name}.rq").read_text("utf-8")
