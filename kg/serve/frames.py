"""Messages between the server and a worker: a kind, a length, and that many bytes."""

import json
import struct
from asyncio import IncompleteReadError, StreamReader
from typing import Any, BinaryIO

#: Kind and length of what follows.
_HEAD = struct.Struct(">cI")

READY, HEAD, DATA, END, CUT = b"R", b"H", b"D", b"E", b"X"


def encode_frame(kind: bytes, data: bytes = b"") -> bytes:
    """Give a message as bytes."""
    return _HEAD.pack(kind, len(data)) + data


def encode_json_frame(kind: bytes, value: Any) -> bytes:
    """Give a message that holds a value of JSON."""
    return encode_frame(kind, json.dumps(value).encode())


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read a message, or give ``None`` at the end of the stream."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    return kind, stream.read(length)


async def receive_frame(stream: StreamReader) -> tuple[bytes, bytes] | None:
    """Read a message, or give ``None`` at the end of the stream."""
    try:
        kind, length = _HEAD.unpack(await stream.readexactly(_HEAD.size))
        return kind, await stream.readexactly(length)
    except IncompleteReadError:
        return None
