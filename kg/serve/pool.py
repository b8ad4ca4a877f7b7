"""A few worker processes over one read-only store; whoever runs too long is killed.

1. A query waits for a free worker; where too many wait already, it is refused at once.
2. The worker has so many seconds, from then to the last byte of the answer: a client that reads
   slowly holds it no longer than that.
3. At the deadline, when the client goes away, or when it dies of its own (out of memory), the
   worker is killed and another one starts in its place; otherwise it takes the next query.
"""

import asyncio
import json
import logging
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import RequestError, ServerError
from kg.serve.frames import CUT, DATA, receive_frame
from kg.serve.limits import Limits
from kg.serve.worker import Job, encode_job

_log = logging.getLogger(__name__)

#: Seconds that a worker may take to start.
_START = 30.0

#: Seconds before a worker that did not start is tried again: at first, and at most.
_AGAIN, _MOST_WAIT = 1.0, 60.0

#: Seconds that a query waits beyond the limit of those before it, while new workers start.
_TURN = 3.0

#: Bytes that may wait between a worker and the server.
_BUFFER = 2**18


@dataclass(frozen=True, slots=True)
class Served:
    """The triples that workers answer from."""

    folder: Path
    prefixes: dict[str, str]
    iri: str | None  #: of the default graph
    version: str = ""  #: changes whenever the triples do
    base: str | None = None  #: what relative IRIs of a query are relative to; ``None``: an error


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    """A process, where jobs go in and where answers come out."""

    process: Process
    jobs: asyncio.StreamWriter
    answers: asyncio.StreamReader


def command(served: Served, limits: Limits) -> list[str]:
    """Give the command that starts a worker."""
    given = {
        "folder": str(served.folder),
        "prefixes": served.prefixes,
        "iri": served.iri,
        "base": served.base,
        "memory": limits.memory,
    }
    return [sys.executable, "-m", "kg.serve.worker", json.dumps(given)]


class Reply:
    """An answer that has begun: an iterator over the pieces of its body, to be closed in any case.

    Raises
    ------
    RequestError
        While it is walked: the answer is cut, by a limit or because the worker died.
    """

    def __init__(
        self, pool: "Pool", worker: _Worker, head: dict[str, Any], deadline: float
    ) -> None:
        self.media_type: str = head["type"]
        self.is_empty: bool = head["empty"]  #: no row and no triple
        self._pool = pool
        self._worker: _Worker | None = worker
        self.deadline = deadline  #: on the clock of the loop

    def __aiter__(self) -> "Reply":
        return self

    async def __anext__(self) -> bytes:
        if self._worker is None:
            raise StopAsyncIteration
        message = await self._pool.receive(self._worker, self.deadline)
        if message is None:
            raise RequestError(503, "the answer was cut: the worker ended")
        kind, data = message
        if kind == DATA:
            return data
        self._pool.release(self._worker)
        self._worker = None
        if kind == CUT:
            raise RequestError(413, f"the answer was cut: {data.decode()}")
        raise StopAsyncIteration

    def close(self) -> None:
        """Let go of the worker; one that is not at its end is of no use any more."""
        if self._worker is not None:
            self._pool.replace(self._worker)
            self._worker = None


