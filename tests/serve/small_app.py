"""The pages on a port of this machine, with an endpoint in memory: for tests in a browser."""

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from kg.errors import KGError, UnknownNameError
from kg.rdf.engine import load_dataset
from kg.rdf.iris import prefixes
from kg.rdf.queries import named_queries
from kg.rdf.results import BOOLEAN_WRITERS, ROW_WRITERS
from kg.rdf.vocabulary import read_terms
from kg.serve.assets import find_asset
from kg.serve.console import CONSOLE_POLICY, complete, fill, render_console
from kg.serve.pages import (
    PAGE_POLICY,
    render_concept,
    render_error,
    render_home,
    render_paper,
    render_scheme,
    render_search,
)
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE


@contextmanager
def served(graph_file: Path) -> Iterator[str]:
    """Serve a graph file; gives the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(app_of(graph_file), port=port, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = server.force_exit = True
    thread.join()


def app_of(graph_file: Path) -> Starlette:
    page = _pages_of(graph_file)
    with open_store(graph_file) as store:
        dataset = load_dataset(store)

    async def sparql(request: Request) -> Response:
        form = parse_qs((await request.body()).decode())
        if "SLOW" in form["query"][0]:
            await asyncio.sleep(60)
        if "CUT" in form["query"][0]:
            return StreamingResponse(_cut(), media_type="application/sparql-results+json")
        try:
            answer = dataset.query(form["query"][0])
        except KGError as error:
            return JSONResponse({"error": str(error)}, 400)
        wanted = request.headers["accept"].split(",")[0]
        if isinstance(answer, bool):
            return Response(BOOLEAN_WRITERS[wanted](answer), media_type=wanted)
        if answer.is_graph:
            lines = sorted(f"{' '.join(map(str, row))} .\n" for row in answer.rows)
            return Response("".join(lines), media_type="application/n-triples")
        text = "".join(ROW_WRITERS[wanted](answer.columns, answer.rows))
        return Response(text, media_type=wanted)

    def ask_complete(request: Request) -> Response:
        asked = request.query_params
        with open_store(graph_file) as store:
            found = complete(store, asked["q"], int(asked["limit"]), kind=asked.get("kind"))
        return JSONResponse(found)

    def ask_fill(request: Request) -> Response:
        values = dict(request.query_params)
        try:
            with open_store(graph_file) as store:
                return JSONResponse({"query": fill(store, values.pop("name"), values)})
        except KGError as error:
            return JSONResponse({"error": str(error)}, 400)

    def console(request: Request) -> Response:
        names = prefixes(DEFAULT_BASE)
        text = render_console(names, DEFAULT_BASE, named_queries(), read_terms())
        return HTMLResponse(text, headers={"Content-Security-Policy": CONSOLE_POLICY})

    def asset(request: Request) -> Response:
        found = find_asset(request.path_params["name"])
        if found is None:
            return PlainTextResponse("", 404)
        return Response(found.data, media_type=found.media_type)

    return Starlette(
        routes=[
            Route("/assets/{name:path}", asset),
            Route("/sparql", sparql, methods=["POST"]),
            Route("/complete", ask_complete),
            Route("/console/query", ask_fill),
            Route("/console", console),
            Route("/paper/{id:path}", page(lambda s, r: render_paper(s, r.path_params["id"]))),
            Route("/concept/{kind}/{slug}", page(_concept)),
            Route("/concept/{kind}", page(lambda s, r: render_scheme(s, r.path_params["kind"]))),
            Route("/search", page(lambda s, r: render_search(s, r.query_params["q"]))),
            Route("/", page(lambda s, r: render_home(s))),
        ]
    )


async def _cut() -> AsyncIterator[bytes]:
    yield b'{"head":{"vars":["s"]},"results":{"bindings":['
    raise ConnectionResetError("the limit is reached")


def _concept(store: Store, request: Request) -> str:
    asked = request.path_params
    return render_concept(
        store, f"{asked['kind']}:{asked['slug']}", role=request.query_params.get("role")
    )


def _pages_of(graph_file: Path) -> Callable[..., Callable[[Request], Response]]:
    def page(render: Callable[[Store, Request], str]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            headers = {"Content-Security-Policy": PAGE_POLICY}
            try:
                with open_store(graph_file) as store:
                    return HTMLResponse(render(store, request), headers=headers)
            except UnknownNameError as error:
                return HTMLResponse(render_error(404, str(error)), 404, headers=headers)

        return answer

    return page
