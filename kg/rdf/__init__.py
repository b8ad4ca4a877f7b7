"""RDF out of a graph file, and SPARQL over it."""

from kg.rdf.export import FORMATS, write_export
from kg.rdf.options import ExportOptions

__all__ = ["FORMATS", "ExportOptions", "write_export"]
