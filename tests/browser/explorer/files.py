"""What the explorer saves: read with the standard library only."""

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"


def saved(page, name: str, *, within: str = "body") -> tuple[str, bytes]:
    """Press a button; gives name and content of the file that it saves."""
    with page.expect_download() as download:
        page.locator(within).get_by_role("button", name=name, exact=True).first.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def svg_of(content: bytes) -> Element:
    return ElementTree.fromstring(content)


def words_of(svg: Element) -> list[str]:
    """Give its texts, without the marks that keep the direction of a name to itself."""
    texts = ("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
    return [re.sub("[\u2066-\u2069]", "", text) for text in texts]


def png_lines(content: bytes) -> tuple[int, int, int]:
    """Width and height of a PNG, and how many of its lines differ from all others.

    A line of one colour is the same everywhere, whatever the filter: a blank picture has at most
    two different lines.
    """
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed = 8, b""
    width = height = 0
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", body[:10])
            assert (depth, colours) in {(8, 2), (8, 6)}
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    raw = zlib.decompress(packed)
    stride = len(raw) // height
    return width, height, len({raw[line * stride :][:stride] for line in range(height)})
