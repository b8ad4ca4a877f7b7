"""The explorer as files: one page that holds everything, or a page with its data beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from kg.errors import ExportError
from kg.rdf.ask.asking import kept
from kg.rdf.options import ExportOptions
from kg.store import Store
from kg.views.explorer.atlas import make_atlas
from kg.views.explorer.folder import ENTRY, replace_site
from kg.views.explorer.page import Plain, island, packed_island, render_explorer, render_papers
from kg.views.explorer.pieces import Pieces
from kg.views.explorer.plain import Group, grouped, paged, with_text

#: What a site is: all in one page, or a page with files beside it.
Form: TypeAlias = Literal["single", "folder"]

#: Up to so many papers a site is a single file, unless one asks for a folder.
MOST_IN_ONE = 2_000

#: Above so many papers the texts in a single file are packed; up to here they can be read in it.
MOST_UNPACKED = 500

#: Told of what takes a while, in one line.
Notify: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """Choices that change a site."""

    export: ExportOptions = field(default_factory=ExportOptions)
    title: str | None = None  #: ``None``: the name of the graph file
    form: Form | None = None  #: ``None``: single up to :data:`MOST_IN_ONE` papers


@dataclass(frozen=True, slots=True)
class Site:
    """What was written."""

    entry: Path  #: the page to open
    form: Form
    papers: int
    files: int
    size: int  #: bytes of all files


def write_site(
    store: Store, out: Path, options: SiteOptions | None = None, *, notify: Notify = lambda _: None
) -> Site:
    """Write the explorer of a graph file into a folder; the page to open is ``index.html``.

    The same graph file and options give the same bytes.

    Raises
    ------
    ExportError
        The folder cannot be written, or holds a file of that name which is none of ours.
    """
    options = options or SiteOptions()
    if out.exists() and not out.is_dir():
        is_graph = out.samefile(store.path)
        what = "the graph file itself" if is_graph else "a file"
        raise ExportError(f"{out} is {what}; name a folder with --out")
    ask = kept(store, options.export, notify, notify)
    atlas, numbering = make_atlas(store, options.export, title=options.title)
    pieces = Pieces(store, options.export, atlas, numbering, ask)
    papers = len(numbering.papers)
    form = options.form or ("single" if papers <= MOST_IN_ONE else "folder")
    names: list[str] = []
    files = _single(store, pieces) if form == "single" else _folder(store, pieces)
    size = replace_site(out, _noted(files, names))
    return Site(out / ENTRY, form, papers, len(names), size)


def _noted(files: Iterator[tuple[str, str]], names: list[str]) -> Iterator[tuple[str, str]]:
    for name, text in files:
        names.append(name)
        yield name, text


def _single(store: Store, pieces: Pieces) -> Iterator[tuple[str, str]]:
    atlas = pieces.atlas
    groups = grouped(atlas)
    links = {group.topic: f"#topic-{group.topic}" for group in groups}
    plain = Plain(atlas.topics, tuple(with_text(store, atlas, groups)), links)
    is_large = len(atlas.papers.id) > MOST_UNPACKED
    islands = (
        (packed_island if is_large and name != "atlas" else island)(name, json)
        for name, json in pieces
    )
    yield ENTRY, render_explorer(atlas.about, "embedded", plain, islands)


def _folder(store: Store, pieces: Pieces) -> Iterator[tuple[str, str]]:
    for name, json in pieces:
        yield f"data/{name}.js", f'landscapePiece("{name}",{json});\n'
    atlas = pieces.atlas
    pages = paged(grouped(atlas))
    links = _first_places(pages)
    for number, groups in enumerate(pages, start=1):
        plain = Plain(atlas.topics, tuple(with_text(store, atlas, groups)), links)
        yield f"papers-{number}.html", render_papers(atlas.about, plain, number, len(pages))
    addresses = tuple((f"papers-{n}.html", f"Page {n}") for n in range(1, len(pages) + 1))
    plain = Plain(atlas.topics, links=links, pages=addresses)
    yield ENTRY, render_explorer(atlas.about, "folder", plain)


def _first_places(pages: tuple[tuple[Group, ...], ...]) -> dict[int, str]:
    """Give where each topic begins."""
    links: dict[int, str] = {}
    for number, groups in enumerate(pages, start=1):
        for group in groups:
            links.setdefault(group.topic, f"papers-{number}.html#topic-{group.topic}")
    return links
