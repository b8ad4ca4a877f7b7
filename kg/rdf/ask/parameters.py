r"""What a named query asks for, and what a person gives as SPARQL.

A value is bound by its form, and the form by the default of the parameter. Nothing that is typed
can change the query around it: names become IRIs of things that are there, words are looked up in
a list, numbers are digits, and texts are literals with all that could end them escaped.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, TypeAlias

from kg.errors import QueryError
from kg.model import IDENTIFIER_SCHEMES, KINDS, ROLES
from kg.rdf.syntax.ntriples import quoted
from kg.vocab import KIND_CLASSES, ROLE_PROPERTIES, concept_iri, paper_iri

#: What a value must be.
Form: TypeAlias = Literal["concept", "paper", "kind", "role", "count", "number", "text"]

#: Gives the id of a concept or paper for one of its names; raises where there is none.
Resolve: TypeAlias = Callable[[str], str]

#: Forms of a default, the first that fits; what fits none is an error of whoever wrote the query.
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("concept", re.compile(rf"(?:{'|'.join(KINDS)}):\S+")),
    ("paper", re.compile(rf"(?:{'|'.join(IDENTIFIER_SCHEMES)}|paper):\S+")),
    ("kind", re.compile("|".join(KINDS))),
    ("role", re.compile("|".join(ROLES))),
    ("count", re.compile(r"[0-9]{1,9}")),
    ("number", re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")),
    ("text", re.compile(r'"[^"\\]*"')),
)
_PATTERNS = dict(_FORMS)
_MEANINGS = {"count": "a whole number of at most nine digits", "number": "a number"}

#: Words that stand for an IRI of the vocabulary.
_WORDS = {"kind": KIND_CLASSES, "role": ROLE_PROPERTIES}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for."""

    name: str
    default: str  #: as the file writes it, a text in quotation marks
    note: str

    @property
    def form(self) -> Form:
        """What a value must be.

        Raises
        ------
        QueryError
            The default is of no form.
        """
        for form, pattern in _FORMS:
            if pattern.fullmatch(self.default):
                return form
        forms = ", ".join(form for form, _ in _FORMS)
        raise QueryError(f"the default {self.default!r} of {self.name} is none of: {forms}")

    @property
    def choices(self) -> tuple[str, ...]:
        """All values that there are, or none where they cannot be told."""
        return tuple(_WORDS.get(self.form, ()))

    @property
    def value(self) -> str:
        """The default as a person would type it: a text without its quotation marks."""
        return self.default.strip('"') if self.form == "text" else self.default

    def bind(self, given: str | None, concept: Resolve, paper: Resolve, base: str) -> str:
        """Give a value, or for ``None`` the default, as SPARQL.

        Parameters
        ----------
        given
            What a person typed.
        concept, paper
            Give the id for a name; they are asked for what was typed only.
        base
            Where the things of the dataset live.

        Raises
        ------
        QueryError
            It is not of the form that the query asks for.
        """
        value = self.value if given is None else given
        match self.form:
            case "concept":
                return f"<{concept_iri(value if given is None else concept(value), base)}>"
            case "paper":
                return f"<{paper_iri(value if given is None else paper(value), base)}>"
            case "kind" | "role" as form:
                return f"<{self._word(value, _WORDS[form])}>"
            case "text":
                return _literal(value, self.name)
            case form:
                if not _PATTERNS[form].fullmatch(value):
                    raise QueryError(f"{self.name} is {_MEANINGS[form]}, not {value!r}")
                return value

    def _word(self, value: str, words: dict[str, str]) -> str:
        if value not in words:
            near = get_close_matches(value, words, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise QueryError(f"{self.name} is one of {', '.join(words)}, not {value!r}{hint}")
        return words[value]


#: What looks like a code point to an engine that resolves these before it looks for strings, as
#: rdflib does, also behind a backslash that is escaped.
_LIKE_A_CODE_POINT = re.compile(r"\\\\([uU][0-9A-Fa-f]*)")


def _literal(value: str, name: str) -> str:
    r"""Give a text as a literal that every engine reads as it stands.

    >>> print(_literal(r"\u22 is no \" in a text", "text"))
    "\\\u0075\u0032\u0032 is no \\\" in a text"
    """
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"{name} holds what is no text in Unicode; type it again") from error
    literal = quoted(value).replace("\t", "\\t")  # rdflib would put blanks
    return _LIKE_A_CODE_POINT.sub(lambda match: rf"\\{_code_points(match[1])}", literal)


def _code_points(text: str) -> str:
    """Give each character by its number: rdflib takes as many digits for one as there are."""
    return "".join(f"\\u{ord(character):04x}" for character in text)
