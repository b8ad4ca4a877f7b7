"""Files of RDF as things with all that is said of them, one at a time.

Files that this program writes say all of a thing in one place, and so do most others; then nothing
is kept while a file is read. Where that is not so, :func:`gathered` sorts outside memory.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias, cast

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.rdf.opening import PARSED_AS, opened, what_is_wrong
from kg.rdf.write.export import SUFFIXES, format_of
from kg.rdf.write.order import sort_items

#: What is said of a thing: predicate -> IRIs, and literals without datatype and language.
Values: TypeAlias = dict[str, list[str]]

#: A thing by its IRI.
Group: TypeAlias = tuple[str, Values]


def groups(path: Path) -> Iterator[Group]:
    """Yield what stands together of each thing, in the order of a file.

    Raises
    ------
    DatasetError
        The file is missing, or is not in the format that its name tells; names the line.
    """
    try:
        yield from _grouped(_quads(path))
    except SyntaxError as error:
        place = ", " if error.lineno else ": "
        raise DatasetError(f"{path}{place}{what_is_wrong(error)}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DatasetError(f"{path} ends too early or is damaged; fetch it again") from error
    except (ValueError, UnicodeError) as error:
        raise DatasetError(f"{path}: {what_is_wrong(error)}") from error
    except OSError as error:
        raise DatasetError(f"{path} cannot be read: {error.strerror or error}") from error


def gathered(paths: Iterable[Path]) -> Iterator[Group]:
    """Yield all that files say of each thing, whatever the order in which they say it."""
    pieces = (piece for path in paths for piece in groups(path))
    items = ((f"{iri}\n{number:015}", (iri, values)) for number, (iri, values) in enumerate(pieces))
    for iri, some in groupby((item for _, item in sort_items(items)), key=itemgetter(0)):
        whole: Values = {}
        for _, values in some:
            for predicate, objects in values.items():
                whole.setdefault(predicate, []).extend(objects)
        yield iri, whole


def _quads(path: Path) -> Iterator[ox.Quad]:
    name = format_of(path)
    if name is None:
        raise DatasetError(
            f"{path}: its name tells no format; let it end in {', '.join(SUFFIXES)}, or one of "
            "these with .gz"
        )
    with opened(path, is_xml=name == "rdfxml") as file:
        yield from ox.parse(file, format=PARSED_AS[name])


def _grouped(quads: Iterable[ox.Quad]) -> Iterator[Group]:
    iri: str | None = None
    values: Values = {}
    for quad in quads:
        value = quad.object
        if isinstance(value, ox.Triple):
            continue  # what --rdf12 adds is said by the link itself
        subject = cast(ox.NamedNode, quad.subject).value
        if subject != iri:
            if iri is not None:
                yield iri, values
            iri, values = subject, {}
        predicate = quad.predicate.value
        if predicate in values:
            values[predicate].append(value.value)
        else:
            values[predicate] = [value.value]
    if iri is not None:
        yield iri, values
