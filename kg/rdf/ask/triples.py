"""Triples of an answer in the formats of RDF, as a stream; written by Oxigraph."""

from collections.abc import Callable, Iterable
from typing import Any

import pyoxigraph as ox

from kg.rdf.ask.results import Row

#: How triples can be written, by media type, the one to be preferred first.
TRIPLE_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


class _Sink:
    """A file to write to that hands on what it gets."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write

    def write(self, data: bytes) -> int:
        self._write(data)
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


def write_triples(
    rows: Iterable[Row], media_type: str, prefixes: dict[str, str], write: Callable[[bytes], object]
) -> None:
    """Hand triples to ``write``, piece by piece, in one of :data:`TRIPLE_FORMATS`.

    What ``write`` or the rows raise comes through.
    """
    triples = (ox.Triple(*_parts(row)) for row in rows)
    format_ = TRIPLE_FORMATS[media_type]
    sink: Any = _Sink(write)  # Oxigraph asks for no more of a file than this has
    ox.serialize(triples, sink, format=format_, prefixes=prefixes)


def _parts(row: Row) -> tuple[Any, Any, Any]:
    subject, predicate, value = row
    return subject, predicate, value
