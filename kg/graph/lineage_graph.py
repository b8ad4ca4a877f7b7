"""A lineage as a networkx graph, and as files that other programs draw.

GraphML and GEXF are written by networkx, all attributes with them. DOT and Mermaid are drawings:
names, years and the two sorts of steps, several papers that say the same as one arrow.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import networkx as nx

from kg.graph.lineage import Lineage
from kg.store import Store


def lineage_graph(store: Store, lineage: Lineage) -> nx.MultiDiGraph:
    """Give a lineage as a directed multigraph: an edge a step, from the younger to the older.

    Attributes are strings and numbers, so that every writer of networkx takes them; what is not
    known is absent.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes and edges are sorted; the key of an edge is its relation and the id of its paper. The
        graph itself has ``build`` (id of the build that made the graph file).

        ============  =====================  ===================================================
        on            attribute              meaning
        ============  =====================  ===================================================
        node          ``label``              preferred label
        node          ``kind``               method; what was compared may be of another kind
        node          ``date``               "2024", "2024-05" or "2024-05-17"
        node          ``year``               its year, a number
        node          ``dated_by``           "proposed" (first proposal) or "seen" (first paper
                                             about it: it is at least so old)
        node          ``proposed_by``        how many papers propose it
        node          ``depth``              steps from the root of its tree
        edge          ``relation``           extends or compares_with
        edge          ``in_tree``            1 where the forest takes it, else 0
        edge          ``paper``, ``title``   who says so
        edge          ``date``               of that paper
        edge          ``confidence``         of its link to the older one, in [0, 1]
        edge          ``names_both``         1 where the sentence names both, else 0
        edge          ``evidence``           where it stands: "abstract[120:130]"
        edge          ``exact``              the words that name the older one, verbatim
        edge          ``sentence``           the sentence around them, verbatim
        ============  =====================  ===================================================
    """
    graph = nx.MultiDiGraph(build=store.build.id)
    depth = {branch.id: branch.depth for branch in lineage.branches}
    for id_, each in lineage.concepts.items():
        graph.add_node(id_, label=each.label, kind=each.kind, proposed_by=len(each.proposed_by))
        if each.date:
            dates = {"date": each.date, "year": int(each.date[:4]), "dated_by": each.dated_by}
            graph.nodes[id_].update(dates)
        if id_ in depth:
            graph.nodes[id_]["depth"] = depth[id_]
    papers = {paper.id: paper for paper in store.papers(step.paper for step in lineage.steps)}
    for step in lineage.steps:
        paper, said = papers[step.paper], step.evidence
        graph.add_edge(
            step.method,
            step.other,
            key=f"{step.relation} {step.paper}",
            relation=step.relation,
            in_tree=int(lineage.is_branch(step)),
            paper=paper.id,
            title=paper.title,
            confidence=step.confidence,
            names_both=int(step.names_both),
            evidence=f"{said.field}[{said.start}:{said.end}]",
            exact=said.exact,
            sentence=paper.sentence_of(said),
            **({"date": step.date} if step.date else {}),
        )
    return graph


def as_graphml(graph: nx.MultiDiGraph) -> str:
    """Give the graph as GraphML, for Gephi, yEd and Cytoscape."""
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def as_gexf(graph: nx.MultiDiGraph) -> str:
    """Give the graph as GEXF, for Gephi; without the day on which it was written."""
    text = "\n".join(nx.generate_gexf(graph)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text)


def as_dot(graph: nx.MultiDiGraph) -> str:
    """Give the drawing in the language of Graphviz, time from left to right."""
    lines = ["digraph lineage {", "  rankdir=LR;", '  node [shape=box, fontname="sans-serif"];']
    names = _names(graph)
    for id_, name in names.items():
        lines.append(f"  {name} [label={_dot_string(_caption(graph, id_))}];")
    for (method, other, relation), papers in _arrows(graph):
        style = "" if relation == "extends" else "style=dashed, constraint=false, color=gray50, "
        lines.append(
            f"  {names[other]} -> {names[method]} [{style}tooltip={_dot_string(_says(papers))}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def as_mermaid(graph: nx.MultiDiGraph) -> str:
    """Give the drawing in the language of Mermaid, which Markdown pages show."""
    lines = ["flowchart LR"]
    names = _names(graph)
    for id_, name in names.items():
        lines.append(f'  {name}["{_mermaid_text(_caption(graph, id_))}"]')
    for (method, other, relation), _ in _arrows(graph):
        arrow = "-->" if relation == "extends" else "-.-"
        lines.append(f"  {names[other]} {arrow} {names[method]}")
    return "\n".join(lines) + "\n"


#: How a lineage is written, by the name of the format.
FORMATS: Mapping[str, Callable[[nx.MultiDiGraph], str]] = {
    "graphml": as_graphml,
    "gexf": as_gexf,
    "dot": as_dot,
    "mermaid": as_mermaid,
}


def _names(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Give each node a name that no language has to quote."""
    return {id_: f"n{number}" for number, id_ in enumerate(graph)}


def _caption(graph: nx.MultiDiGraph, id_: str) -> str:
    node = graph.nodes[id_]
    if "year" not in node:
        return str(node["label"])
    about = "" if node["dated_by"] == "proposed" else "by "
    return f"{node['label']} ({about}{node['year']})"


#: Method, other concept, relation.
_Arrow = tuple[str, str, str]


def _arrows(graph: nx.MultiDiGraph) -> Iterator[tuple[_Arrow, int]]:
    """Yield each arrow once, with how many papers say so."""
    edges = graph.edges(data="relation")
    yield from sorted(Counter(edges).items(), key=lambda pair: (pair[0][2] != "extends", pair[0]))


def _says(papers: int) -> str:
    return "1 paper" if papers == 1 else f"{papers} papers"


def _dot_string(text: str) -> str:
    r"""Give a quoted string: a backslash would begin an escape, e.g. ``\N``.

    >>> print(_dot_string('say "N" \\N'))
    "say \"N\" \\N"
    """
    flat = " ".join(text.split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mermaid_text(text: str) -> str:
    """Give a text in which nothing but letters, digits and spaces means anything to Mermaid.

    >>> _mermaid_text('<b> "x" #1')
    '#60;b#62; #34;x#34; #35;1'
    """
    flat = " ".join(text.split())
    return re.sub(r"[^\w .,()+:/-]", lambda found: f"#{ord(found[0])};", flat)
