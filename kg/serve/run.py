"""Run the server on an address of this machine until it is told to stop."""

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import cast

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import ServerError
from kg.serve.app import Serving, make_app
from kg.serve.pool import Pool

#: Connections at once; one more is answered with 503 by uvicorn.
_CONNECTIONS = 200

#: Seconds that a connection may stay open without a request, also before its first one, and that
#: answers under way get when the server stops.
_IDLE, _GRACE = 5, 2

#: Seconds between two looks at whether a server in a thread has started.
_LOOK = 0.05

_NOT_STARTED = "the server did not start; what went wrong stands above"


class PatientProtocol(H11Protocol):
    """HTTP for clients that say what they want within some seconds; others are hung up on.

    uvicorn itself counts the time between requests, but waits for the first one for ever.
    """

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start to wait for the head of a request."""
        super().connection_made(cast(asyncio.Transport, transport))
        self._hanging_up = self.loop.call_later(_IDLE, self._hang_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._hanging_up.cancel()
        super().connection_lost(exc)

    def _hang_up(self) -> None:
        if self.cycle is None:
            self.transport.close()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run(serving: Serving, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until a signal says to stop.

    Parameters
    ----------
    serving
        What, to whom, at what cost.
    host, port
        Where to listen; port 0 takes a free one.
    on_ready
        Is told the address, when the first request can be answered.

    Raises
    ------
    ServerError
        The address cannot be used, or a worker does not start.
    """
    with closing(_listen(host, port)) as listening:
        address = _address(listening)
        server = _server(make_app(serving, lambda: on_ready(address)))
        server.run(sockets=[listening])
    if not server.started:
        raise ServerError(_NOT_STARTED)


@dataclass(frozen=True, slots=True)
class Running:
    """A server in a thread of this process."""

    address: str  #: ends in a slash
    pool: Pool


@contextmanager
def running(serving: Serving, host: str = "127.0.0.1", port: int = 0) -> Iterator[Running]:
    """Serve while the caller does something else, e.g. in a notebook or a test.

    Raises
    ------
    ServerError
        The address cannot be used, or a worker does not start.
    """
    is_ready = Event()
    with closing(_listen(host, port)) as listening:
        app = make_app(serving, is_ready.set)
        server = _server(app)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not is_ready.wait(_LOOK):
                if not thread.is_alive():
                    raise ServerError(_NOT_STARTED)
            yield Running(_address(listening), app.state.pool)
        finally:
            server.should_exit = True
            thread.join()


def _server(app: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_GRACE,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    return uvicorn.Server(config)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether a message says something that the endpoint has not: an answer that is cut."""
    return "without completing response" not in record.getMessage()


def _address(listening: socket.socket) -> str:
    host, port, *_ = listening.getsockname()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        reason = str(error.strerror).partition(" (while")[0]  # what Python adds is said already
        raise ServerError(f"{host}:{port} cannot be used: {reason}; choose another") from error
