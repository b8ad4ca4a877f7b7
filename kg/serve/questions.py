"""Named queries as links into the console, where they are about a thing that a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from kg.model import Concept
from kg.rdf.queries import NamedQuery, named_queries

#: Questions that a page offers.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Question:
    """A named query with its value, as the console takes it."""

    text: str
    address: str


def questions_about(concept: Concept) -> tuple[Question, ...]:
    """Give the named queries that ask for one concept, and by their example for one of its kind."""
    return tuple(islice(_about(concept), _MOST))


def questions_of(names: tuple[str, ...]) -> tuple[Question, ...]:
    """Give the named queries of these names that there are, with their own values."""
    known = named_queries()
    return tuple(_question(known[name], {}) for name in names if name in known)


def _about(concept: Concept) -> Iterator[Question]:
    for query in named_queries().values():
        wanted = [each for each in query.parameters if each.form == "concept"]
        if len(wanted) == 1 and wanted[0].default.startswith(f"{concept.kind}:"):
            yield _question(query, {wanted[0].name: concept.id})


def _question(query: NamedQuery, values: dict[str, str]) -> Question:
    return Question(query.help, f"/console?{urlencode({'name': query.name} | values, safe=':')}")