class Pool:
    """The workers of a server.

    Parameters
    ----------
    served
        What they answer from.
    limits
        What a query may cost.
    """

    def __init__(self, served: Served, limits: Limits) -> None:
        self._command = command(served, limits)
        self._limits = limits
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._alive: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self.waiting = 0  #: queries that wait for a worker
        self._is_closed = False

    async def start(self) -> None:
        """Start the workers.

        Raises
        ------
        ServerError
            One does not start.
        """
        await asyncio.gather(*(self._start_one() for _ in range(self._limits.workers)))

    async def stop(self) -> None:
        """Kill the workers and wait until they are gone."""
        self._is_closed = True
        for task in tuple(self._starting):
            task.cancel()
        for process in tuple(self._alive):
            await self._kill(process)

    @property
    def pids(self) -> list[int]:
        """Process ids of the workers that are alive."""
        return sorted(process.pid for process in self._alive)

    @property
    def idle(self) -> int:
        """Workers that wait for a query."""
        return self._free.qsize()

    async def ask(self, job: Job) -> Reply:
        """Run a query; the limits of rows and bytes of the job are set here.

        Raises
        ------
        RequestError
            503: too many are waiting, or it takes too long or too much memory; 400, 406 or 413:
            what the worker says of it.
        """
        job = replace(job, most_rows=self._limits.rows, most_bytes=self._limits.size)
        worker = await self._take()
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        try:
            worker.jobs.write(encode_job(job))
            head = await self.receive(worker, deadline)
            if head is None:
                raise RequestError(503, await self._why_ended(worker.process))
            said = json.loads(head[1])
            if said["status"] != 200:
                await self.receive(worker, deadline)  # the end
        except BaseException:  # whatever it was, the worker is not at the end of an answer
            self.replace(worker)
            raise
        if said["status"] != 200:
            self.release(worker)
            raise RequestError(said["status"], said["error"])
        return Reply(self, worker, said, deadline)

    async def receive(self, worker: _Worker, deadline: float) -> tuple[bytes, bytes] | None:
        """Give the next message of a worker; ``None``: it has ended.

        Raises
        ------
        RequestError
            There is none at the deadline.
        """
        try:
            async with asyncio.timeout_at(deadline):
                return await receive_frame(worker.answers)
        except TimeoutError as error:
            seconds = f"{self._limits.seconds:g} seconds"
            raise RequestError(
                503, f"the query took longer than {seconds}; ask for less"
            ) from error

    def release(self, worker: _Worker) -> None:
        """Let a worker take the next query."""
        self._free.put_nowait(worker)

    def replace(self, worker: _Worker) -> None:
        """Kill a worker now, and start another one without waiting for it."""
        if worker.process.returncode is None:
            worker.process.kill()
        if not self._is_closed:
            task = asyncio.create_task(self._renew(worker.process))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _take(self) -> _Worker:
        if self._free.empty() and self.waiting >= self._limits.waiting:
            raise RequestError(503, "too many queries are waiting; try again in a moment")
        self.waiting += 1
        try:
            return await asyncio.wait_for(self._free.get(), self._limits.seconds + _TURN)
        except TimeoutError as error:
            raise RequestError(503, "no worker became free in time; try again later") from error
        finally:
            self.waiting -= 1

    async def _start_one(self) -> None:
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, limit=_BUFFER
        )
        self._alive.add(process)
        if process.stdin is None or process.stdout is None:
            raise ServerError("a worker has no pipes")
        worker = _Worker(process, process.stdin, process.stdout)
        try:
            async with asyncio.timeout(_START):
                ready = await receive_frame(worker.answers)
        except TimeoutError:
            ready = None
        if ready is None:
            await self._kill(process)
            raise ServerError("a worker does not start; what it says stands above")
        self.release(worker)

    async def _renew(self, process: Process) -> None:
        await self._kill(process)
        wait = _AGAIN
        while not self._is_closed:
            try:
                await self._start_one()
                break
            except (ServerError, OSError) as error:
                _log.error("%s; trying again in %g s", error, wait)
                await asyncio.sleep(wait)
                wait = min(2 * wait, _MOST_WAIT)

    async def _why_ended(self, process: Process) -> str:
        """Say why a worker ended by itself: a failed allocation aborts it."""
        if await process.wait() == -signal.SIGABRT:
            return "the query took more memory than this server gives it"
        return "the query ended the process that ran it; ask for less"

    async def _kill(self, process: Process) -> None:
        if process.returncode is None:
            process.kill()
        await process.wait()
        self._alive.discard(process)
