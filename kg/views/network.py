"""A scene as a pyvis network: whole-number ids, fixed places, no physics."""

import json
import math
from importlib.resources import files
from typing import Any

from kg.errors import ExportError
from kg.views.layout import place
from kg.views.scene import Item, Scene, Tie
from kg.views.style import KIND_SHAPES, SHAPE_FACTORS, SHARED_STYLE, role_style

_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "shapeProperties": {"interpolation": False}},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "selectionWidth": 0},
    "interaction": {
        "hover": True,
        "dragNodes": True,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 100000,
    },
}


def network_data(scene: Scene) -> dict[str, Any]:
    """Give the nodes, edges and options of vis-network, made by pyvis.

    The label of a node goes into the page as JSON and is drawn on a canvas, never as markup.
    """
    # pyvis imports IPython: a quarter of a second that other commands need not spend
    from pyvis.network import Network

    number = {item.id: key for key, item in enumerate(scene.items)}
    ends = [(number[tie.source], number[tie.target]) for tie in scene.ties]
    focus = None if scene.focus is None else number[scene.focus]
    radii = [radius(item, scene) for item in scene.items]
    places = place(radii, ends, focus=focus)
    # undirected, pyvis compares each new edge with all others; the arrows are switched off
    network = Network(directed=True)
    for item, size, (x, y) in zip(scene.items, radii, places, strict=True):
        key = number[item.id]
        shape = KIND_SHAPES[item.sort]
        network.add_node(key, item.label, shape=shape, group=item.sort, size=size, x=x, y=y)
    for key, (tie, (left, right)) in enumerate(zip(scene.ties, ends, strict=True)):
        dashes = list(role_style(tie.role).dashes) if tie.role else []
        network.add_edge(
            left,
            right,
            id=key,
            width=line_width(tie, scene),
            dashes=dashes or False,
            role=tie.role or "shared",
            arrows="",
        )
    network.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def radius(item: Item, scene: Scene) -> float:
    """Give the size of an item's shape: its area grows with the number of papers."""
    if item.sort == "paper":
        return 14.0 if item.id == scene.focus else 6.0
    most = max(each.size for each in scene.items if each.sort != "paper")
    grown = 6.0 + 15.0 * math.sqrt(item.size / most)
    grown *= SHAPE_FACTORS[KIND_SHAPES[item.sort]]
    return round(max(grown, 16.0) if item.id == scene.focus else grown, 1)


def line_width(tie: Tie, scene: Scene) -> float:
    """Give the width of a line: that of its role, or what two concepts share beside the rest."""
    if tie.role:
        return role_style(tie.role).width
    most = max(each.papers for each in scene.ties)
    return round(SHARED_STYLE.width * (0.5 + 2 * math.sqrt(tie.papers / most)), 2)


def vis_network() -> str:
    """Give the source of the vis-network library that comes inside pyvis.

    Raises
    ------
    ExportError
        This pyvis brings another one.
    """
    source = files("pyvis").joinpath(_VIS_NETWORK)
    if not source.is_file():
        raise ExportError(f"pyvis holds no {_VIS_NETWORK}; install pyvis 0.3.2")
    return source.read_text(encoding="utf-8")
