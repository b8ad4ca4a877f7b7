"""RDF out of a graph file, and SPARQL over it."""

from kg.rdf.options import ExportOptions
from kg.rdf.write.export import FORMATS, write_export

__all__ = ["FORMATS", "ExportOptions", "write_export"]
