"""A process that runs queries one after another, and that can be killed at any moment.

Neither Oxigraph nor rdflib can be told to stop, so the server asks a process of its own. It reads
jobs from standard input and answers on standard output, in the messages of
:mod:`kg.serve.frames`: READY once, and for each job HEAD (status and media type, or what is
wrong), DATA pieces, and END; or CUT, where a limit was met after the answer had begun.
"""

import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import KGError, QueryError
from kg.rdf.ask.cache import open_triples
from kg.rdf.ask.engine import Answer, Dataset, Solutions
from kg.rdf.ask.guard import Scope
from kg.rdf.ask.results import BOOLEAN_WRITERS, ROW_WRITERS, Row
from kg.rdf.ask.triples import write_triples
from kg.serve.frames import CUT, DATA, END, HEAD, READY, encode_frame, encode_json_frame, read_frame

#: Bytes that are gathered before they are sent; until then a failure can still be told as one.
_PIECE = 64 * 1024


class TooLargeError(KGError):
    """An answer passes its limit of rows or bytes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query, and how its answer is to be written: a media type for each sort of answer."""

    query: str
    scope: Scope | None
    rows: str | None  #: ``None``: the client takes no format of that sort
    triples: str | None
    most_rows: int
    most_bytes: int


def encode_job(job: Job) -> bytes:
    """Give a job as a message."""
    scope = [job.scope.default, job.scope.named] if job.scope else None
    value = [job.query, scope, job.rows, job.triples, job.most_rows, job.most_bytes]
    return encode_json_frame(DATA, value)


def decode_job(data: bytes) -> Job:
    """Read what :func:`encode_job` wrote."""
    query, scope, *rest = json.loads(data)
    return Job(query, Scope(*map(tuple, scope)) if scope else None, *rest)


class Output:
    """An answer on its way: gathered, counted and sent."""

    def __init__(self, stream: BinaryIO, media_type: str, most_bytes: int) -> None:
        self.has_begun = False
        self._stream = stream
        self._type = media_type
        self._left = most_bytes
        self._waiting: list[bytes] = []
        self._size = 0
        self.rows = 0

    def write(self, data: bytes) -> None:
        """Take a piece of the answer.

        Raises
        ------
        TooLargeError
            The answer has more bytes than it may.
        """
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError("the answer is larger than this server gives; add a LIMIT")
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= _PIECE:
            self._send()

    def end(self) -> None:
        """Send the rest."""
        self._send()
        self._stream.write(encode_frame(END))
        self._stream.flush()

    def _send(self) -> None:
        if not self.has_begun:
            head = {"status": 200, "type": self._type, "empty": not self.rows}
            self._stream.write(encode_json_frame(HEAD, head))
            self.has_begun = True
        data = b"".join(self._waiting)
        for start in range(0, len(data) or 1, _PIECE):  # one cell may be all of the answer
            self._stream.write(encode_frame(DATA, data[start : start + _PIECE]))
        self._stream.flush()
        self._waiting, self._size = [], 0


def serve(dataset: Dataset, jobs: BinaryIO, answers: BinaryIO, base: str | None) -> None:
    """Run jobs until there are no more; relative IRIs are resolved against a base."""
    answers.write(encode_frame(READY))
    answers.flush()
    while message := read_frame(jobs):
        run(dataset, decode_job(message[1]), answers, base)


def run(dataset: Dataset, job: Job, stream: BinaryIO, base: str | None) -> None:
    """Run a job and send its answer."""
    output: Output | None = None
    try:
        answer = dataset.query(job.query, job.scope, base=base)
        output = Output(stream, _media_type(answer, job), job.most_bytes)
        _write(answer, output, job, dataset.prefixes)
        output.end()
    except KGError as error:
        if output and output.has_begun:
            stream.write(encode_frame(CUT, str(error).encode()))
        else:
            head = {"status": _status(error), "error": str(error)}
            stream.write(encode_json_frame(HEAD, head) + encode_frame(END))
        stream.flush()


def _status(error: KGError) -> int:
    if isinstance(error, NotAcceptableError):
        return 406
    return 400 if isinstance(error, QueryError) else 413


class NotAcceptableError(KGError):
    """The client takes no format that there is for this sort of answer."""


def _media_type(answer: Answer, job: Job) -> str:
    is_graph = isinstance(answer, Solutions) and answer.is_graph
    media_type = job.triples if is_graph else job.rows
    if media_type is None:
        kind = "triples" if is_graph else "rows"
        raise NotAcceptableError(f"the answer is {kind}, and the Accept header takes none of those")
    return media_type


def _write(answer: Answer, output: Output, job: Job, prefixes: dict[str, str]) -> None:
    media_type = _media_type(answer, job)
    if isinstance(answer, bool):
        output.write(BOOLEAN_WRITERS[media_type](answer).encode())
        return
    rows = _counted(answer.rows, output, job.most_rows)
    if answer.is_graph:
        write_triples(rows, media_type, prefixes, output.write)
        return
    for piece in ROW_WRITERS[media_type](answer.columns, rows):
        output.write(piece.encode())


def _counted(rows: Iterator[Row], output: Output, most: int) -> Iterator[Row]:
    for row in rows:
        output.rows += 1
        if output.rows > most:
            raise TooLargeError(f"the answer has more than {most:,} rows; add a LIMIT")
        yield row


def limit_memory(more: int) -> None:
    """Let this process take so many bytes of addresses beyond those that it has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main(arguments: list[str]) -> None:
    """Run as a process: what it is given is written by :func:`kg.serve.pool.command`."""
    given: dict[str, Any] = json.loads(arguments[0])
    dataset = open_triples(Path(given["folder"]), given["prefixes"], given["iri"])
    if Path("/proc/self/statm").exists():  # where it is not, only time and size are limited
        limit_memory(given["memory"])
    serve(dataset, sys.stdin.buffer, sys.stdout.buffer, given["base"])


if __name__ == "__main__":
    main(sys.argv[1:])
