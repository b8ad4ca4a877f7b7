"""Signals end a command in good order, so that nothing half written stays behind.

1. Ctrl-C is a ``KeyboardInterrupt``, as everywhere in Python. SIGTERM (``kill``, ``timeout``, a
   service that is stopped) and SIGHUP (a terminal that is closed) would end the process on the
   spot; here they raise :class:`Terminated`, and what cleans up does so.
2. Python hears of a signal between two of its own steps, and a query in SPARQL is a single step
   to it. A thread that watches for signals ends the process where the step goes on too long.
"""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread, current_thread, main_thread
from types import FrameType

#: What is said of Ctrl-C, and of the other signals.
INTERRUPTED = "Interrupted; run the same command again to go on."
TERMINATED = "Terminated; run the same command again to go on."

#: Seconds that a command has to end by itself before the process is ended.
_GRACE = 0.5

#: SIGHUP is unknown to Windows.
_OTHERS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Terminated(SystemExit):
    """The process was told to end by a signal other than Ctrl-C; the code is as shells give it."""


@contextmanager
def orderly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise :class:`Terminated` inside; ``nohup`` stays as it is."""
    if current_thread() is not main_thread():
        yield
        return
    usual = [number for number in _OTHERS if signal.getsignal(number) is signal.SIG_DFL]
    for number in usual:
        signal.signal(number, _terminate)
    try:
        yield
    finally:
        for number in usual:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def heard_at_once() -> Iterator[None]:
    """End the process by signals although one long step may go on inside.

    Meant for commands that only read, as nothing can be cleaned up then.
    """
    if current_thread() is not main_thread():
        yield
        return
    receiver, sender = socket.socketpair()
    sender.setblocking(False)
    done = Event()
    watch = Thread(target=_watch, args=(receiver, done), daemon=True)
    before = signal.set_wakeup_fd(sender.fileno())
    watch.start()
    try:
        yield
    finally:
        done.set()
        signal.set_wakeup_fd(before)
        sender.close()
        watch.join()
        receiver.close()


def _terminate(number: int, _: FrameType | None) -> None:
    raise Terminated(128 + number)


def _watch(receiver: socket.socket, done: Event) -> None:
    while byte := receiver.recv(1):
        number = byte[0]
        if number in (signal.SIGINT, *_OTHERS) and not done.wait(_GRACE):
            said = INTERRUPTED if number == signal.SIGINT else TERMINATED
            sys.stderr.write(f"{said}\n")
            sys.stderr.flush()
            os._exit(128 + number)
