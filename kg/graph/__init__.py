"""The graph in memory: networkx graphs of papers and concepts, and what is measured on them."""

from kg.graph.build import load_graph
from kg.graph.communities import find_communities
from kg.graph.measure import rank_nodes
from kg.graph.project import project_concepts, project_papers

__all__ = ["find_communities", "load_graph", "project_concepts", "project_papers", "rank_nodes"]
