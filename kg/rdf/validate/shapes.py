"""Check a dataset against ``ontology/shapes.ttl``, with pyshacl over rdflib.

It is read into memory as a whole and checked in Python: meant for up to some hundred papers.
"""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from kg.errors import ShapeError
from kg.ontology.ontology import shipped_directory
from kg.rdf.ask.engine import Dataset, Solutions, load_dataset
from kg.rdf.iris import prefixes
from kg.rdf.validate.reading import read_rdf
from kg.rdf.validate.violations import Finding, Teller, Term, Violation, find
from kg.store.reader import Store
from kg.vocab import DEFAULT_BASE

#: Violations that a message names.
_MOST = 3

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def find_by_shape(dataset: Dataset) -> tuple[Finding, ...]:
    """Give the shapes that a dataset breaks, sorted by their messages.

    Raises
    ------
    ShapeError
        The shapes themselves are at fault.
    """
    shapes = Graph().parse(shipped_directory() / "shapes.ttl", format="turtle")
    graph = _to_graph(dataset)
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise ShapeError(f"the shapes themselves are at fault: {report}")
    found: defaultdict[str, list[Violation]] = defaultdict(list)
    for result in () if conforms else report.subjects(RDF.type, SH.ValidationResult):
        found[str(report.value(result, SH.resultMessage))].append(_violation(report, result))
    return tuple(find(message, found[message]) for message in sorted(found))


def validate(source: Store | Path | Graph) -> None:
    """Check a graph file, a file of RDF or a graph of rdflib.

    Raises
    ------
    ShapeError
        It breaks its shapes; names the first violations, with what to look at.
    """
    dataset = _dataset(source)
    found = find_by_shape(dataset)
    if found:
        teller = Teller(dataset)
        said = [teller.sentence(each.message, one) for each in found for one in each.first]
        total = sum(each.total for each in found)
        more = f"; and {total - _MOST} more" if total > _MOST else ""
        raise ShapeError(f"{total} violations of the shapes: {'; '.join(said[:_MOST])}{more}")


def _dataset(source: Store | Path | Graph) -> Dataset:
    if isinstance(source, Store):
        return load_dataset(source)
    if isinstance(source, Path):
        return read_rdf(source)
    triples = ox.Store()
    triples.load(source.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    return Dataset(triples, prefixes(DEFAULT_BASE))


def _to_graph(dataset: Dataset) -> Graph:
    found = dataset.query(_ALL)
    rows = found.rows if isinstance(found, Solutions) else ()
    # terms say themselves as N-Triples has them; rdflib knows no triple terms (RDF 1.2), and no
    # shape is about them
    lines = (f"{s} {p} {o} .\n" for s, p, o in rows if not isinstance(o, ox.Triple))
    return Graph().parse(data="".join(lines), format="nt")


def _violation(report: Graph, result: Node) -> Violation:
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    if report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent:
        # looked at from a role or a scheme: the thing at fault is the value
        is_role = (focus, RDF.type, SKOS.ConceptScheme) not in report and "#" in str(focus)
        return Violation(_term(value), _term(focus if is_role else SKOS.broader))
    path = report.value(result, SH.resultPath)
    if isinstance(
        path, BNode
    ):  # a path of several steps stands for the property that it must equal
        shape = report.value(result, SH.sourceShape)
        path = report.value(shape, SH.equals)
    property_ = _term(path) if isinstance(path, URIRef) else None
    return Violation(_term(focus), property_, None if value in (None, focus) else _term(value))


def _term(node: Node | None) -> Term:
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    text = str(node)
    if not isinstance(node, Literal) or (node.language is None and node.datatype is None):
        return ox.Literal(text)
    if node.language is not None:
        return ox.Literal(text, language=node.language)
    return ox.Literal(text, datatype=ox.NamedNode(str(node.datatype)))
