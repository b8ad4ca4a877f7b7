"""From papers that have concepts to concepts that share papers, and papers that share concepts.

1. The links are read once, in the roles that are asked for, into a table of papers and concepts.
2. Row by row the table says what two concepts, or two papers, share (:mod:`kg.graph.incidence`).
3. What they share becomes an edge, with its numbers (:mod:`kg.graph.association`).

By default only the roles count in which a paper is *about* a concept: what it avoids or merely
mentions brings nothing together.
"""

from collections.abc import Collection, Iterator

import networkx as nx
import numpy as np

from kg.errors import GraphError
from kg.graph.association import (
    inverse_document_frequency,
    normalised_pmi,
    pointwise_mutual_information,
)
from kg.graph.incidence import Incidence, Indices, Weights, shared_counts, shared_weights
from kg.model import DEFAULT_THRESHOLD, KINDS, ROLES, Kind, Role
from kg.store import Store

#: The roles in which a paper is about a concept.
ABOUT: tuple[Role, ...] = tuple(role for role in ROLES if role not in ("avoids", "mentions"))

#: Concepts of more papers than this tie no papers together.
DEFAULT_MAX_PAPERS = 500


def project_concepts(
    store: Store,
    *,
    roles: Collection[Role] = ABOUT,
    kinds: Collection[Kind] = KINDS,
    papers: Collection[str] | None = None,
    min_together: int = 1,
    min_confidence: float = DEFAULT_THRESHOLD,
) -> nx.Graph:
    """Give the concepts of a graph file, with an edge where two share a paper.

    Parameters
    ----------
    roles
        A paper counts for a concept when it has it in one of these: ``("uses",)`` gives what is
        used together.
    kinds
        Which concepts to take.
    papers
        Ids of the papers to look at, ``None`` for all: those of a year, for example.
    min_together
        An edge needs at least so many papers. PMI of what occurs once or twice is mostly chance:
        ask for 3 or more before ranking by it.
    min_confidence
        Links below it are left out.

    Returns
    -------
    networkx.Graph
        Nodes are concept ids, sorted, with ``type`` ("concept"), ``label``, ``kind``, ``status``
        and ``papers`` (how many have it). Edges have ``weight`` (how many papers have both),
        ``pmi`` (in bits) and ``npmi`` (in [-1, 1]). Concepts without any edge stay. The graph has
        ``papers``: those with at least one link that counts, the total that PMI refers to.
    """
    rows = store.link_rows(min_confidence=min_confidence)
    table = Incidence.of(
        rows, roles=_known(roles, ROLES), kinds=_known(kinds, KINDS), papers=papers
    )
    having = [len(found) for found in table.papers_of]
    total = len(table.papers)
    graph = nx.Graph(papers=total)
    _add_concept_nodes(graph, store, dict(zip(table.concepts, having, strict=True)))
    for left, others, counts in shared_counts(table.papers_of, table.concepts_of):
        enough = counts >= min_together
        for right, together in zip(others[enough].tolist(), counts[enough].tolist(), strict=True):
            numbers = (together, having[left], having[right], total)
            graph.add_edge(
                table.concepts[left],
                table.concepts[right],
                weight=together,
                pmi=pointwise_mutual_information(*numbers),
                npmi=normalised_pmi(*numbers),
            )
    return graph


def project_papers(
    store: Store,
    *,
    roles: Collection[Role] = ABOUT,
    max_papers: int = DEFAULT_MAX_PAPERS,
    min_shared: int = 1,
    neighbours: int = 10,
    min_confidence: float = DEFAULT_THRESHOLD,
) -> nx.Graph:
    """Give the papers of a graph file, with an edge where two share concepts.

    A shared concept weighs the more the fewer papers have it: its inverse document frequency,
    ``log2(papers / papers with it)``; the weight of an edge is the sum over the shared concepts.

    Parameters
    ----------
    roles
        A concept counts for a paper that has it in one of these.
    max_papers
        Concepts that more papers have than this are left out: each would tie n²/2 pairs, and tell
        little of any. With it the work grows as the links do, at most ``max_papers`` for each.
    min_shared
        An edge needs at least so many shared concepts.
    neighbours
        An edge stays when it is among so many heaviest of one of its papers (ties: smaller id
        first), so that there are at most ``neighbours`` times as many edges as papers.
    min_confidence
        Links below it are left out.

    Returns
    -------
    networkx.Graph
        Nodes are the ids of all papers with a link that counts, sorted, with ``type`` ("paper"),
        ``label`` and, if known, ``year``. Edges have ``weight`` (bits) and ``shared`` (how many
        concepts). The graph has ``papers``: how many its weights refer to.
    """
    rows = store.link_rows(min_confidence=min_confidence)
    table = Incidence.of(rows, roles=_known(roles, ROLES))
    graph = nx.Graph(papers=len(table.papers))
    _add_paper_nodes(graph, store, table.papers)
    edges = sorted(_strongest(table, max_papers, min_shared, neighbours))
    for left, right, shared, weight in edges:
        graph.add_edge(table.papers[left], table.papers[right], weight=weight, shared=shared)
    return graph


def _strongest(
    table: Incidence, max_papers: int, min_shared: int, neighbours: int
) -> set[tuple[int, int, int, float]]:
    """Give (paper, later paper, concepts shared, weight) of the edges that stay."""
    total = len(table.papers)
    frequency = np.array([len(found) for found in table.papers_of], dtype=np.int64)
    weights = np.array([inverse_document_frequency(n, total) for n in frequency.tolist()])
    is_telling = frequency <= max_papers
    concepts_of = tuple(found[is_telling[found]] for found in table.concepts_of)
    kept: set[tuple[int, int, int, float]] = set()
    for paper, others, counts, sums in shared_weights(concepts_of, table.papers_of, weights):
        for other, shared, weight in _heaviest(others, counts, sums, min_shared, neighbours):
            kept.add((min(paper, other), max(paper, other), shared, weight))
    return kept


def _heaviest(
    others: Indices, counts: Indices, sums: Weights, min_shared: int, neighbours: int
) -> Iterator[tuple[int, int, float]]:
    # rounded, so that the two ends of an edge, and sums in another order, agree to the last digit
    sums = np.round(sums, 9)
    enough = np.flatnonzero((counts >= min_shared) & (sums > 0))
    chosen = enough[np.lexsort((others[enough], -sums[enough]))[:neighbours]]
    return zip(others[chosen].tolist(), counts[chosen].tolist(), sums[chosen].tolist(), strict=True)


def _known(names: Collection[str], known: tuple[str, ...]) -> frozenset[str]:
    """Give the names as a set; refuse those that are none of the known ones."""
    chosen = frozenset([names] if isinstance(names, str) else names)
    wrong = sorted(chosen.difference(known))
    if wrong:
        raise GraphError(f"{wrong[0]!r} is none of: {', '.join(known)}")
    return chosen


def _add_concept_nodes(graph: nx.Graph, store: Store, having: dict[str, int]) -> None:
    for concept in store.scheme.values():
        if concept.id in having:
            graph.add_node(
                concept.id,
                type="concept",
                label=concept.pref_label,
                kind=concept.kind,
                status=concept.status,
                papers=having[concept.id],
            )


def _add_paper_nodes(graph: nx.Graph, store: Store, ids: tuple[str, ...]) -> None:
    wanted = frozenset(ids)
    for paper in store.papers():
        if paper.id in wanted:
            graph.add_node(paper.id, type="paper", label=paper.title)
            if paper.published:
                graph.nodes[paper.id]["year"] = int(paper.published[:4])
