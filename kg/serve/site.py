"""Pages of what a graph file holds, and the things themselves by their addresses.

The address of a thing is the path of its IRI below the base. A client gets a page or triples, as
its Accept header or ``?format=`` says; links, results and evidence have their place on the page of
their paper.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg.errors import KGError, RequestError, StoreError, UnknownNameError
from kg.model import KINDS
from kg.rdf.ask.queries import named_queries
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.reference import render_reference
from kg.rdf.vocabulary import read_terms, write_vocabulary
from kg.serve.assets import find_asset
from kg.serve.console import CONSOLE_POLICY, complete, fill, render_console
from kg.serve.description import TRIPLE_TYPES
from kg.serve.endpoint import Endpoint, accepted, address_of, refusal
from kg.serve.explorer import Explorer
from kg.serve.lookups import tally
from kg.serve.negotiate import choose
from kg.serve.pages import (
    PAGE_POLICY,
    anchor_of,
    render_concept,
    render_error,
    render_home,
    render_paper,
    render_scheme,
    render_search,
)
from kg.serve.things import describing, iri_of, paper_of
from kg.store import Store, open_store
from kg.vocab import concept_iri

#: Makes a page from the graph file.
Render = Callable[[Store], str]

Told = TypeVar("Told")

#: Seconds that a page may ask the graph file for.
_PATIENCE = 10.0

#: Answers a request.
Answering = Callable[[Request], Awaitable[Response]]

#: The reference of the vocabulary is a page of its own, with its style in it.
REFERENCE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"

_PAGE_TYPES = ("text/html", *TRIPLE_TYPES)

#: Kinds of things that stand on the page of a paper.
_ON_PAPERS = ("link", "result", "evidence")

#: An address has its own text for as long as the file that it names is the same.
_FOREVER = "public, max-age=31536000, immutable"

#: The most completions that a client may ask for.
_MOST = 50


class Site:
    """Answers for pages and things.

    Parameters
    ----------
    graph
        The graph file.
    options
        What of it is served, and the base of its IRIs.
    endpoint
        Gives the triples of things.
    dataset
        IRI of the dataset as a whole.
    """

    def __init__(
        self, graph: Path, options: ExportOptions, endpoint: Endpoint, dataset: str | None
    ) -> None:
        self._graph = graph
        self._options = options
        self._endpoint = endpoint
        self._dataset = dataset
        self.explorer = Explorer(graph, options)

    def prepare(self) -> None:
        """Count what the start page tells, so that the first one comes as quickly as the next."""
        with suppress(StoreError), open_store(self._graph) as store:  # pages tell of it themselves
            tally(store, self._options.min_confidence)

    def routes(self) -> list[BaseRoute]:
        """Give the addresses that are answered here."""
        things = [
            Route(f"/{kind}/{{name:path}}", self._guarded(self._thing))
            for kind in ("paper", "concept", *_ON_PAPERS, "build", "software", "void")
        ]
        return [
            Route("/", self._guarded(self._home)),
            Route("/search", self._guarded(self._search)),
            Route("/explore", self._guarded(self.explorer.page)),
            Route("/explore/data/{name}.json", self._guarded(self.explorer.piece)),
            Route("/console", self._guarded(self._console)),
            Route("/console/query", self._guarded(self._fill)),
            Route("/complete", self._guarded(self._complete)),
            Route("/assets/{name:path}", asset),
            Route("/.well-known/void", self._guarded(self._void)),
            Route("/vocab", self._guarded(self._vocabulary)),
            *things,
        ]

    def _guarded(self, answer: Answering) -> Answering:
        """Give a function that turns what is wrong into a page or a line."""

        async def guarded(request: Request) -> Response:
            try:
                return await answer(request)
            except UnknownNameError as error:
                wrong = RequestError(404, str(error))
            except StoreError as error:  # it is being built anew, say
                wrong = RequestError(503, str(error))
            except RequestError as error:
                wrong = error
            return told(request, wrong)

        return guarded

    async def _page(self, render: Render) -> Response:
        """Make a page beside the loop; a connection to the graph file belongs to one thread."""
        return page(await run_in_threadpool(self._asked, render))

    def _asked(self, ask: Callable[[Store], Told]) -> Told:
        """Ask the graph file something, for so long as a client would wait."""
        with open_store(self._graph) as store:
            store.stop_after(_PATIENCE)
            return ask(store)

    async def _home(self, request: Request) -> Response:
        endpoint = address_of(request)
        return await self._page(lambda store: render_home(store, self._options, endpoint=endpoint))

    async def _search(self, request: Request) -> Response:
        text = request.query_params.get("q", "")
        return await self._page(lambda store: render_search(store, text, self._options))

    async def _console(self, request: Request) -> Response:
        base = self._options.base
        text = render_console(prefixes(base), base, named_queries(), read_terms())
        return page(text, policy=CONSOLE_POLICY)

    async def _complete(self, request: Request) -> Response:
        asked = request.query_params
        kind = next((kind for kind in KINDS if kind == asked.get("kind")), None)
        most = min(whole_number(asked.get("limit", "20")), _MOST)

        text, base = asked.get("q", ""), self._options.base
        found = await run_in_threadpool(
            self._asked, lambda store: complete(store, text, most, kind=kind, base=base)
        )
        return JSONResponse(found)

    async def _fill(self, request: Request) -> Response:
        values = dict(request.query_params)
        name = values.pop("name", "")

        try:
            filled = await run_in_threadpool(
                self._asked, lambda store: fill(store, name, values, self._options.base)
            )
            return JSONResponse({"query": filled})
        except KGError as error:
            return JSONResponse({"error": str(error)}, 400)

    async def _void(self, request: Request) -> Response:
        if self._dataset is None:
            raise RequestError(404, "there is no description of what is served here")
        return await self._triples(request, "void", self._dataset, TRIPLE_TYPES)

    async def _vocabulary(self, request: Request) -> Response:
        accept = accepted(request, request.query_params.get("format"))
        media_type = choose(accept, _PAGE_TYPES)
        if media_type is None:
            raise RequestError(406, f"choose one of {', '.join(_PAGE_TYPES)}")
        if media_type == "text/html":
            return page(await run_in_threadpool(render_reference), policy=REFERENCE_POLICY)
        data = await run_in_threadpool(write_vocabulary, media_type)
        return Response(data, media_type=media_type, headers={"vary": "Accept"})

    async def _thing(self, request: Request) -> Response:
        raw: bytes = request.scope["raw_path"]
        kind, _, name = raw.decode("ascii").lstrip("/").partition("/")
        iri = iri_of(kind, name, self._options.base)
        if iri is None:
            raise RequestError(404, f"nothing has the address {request.url.path}")
        media_type = choose(accepted(request, request.query_params.get("format")), _PAGE_TYPES)
        if media_type != "text/html":
            return await self._triples(request, kind, iri, _PAGE_TYPES)
        if kind in _ON_PAPERS:
            return await self._place(request, iri)
        name = request.path_params["name"]
        if kind == "paper":
            return await self._page(lambda store: render_paper(store, name, self._options))
        if kind == "concept":
            return await self._concept(request, name)
        return RedirectResponse("/", status_code=303)  # the start page tells of them

    async def _concept(self, request: Request, name: str) -> Response:
        asked = request.query_params
        kind, _, slug = name.partition("/")
        number = whole_number(asked.get("page", "1"))
        if not slug:
            view = asked.get("view", "tree")
            return await self._page(
                lambda store: render_scheme(store, kind, self._options, view=view, page=number)
            )
        old = f"{kind}:{slug}"
        newer = await run_in_threadpool(self._asked, lambda store: dict(store.renamed()).get(old))
        if newer:
            path = concept_iri(newer, self._options.base).removeprefix(self._options.base)
            return RedirectResponse(f"/{path}", status_code=301)
        role = asked.get("role")
        return await self._page(
            lambda store: render_concept(
                store, f"{kind}:{slug}", self._options, role=role, page=number
            )
        )

    async def _triples(
        self, request: Request, kind: str, iri: str, offered: tuple[str, ...]
    ) -> Response:
        media_type = choose(accepted(request, request.query_params.get("format")), offered)
        if media_type is None:
            raise RequestError(406, f"choose one of {', '.join(offered)}")
        query = describing(kind, iri, address_of(request))
        answer = await self._endpoint.describe(request, query, media_type)
        if answer is None:
            raise RequestError(404, f"there is no <{iri}> here")
        return answer

    async def _place(self, request: Request, iri: str) -> Response:
        """Lead to where a link, a result or evidence stands: on the page of its paper."""
        paper = await self._endpoint.first(request, paper_of(iri))
        if paper is None:
            raise RequestError(404, f"there is no <{iri}> here")
        path = paper.removeprefix(self._options.base)
        return RedirectResponse(f"/{path}#{anchor_of(iri)}", status_code=303)


def page(text: str, status: int = 200, policy: str = PAGE_POLICY) -> Response:
    """Give a page with what it may load: nothing from elsewhere."""
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-cache",
        "vary": "Accept",
    }
    return HTMLResponse(text, status, headers=headers)


def told(request: Request, wrong: RequestError) -> Response:
    """Tell what is wrong: people by a page, programs by a line."""
    if "text/html" in request.headers.get("accept", ""):
        return page(render_error(wrong.status, str(wrong)), wrong.status)
    return refusal(wrong)


async def not_answered(request: Request, error: Exception) -> Response:
    """Tell that an address or a method is not known here."""
    if not isinstance(error, HTTPException):
        raise error
    reason = "there is nothing here" if error.status_code == 404 else error.detail
    answer = told(request, RequestError(error.status_code, reason))
    allowed = (error.headers or {}).get("Allow", "")
    if allowed:  # they come in any order
        answer.headers["allow"] = ", ".join(sorted(allowed.split(", ")))
    return answer


def whole_number(text: str) -> int:
    """Give a number of an address, from 1.

    Raises
    ------
    RequestError
        It is none.
    """
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise RequestError(400, f"{text[:40]!r} is no whole number from 1")
    return int(text[:9])


async def asset(request: Request) -> Response:
    """Give a file that pages load."""
    found = find_asset(request.path_params["name"])
    if found is None:
        return refusal(RequestError(404, "there is no such file"))
    headers = {"cache-control": _FOREVER, "x-content-type-options": "nosniff"}
    return Response(found.data, media_type=found.media_type, headers=headers)
