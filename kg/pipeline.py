"""Build a graph file: read, extract, link, store, resolve, place; the program on one screen.

1. Papers are read from all inputs and stored, a batch a transaction; the same paper twice is one.
2. Every paper that this vocabulary and extractor have not linked yet is linked, a batch a
   transaction. So a changed vocabulary links all papers again, and a build that was killed goes on.
3. When anything has changed, the corpus stage is done again over all that is stored, and what
   people decided is replayed in it.
4. What has no place on the map yet is given one; where that is a lot, ``kg layout`` does it.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from kg import __version__
from kg.errors import StoreError
from kg.graph.place import Map, extend_map, new_map
from kg.link import extractor_digest
from kg.model import Build
from kg.ontology import Ontology
from kg.read import read_papers
from kg.read.refusal import Refusal
from kg.resolve import resolve, resolver_digest
from kg.resolve.decision_file import FILE_NAME, DecisionFile, read_decisions
from kg.resolve.decisions import Decision, decisions_hash
from kg.store import Writer, open_writer
from kg.store.check import build_id
from kg.store.papers import Added
from kg.workers import read_batches

#: Papers stored and linked in one transaction.
DEFAULT_BATCH = 500

#: A build places at most so many papers, which takes half a minute; more wait for ``kg layout``.
MOST_PLACED = 20_000


def _ignore(*_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Whom to tell what happens while a graph file is built."""

    #: Called with the name of a stage, how many papers it has done and, if known, of how many.
    progress: Callable[[str, int, int | None], None] = _ignore
    refusal: Callable[[Refusal], None] = _ignore


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    build: str
    added: Added
    refused: int
    linked: int  #: papers that were linked, for the first time or again
    papers: int  #: in the file now
    links: int
    new_names: int  #: discovered concepts
    seconds: float
    other_language: int = 0  #: papers that are not in English, which are not read for links
    without_abstract: int = 0  #: papers of which only the title could be read
    decided: int = 0  #: decisions that were replayed
    undecided: tuple[Refusal, ...] = ()  #: decisions that do not apply, and why
    unplaced: int = 0  #: papers that are still without a place on the map


@dataclass(slots=True)
class _Tally:
    """What was read from each input, counted while it streams by."""

    papers: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    added: Added = field(default_factory=Added)


def build_graph(
    inputs: Sequence[str | Path],
    out: Path | str,
    ontology: Ontology,
    *,
    workers: int = 1,
    batch: int = DEFAULT_BATCH,
    decisions: Path | str | None = None,
    watch: Watch | None = None,
) -> Summary:
    """Bring a graph file up to what the inputs, the vocabulary, people and this program say.

    The content is the same for the same papers, vocabulary, decisions and version, whatever the
    order and split of the inputs, the number of workers and the size of a batch.

    Parameters
    ----------
    decisions
        The file of what people decided; ``None``: ``decisions.csv`` beside the graph file, if it
        is there.

    Raises
    ------
    DecisionError
        The decisions cannot be read.
    StoreError
        The file cannot be written, or nothing is in it and nothing could be read.
    """
    watch = watch or Watch()
    started = time.monotonic()
    file = decisions_path(out) if decisions is None else Path(decisions)
    decided = read_decisions(file) if decisions is not None or file.exists() else DecisionFile()
    with open_writer(out) as writer:
        tally = _store_papers(writer, [str(name) for name in inputs], batch, watch)
        if not writer.count("paper"):
            _give_up(writer, tally)
        linked = _link_papers(writer, ontology, workers, batch, watch)
        _refuse(writer, str(file), decided.refusals, watch)
        build = _describe(writer, ontology, decided.decisions)
        if writer.resolved != build.id:
            watch.progress("resolve", 0, None)
            resolve(writer, build.id, decided.decisions)
        seconds = time.monotonic() - started
        _record(writer, build, tally, [str(name) for name in inputs], seconds)
        unplaced = _place(writer, watch)
        return Summary(
            build=build.id,
            added=tally.added,
            refused=tally.refused.total() + len(decided.refusals),
            linked=linked,
            papers=writer.count("paper"),
            links=writer.count("link"),
            new_names=writer.count("concept WHERE status = 'discovered'"),
            seconds=time.monotonic() - started,
            other_language=writer.count("paper WHERE flags LIKE '%other_language%'"),
            without_abstract=writer.count("paper WHERE flags LIKE '%no_abstract%'"),
            decided=len(decided.decisions),
            undecided=tuple(_undecided(writer, str(file), decided.places)),
            unplaced=unplaced,
        )


def lay_out_map(out: Path | str, *, fresh: bool = False, seed: int | None = None) -> Map:
    """Give everything in a graph file a place on its map, and keep it.

    Parameters
    ----------
    fresh
        Whether what has a place gets a new one.
    seed
        Of a new map; ``None``: the one that the map was made with, or 0.
    """
    with open_writer(out) as writer:
        store = writer.reader()
        laid = store.laid
        is_new = fresh or laid is None
        if is_new:
            made = new_map(store, seed=seed if seed is not None else laid.seed if laid else 0)
        else:
            made = extend_map(store)
        if made.laid and made.added:
            writer.set_places(made.places, made.laid)
        return made


