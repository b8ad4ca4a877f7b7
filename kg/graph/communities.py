"""Which nodes belong together: Leiden communities, the same ones in every run.

1. Nodes and edges are sorted, so that neither the order in which a graph was made nor
   PYTHONHASHSEED has a say; the seed is an argument.
2. Leiden maximises modularity (graspologic-native); communities that are too large are taken
   apart in the same way, level by level.
3. Communities are numbered by size, largest first, those of equal size by their smallest member.

networkx has no Leiden of its own, and its Louvain found wrong topics on planted ones.

References
----------
.. [1] V. A. Traag, L. Waltman, N. J. van Eck. From Louvain to Leiden: guaranteeing well-connected
   communities. Scientific Reports 9, 5233, 2019.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import graspologic_native
import networkx as nx

from kg.errors import GraphError

#: Runs of Leiden, each from the partition before it.
_ITERATIONS = 10

#: (node, node, weight above 0), each pair once
Edges: TypeAlias = list[tuple[str, str, float]]


@dataclass(frozen=True, slots=True)
class Partition:
    """Every node of a graph in exactly one community; a community is named by its number."""

    members: tuple[tuple[str, ...], ...]  #: sorted nodes of community 0, 1, …
    #: in a hierarchy, for each community the number of the one around it, one level up
    parents: tuple[int, ...] = ()
    modularity: float = 0.0  #: at the resolution that was asked for

    @property
    def community_of(self) -> Mapping[str, int]:
        """The number of the community of each node, in the order of nodes."""
        pairs = ((node, number) for number, nodes in enumerate(self.members) for node in nodes)
        return MappingProxyType(dict(sorted(pairs)))


def find_communities(
    graph: nx.Graph, *, weight: str = "weight", resolution: float = 1.0, seed: int = 0
) -> Partition:
    """Give the communities of an undirected graph of strings.

    Parameters
    ----------
    weight
        Edge attribute that says how strong an edge is; at least 0, and 1 where it is missing.
    resolution
        Above 1: more and smaller communities; below 1: fewer and larger ones.

    Returns
    -------
    Partition
        Nodes without an edge are communities of one.
    """
    return find_hierarchy(
        graph, max_size=max(1, len(graph)), weight=weight, resolution=resolution, seed=seed
    )[0]


def find_hierarchy(
    graph: nx.Graph,
    *,
    max_size: int,
    weight: str = "weight",
    resolution: float = 1.0,
    seed: int = 0,
) -> tuple[Partition, ...]:
    """Give partitions of a graph, from coarse to fine; each community lies in one of its parents.

    The first is that of :func:`find_communities`. Each further one takes apart the communities of
    more than ``max_size`` nodes, as far as Leiden finds any parts; the last has no more to take.
    """
    edges = _sorted_edges(graph, weight)
    levels = _run_leiden(edges, resolution, max_size, seed)
    lonely = sorted(set(graph).difference(levels[0]))
    partitions: list[Partition] = []
    for cluster_of in levels:
        members = _numbered(cluster_of, lonely)
        parents: tuple[int, ...] = ()
        if partitions:
            above = partitions[-1].community_of
            parents = tuple(above[nodes[0]] for nodes in members)
        quality = _modularity(edges, cluster_of, resolution)
        partitions.append(Partition(members, parents, quality))
    return tuple(partitions)


def best_partition(
    edges: Edges,
    *,
    resolution: float = 1.0,
    trials: int = 1,
    iterations: int = _ITERATIONS,
    seed: int = 0,
) -> dict[str, int]:
    """Give the community of each node that has an edge: of some runs the one of most modularity.

    For graphs too large to be made one of networkx; the edges must come in one order every time.
    """
    if not edges:
        return {}
    _, community_of = graspologic_native.leiden(
        edges,
        resolution=resolution,
        iterations=iterations,
        use_modularity=True,
        seed=seed,
        trials=trials,
    )
    return dict(community_of)


def _sorted_edges(graph: nx.Graph, weight: str) -> Edges:
    if graph.is_directed() or graph.is_multigraph():
        raise GraphError("communities need a simple undirected graph; project the graph first")
    edges: Edges = []
    for left, right, value in graph.edges(data=weight, default=1):
        if not value >= 0:
            raise GraphError(f"edge {left} – {right}: {weight} is {value}; it must be 0 or more")
        if value > 0 and left != right:
            edges.append((min(left, right), max(left, right), float(value)))
    return sorted(edges)


def _run_leiden(edges: Edges, resolution: float, max_size: int, seed: int) -> list[dict[str, int]]:
    """Give for each level the cluster of each node that has an edge."""
    if resolution <= 0 or max_size < 1:
        raise GraphError(
            f"resolution {resolution} and max_size {max_size}: the first must be above 0, "
            "the second at least 1"
        )
    if not edges:
        return [{}]
    rows = graspologic_native.hierarchical_leiden(
        edges,
        resolution=resolution,
        iterations=_ITERATIONS,
        use_modularity=True,
        max_cluster_size=max_size,
        seed=seed,
    )
    changes: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        changes[row.level][row.node] = row.cluster
    levels: list[dict[str, int]] = []
    for level in sorted(changes):
        # a level names only what it takes apart; the rest stays as it was
        levels.append({**(levels[-1] if levels else {}), **changes[level]})
    return levels


def _numbered(cluster_of: Mapping[str, int], lonely: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    groups: dict[int, list[str]] = defaultdict(list)
    for node, cluster in cluster_of.items():
        groups[cluster].append(node)
    members = [tuple(sorted(nodes)) for nodes in groups.values()] + [(node,) for node in lonely]
    return tuple(sorted(members, key=lambda nodes: (-len(nodes), nodes[0])))


def _modularity(edges: Edges, cluster_of: Mapping[str, int], resolution: float) -> float:
    if not edges:
        return 0.0
    value = graspologic_native.modularity(edges, dict(cluster_of), resolution)
    return round(float(value), 9)  # the last digits depend on the order of summing
