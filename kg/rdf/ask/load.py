"""Load a dataset into a store of Oxigraph, in memory or on disk.

Subjects are written as plain Turtle, a piece of bounded size at a time, which Oxigraph parses
quicker than Python makes terms; it does so in threads of its own while the next piece is written.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

import pyoxigraph as ox

from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.ntriples import term
from kg.rdf.syntax.turtle import shortener
from kg.rdf.terms import Subject
from kg.rdf.write.stream import subjects
from kg.store.reader import Store

#: Characters of a piece: larger ones make fewer files to merge, and cost memory.
_PIECE = 16_000_000

#: Pieces that are loaded at once; Oxigraph loads one of this size on a single processor.
_LOADERS = 2


def fill(target: ox.Store, store: Store, options: ExportOptions) -> None:
    """Load all that ``kg export`` would write.

    Raises
    ------
    OSError
        The store is on disk, and there it cannot be written.
    """
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(_LOADERS) as loaders:
        for piece in _pieces(store, options):
            if len(waiting) == _LOADERS:
                waiting.popleft().result()
            waiting.append(loaders.submit(_load, target, piece))
        for loading in waiting:
            loading.result()


def _load(target: ox.Store, piece: bytes) -> None:
    target.bulk_load(piece, format=ox.RdfFormat.TURTLE, lenient=True)


def _pieces(store: Store, options: ExportOptions) -> Iterator[bytes]:
    names = prefixes(options.base)
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items())
    short = lru_cache(1_000)(shortener(names))  # predicates are few
    blocks, size = [head], 0
    for subject in subjects(store, options, order=iter):
        block = _block(subject, short)
        blocks.append(block)
        size += len(block)
        if size > _PIECE:
            yield "".join(blocks).encode()
            blocks, size = [head], 0
    yield "".join(blocks).encode()


def _block(subject: Subject, short: Callable[[str], str]) -> str:
    pairs = ";".join(
        [
            f"{short(name)} <{value}>" if value.__class__ is str else f"{short(name)} {term(value)}"
            for name, value in subject.properties
        ]
    )
    return f"<{subject.iri}> {pairs}.\n"
