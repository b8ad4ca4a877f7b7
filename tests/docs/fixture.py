"""The folder in which the blocks of a page run."""

import shutil
from pathlib import Path
from typing import Literal, TypeAlias

from tests.graph.conftest import write_graph_file

ROOT = Path(__file__).parents[2]

#: Pages that build their graph file themselves.
BUILDERS = ("README.md", "tutorial.md")

#: The page that tells of a graph small enough to know by heart.
SMALL = "graph.md"


#: Its blocks are made from the named queries, each of which tests/rdf asks.
MADE = "queries.md"


#: What a page finds as its graph file: a copy of one, the small one, or none.
Graph: TypeAlias = Path | Literal["small"] | None


def graph_of(page: Path, example: Path) -> Graph:
    """Give the graph file of a page; for most that of the examples."""
    if page.name in BUILDERS:
        return None
    return "small" if page.name == SMALL else example


def lay_out(folder: Path, graph: Graph) -> None:
    """Put the examples into a folder, and a graph file."""
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copy(ROOT / "examples" / "landmark-papers.jsonl", folder / "papers.jsonl")
    if graph == "small":
        write_graph_file(folder / "landscape.db")
    elif graph is not None:
        shutil.copy(graph, folder / "landscape.db")
