"""What pages load besides themselves: style sheets and scripts, all from this package.

Nothing that a browser asks for becomes a path: a name is looked up among those that there are.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

_MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    data: bytes
    media_type: str
    digest: str  #: the first 16 hex digits of the sha256 of the data


def find_asset(name: str) -> Asset | None:
    """Give what stands at ``/assets/NAME``, or ``None``.

    >>> find_asset("style.css").media_type
    'text/css; charset=utf-8'
    >>> find_asset("../pages.py") is None
    True
    """
    return _read(name) if name in _names() else None


def asset_address(name: str) -> str:
    """Give the address of a file; it changes with the file, so that no browser keeps an old one.

    Raises
    ------
    KeyError
        There is no such file: a fault of a template.
    """
    return f"/assets/{name}?v={_read(name).digest}"


@cache
def _names() -> Mapping[str, Traversable]:
    own = files("kg.serve").joinpath("assets")
    found = {entry.name: entry for entry in own.iterdir() if _suffix(entry.name) in ("css", "js")}
    yasgui = own.joinpath("yasgui")
    if yasgui.is_dir():
        found |= {f"yasgui/{entry.name}": entry for entry in yasgui.iterdir()}
    found["colours.css"] = files("kg.views").joinpath("assets", "colours.css")
    return MappingProxyType(found)


@cache
def _read(name: str) -> Asset:
    entry = _names()[name]
    data = entry.read_bytes()
    media_type = _MEDIA_TYPES.get(_suffix(entry.name), _MEDIA_TYPES[""])
    return Asset(data, media_type, hashlib.sha256(data).hexdigest()[:16])


def _suffix(name: str) -> str:
    return name.rpartition(".")[2]
