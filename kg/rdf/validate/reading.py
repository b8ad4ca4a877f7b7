"""Files of RDF, in any format and maybe gzipped, as datasets in memory."""

import gzip
import zlib
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapeError
from kg.rdf.ask.engine import Dataset
from kg.rdf.iris import prefixes
from kg.rdf.opening import PARSED_AS, opened, what_is_wrong
from kg.rdf.write.export import format_of
from kg.vocab import DEFAULT_BASE


def read_rdf(path: Path) -> Dataset:
    """Read a file into memory, all its graphs as one.

    Raises
    ------
    ShapeError
        It cannot be read, its name tells no format, or it is not in that format (with its line).
    """
    name = format_of(path)
    if name is None:
        raise ShapeError(f"{path} tells no format of RDF; name a file like graph.ttl")
    triples = ox.Store()
    try:
        with opened(path, is_xml=name == "rdfxml") as file:
            quads = ox.parse(input=file, format=PARSED_AS[name])
            triples.bulk_extend(ox.Quad(*quad.triple) for quad in quads)
    except (SyntaxError, ValueError) as error:
        raise ShapeError(f"{path} cannot be parsed: {what_is_wrong(error)}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ShapeError(f"{path} ends too early or is damaged; fetch it again") from error
    except OSError as error:
        raise ShapeError(f"{path} cannot be read: {error.strerror or error}") from error
    return Dataset(triples, prefixes(DEFAULT_BASE))
