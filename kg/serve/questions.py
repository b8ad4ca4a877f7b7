"""Named queries as links into the console, where they are about a thing that a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.model import Concept
from kg.rdf.ask.parameters import Form
from kg.rdf.ask.queries import NamedQuery, named_queries, queries_by_theme


@dataclass(frozen=True, slots=True)
class Question:
    """A named query with its value, as the console takes it."""

    text: str
    address: str


def questions_about(concept: Concept) -> tuple[Question, ...]:
    """Give the named queries about one concept, by theme; first those for its kind alone.

    A parameter is called after a kind where no other concept would do.
    """
    every = list(_asking("concept", concept.id))
    return (
        *(question for name, question in every if name == concept.kind),
        *(question for name, question in every if name == "concept"),
    )


def questions_about_paper(paper: str) -> tuple[Question, ...]:
    """Give the named queries about one paper, by theme."""
    return tuple(question for _, question in _asking("paper", paper))


def questions_of(names: tuple[str, ...]) -> tuple[Question, ...]:
    """Give the named queries of these names that there are, with their own values."""
    known = named_queries()
    return tuple(_question(known[name], {}) for name in names if name in known)


def _asking(form: Form, value: str) -> Iterator[tuple[str, Question]]:
    """Yield the queries about one thing, with the name of the parameter that takes it."""
    for query in (query for queries in queries_by_theme().values() for query in queries):
        things = [each for each in query.parameters if each.form in ("concept", "paper")]
        if len(things) == 1 and things[0].form == form:
            name = things[0].name
            yield name, _question(query, {name: value})


def _question(query: NamedQuery, values: dict[str, str]) -> Question:
    return Question(query.help, f"/console?{urlencode({'name': query.name} | values, safe=':')}")
