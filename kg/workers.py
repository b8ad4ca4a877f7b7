"""Extract and link papers in one process or in several, in the order in which they come."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import TypeAlias

from kg.errors import KGError
from kg.extract import extract
from kg.link import link
from kg.model import Concept, Paper, Reading
from kg.ontology import Lexicon, Ontology

#: Papers with their row numbers in the graph file.
Batch: TypeAlias = list[tuple[int, Paper]]

#: Batches that wait for each process: enough to keep it busy, few enough to keep memory flat.
_AHEAD = 2

#: More processes than this wait for the one that stores what they read.
MOST_USEFUL = 4

#: What ends the program, and is put off while a process is started.
_PUT_OFF = (signal.SIGINT, signal.SIGTERM)

_lexicon: Lexicon | None = None  # of this worker process, made once when it starts


def collect_seldom() -> None:
    """Look for cyclic garbage at longer intervals: papers and readings make next to none."""
    gc.set_threshold(20_000, 50, 50)


def useful_workers() -> int:
    """Give how many processes this machine lets one use, as far as they are of use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on every system
    cores = len(allowed(0)) if allowed else os.cpu_count() or 1
    return min(cores, MOST_USEFUL)


def read_batches(
    batches: Iterator[Batch], ontology: Ontology, workers: int
) -> Iterator[tuple[Batch, list[Reading]]]:
    """Yield each batch with what was read from its papers.

    Raises
    ------
    KGError
        A worker process was killed, most likely for want of memory.
    """
    if workers == 1:
        lexicon = _make_lexicon(ontology)
        for batch in batches:
            yield batch, _read(batch, lexicon)
        return
    concepts = tuple(ontology.concepts.values())
    # a fresh process inherits neither the open graph file nor threads
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, (concepts, ontology.digest))
    try:
        yield from _in_order(pool, batches, workers * _AHEAD)
    except BrokenProcessPool as error:
        raise KGError("a worker process was killed; run again with fewer --workers") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, batches: Iterator[Batch], most: int
) -> Iterator[tuple[Batch, list[Reading]]]:
    waiting: deque[tuple[Batch, Future[list[Reading]]]] = deque()
    for batch in batches:
        with _undisturbed():
            waiting.append((batch, pool.submit(_read_here, batch)))
        if len(waiting) >= most:
            first, future = waiting.popleft()
            yield first, future.result()
    while waiting:
        first, future = waiting.popleft()
        yield first, future.result()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put signals off while a process may be started, which cannot bear them before ``_start``.

    It would end with a traceback, for Ctrl-C or for the half of what it is to be told. A mask it
    inherits; this process notes what comes, as any other thread of it may be given a signal.
    """
    heard: list[int] = []
    usual = {}
    if threading.current_thread() is threading.main_thread():
        usual = {each: signal.signal(each, lambda n, _: heard.append(n)) for each in _PUT_OFF}
    before = _mask("SIG_BLOCK", _PUT_OFF)
    try:
        yield
    finally:
        _mask("SIG_SETMASK", before)
        for each, handler in usual.items():
            signal.signal(each, handler)
        for number in heard:
            signal.raise_signal(number)


def _mask(how: str, numbers: Iterable[int]) -> Iterable[int]:
    """Change which signals wait, and give those that did; Windows knows no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        return ()
    return signal.pthread_sigmask(getattr(signal, how), numbers)


def _read(batch: Batch, lexicon: Lexicon) -> list[Reading]:
    return [link(paper, extract(paper, lexicon), lexicon) for _, paper in batch]


def _read_here(batch: Batch) -> list[Reading]:
    assert _lexicon is not None  # the pool has called _start
    return _read(batch, _lexicon)


def _start(concepts: tuple[Concept, ...], digest: str) -> None:
    """Make a worker ready: one lexicon, no part in Ctrl-C, and an end when its parent ends."""
    global _lexicon
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops the work in good order
    _mask("SIG_UNBLOCK", _PUT_OFF)  # they wait since this process was started
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _lexicon = _make_lexicon(Ontology({concept.id: concept for concept in concepts}, digest))


def _make_lexicon(ontology: Ontology) -> Lexicon:
    """Make the lexicon, and spare the garbage collector its many values: they live to the end."""
    gc.disable()
    lexicon = Lexicon.of(ontology)
    gc.freeze()
    gc.enable()
    return lexicon


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
