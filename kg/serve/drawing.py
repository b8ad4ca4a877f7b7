"""The atlas of a graph file, drawn for the server by a process that ends, and kept on disk.

1. Topics and places of a hundred thousand papers take minutes, in which the server has other
   things to do: a process of its own draws.
2. What comes of it is written to standard output, in the messages of :mod:`kg.serve.frames`: one
   of JSON with the numbers of papers and concepts, then each piece that needs all of the atlas,
   packed; or one that says what is wrong.
3. The server keeps it in the user's folder for caches, under the hash of what it is drawn from;
   the last few are kept.
"""

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kg import __version__
from kg.errors import KGError, StoreError
from kg.rdf.ask.cache import cache_folder
from kg.rdf.options import ExportOptions
from kg.serve.frames import DATA, END, HEAD, encode_frame, encode_json_frame, read_frame
from kg.store import Store, open_store
from kg.views.explorer.atlas import FORMAT, make_atlas
from kg.views.explorer.numbering import Numbering
from kg.views.explorer.pieces import Pieces
from kg.views.explorer.values import Server

#: Addresses relative to that of the explorer, ``/explore``.
SERVER = Server(sparql="sparql", console="console", search="search")

#: Pieces that are made of the atlas; the others need its numbers only.
_WHOLE = ("atlas", "answers")

#: How hard gzip tries.
_LEVEL = 6

#: Drawings that are kept; one of 100,000 papers takes 20 MB.
_MOST_KEPT = 4

_PLACES = "SELECT count(*), total(x), total(y), total(topic) FROM position"


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """What the server keeps of an atlas."""

    numbering: Numbering
    packed: Mapping[str, bytes]  #: pieces by name, as gzip packs them


def pack(text: str) -> bytes:
    """Give a piece as it is kept and sent."""
    return gzip.compress(text.encode(), _LEVEL, mtime=0)


def state_of(store: Store, options: ExportOptions) -> str:
    """Give a hash of all that the pieces of a graph file depend on."""
    parts = [
        store.build.id,
        store.path.stem,
        store.laid,
        next(store.rows(_PLACES)),
        store.measurements(),
        options.parts,
        __version__,
        FORMAT,
    ]
    return hashlib.sha256("\n".join(map(repr, parts)).encode()).hexdigest()[:16]


def command(graph: Path, options: ExportOptions) -> list[str]:
    """Give the command that draws a graph file."""
    chosen = {"base": options.base, "min_confidence": options.min_confidence}
    given = {"graph": str(graph), **chosen, "with_text": options.with_text}
    return [sys.executable, "-m", "kg.serve.drawing", json.dumps(given)]


def draw(graph: Path, options: ExportOptions) -> bytes:
    """Give what :func:`decode` reads."""
    try:
        with open_store(graph) as store:
            atlas, numbering = make_atlas(store, options, server=SERVER)
            pieces = Pieces(store, options, atlas, numbering)
            whole = [encode_frame(DATA, pack(pieces.json(name))) for name in _WHOLE]
    except KGError as error:
        return encode_frame(END, str(error).encode())
    lists = [numbering.papers, numbering.keys, numbering.concepts]
    return b"".join([encode_json_frame(HEAD, lists), *whole])


def decode(output: bytes) -> Drawing:
    """Read what the process wrote.

    Raises
    ------
    StoreError
        It could not draw, or ended before its time.
    """
    stream = BytesIO(output)
    frames = [read_frame(stream) for _ in range(1 + len(_WHOLE))]
    if frames[0] and frames[0][0] == END:
        raise StoreError(frames[0][1].decode())
    pieces = [frame[1] for frame in frames if frame]
    if len(pieces) < len(frames) or stream.tell() < len(output):
        raise StoreError("the explorer could not be drawn: its process ended early; ask again")
    numbering = Numbering.of(*map(tuple, json.loads(pieces[0])))
    return Drawing(numbering, dict(zip(_WHOLE, pieces[1:], strict=True)))


def find_kept(state: str) -> Drawing | None:
    """Give the drawing of a state that is kept, if there is one that can be read."""
    try:
        file = _file(state)
        drawing = decode(file.read_bytes())
        os.utime(file)
    except (OSError, RuntimeError, ValueError, StoreError):  # RuntimeError: no home folder
        return None
    return drawing


def keep(state: str, output: bytes) -> None:
    """Keep what the process wrote, where that can be, and the last few others."""
    with suppress(OSError, RuntimeError):
        file = _file(state)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(output)
        part.replace(file)
        kept = sorted(file.parent.glob(_file("*").name), key=lambda each: each.stat().st_mtime)
        for old in kept[:-_MOST_KEPT]:
            old.unlink()


def _file(state: str) -> Path:
    return cache_folder() / f"kg-explorer-{state}.frames"


def main(arguments: list[str]) -> None:
    """Run as a process: what it is given is written by :func:`command`."""
    given = json.loads(arguments[0])
    graph = Path(given.pop("graph"))
    sys.stdout.buffer.write(draw(graph, ExportOptions(**given)))


if __name__ == "__main__":
    main(sys.argv[1:])
