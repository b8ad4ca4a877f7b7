"""Lay out the papers of graph files in several ways, and say how good each picture is.

``python benchmarks/layout.py landscape.db [MORE.db …] [--layouts ours spring pacmap]`` prints a
table for each file:

* **same topic**: the share of the ten nearest papers in the picture that are of the same coarse
  topic; beside it the most that topics of these sizes allow. Ours knows the topics, so this says
  only that it keeps them together.
* **alike**: how alike in concepts a paper is with its ten nearest in the picture, as a part of
  how alike it is with the ten that are most alike. No layout is told this.
* **CPU**: seconds, the finding of topics and neighbours included where a layout needs them.

Spring is that of networkx on the papers that share concepts, PaCMAP works on an SVD of the
weights; both need scipy, PaCMAP itself as well. What is not installed says so.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from measure import print_table

from kg.graph.clusters import Clusters, find_clusters
from kg.graph.incidence import Points
from kg.graph.layout import lay_out
from kg.graph.project import project_papers
from kg.graph.ties import Ties, load_ties
from kg.store import Store, open_store

NEAREST = 10
DIMENSIONS = 48

#: Papers compared with all others at a time.
CHUNK = 256


def main() -> None:
    """Read the options and print a table for each file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", help="graph files")
    parser.add_argument("--layouts", nargs="+", choices=LAYOUTS, default=list(LAYOUTS))
    options = parser.parse_args()
    for file in options.files:
        with open_store(file) as store:
            ties = load_ties(store, min_confidence=0.0)
            clusters = find_clusters(ties)
            rows = [_row(name, store, ties, clusters) for name in options.layouts]
        most = _most_of_same_topic(clusters)
        print(
            f"{file.name}: {len(ties.papers):,} papers, {clusters.coarse} topics; same topic at "
            f"most {most:.3f}\n"
        )
        print_table(("layout", "same topic", "alike", "CPU s"), rows)


def _row(name: str, store: Store, ties: Ties, clusters: Clusters) -> tuple[str, ...]:
    start = time.process_time()
    try:
        at = LAYOUTS[name](store, ties)
    except ImportError as error:
        return name, f"{error.name} is not installed", "", ""
    seconds = time.process_time() - start
    same, alike = _quality(at, ties, clusters)
    return name, f"{same:.3f}", f"{alike:.3f}", f"{seconds:.1f}"


def _ours(_: Store, ties: Ties) -> Points:
    return lay_out(ties, find_clusters(ties)).papers


def _spring(store: Store, ties: Ties) -> Points:
    import networkx as nx
    import scipy  # noqa: F401

    graph = project_papers(store, min_confidence=0.0)
    graph.add_nodes_from(ties.papers)
    placed = nx.spring_layout(graph, seed=0)
    return np.array([placed[id_] for id_ in ties.papers])


def _pacmap(_: Store, ties: Ties) -> Points:
    import pacmap

    placed: Points = pacmap.PaCMAP(random_state=0).fit_transform(_svd(ties))
    return placed


def _svd(ties: Ties) -> Points:
    from scipy.sparse.linalg import svds

    matrix = _matrix(ties)
    dimensions = min(DIMENSIONS, min(matrix.shape) - 1)
    left, values, _ = svds(matrix, k=dimensions, random_state=0)
    reduced: Points = left * values
    return reduced


def _matrix(ties: Ties) -> Any:
    """Give papers as rows of length 1 over concepts."""
    from scipy.sparse import csr_array

    norm = np.sqrt(np.bincount(ties.paper, ties.weight**2))
    weight = ties.weight / norm[ties.paper]
    return csr_array((weight, (ties.paper, ties.concept)), shape=ties.shape)


LAYOUTS: dict[str, Callable[[Store, Ties], Points]] = {
    "ours": _ours,
    "spring": _spring,
    "pacmap": _pacmap,
}


def _quality(at: Points, ties: Ties, clusters: Clusters) -> tuple[float, float]:
    count = len(at)
    near = min(NEAREST, count - 1)
    matrix = _matrix(ties)
    same = alike = possible = 0.0
    for start in range(0, count, CHUNK):
        rows = np.arange(start, min(start + CHUNK, count))
        line = np.arange(len(rows))[:, None]
        distance = ((at[rows, None] - at[None]) ** 2).sum(axis=2)
        distance[line[:, 0], rows] = np.inf
        nearest = np.argsort(distance, axis=1, kind="stable")[:, :near]
        topics = clusters.coarse_of_paper
        same += float((topics[nearest] == topics[rows, None]).sum())
        cosine = (matrix[rows] @ matrix.T).toarray()
        cosine[line[:, 0], rows] = 0.0
        alike += float(cosine[line, nearest].sum())
        possible += float(np.sort(cosine, axis=1)[:, -near:].sum())
    return same / (count * near), alike / possible


def _most_of_same_topic(clusters: Clusters) -> float:
    size = np.bincount(clusters.coarse_of_paper)
    near = min(NEAREST, int(size.sum()) - 1)
    return float((size * np.minimum(size - 1, near)).sum() / (size.sum() * near))


if __name__ == "__main__":
    main()
