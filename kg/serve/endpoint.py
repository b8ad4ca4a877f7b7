"""SPARQL 1.1 Protocol over the workers: read only.

References
----------
.. [1] SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/
"""

import asyncio
import hashlib
import logging
import re
from collections.abc import Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg.errors import RequestError
from kg.serve.description import (
    DESCRIPTION_TYPES,
    ROW_TYPES,
    TRIPLE_TYPES,
    service_description,
    write_subjects,
)
from kg.serve.limits import Limits
from kg.serve.negotiate import SHORT_NAMES, choose
from kg.serve.pool import Pool, Reply, Served
from kg.serve.protocol import SparqlRequest, read_get, read_post
from kg.serve.worker import Job

_log = logging.getLogger(__name__)

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

#: What can stand in a query, whoever wrote the Host header.
_ADDRESS = re.compile(r"https?://[\w.\-:\[\]]+/sparql", re.ASCII)

#: Functions that give something else each time.
_CHANGING = re.compile(r"\b(RAND|NOW|UUID|STRUUID|BNODE)\b", re.IGNORECASE)

#: Seconds between two looks at whether a client that waits is still there.
_LOOK = 0.1

#: Seconds after which a client that was told to come back may do so.
_RETRY = "1"


class Answer(StreamingResponse):
    """The body of a reply as it comes; the worker is let go of whatever happens."""

    def __init__(self, reply: Reply, headers: dict[str, str]) -> None:
        super().__init__(reply, media_type=reply.media_type, headers=headers)
        self._reply = reply

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer.

        One that is cut ends without the mark of its end, so that no client takes it for whole.
        """
        try:
            async with asyncio.timeout_at(self._reply.deadline):  # some do not read what they ask
                await super().__call__(scope, receive, send)
        except RequestError as error:
            _log.warning("%s", error)
        except TimeoutError:
            _log.warning("the answer was cut: its client reads too slowly")
        finally:
            self._reply.close()


class Endpoint:
    """Answers queries from the workers of a pool."""

    def __init__(self, pool: Pool, served: Served, limits: Limits) -> None:
        self._pool = pool
        self._served = served
        self._limits = limits

    async def __call__(self, request: Request) -> Response:
        """Answer a request of the protocol."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
        try:
            asked = await self._read(request)
            if asked is None:
                return self._describe(request)
            return await self.answer(request, asked)
        except RequestError as error:
            return refusal(error)

    async def answer(self, request: Request, asked: SparqlRequest) -> Response:
        """Run a query, in the formats that the client takes.

        Raises
        ------
        RequestError
            It cannot be run, or none of the formats will do.
        """
        accept = accepted(request, asked.format)
        rows, triples = choose(accept, ROW_TYPES), choose(accept, TRIPLE_TYPES)
        if rows is None and triples is None:
            raise RequestError(406, f"choose one of {', '.join((*ROW_TYPES, *TRIPLE_TYPES))}")
        headers = self._headers(asked, rows, triples)
        if request.method != "POST" and is_known(request, headers.get("etag")):
            return Response(status_code=304, headers=headers)
        return Answer(await self._reply(request, asked, rows, triples), headers)

    async def describe(self, request: Request, query: str, media_type: str) -> Response | None:
        """Give the triples of a CONSTRUCT of our own, or ``None`` where there are none.

        Raises
        ------
        RequestError
            The server is too busy.
        """
        asked = SparqlRequest(query, None, None)
        reply = await self._reply(request, asked, None, media_type)
        if reply.is_empty:
            await read_to_end(reply)
            return None
        return Answer(reply, self._headers(asked, None, media_type))

    async def first(self, request: Request, query: str) -> str | None:
        """Give the first cell of the first row of a query of our own, or ``None``.

        Raises
        ------
        RequestError
            The server is too busy.
        """
        asked = SparqlRequest(query, None, None)
        reply = await self._reply(request, asked, "text/csv", None)
        lines = (await read_to_end(reply)).decode().splitlines()
        return lines[1] if len(lines) > 1 else None

    async def _reply(
        self, request: Request, asked: SparqlRequest, rows: str | None, triples: str | None
    ) -> Reply:
        job = Job(asked.query, asked.scope, rows, triples, 0, 0)
        return await unless_gone(request, self._pool.ask(job))

    async def _read(self, request: Request) -> SparqlRequest | None:
        address: bytes = request.scope["query_string"]
        if request.method != "POST":
            return read_get(address)
        body = await read_body(request, self._limits)
        return read_post(request.headers.get("content-type"), address, body)

    def _describe(self, request: Request) -> Response:
        media_type = choose(accepted(request, None), DESCRIPTION_TYPES)
        if media_type is None:
            raise RequestError(406, f"choose one of {', '.join(DESCRIPTION_TYPES)}")
        if media_type == "text/html":  # a person with a browser
            return RedirectResponse("/console", status_code=303)
        subjects = service_description(address_of(request), self._served.iri)
        data = write_subjects(subjects, media_type)
        return Response(data, media_type=media_type, headers={"vary": "Accept"})

    def _headers(
        self, asked: SparqlRequest, rows: str | None, triples: str | None
    ) -> dict[str, str]:
        """Give the headers of an answer; its tag changes whenever the answer may."""
        headers = {"vary": "Accept", "cache-control": "no-cache"}
        if _CHANGING.search(asked.query):  # another answer each time
            return headers
        parts = (self._served.version, rows, triples, asked.scope, asked.query)
        digest = hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "replace"))
        return headers | {"etag": f'W/"{digest.hexdigest()[:24]}"'}


