"""Which nodes matter: measures of centrality that need numpy at most.

networkx would compute PageRank with scipy, so it is written here. Eigenvector centrality is left
out: where a graph falls into parts it ranks all but one of them at nothing.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import networkx as nx
import numpy as np

from kg.errors import GraphError

#: Node -> value, in the order of nodes.
Values: TypeAlias = dict[str, float]

#: Nodes from which shortest paths start; in graphs of at most so many, all of them.
DEFAULT_PIVOTS = 200


def degree(graph: nx.Graph) -> Values:
    """Say how many neighbours each node has."""
    return {node: float(len(graph[node])) for node in sorted(graph)}


def weighted_degree(graph: nx.Graph, *, weight: str = "weight") -> Values:
    """Say how strong all edges of each node are together."""
    return {
        node: float(sum(data.get(weight, 1) for _, data in sorted(graph[node].items(), key=_first)))
        for node in sorted(graph)
    }


def betweenness(graph: nx.Graph, *, pivots: int = DEFAULT_PIVOTS, seed: int = 0) -> Values:
    """Say how large a share of the shortest paths between others leads through each node.

    Paths are counted in steps: an edge of one paper is as short as an edge of fifty, so weak
    edges are best left out before (``min_together``). In graphs of more than ``pivots`` nodes the
    value is estimated from paths that start at so many nodes, drawn with the seed.

    References
    ----------
    .. [1] U. Brandes, C. Pich. Centrality estimation in large networks. International Journal of
       Bifurcation and Chaos 17(7), 2007.
    """
    ordered = nx.Graph()  # sorted, for the draw follows the order of nodes
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges()))
    drawn = pivots if pivots < len(ordered) else None
    return dict(nx.betweenness_centrality(ordered, k=drawn, seed=seed))


def pagerank(
    graph: nx.Graph, *, weight: str = "weight", damping: float = 0.85, tolerance: float = 1e-12
) -> Values:
    """Say how often a walker comes by who follows edges by weight, and now and then jumps.

    Values sum to 1. Nodes without an edge get what the jumps give; ``damping`` is the share of
    steps that follow an edge, in [0, 1).

    References
    ----------
    .. [1] L. Page, S. Brin, R. Motwani, T. Winograd. The PageRank citation ranking: bringing
       order to the web. Stanford InfoLab, 1999.
    """
    if not 0 <= damping < 1:
        raise GraphError(f"damping is {damping}; it must be at least 0 and below 1")
    nodes = sorted(graph)
    if not nodes:
        return {}
    place = {node: number for number, node in enumerate(nodes)}
    steps = sorted(
        (place[node], place[other], float(data.get(weight, 1)))
        for node, others in graph.adjacency()
        for other, data in others.items()
    )
    table = np.array(steps).reshape(-1, 3)
    here, there, strength = table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2]
    out = np.bincount(here, strength, len(nodes))
    share = np.divide(strength, out[here], out=np.zeros_like(strength), where=out[here] > 0)
    rank = np.full(len(nodes), 1 / len(nodes))
    change = 1.0
    while change > tolerance:  # it shrinks by `damping` at each step, so this ends
        lost = rank[out == 0].sum()
        moved = np.bincount(there, rank[here] * share, len(nodes)) + lost / len(nodes)
        new = damping * moved + (1 - damping) / len(nodes)
        change, rank = float(np.abs(new - rank).sum()), new
    return dict(zip(nodes, rank.tolist(), strict=True))


#: Name -> measure of an undirected graph, with the defaults of each.
MEASURES: Mapping[str, Callable[[nx.Graph], Values]] = MappingProxyType(
    {
        "degree": degree,
        "weighted_degree": weighted_degree,
        "betweenness": betweenness,
        "pagerank": pagerank,
    }
)


def rank_nodes(
    graph: nx.Graph, *, by: str = "weighted_degree", limit: int | None = None
) -> tuple[tuple[str, float], ...]:
    """Give nodes with their value of a measure, largest first, equal ones by id.

    Raises
    ------
    GraphError
        ``by`` is none of :data:`MEASURES`, or the graph is directed or has parallel edges.
    """
    if by not in MEASURES:
        raise GraphError(f"{by!r} is none of: {', '.join(MEASURES)}")
    if graph.is_directed() or graph.is_multigraph():
        raise GraphError("centrality needs a simple undirected graph; project the graph first")
    # rounded: nodes in the same place differ in the last digits, and are to go by id
    values = ((node, round(value, 9)) for node, value in MEASURES[by](graph).items())
    return tuple(sorted(values, key=lambda pair: (-pair[1], pair[0]))[:limit])


def _first(pair: tuple[str, object]) -> str:
    return pair[0]