def decisions_path(out: Path | str) -> Path:
    """Give the decisions file that belongs to a graph file unless another one is named."""
    return Path(out).with_name(FILE_NAME)


def _refuse(writer: Writer, file: str, refusals: Iterable[Refusal], watch: Watch) -> None:
    writer.forget_refusals([file])
    writer.add_refusals(refusals)
    for refusal in refusals:
        watch.refusal(refusal)


def _undecided(writer: Writer, file: str, places: Sequence[str]) -> Iterator[Refusal]:
    """Yield the decisions that do not apply, where they stand now."""
    for place, each in zip(places, writer.decided(), strict=True):
        if not each.is_applied:
            yield Refusal(file, place, f"{each.what} does not apply: {each.outcome}")


def _store_papers(writer: Writer, inputs: list[str], batch: int, watch: Watch) -> _Tally:
    tally = _Tally()
    refusals: list[Refusal] = []

    def refuse(refusal: Refusal) -> None:
        if refusal.file not in tally.refused:  # a pattern like *.bib names several files
            writer.forget_refusals([refusal.file])
        tally.refused[refusal.file] += 1
        refusals.append(refusal)
        watch.refusal(refusal)
        if len(refusals) >= batch:  # a file may hold a million bad lines and no paper
            writer.add_refusals(refusals)
            refusals.clear()

    writer.forget_refusals(inputs)
    papers = read_papers(inputs, on_refusal=refuse)
    while papers_batch := list(islice(papers, batch)):
        tally.added += writer.add_papers(papers_batch)
        tally.papers.update(paper.source.file for paper in papers_batch if paper.source)
        watch.progress("read", tally.papers.total(), None)
    writer.add_refusals(refusals)
    return tally


def _give_up(writer: Writer, tally: _Tally) -> None:
    if writer.is_new:
        writer.discard()
    refused = f" ({tally.refused.total()} refused)" if tally.refused else ""
    raise StoreError(f"{writer.path}: no paper could be read{refused}; nothing was built")


def _link_papers(writer: Writer, ontology: Ontology, workers: int, batch: int, watch: Watch) -> int:
    digest = _linking_digest(ontology)
    total, done = writer.count_unlinked(digest), 0
    if total * 2 > writer.count("paper"):
        writer.begin_bulk()
    concepts = writer.set_curated(ontology.concepts.values(), digest=ontology.digest)
    # to start a process takes as long as to link a thousand papers
    workers = min(workers, 1 + total // (2 * batch))
    for papers, readings in read_batches(writer.unlinked(digest, batch), ontology, workers):
        rows = [(nr, paper, reading) for (nr, paper), reading in zip(papers, readings, strict=True)]
        writer.write_readings(rows, concepts, digest)
        done += len(rows)
        watch.progress("link", done, total)
    writer.drop_uncurated(concepts)
    return done


def _linking_digest(ontology: Ontology) -> str:
    both = f"{ontology.digest} {extractor_digest()}"
    return hashlib.sha256(both.encode()).hexdigest()[:16]


def _describe(writer: Writer, ontology: Ontology, decisions: Iterable[Decision]) -> Build:
    draft = Build(
        id="",
        version=__version__,
        ontology_hash=ontology.digest,
        extractor_hash=extractor_hash(),
        papers_hash=writer.papers_hash(),
        decisions_hash=decisions_hash(decisions),
    )
    return replace(draft, id=build_id(draft))


def extractor_hash() -> str:
    """Give the hash of the code and word lists that decide about links, as a build has it."""
    return _sha256(f"{extractor_digest()} {resolver_digest()}")


def _record(writer: Writer, build: Build, tally: _Tally, inputs: list[str], seconds: float) -> None:
    finished = datetime.now(UTC).isoformat(timespec="seconds")
    number = writer.add_build(build, finished=finished, seconds=round(seconds, 3))
    names = dict.fromkeys([*inputs, *tally.papers, *tally.refused])
    rows = [
        (name, _file_hash(Path(name)), tally.papers[name], tally.refused[name])
        for name in names
        if name in tally.papers or name in tally.refused or Path(name).is_file()
    ]
    writer.add_inputs(number, rows)


def _place(writer: Writer, watch: Watch) -> int:
    """Give what is new a place on the map; give how many papers are left without one."""
    papers, concepts = writer.reader().count_unplaced()
    if papers > MOST_PLACED:
        return papers
    if papers or concepts:
        watch.progress("place", 0, None)
        made = extend_map(writer.reader())
        if made.laid:
            writer.set_places(made.places, made.laid)
    return 0


def _file_hash(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
