"""Files of RDF opened for a parser: unpacked, and without what can make a small file huge."""

import gzip
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

#: How Oxigraph calls the formats of RDF that this program writes.
PARSED_AS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

#: What Oxigraph says of a place before it says what is wrong there.
_PLACE = re.compile(r"Parser error (?:at|between) line .*?: ")

_MOST_CHARACTERS = 200

_GZIP = b"\x1f\x8b"

#: How XML declares an entity; ten of them, each ten times the one before, make gigabytes.
_ENTITY = b"<!ENTITY"


class _WithoutEntities:
    """A file of XML; a parser that asks for it gets an error where an entity is declared."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._tail = b""

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        # text of two bytes a character has zeros between
        if _ENTITY in (self._tail + data).replace(b"\0", b""):
            raise ValueError("declares XML entities, which no export of kg does; take them out")
        self._tail = data[-2 * len(_ENTITY) :]
        return data


@contextmanager
def opened(path: Path, *, is_xml: bool) -> Iterator[IO[bytes]]:
    """Open a file, gzipped or not.

    Raises
    ------
    ValueError
        While it is read: it is XML and declares entities.
    """
    with path.open("rb") as file:
        head = file.read(len(_GZIP))
        file.seek(0)
        source: Any = file
        if head == _GZIP:
            # a parser asks for a little at a time
            source = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=file)), 1 << 20)
        yield cast(IO[bytes], _WithoutEntities(source) if is_xml else source)


def what_is_wrong(error: SyntaxError | ValueError) -> str:
    """Say on one line what a parser has found, with the place once: "line 3, column 7: …"."""
    if not isinstance(error, SyntaxError):
        return " ".join(str(error).split())[:_MOST_CHARACTERS]
    text = " ".join(_PLACE.sub("", error.msg, count=1).split())[:_MOST_CHARACTERS]
    column = f", column {error.offset}" if error.offset else ""
    return f"line {error.lineno}{column}: {text}" if error.lineno else text
