"""Write a graph file in a format of RDF, or as lines of JSON."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import ExportError
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.jsonld import write_jsonld
from kg.rdf.syntax.ntriples import write_nquads, write_ntriples
from kg.rdf.syntax.rdfxml import write_rdfxml
from kg.rdf.syntax.turtle import write_trig, write_turtle
from kg.rdf.terms import Subject
from kg.rdf.write.dataset import dataset_name
from kg.rdf.write.links import write_links, write_results
from kg.rdf.write.stream import subjects
from kg.store.reader import Store

#: Formats of RDF: from subjects, prefixes and the name of the graph to pieces of text.
RDF_FORMATS: dict[str, Callable[[Iterable[Subject], dict[str, str], str], Iterator[str]]] = {
    "turtle": write_turtle,
    "ntriples": write_ntriples,
    "nquads": write_nquads,
    "trig": write_trig,
    "jsonld": write_jsonld,
    "rdfxml": write_rdfxml,
}

#: Suffix of a file -> format of RDF.
SUFFIXES = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".trig": "trig",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
}

#: Suffix of files that are packed.
GZIP_SUFFIX = ".gz"

#: Formats that the RDF 1.2 option can be written in.
RDF12_FORMATS = ("turtle", "ntriples", "nquads", "trig")


def rdf_writer(
    format_: str,
) -> Callable[[Store, ExportOptions], Iterator[str]]:
    """Give the function that writes a graph file in a format of RDF."""

    def write(store: Store, options: ExportOptions) -> Iterator[str]:
        if options.rdf12 and format_ not in RDF12_FORMATS:
            raise ExportError(
                f"{format_} cannot hold RDF 1.2; choose one of {', '.join(RDF12_FORMATS)}"
            )
        graph = dataset_name(store, options)
        names = prefixes(options.base) | {"part": f"{graph}#"}
        return RDF_FORMATS[format_](subjects(store, options), names, graph)

    return write


#: Every format: from a graph file and choices to pieces of text.
FORMATS: dict[str, Callable[[Store, ExportOptions], Iterator[str]]] = {
    **{name: rdf_writer(name) for name in RDF_FORMATS},
    "links": write_links,
    "results": write_results,
}


def write_export(store: Store, format_: str, file: BinaryIO, options: ExportOptions) -> int:
    """Write an export and give its size in bytes.

    The same content and options give the same bytes. ``OSError`` of ``file`` is left to its owner.
    """
    return sum(file.write(piece.encode()) for piece in FORMATS[format_](store, options))


def format_of(path: Path) -> str | None:
    """Guess a format by the suffix of a file, that of gzip left aside.

    >>> format_of(Path("landscape.nt.gz")), format_of(Path("landscape.db"))
    ('ntriples', None)
    """
    name = path.with_suffix("") if path.suffix.lower() == GZIP_SUFFIX else path
    return SUFFIXES.get(name.suffix.lower())
