"""Files of RDF, in any format and maybe gzipped, as datasets in memory."""

import zlib
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapeError
from kg.rdf.ask.engine import Dataset
from kg.rdf.iris import prefixes
from kg.rdf.opening import opened
from kg.vocab import DEFAULT_BASE


def format_of(path: Path) -> ox.RdfFormat | None:
    """Give the format that the name of a file tells: ``graph.ttl``, ``graph.nt.gz``."""
    name = path.with_suffix("") if path.suffix == ".gz" else path
    return ox.RdfFormat.from_extension(name.suffix.removeprefix(".")) if name.suffix else None


def read_rdf(path: Path) -> Dataset:
    """Read a file into memory, all its graphs as one.

    Raises
    ------
    ShapeError
        It cannot be read, its name tells no format, or it is not in that format (with its line).
    """
    format_ = format_of(path)
    if format_ is None:
        raise ShapeError(f"{path} tells no format of RDF; name a file like graph.ttl")
    triples = ox.Store()
    try:
        with opened(path, is_xml=format_ == ox.RdfFormat.RDF_XML) as file:
            quads = ox.parse(input=file, format=format_)
            triples.bulk_extend(ox.Quad(*quad.triple) for quad in quads)
    except (SyntaxError, ValueError, EOFError, zlib.error) as error:
        raise ShapeError(f"{path} cannot be parsed: {' '.join(str(error).split())}") from error
    except OSError as error:
        raise ShapeError(f"{path} cannot be read: {error.strerror or error}") from error
    return Dataset(triples, prefixes(DEFAULT_BASE))
