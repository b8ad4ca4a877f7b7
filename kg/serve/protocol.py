"""A request to the SPARQL endpoint, understood: pure, no socket and no engine.

References
----------
.. [1] SPARQL 1.1 Protocol, section 2.1, https://www.w3.org/TR/sparql11-protocol/
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from kg.errors import RequestError
from kg.rdf.ask.guard import Scope

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

READ_ONLY = "this endpoint only reads; an update is refused"


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query as a client asks it."""

    query: str
    scope: Scope | None  #: graphs that the request names; they go before those of the query
    format: str | None  #: a short name of a format, which goes before the Accept header


#: Name and value, in the order of the request.
Pairs = Sequence[tuple[str, str]]


def read_get(address: bytes) -> SparqlRequest | None:
    """Understand a GET by what stands behind the question mark; ``None``: it asks nothing.

    Raises
    ------
    RequestError
        It is no query of the protocol.
    """
    pairs = _pairs(address)
    if not any(name in ("query", "update") for name, _ in pairs):
        if any(name.endswith("graph-uri") for name, _ in pairs):
            raise RequestError(400, "graphs are named, but no query is asked; give query=...")
        return None
    if any(name == "update" for name, _ in pairs):
        raise RequestError(400, f"an update does not come by GET, and {READ_ONLY}")
    return _request(pairs)


def read_post(content_type: str | None, address: bytes, body: bytes) -> SparqlRequest:
    """Understand a POST: a form, or a query as it stands.

    Raises
    ------
    RequestError
        It is no query of the protocol: 400, 403 for an update, 415 for another media type.
    """
    media_type, charset = _media_type(content_type)
    if media_type not in (FORM, QUERY, UPDATE):
        raise RequestError(
            415, f"send a query as {FORM} or {QUERY}, not as {media_type or 'nothing'}"
        )
    if charset not in ("utf-8", "utf8"):
        raise RequestError(415, f"send text in UTF-8, not in {charset}")
    if media_type == UPDATE:
        raise RequestError(403, READ_ONLY)
    if media_type == QUERY:
        pairs = _pairs(address)
        if any(name in ("query", "update") for name, _ in pairs):
            raise RequestError(400, "there is a query in the body and one in the address; send one")
        return _request([*pairs, ("query", _text(body))])
    pairs = [*_pairs(body), *_pairs(address)]
    if any(name == "update" for name, _ in pairs):
        both = any(name == "query" for name, _ in pairs)
        raise RequestError(
            *((400, "send a query or an update, not both") if both else (403, READ_ONLY))
        )
    return _request(pairs)


def _request(pairs: Pairs) -> SparqlRequest:
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        found = "is no query" if not queries else f"are {len(queries)}"
        raise RequestError(400, f"send one query; there {found}")
    default = tuple(value for name, value in pairs if name == "default-graph-uri")
    named = tuple(value for name, value in pairs if name == "named-graph-uri")
    format_ = next((value for name, value in pairs if name == "format"), None)
    return SparqlRequest(queries[0], Scope(default, named) if default or named else None, format_)


def _pairs(encoded: bytes) -> Pairs:
    try:
        return parse_qsl(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=100
        )
    except UnicodeDecodeError as error:
        raise RequestError(400, "the request is not in UTF-8, percent-encoded") from error
    except ValueError as error:
        raise RequestError(400, f"the request cannot be read: {error}") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RequestError(400, f"the query is not in UTF-8 at byte {error.start}") from error


def _media_type(content_type: str | None) -> tuple[str, str]:
    """Give media type and character set, in small letters."""
    if not content_type:
        return "", "utf-8"
    message = Message()
    message["content-type"] = content_type
    return message.get_content_type(), (message.get_content_charset() or "utf-8").lower()
