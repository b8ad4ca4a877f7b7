"""A limit in seconds for work that nothing else can stop."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer


@contextmanager
def deadline(seconds: float | None, message: str) -> Iterator[None]:
    """End the process with ``message`` and code 2 when what runs inside takes longer.

    Neither engine can be told to stop, so the process goes as a whole; meant for commands that
    only read.
    """
    if seconds is None:
        yield
        return
    timer = Timer(seconds, _give_up, (message,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _give_up(message: str) -> None:
    sys.stderr.write(f"Error: {message}\n")
    sys.stderr.flush()
    os._exit(2)
