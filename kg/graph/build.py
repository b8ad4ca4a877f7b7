"""From a graph file to a networkx graph of its papers, concepts and links."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import networkx as nx

from kg.model import DEFAULT_THRESHOLD, Concept, Link, Paper
from kg.store import Store

#: Key of the edges from a concept to a wider one; the other keys are roles.
BROADER = "broader"

#: Joins several names in one attribute.
SEPARATOR = " | "


def load_graph(
    store: Store, *, min_confidence: float = DEFAULT_THRESHOLD, with_evidence: bool = True
) -> nx.MultiDiGraph:
    """Give the papers, concepts and links of a graph file as a directed multigraph.

    A node is the id of a paper or of a concept. An edge leads from a paper to a concept, and its
    key is the role; or from a concept to a broader one, and its key is ``"broader"``. Concepts
    are those that the links reach and all that is broader; papers are all papers, linked or not.

    Attributes are strings and numbers, so that every writer of networkx takes them. What the
    source does not say is absent, not ``None``; several names are joined by ``" | "``.

    Parameters
    ----------
    min_confidence
        Links below it are left out.
    with_evidence
        Whether edges carry their quotes; without them the graph takes a quarter less memory, and
        half the time.

    Returns
    -------
    networkx.MultiDiGraph
        Concepts, then papers, each sorted by id. The graph itself has ``build`` (id of the build
        that made the file) and ``min_confidence``.

        ============  =====================  ===================================================
        on            attribute              meaning
        ============  =====================  ===================================================
        every node    ``type``               ``"paper"`` or ``"concept"``
        every node    ``label``              title or preferred label
        paper         ``authors``            names, joined
        paper         ``published``          "2024", "2024-05" or "2024-05-17"
        paper         ``year``               its year, a number
        paper         ``venue``, ``url``     as the source gives them
        concept       ``kind``               method, setting, domain or benchmark
        concept       ``status``             curated, discovered or accepted
        concept       ``alt_labels``         other names, joined
        concept       ``definition``         one sentence
        concept       ``introduced_by``      id of the paper that introduces a discovered concept
        every edge    ``role``               the key again: a role, or "broader"
        link          ``confidence``         in [0, 1]
        link          ``detail``             extends, trains_with or integrates (with evidence)
        link          ``evidence``           how many stretches of text say so (with evidence)
        link          ``field``              where the best one stands: title or abstract
        link          ``exact``              the best stretch, verbatim
        link          ``sentence``           the sentence around it, verbatim
        ============  =====================  ===================================================
    """
    graph = nx.MultiDiGraph(build=store.build.id, min_confidence=min_confidence)
    _add_concepts(graph, store, min_confidence)
    edges = _quoted_edges if with_evidence else _bare_edges
    by_paper = groupby(edges(store, min_confidence), key=itemgetter(0))
    paper_id, group = next(by_paper, (None, iter(())))
    for paper in store.papers():
        graph.add_node(paper.id, **_paper_attributes(paper))
        if paper.id == paper_id:
            for _, concept, link in group:
                graph.add_edge(paper.id, concept, **_edge_attributes(paper, link))
            paper_id, group = next(by_paper, (None, iter(())))
    return graph


#: (paper id, concept id, the link or its (role, confidence))
_Edge = tuple[str, str, Link | tuple[str, float]]


def _quoted_edges(store: Store, min_confidence: float) -> Iterator[_Edge]:
    return ((link.paper, link.concept, link) for link in store.links(min_confidence=min_confidence))


def _bare_edges(store: Store, min_confidence: float) -> Iterator[_Edge]:
    rows = store.link_rows(min_confidence=min_confidence)
    return ((paper, concept, (role, confidence)) for paper, concept, role, confidence in rows)


def _add_concepts(graph: nx.MultiDiGraph, store: Store, min_confidence: float) -> None:
    concepts = store.scheme
    linked = store.paper_count_by_concept(min_confidence=min_confidence)
    chosen = _with_broader(linked, concepts)
    for id_ in chosen:
        graph.add_node(id_, **_concept_attributes(concepts[id_]))
    for id_ in chosen:
        for wider in concepts[id_].broader:
            if wider in concepts:
                graph.add_edge(id_, wider, key=BROADER, role=BROADER)


def _with_broader(ids: Iterable[str], concepts: Mapping[str, Concept]) -> list[str]:
    """Give these ids and those of everything broader, sorted."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            waiting.extend(wider for wider in concepts[id_].broader if wider in concepts)
    return sorted(found)


def _present(**attributes: str | int | None) -> dict[str, str | int]:
    return {name: value for name, value in attributes.items() if value not in (None, "")}


def _paper_attributes(paper: Paper) -> dict[str, str | int]:
    return _present(
        type="paper",
        label=paper.title,
        authors=SEPARATOR.join(paper.authors),
        published=paper.published,
        year=int(paper.published[:4]) if paper.published else None,
        venue=paper.venue,
        url=paper.url,
    )


def _concept_attributes(concept: Concept) -> dict[str, str | int]:
    return _present(
        type="concept",
        label=concept.pref_label,
        kind=concept.kind,
        status=concept.status,
        alt_labels=SEPARATOR.join(concept.alt_labels),
        definition=concept.definition,
        introduced_by=concept.introduced_by,
    )


def _edge_attributes(paper: Paper, link: Link | tuple[str, float]) -> dict[str, str | int | float]:
    if not isinstance(link, Link):
        role, confidence = link
        return {"key": role, "role": role, "confidence": confidence}
    best = link.evidence[0]
    return {
        "key": link.role,
        "role": link.role,
        "confidence": link.confidence,
        **_present(
            detail=link.detail,
            evidence=len(link.evidence),
            field=best.field,
            exact=best.exact,
            sentence=paper.sentence_of(best),
        ),
    }
