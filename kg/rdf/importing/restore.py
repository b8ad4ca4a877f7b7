"""``kg import``: a graph file from an export, in any of its formats.

1. Files are read once; papers, concepts, links, results and evidence are kept outside memory by
   what they belong to (:mod:`kg.rdf.importing.scratch`). Where all of a thing does not stand in
   one place, the files are sorted and read again.
2. The dataset says of itself where its things live and which build made it
   (:mod:`kg.rdf.importing.about`).
3. A new graph file is written beside the place that it is to have: concepts, then paper by paper
   with its links and results, each quotation verified against the text. It takes its place when it
   is whole; a graph file that is there is never touched.

No paper is marked as linked by a vocabulary, for what linking finds besides links (new names,
mentions that mean nothing known) is in no export: the next ``kg build`` links all of them again.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from kg.errors import DatasetError, KGError
from kg.model import Paper, Reading
from kg.rdf.importing.about import About, about_of
from kg.rdf.importing.parsing import Group, Values, gathered, groups
from kg.rdf.importing.remake import Remaker
from kg.rdf.importing.said import ThingError
from kg.rdf.importing.scratch import ScatteredError, Scratch, Thing
from kg.rdf.importing.things import FEW, thing_of
from kg.store.facts import Decided, Imported
from kg.store.restore import put_decisions, put_imported, unknown_parents
from kg.store.writer import Writer, open_writer
from kg.vocab import RDF, VOID

#: Papers, or concepts, that are written in one transaction.
_BATCH = 1000

#: No digest of a vocabulary is like this, so that papers count as not linked yet.
_LINKED_WITH = "imported"

#: Parts of the description of a dataset have no class.
_DESCRIBING = frozenset((VOID + "class", VOID + "property"))


@dataclass(frozen=True, slots=True)
class Restored:
    """What an import has written."""

    build: str
    papers: int
    concepts: int
    links: int
    results: int
    with_text: bool
    decisions: tuple[Decided, ...]
    seconds: float


def import_dataset(paths: Sequence[Path], out: Path) -> Restored:
    """Make a graph file of one export, or of files that hold its parts.

    Raises
    ------
    DatasetError
        A file cannot be read, is no export of this program, or contradicts itself; or ``out`` is
        there already. Nothing is written then.
    """
    started = time.monotonic()
    if out.exists():
        raise DatasetError(f"{out} is there already; name a new file, it is left as it is")
    with Scratch() as scratch:
        few = _read(paths, scratch)
        part = out.with_name(f".{out.name}.{os.getpid()}.part")
        try:
            about = about_of(few)
            with open_writer(part) as writer:
                counts = _write(writer, scratch, about)
                _finish(writer, about, paths, counts[0], time.monotonic() - started)
            if out.exists():
                raise DatasetError(f"{out} is there now; it is left as it is")
            part.rename(out)
        except DatasetError as error:
            raise DatasetError(f"{_names(paths)}: {error}") from error
        finally:
            for rest in ("", "-wal", "-shm", "-journal"):
                with suppress(FileNotFoundError):
                    part.with_name(part.name + rest).unlink()
    papers, concepts, links, results = counts
    seconds = time.monotonic() - started
    return Restored(
        about.build.id, papers, concepts, links, results, about.with_text, about.decisions, seconds
    )


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(map(str, paths))


def _read(paths: Sequence[Path], scratch: Scratch) -> dict[str, dict[str, Values]]:
    """Keep all things; give those that are few."""
    few: dict[str, dict[str, Values]] = {}
    try:
        together = (group for path in paths for group in groups(path))
        scratch.fill(_things(together, few, is_gathered=False))
    except ScatteredError:
        few.clear()
        try:
            scratch.fill(_things(gathered(paths), few, is_gathered=True))
        except ThingError as error:
            raise DatasetError(f"{_names(paths)}: {error}") from error
    return few


def _things(
    said: Iterable[Group], few: dict[str, dict[str, Values]], *, is_gathered: bool
) -> Iterator[Thing]:
    for iri, values in said:
        try:
            thing = thing_of(iri, values)
        except ThingError as error:
            if is_gathered:
                raise
            raise ScatteredError from error  # what is missing may stand elsewhere
        if isinstance(thing, tuple):
            yield thing
        elif thing == "few":
            kind = next(FEW[class_] for class_ in values[RDF + "type"] if class_ in FEW)
            known = few.setdefault(kind, {}).setdefault(iri, {})
            for predicate, objects in values.items():
                known.setdefault(predicate, []).extend(objects)
        elif not is_gathered and RDF + "type" not in values and not _DESCRIBING & values.keys():
            raise ScatteredError  # what it is stands elsewhere


def _write(writer: Writer, scratch: Scratch, about: About) -> tuple[int, int, int, int]:
    """Write concepts and papers; give how many papers, concepts, links and results."""
    remaker = Remaker(scratch, about)
    numbers: dict[str, int] = {}
    concepts = remaker.concepts()
    while some := list(islice(concepts, _BATCH)):
        numbers |= writer.set_curated(some)
    papers, results, links = 0, 0, 0
    readings = remaker.papers(numbers)
    while batch := list(islice(readings, _BATCH)):
        papers += len(batch)
        results += sum(len(reading.results) for _, reading in batch)
        links += _put(writer, batch, numbers)
    for what in ("link", "result"):
        if scratch.count(what) != {"link": links, "result": results}[what]:
            raise DatasetError(f"it holds a {what} of a paper that it does not describe")
    return papers, len(numbers), links, results


def _put(writer: Writer, batch: list[tuple[Paper, Reading]], numbers: dict[str, int]) -> int:
    try:
        rows = writer.put_papers([paper for paper, _ in batch])
        readings = [(nr, *pair) for nr, pair in zip(rows, batch, strict=True)]
        return writer.write_readings(readings, numbers, _LINKED_WITH)
    except KGError as error:
        raise DatasetError(str(error)) from error


def _finish(
    writer: Writer, about: About, paths: Sequence[Path], papers: int, seconds: float
) -> None:
    papers_hash = writer.papers_hash()
    known = Imported(about.build.id, papers_hash, about.with_text, about.min_confidence)
    with writer.transaction() as connection:
        if parents := unknown_parents(connection):
            raise DatasetError(f"it does not describe {parents[0]}, which is a broader concept")
        put_decisions(connection, about.decisions)
        put_imported(connection, known)
        writer.mark_resolved(about.build.id)
    for gold in dict.fromkeys(each.gold for each in about.measurements):
        writer.set_measurements(gold, [each for each in about.measurements if each.gold == gold])
    finished = datetime.now(UTC).isoformat(timespec="seconds")
    number = writer.add_build(about.build, finished=finished, seconds=round(seconds, 3))
    writer.add_inputs(number, [(str(path), _hash(path), papers, 0) for path in paths])


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
