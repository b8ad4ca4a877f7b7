r"""What a query may not do: change the dataset, ask another machine, or crash the parser.

Oxigraph sends requests for ``SERVICE`` and has no switch against it, so a query is looked at
before it runs, twice, and refused when either look says so:

1. Its words, without strings, comments, IRIs and variables: none may hold SERVICE (Oxigraph reads
   ``1SERVICE<x>{}`` as a number and a SERVICE). Code point escapes are looked at both as they
   stand and resolved, since a quotation mark may hide behind one.
2. Its syntax tree, as rdflib parses it: none of its nodes may be a service pattern. A query that
   rdflib cannot parse is refused.

``FROM`` names the graphs to be asked. They are read from the tree, for whoever runs the query to
see that each is there; that Oxigraph itself fetches none is not relied on.

A query that nowhere holds the letters "service" or "from", not even as ``\u0073ervice``, can hold
neither: for it the second look, which loads a parser for a quarter of a second, is left out.

Oxigraph's parser recurses, also over what merely follows each other, and ends the process when it
does so too often; so what is too deep, or has too many clauses, is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import QueryError

#: First words of SPARQL Update.
UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)

#: Stretches of a query, each kind as the grammar has it; only bare words are kept.
_TOKENS = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>             # IRI
  | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3} # long strings
  | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
  | (?P<open>\"{3}|'{3})                 # one of them that never ends
  | "(?:[^"\\\n\r]|\\.)*"                 # strings
  | '(?:[^'\\\n\r]|\\.)*'
  | \#[^\n\r]*                            # comment
  | [?$]\w+                               # variable
  | @\w[\w-]*                             # language
  | (?P<name>(?:\w[\w.-]{0,99}+)?):(?:[\w.%:-]|\\.)*+  # prefixed name
  | (?P<word>\w+)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_OPENING, _CLOSING = frozenset("({["), frozenset(")}]")

_SERVICE = (
    "SERVICE asks another machine, which kg query never does; "
    "export the graph and load it where that machine is"
)

#: Far more than a query needs, far less than Oxigraph survives.
_MOST_CHARACTERS = 200_000
_DEEPEST = 100
_MOST_OPERATORS = 2_000
_MOST_CLAUSES = 1_500

#: Each of these opens a clause, and Oxigraph's parser goes one call deeper for some of them.
_CLAUSE_WORDS = frozenset(
    ("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "VALUES", "GRAPH", "EXISTS", "AS", "SELECT")
)
_CLAUSE_SIGNS = frozenset("{(.;")


@dataclass(frozen=True, slots=True)
class Scope:
    """The graphs that a query is asked of: their union as the default graph, and by name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def check_query(query: str, prefixes: dict[str, str], *, base: str | None = None) -> Scope | None:
    """Give the graphs that a query names, or ``None`` where it names none.

    Parameters
    ----------
    query
        SPARQL 1.1 Query.
    prefixes
        Those that it need not declare.
    base
        The IRI against which it resolves relative ones.

    Raises
    ------
    QueryError
        It must not run.
    """
    _check_size(query)
    verb = next((word for word in _words(query) if word not in {"BASE", "PREFIX"}), "")
    if verb in UPDATES:
        raise QueryError(f"{verb} changes data, and here data is only read; use SELECT")
    decoded = _decode(query)
    letters = query.casefold() + decoded.casefold()
    if "service" not in letters and "from" not in letters:
        return None
    words = [*_words(query), *_words(decoded)]
    if any("SERVICE" in word for word in words):
        raise QueryError(_SERVICE)
    # "1FROM" is a number and a FROM
    if "service" not in letters and not any("FROM" in word for word in words):
        return None
    tree, resolved = parse_by_rdflib(decoded, prefixes, base)
    if _has_service(tree):
        raise QueryError(_SERVICE)
    return _scope(resolved.algebra.datasetClause or ())


def _scope(clauses: Sequence[Any]) -> Scope | None:
    default = tuple(str(clause.default) for clause in clauses if clause.default)
    named = tuple(str(clause.named) for clause in clauses if clause.named)
    return Scope(default, named) if clauses else None


def tokens(query: str) -> Iterator[str]:
    """Yield the words, names, variables and signs of a query, without comments."""
    for match in _TOKENS.finditer(query):
        if not match[0].startswith("#"):
            yield match[0]


def _check_size(query: str) -> None:
    depth = operators = clauses = 0
    for match in _TOKENS.finditer(query[:_MOST_CHARACTERS]):
        if match["open"]:
            raise QueryError("a string in three quotation marks is not closed")
        sign, word = match["sign"], match["word"]
        clauses += sign in _CLAUSE_SIGNS if sign else bool(word) and word.upper() in _CLAUSE_WORDS
        depth += (sign in _OPENING) - (sign in _CLOSING) if sign else 0
        operators += sign is not None and sign in "!+-*/|^&"
        if depth > _DEEPEST or operators > _MOST_OPERATORS or clauses > _MOST_CLAUSES:
            raise QueryError("the query has too many or too deep clauses; split it")
    if len(query) > _MOST_CHARACTERS:
        raise QueryError(f"the query is longer than {_MOST_CHARACTERS:,} characters; split it")


def _decode(query: str) -> str:
    """Resolve code point escapes, which may stand anywhere in a query."""

    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else "\ufffd"

    return _ESCAPED.sub(character, query)


def _words(query: str) -> Iterator[str]:
    """Yield the words in capitals, and a prefix that SERVICE may be glued to (``SERVICE:x``)."""
    for match in _TOKENS.finditer(query):
        if match["word"]:
            yield match["word"].upper()
        elif match["name"] and match["name"].upper().endswith("SERVICE"):
            yield match["name"].upper()


def parse_by_rdflib(query: str, prefixes: dict[str, str], base: str | None) -> tuple[Any, Any]:
    """Give the tree of a query as rdflib parses it, as it stands and with its names resolved.

    Raises
    ------
    QueryError
        It cannot be parsed.
    """
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        tree = parseQuery(query)
        return tree, translateQuery(tree, base=base, initNs=prefixes)
    except ParseException as error:
        place = f"line {error.lineno}, column {error.column}"
        raise QueryError(f"{place}: the query cannot be read from here on") from error
    except RecursionError as error:
        raise QueryError("the query is nested too deeply to be checked; make it smaller") from error
    except Exception as error:  # rdflib raises no narrower one; what it trips over must not run
        raise QueryError(f"the query cannot be checked: {error}") from error


def _has_service(node: Any) -> bool:
    """Whether a node of the tree, or one below it, is a service pattern."""
    if getattr(node, "name", None) == "ServiceGraphPattern":
        return True
    children = node.values() if isinstance(node, dict) else node
    if isinstance(children, str) or not hasattr(children, "__iter__"):
        return False
    return any(_has_service(child) for child in children)
