"""A scene as one HTML file that needs nothing else: no network, no second file.

Scripts and styles stand in the page and are pinned by their hashes in its content security policy;
texts are escaped by the template; the picture's data are JSON that no parser takes for markup. The
list under the picture holds all the text once; the panel beside the picture shows parts of it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kg import __version__
from kg.views.inline import inline, make_environment, pin, read_asset
from kg.views.layout import SEED
from kg.views.network import network_data, vis_network
from kg.views.scene import Item, Scene, Tie
from kg.views.style import KIND_NAMES, KIND_SHAPES, ROLE_STYLES, SHARED_STYLE, LineStyle

#: In the order in which they are joined into one script and one style sheet.
_SCRIPTS = ("labels.js", "panel.js", "picture.js", "page.js")
_STYLES = ("colours.css", "page.css")

#: Other names of a concept that are shown; the rest is counted.
_MOST_LABELS = 10

#: What JSON may hold but a script element may not.
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie as a line of the list: its number, and the item at its other end."""

    key: int
    tie: Tie
    other: Item
    owner: Item
    is_first: bool  #: whether the list shows it here for the first time


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the list with its ties, those that are told here under their headings."""

    key: int
    item: Item
    told: tuple[tuple[str, tuple[TieLine, ...]], ...]  #: (heading, lines)
    others: tuple[TieLine, ...]  #: ties that another entry tells with their sentences


def render_page(scene: Scene) -> str:
    """Give the page of a scene; the same scene gives the same page, byte for byte."""
    library = vis_network()
    script, style = "".join(map(read_asset, _SCRIPTS)), "".join(map(read_asset, _STYLES))
    entries = _entries(scene)
    kinds = [kind for kind in KIND_NAMES if any(item.sort == kind for item in scene.items)]
    roles = [(role, each) for role, each in ROLE_STYLES if any(t.role == role for t in scene.ties)]
    page = (
        _environment()
        .get_template("page.html")
        .render(
            scene=scene,
            sections=tuple(_sections(scene, entries)),
            entries=entries,
            kinds=[(kind, sum(item.sort == kind for item in scene.items)) for kind in kinds],
            roles=[(role, each, sum(t.role == role for t in scene.ties)) for role, each in roles],
            data=Markup(_json(_data(scene))),  # _json() leaves no character of markup
            library=inline("script", library),
            script=inline("script", script),
            style=inline("style", style),
            policy=_policy([library, script], style),
            kind_names=KIND_NAMES,
            role_names=dict(ROLE_STYLES),
            version=__version__,
            seed=SEED,
        )
    )
    return page.strip() + "\n"


def _environment() -> Environment:
    environment = make_environment()
    environment.globals["shapes"] = KIND_SHAPES
    environment.globals["MOST_LABELS"] = _MOST_LABELS
    return environment


def _entries(scene: Scene) -> tuple[Entry, ...]:
    """Give the items with their ties; a tie is told by the focus, else by its paper."""
    number = {item.id: key for key, item in enumerate(scene.items)}
    of_item: dict[str, list[tuple[int, Tie]]] = {item.id: [] for item in scene.items}
    for key, tie in enumerate(scene.ties):
        of_item[tie.source].append((key, tie))
        of_item[tie.target].append((key, tie))

    def line(item: Item, key: int, tie: Tie) -> TieLine:
        other = scene.items[number[tie.target if tie.source == item.id else tie.source]]
        return TieLine(key, tie, other, item, _teller(scene, tie) == item.id)

    def entry(item: Item) -> Entry:
        lines = [line(item, key, tie) for key, tie in of_item[item.id]]
        told = [each for each in lines if each.is_first or each.tie.role is None]
        others = tuple(each for each in lines if not (each.is_first or each.tie.role is None))
        return Entry(number[item.id], item, tuple(_by_role(item, told)), others)

    return tuple(map(entry, scene.items))


def _teller(scene: Scene, tie: Tie) -> str:
    return tie.target if tie.target == scene.focus else tie.source


def _by_role(item: Item, lines: list[TieLine]) -> Iterable[tuple[str, tuple[TieLine, ...]]]:
    styles: list[tuple[str | None, LineStyle]] = [*ROLE_STYLES, (None, SHARED_STYLE)]
    for role, style in styles:
        chosen = tuple(line for line in lines if line.tie.role == role)
        if chosen:
            yield (style.of_paper if item.sort == "paper" else style.of_concept, chosen)


def _sections(scene: Scene, entries: tuple[Entry, ...]) -> Iterable[tuple[str, tuple[Entry, ...]]]:
    if scene.focus is not None:
        yield (KIND_NAMES[scene.items[0].sort][0], entries[:1])
        entries = entries[1:]
    for kind, (_, many) in sorted(KIND_NAMES.items(), key=lambda each: each[0] != "paper"):
        chosen = [entry for entry in entries if entry.item.sort == kind]
        chosen.sort(key=lambda entry: (-entry.item.size, entry.item.title, entry.key))
        if chosen:
            yield (many, tuple(chosen))


def _data(scene: Scene) -> dict[str, Any]:
    data = network_data(scene)
    data["focus"] = 0 if scene.focus is not None else None
    data["titles"] = [item.title for item in scene.items]
    data["names"] = [" ".join((item.title, *item.labels)) for item in scene.items]
    data["roles"] = {role: [each.of_paper, each.of_concept] for role, each in ROLE_STYLES}
    data["roles"]["shared"] = [SHARED_STYLE.of_paper, SHARED_STYLE.of_concept]
    return data


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":")).translate(_UNSAFE)


def _policy(scripts: Iterable[str], style: str) -> str:
    pinned = " ".join(map(pin, scripts))
    return (
        f"default-src 'none'; script-src {pinned}; style-src {pin(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
