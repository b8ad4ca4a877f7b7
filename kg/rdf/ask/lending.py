"""Triples on disk for a process that needs them for long, whatever the cache does meanwhile."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from kg.errors import ExportError

_LENT = "kg-lent-"


@contextmanager
def lent(triples: Path) -> Iterator[Path]:
    """Give triples of the cache under a name of one's own, until the block ends.

    The files are the same (hard links), but no other process prunes or forgets them.

    Parameters
    ----------
    triples
        What :func:`kg.rdf.ask.cache.kept_triples` gives.

    Raises
    ------
    ExportError
        There is no room for so much as the names.
    """
    folder = triples.parent.parent
    _remove_left(folder)
    try:
        own = Path(mkdtemp(prefix=f"{_LENT}{os.getpid()}-", dir=folder))
        for file in triples.iterdir():
            if file.is_file():
                (own / file.name).hardlink_to(file)
    except OSError as error:
        raise ExportError(f"{triples} cannot be lent: {error.strerror or error}") from error
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _remove_left(folder: Path) -> None:
    """Remove what processes that were killed have left."""
    for path in folder.glob(f"{_LENT}*-*"):
        with suppress(ValueError):  # a name that is none of ours
            if not _is_alive(int(path.name.removeprefix(_LENT).partition("-")[0])):
                shutil.rmtree(path, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is there, and someone else's
    return True
