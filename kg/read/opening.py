"""Files as bytes: plain, gzipped or standard input, in pieces, with limits and clear refusals."""

import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError

HEAD_SIZE = 65_536  #: bytes by which a file is recognised
_PIECE = 1 << 20

#: A gzipped file may unfold to so many bytes, and to so many times its size.
UNPACKED_LIMIT = 2_000_000_000
RATIO_LIMIT = 1000
_RATIO_FROM = 16_000_000  # small files of blanks reach any ratio and harm nobody

_GZIP = b"\x1f\x8b"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_MAX_CONTROLS = 0.05
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MAGIC = (
    (b"%PDF", "a PDF; give its title and abstract as text, BibTeX or JSON Lines"),
    (b"PK\x03\x04", "a ZIP archive or office document; unpack it, or save it as CSV"),
    (b"SQLite format 3\x00", "an SQLite file, not a list of papers"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it first, only gzip is read"),
    (b"BZh", "compressed with bzip2; unpack it first, only gzip is read"),
    (b"\xfd7zXZ", "compressed with xz; unpack it first, only gzip is read"),
)


def open_bytes(source: str) -> AbstractContextManager[BinaryIO]:
    """Open a file, or standard input for "-".

    Raises
    ------
    ReadError
        There is no such file, it is a directory, or it may not be read.
    """
    if source == "-":
        return nullcontext(sys.stdin.buffer)
    path = Path(source)
    try:
        if path.is_dir():
            raise ReadError("is a directory; name the files in it, for example with *")
        return path.open("rb")
    except FileNotFoundError as error:
        raise ReadError("no such file; check the name") from error
    except PermissionError as error:
        raise ReadError("may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"cannot be opened: {_said(error)}") from error


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """Give the bytes of a file, unpacked; the first piece holds the head or all.

    Raises
    ------
    ReadError
        The file is empty, binary or damaged, or it unfolds beyond all measure.
    """
    head = _read(file, HEAD_SIZE)
    if not head:
        raise ReadError("is empty; nothing to read")
    if head.startswith(_GZIP):
        unpacked = _unpacked(file, head)
        head = _gather(unpacked)
        if not head:
            raise ReadError("is empty once unpacked; nothing to read")
        _check_text(head)
        yield head
        yield from unpacked
        return
    _check_text(head)
    while head:
        yield head
        head = _read(file, _PIECE)


def _read(file: BinaryIO, size: int) -> bytes:
    try:
        return file.read(size)
    except OSError as error:
        raise ReadError(f"cannot be read on: {_said(error)}") from error


def _said(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _gather(unpacked: Iterator[bytes]) -> bytes:
    head = b""
    for piece in unpacked:
        head += piece
        if len(head) >= HEAD_SIZE:
            break
    return head


def _unpacked(file: BinaryIO, packed: bytes) -> Iterator[bytes]:
    # Members follow each other when gzipped files were concatenated. No piece is larger than
    # _PIECE, whatever it unfolds to, so that a bomb costs time until the limit, never memory.
    consumed, produced = len(packed), 0
    member = zlib.decompressobj(wbits=31)
    while True:
        try:
            piece = member.decompress(packed, _PIECE)
        except zlib.error as error:
            raise ReadError(
                f"gzip data are damaged after {produced:,} bytes; get it anew"
            ) from error
        packed = member.unused_data if member.eof else member.unconsumed_tail
        produced += len(piece)
        _check_size(produced, consumed)
        if piece:
            yield piece
        if not packed:
            packed = _read(file, HEAD_SIZE)
            consumed += len(packed)
        if member.eof:
            packed = packed.lstrip(b"\0")  # tapes and some tools pad with zeros
            if not packed:
                return
            if not packed.startswith(_GZIP[:1]):
                raise ReadError(f"something other than gzip follows after {produced:,} bytes")
            member = zlib.decompressobj(wbits=31)
        elif not packed and not piece:
            raise ReadError(f"gzip data break off after {produced:,} bytes; get it anew")


def _check_size(produced: int, consumed: int) -> None:
    if produced > UNPACKED_LIMIT:
        raise ReadError(
            f"unpacks to more than {UNPACKED_LIMIT:,} bytes; split it, or unpack it first"
        )
    if produced > _RATIO_FROM and produced > RATIO_LIMIT * consumed:
        raise ReadError(
            f"unpacks to more than {RATIO_LIMIT} times its size ({produced:,} bytes so far); "
            "unpack it first if it is no gzip bomb"
        )


def _check_text(head: bytes) -> None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise ReadError(f"is binary: {what}")
    if head.startswith(_WIDE_MARKS):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS * len(head):
        raise ReadError("is binary, or UTF-16 without a byte-order mark; give text in UTF-8")
