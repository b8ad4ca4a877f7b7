"""Output that is whole or not there: a new file takes the name only when all is written."""

import errno
import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kg.errors import ExportError

#: How hard gzip tries: a step more costs twice the time and saves a tenth of the size.
_LEVEL = 6

#: Bytes that are packed at once; a piece may be a single line.
_BLOCK = 1 << 20

#: How a graph file begins.
_GRAPH_FILE = b"SQLite format 3\0"


@contextmanager
def packed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Write to a file what gzip makes of it: without name and time, so that bytes are equal."""
    pack = gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0)
    with pack, io.BufferedWriter(pack, _BLOCK) as buffered:
        yield buffered


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of ``path`` at the end, if all went well.

    What is no regular file (``/dev/null``, a pipe) is written to directly.

    Raises
    ------
    ExportError
        The file cannot be written, or is a graph file; what stood there is still there.
    """
    check_place(path)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        target = path.resolve()  # the link stays, what it points to is replaced
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(explain(path, error)) from error


def check_place(path: Path) -> None:
    """Refuse a place where nothing can be written, or where a graph file stands.

    A graph file may hold what cannot be made again.

    Raises
    ------
    ExportError
        There is no such folder, it is closed to us, or the file is a graph file.
    """
    folder = path.resolve().parent
    try:
        if not folder.is_dir():
            raise ExportError(f"{path} cannot be written: there is no folder {folder}")
        if path.is_file() and _is_graph_file(path):
            raise ExportError(f"{path} is a graph file and is kept; name another one with --out")
    except OSError as error:
        raise ExportError(explain(path, error)) from error
    if not path.exists() and not os.access(folder, os.W_OK):
        raise ExportError(f"{path} cannot be written: the folder {folder} is closed to you")


def _is_graph_file(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_GRAPH_FILE)) == _GRAPH_FILE


def explain(path: Path | str, error: OSError) -> str:
    """Say in one line why a file could not be written, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{path}: the disk is full; free some space and run the same again"
    return f"{path} cannot be written: {error.strerror or error}; name another place with --out"
