"""Check a dataset against ``ontology/shapes.ttl``, with pyshacl over rdflib."""

from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, Graph

from kg.errors import ShapeError
from kg.ontology.ontology import shipped_directory
from kg.rdf.second_engine import to_rdflib
from kg.store.reader import Store

#: Violations that a message names.
_MOST = 3


def validate(source: Store | Path | Graph) -> None:
    """Check a graph file, a file of RDF or a graph of rdflib.

    It is read into memory as a whole and checked in Python: meant for up to some thousand papers.

    Raises
    ------
    ShapeError
        It breaks its shapes; names the first violations, with what to look at.
    """
    shapes = Graph().parse(shipped_directory() / "shapes.ttl", format="turtle")
    conforms, report, _ = pyshacl.validate(_graph(source), shacl_graph=shapes)
    if not isinstance(report, Graph):
        raise ShapeError(f"the shapes themselves are at fault: {report}")
    if not conforms:
        raise ShapeError(_explain(report))


def _graph(source: Store | Path | Graph) -> Graph:
    if isinstance(source, Graph):
        return source
    if isinstance(source, Store):
        return to_rdflib(source)
    # parsed by pyoxigraph, which is strict and has one error for all formats
    try:
        triples = [quad.triple for quad in ox.parse(path=source)]
    except SyntaxError as error:
        raise ShapeError(f"{source} cannot be parsed: {error}") from error
    except ValueError as error:
        raise ShapeError(f"{source}: {error}; name a file like graph.ttl") from error
    except OSError as error:
        raise ShapeError(f"{source} cannot be read: {error.strerror or error}") from error
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def _explain(report: Graph) -> str:
    found = sorted(
        f"{report.value(result, SH.focusNode)}: {report.value(result, SH.resultMessage)} "
        f"({report.value(result, SH.resultPath) or 'links and triples'}, "
        f"{report.value(result, SH.value) or 'no value'})"
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{len(found)} violations of the shapes: {'; '.join(found[:_MOST])}{more}"