def is_known(request: Request, tag: str | None) -> bool:
    """Whether the client has the answer of this tag already."""
    known = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
    return tag is not None and (tag in known or "*" in known)


def refusal(error: RequestError) -> Response:
    """Give the answer to a request that gets none: one line."""
    headers = {"retry-after": _RETRY} if error.status == 503 else {}
    return PlainTextResponse(f"{error}\n", status_code=error.status, headers=headers)


def accepted(request: Request, short_name: str | None) -> str | None:
    """Give what a client takes: the short name of a format in the address, else its header.

    Raises
    ------
    RequestError
        There is no format of that name.
    """
    if short_name is None:
        return request.headers.get("accept")
    if short_name not in SHORT_NAMES:
        raise RequestError(406, f"no format is called {short_name!r}: {', '.join(SHORT_NAMES)}")
    return SHORT_NAMES[short_name]


def address_of(request: Request) -> str:
    """Give the address of the endpoint, as this client reaches it.

    Raises
    ------
    RequestError
        The client names a host that is none.
    """
    address = str(request.url.replace(path="/sparql", query="", fragment=""))
    if not _ADDRESS.fullmatch(address):
        raise RequestError(400, "the Host header names no host")
    return address


async def read_body(request: Request, limits: Limits) -> bytes:
    """Read a body that is neither too large nor too slow.

    Raises
    ------
    RequestError
        413 or 408: it is.
    """
    pieces, size = [], 0
    try:
        async with asyncio.timeout(limits.patience):
            async for piece in request.stream():
                size += len(piece)
                if size > limits.request:
                    raise RequestError(413, f"a request may have {limits.request:,} bytes")
                pieces.append(piece)
    except TimeoutError as error:
        raise RequestError(408, "the request came too slowly") from error
    return b"".join(pieces)


async def read_to_end(reply: Reply) -> bytes:
    """Give the whole of a short reply; the worker is let go of whatever happens.

    Raises
    ------
    RequestError
        The reply is cut.
    """
    try:
        return b"".join([piece async for piece in reply])
    finally:
        reply.close()


async def unless_gone(request: Request, work: Coroutine[Any, Any, Reply]) -> Reply:
    """Wait for a reply as long as the client does; when it goes away, the work ends.

    Raises
    ------
    RequestError
        The work says so, or the client is gone (499, which no one reads).
    """
    task = asyncio.create_task(work)
    try:
        while not (await asyncio.wait({task}, timeout=_LOOK))[0]:
            if await request.is_disconnected():
                raise RequestError(499, "the client is gone")
    except BaseException:
        task.add_done_callback(_let_go)
        task.cancel()
        raise
    return task.result()


def _let_go(task: asyncio.Task[Reply]) -> None:
    """Close a reply that came when no one waited for it any more."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()
