"""The server as a whole: which address is answered by what."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Route

from kg.rdf.options import ExportOptions
from kg.serve.endpoint import METHODS, Endpoint
from kg.serve.limits import Limits
from kg.serve.pool import Pool, Served
from kg.serve.site import Site, not_answered

#: Names by which a server on this machine alone may be called. Any other name in a request means
#: that a page elsewhere has made its own name point here, to read what it may not.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, to whom, at what cost."""

    served: Served
    graph: Path | None = None  #: the graph file; without it there are no pages, only the endpoint
    options: ExportOptions = field(default_factory=ExportOptions)
    limits: Limits = field(default_factory=Limits)
    hosts: tuple[str, ...] = LOOPBACK  #: names that a request may call this server; "*": any
    origins: tuple[str, ...] = ()  #: whose pages may read answers (CORS); "*": any


def make_app(serving: Serving, on_ready: Callable[[], None] = lambda: None) -> Starlette:
    """Give the server as an ASGI application; ``on_ready`` is called once it can answer."""
    pool = Pool(serving.served, serving.limits)
    endpoint = Endpoint(pool, serving.served, serving.limits)
    site = (
        Site(serving.graph, serving.options, endpoint, serving.served.iri)
        if serving.graph
        else None
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        preparing = asyncio.create_task(run_in_threadpool(site.prepare)) if site else None
        on_ready()
        try:
            yield
        finally:
            if preparing:
                preparing.cancel()
            if site:
                await site.explorer.stop()
            await pool.stop()

    routes: list[BaseRoute] = [
        Route(path, endpoint.__call__, methods=list(METHODS)) for path in ("/sparql", "/sparql/")
    ]
    if site:
        routes += site.routes()
    app = Starlette(
        routes=routes,
        middleware=_middleware(serving),
        exception_handlers={HTTPException: not_answered},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # what has no page has none with a slash either
    app.state.pool = pool
    return app


def _middleware(serving: Serving) -> list[Middleware]:
    chain = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(serving.hosts), www_redirect=False)
    ]
    if serving.origins:
        cors = Middleware(
            CORSMiddleware,
            allow_origins=list(serving.origins),
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["*"],
            expose_headers=["ETag"],
        )
        chain.append(cors)
    return chain
