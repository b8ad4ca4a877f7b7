"""What turns the export of one graph file into that of another, as an RDF patch.

1. Both exports are walked side by side, subject by subject; they are sorted by IRI.
2. Of each subject, triples that only the old one has are deleted (``D``), and those that only the
   new one has are added (``A``), in one transaction. Terms stand as in N-Triples.
3. The id of the patch is made from the two builds and the choices of the export, so that the same
   two files give the same bytes.

Every link names the build that made it, so a patch between two builds is long even where little
has changed. The format is that of RDF Delta (https://afs.github.io/rdf-delta/rdf-patch.html).
"""

import hashlib
import uuid
from collections.abc import Iterator

from kg.rdf.options import ExportOptions
from kg.rdf.syntax.ntriples import write_ntriples
from kg.rdf.write.stream import subjects
from kg.store import Store
from kg.store.side_by_side import side_by_side


def write_patch(old: Store, new: Store, options: ExportOptions) -> Iterator[str]:
    """Yield the lines of a patch; applied to the N-Triples of ``old`` it gives those of ``new``."""
    yield f"H id <urn:uuid:{_identify(old, new, options)}> .\nTX .\n"
    ours, theirs = (write_ntriples(subjects(store, options), {}, "") for store in (old, new))
    for before, after in side_by_side(ours, theirs, _subject):
        if before == after:
            continue
        gone, came = _lines(before), _lines(after)
        yield "".join(f"D {line}\n" for line in sorted(gone - came))
        yield "".join(f"A {line}\n" for line in sorted(came - gone))
    yield "TC .\n"


def _identify(old: Store, new: Store, options: ExportOptions) -> uuid.UUID:
    said = "\n".join((old.build.id, new.build.id, *options.parts))
    return uuid.UUID(bytes=hashlib.sha256(said.encode()).digest()[:16], version=5)


def _subject(piece: str) -> str:
    return piece.partition(" ")[0]


def _lines(piece: str | None) -> set[str]:
    # split() at line feeds alone: a literal may hold other characters that end a line elsewhere
    return set(piece.split("\n")[:-1]) if piece else set()
