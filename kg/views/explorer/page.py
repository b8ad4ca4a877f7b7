"""The pages of the explorer: one that carries the program, and plain ones without any script.

The first holds the program and its style, pinned by their hashes; where it is a single file, also
all data, as islands of JSON. Below stands the list of papers as text, which the program replaces.
"""

import base64
import gzip
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

from jinja2 import Environment
from markupsafe import Markup

from kg import __version__
from kg.views.explorer.plain import PlainGroup, outline
from kg.views.explorer.values import About, TopicData
from kg.views.inline import inline, make_environment, pin, read_asset

#: Where the program takes its data from: the page, files beside it, or a server.
Source: TypeAlias = Literal["embedded", "folder", "served"]

_CLOSED = "img-src data: blob:; base-uri 'none'; form-action 'none'"

#: What a source needs besides the program itself: the folder form loads its files by scripts that
#: the program makes, which a hash alone would not allow.
_SCRIPTS = {"embedded": "", "folder": " 'strict-dynamic'", "served": ""}
_CONNECT = {"embedded": "", "folder": "", "served": " connect-src 'self';"}


@dataclass(frozen=True, slots=True)
class Plain:
    """What a page says as text."""

    topics: tuple[TopicData, ...] = ()
    groups: tuple[PlainGroup, ...] = ()
    links: dict[int, str] = field(default_factory=dict)  #: address of each topic, -1: of none
    pages: tuple[tuple[str, str], ...] = ()  #: address and name of the pages that hold all papers


@dataclass(frozen=True, slots=True)
class Island:
    """A piece that a page holds: JSON, or JSON that is packed."""

    name: str
    media_type: str
    data: Markup  #: without a character of markup


def island(name: str, json: str) -> Island:
    """Give a piece as it is, from :func:`kg.views.explorer.encoding.to_json`."""
    return Island(name, "application/json", Markup(json))


def packed_island(name: str, json: str) -> Island:
    """Give a piece as gzip in base64: a third of the size, unpacked when it is read."""
    packed = gzip.compress(json.encode(), mtime=0)
    return Island(name, "application/gzip", Markup(base64.b64encode(packed).decode()))


def policy(source: Source) -> str:
    """Give what the page of the explorer may do: run this program, and read its data."""
    return (
        f"default-src 'none'; script-src {pin(_program())}{_SCRIPTS[source]}; "
        f"style-src {pin(_style())};{_CONNECT[source]} {_CLOSED}"
    )


def render_explorer(
    about: About, source: Source, plain: Plain, islands: Iterable[Island] = ()
) -> str:
    """Give the page of the explorer.

    Parameters
    ----------
    plain
        What it says without scripts.
    islands
        The pieces that the page itself holds.
    """
    page = _environment().get_template("explorer.html")
    return _tidy(
        page.render(
            **_said(about, plain),
            source=source,
            policy=policy(source),
            style=inline("style", _style()),
            script=inline("script", _program()),
            islands=tuple(islands),
            pages=plain.pages,
        )
    )


def render_papers(about: About, plain: Plain, page: int, pages: int) -> str:
    """Give a page of papers as text, counted from 1."""
    style = _plain_style()
    template = _environment().get_template("explorer-papers.html")
    return _tidy(
        template.render(
            **_said(about, plain),
            policy=f"default-src 'none'; style-src {pin(style)}; {_CLOSED}",
            style=inline("style", style),
            page=page,
            pages=pages,
        )
    )


def _said(about: About, plain: Plain) -> dict[str, object]:
    return {
        "about": about,
        "topics": plain.topics,
        "outline": outline(plain.topics),
        "groups": plain.groups,
        "links": defaultdict(str, plain.links),
        "version": __version__,
    }


def _tidy(page: str) -> str:
    return page.strip() + "\n"


@cache
def _environment() -> Environment:
    environment = make_environment()
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


@cache
def _program() -> str:
    return read_asset("explorer.js")


@cache
def _style() -> str:
    return read_asset("explorer.css") + read_asset("plain.css")


@cache
def _plain_style() -> str:
    return read_asset("colours.css") + read_asset("plain.css")
