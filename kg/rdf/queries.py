"""Named queries: ``queries/*.rq``, each with a line of help and parameters.

A query file begins with comments::

    # Papers that use a method, with the sentence that says so.
    # param concept = method:ppo   (a label or an id)
    # param limit = 20

and may then say ``$concept`` and ``$limit``. What stands behind ``=`` is the default, and its form
says what a value must be: the id of a concept (then any label of one is taken, too), a number, or
a text in quotation marks. A ``$name`` that is no parameter is a variable, as SPARQL has it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kg.errors import QueryError
from kg.model import KINDS
from kg.rdf.ntriples import quoted
from kg.vocab import concept_iri

_PARAM = re.compile(r"#\s*param\s+(\w+)\s*=\s*(\"[^\"]*\"|\S+)\s*(.*)")
_CONCEPT = re.compile(rf"(?:{'|'.join(KINDS)}):\S+")
_TITLE = re.compile(r"#\s*(.*)")

#: Gives the id of a concept for one of its labels.
Resolve = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for."""

    name: str
    default: str
    note: str

    @property
    def form(self) -> str:
        """What a value must be: "concept", "number" or "text"."""
        if _CONCEPT.fullmatch(self.default):
            return "concept"
        return "text" if self.default.startswith('"') else "number"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query file."""

    name: str
    help: str  #: its first line of comment
    parameters: tuple[Parameter, ...]
    text: str

    def fill(self, values: Mapping[str, str], resolve: Resolve, base: str) -> str:
        """Give SPARQL with these values, and the defaults for all others.

        Raises
        ------
        QueryError
            A value is for no parameter, or is no number where one is asked for.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                wanted = ", ".join(known) or "none"
                raise QueryError(f"{self.name} has no parameter {name!r}; it has: {wanted}")
        filled = {
            name: _sparql(parameter, values.get(name), resolve, base)
            for name, parameter in known.items()
        }
        return re.sub(r"\$(\w+)", lambda match: filled.get(match[1], match[0]), self.text)


def parse_query(name: str, text: str) -> NamedQuery:
    """Give the query of a file by its text."""
    comments = text.splitlines()
    title = _TITLE.match(comments[0]) if comments else None
    found = (_PARAM.match(line) for line in comments)
    parameters = tuple(Parameter(m[1], m[2], m[3].strip("() ")) for m in found if m)
    return NamedQuery(name, title[1] if title else "", parameters, text)


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Give the queries that come with the program, by name."""
    entries = sorted(files("kg.rdf").joinpath("queries").iterdir(), key=lambda entry: entry.name)
    names = (entry.name.removesuffix(".rq") for entry in entries if entry.name.endswith(".rq"))
    return {name: parse_query(name, _read(name)) for name in names}


def named_query(name: str) -> NamedQuery:
    """Give the query of this name.

    Raises
    ------
    QueryError
        There is none; the message names near ones.
    """
    queries = named_queries()
    if name not in queries:
        near = get_close_matches(name, queries, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}?" if near else "kg query --list shows them"
        raise QueryError(f"no query is called {name!r}; {hint}")
    return queries[name]


def _read(name: str) -> str:
    return files("kg.rdf").joinpath("queries", f"{name}.rq").read_text("utf-8")


def _sparql(parameter: Parameter, value: str | None, resolve: Resolve, base: str) -> str:
    """Give a value as SPARQL; nothing that a person types can change the query around it."""
    if parameter.form == "concept":
        return f"<{concept_iri(parameter.default if value is None else resolve(value), base)}>"
    given = parameter.default if value is None else value
    if parameter.form == "text":
        return given if value is None else quoted(value)
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", given, re.ASCII):
        raise QueryError(f"{parameter.name} is a number, not {given!r}")
    return given
