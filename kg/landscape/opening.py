"""Build or open a graph file, to explore it."""

from collections.abc import Iterable
from pathlib import Path

from kg.landscape.landscape import Landscape
from kg.ontology import Ontology, load_ontology
from kg.pipeline import build_graph
from kg.store import open_store


def build(
    inputs: Iterable[str | Path],
    out: str | Path = "landscape.db",
    *,
    ontology: Ontology | None = None,
    decisions: str | Path | None = None,
    workers: int = 1,
) -> Landscape:
    """Build a graph file from files of papers, or add them to one, and open it.

    Parameters
    ----------
    inputs
        Files in any mix of the formats that are known.
    out
        The graph file.
    ontology
        The vocabulary; ``None``: the shipped one.
    decisions
        The file of what people decided; ``None``: ``decisions.csv`` beside the graph file, if it
        is there.
    workers
        Processes that link papers; changes the time and nothing else.
    """
    scheme = ontology or load_ontology()
    names = [str(name) for name in inputs]
    build_graph(names, out, scheme, workers=workers, decisions=decisions)
    return open_landscape(out)


def open_landscape(path: str | Path) -> Landscape:
    """Open a graph file.

    Raises
    ------
    StoreError
        It is missing, no graph file, newer than this program, or being written.
    """
    return Landscape(open_store(path))
