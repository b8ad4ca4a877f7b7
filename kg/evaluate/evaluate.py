"""A graph file against a gold file: every figure, every error, every confidence.

1. Each gold paper is found in the graph file: by the id that its input gave, where the title
   agrees, else by its title, else by our own id. What is not there is named and left out.
2. Its links of at least the threshold are matched and counted (:mod:`kg.evaluate.tally`).
3. Counts become figures with intervals (:mod:`kg.evaluate.figures`).
4. All its links, however unsure, tell what confidences are worth, and thresholds would give.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import GoldError, StoreError
from kg.evaluate.claims import Claim, tally_claims
from kg.evaluate.figures import Figure, figures, result_figures
from kg.evaluate.gold import (
    GoldClaims,
    GoldPaper,
    file_hash,
    read_gold,
    read_gold_results,
    rounded,
)
from kg.evaluate.matching import Predicted, match
from kg.evaluate.reliability import AtThreshold, Judged, Reliability, bins, by_rule, expected_error
from kg.evaluate.tally import Alarm, Miss, WrongRole, tally
from kg.model import DEFAULT_THRESHOLD, Paper
from kg.store.facts import Measurement
from kg.store.reader import Store
from kg.store.records import title_key
from kg.text import fold_title

#: Thresholds that the table of confidences tries.
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)

#: Concepts kept at hand while papers go by.
_NEAR = 10_000

_CLAIMS = "SELECT benchmark, low, high FROM result WHERE paper = ? ORDER BY ord"
_NUMBER = "SELECT nr FROM paper WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured, and on what."""

    gold: str  #: name of the gold file
    gold_hash: str
    build: str
    threshold: float
    papers: int  #: gold papers that the graph file holds
    absent: tuple[str, ...]  #: ids of those that it does not; they are left out
    differing: tuple[str, ...]  #: ids of those whose stored text is not that of the gold
    links: int
    must: int
    without_evidence: int
    figures: tuple[Figure, ...]
    results: tuple[Figure, ...] | None  #: ``None``: no gold results, or none in the graph file
    reliability: Reliability
    misses: tuple[Miss, ...]
    alarms: tuple[Alarm, ...]
    wrong_roles: tuple[WrongRole, ...]

    def figure(self, name: str, part: str = "") -> Figure:
        """Give a figure by its name and part."""
        every = (*self.figures, *(self.results or ()))
        return next(each for each in every if (each.name, each.part) == (name, part))

    def measurements(self) -> tuple[Measurement, ...]:
        """Give what the graph file is to keep."""
        return tuple(
            Measurement(
                gold=self.gold,
                part=each.part,
                figure=each.name,
                value=each.value,
                low=each.low,
                high=each.high,
                size=each.size,
                gold_hash=self.gold_hash,
                build=self.build,
            )
            for each in (
                Figure("", "papers", self.papers, None, None, self.papers),
                *self.figures,
                *(self.results or ()),
            )
        )


@dataclass(frozen=True, slots=True)
class _Read:
    """A gold paper with the stored one and all its links."""

    gold: GoldPaper
    paper: Paper
    predictions: tuple[Predicted, ...]

    def asserted(self, threshold: float) -> list[Predicted]:
        return [each for each in self.predictions if each.link.confidence >= threshold]


def evaluate(
    store: Store,
    gold: Path,
    *,
    results: Path | None = None,
    threshold: float = DEFAULT_THRESHOLD,
) -> Evaluation:
    """Measure a graph file on the papers of a gold file.

    Parameters
    ----------
    store, gold
        The graph file, and a gold file of links.
    results
        A gold file of numeric results of the same papers.
    threshold
        Links of less confidence are left out of the figures.

    Raises
    ------
    GoldError
        A gold file is none, or the graph file holds none of its papers.
    StoreError
        The graph file is in the middle of a build: its links are those of no build.
    """
    if not store.is_complete:
        raise StoreError(
            f"{store.path}: the last build was interrupted; run the same kg build again"
        )
    papers = read_gold(gold)
    claims = read_gold_results(results) if results else None
    found = {each.id: _stored(store, each.id, each.title) for each in papers}
    read = list(_read(store, papers, found))
    if not read:
        raise GoldError(
            f"{store.path} holds none of the {len(papers)} papers of {gold}; "
            f"build it from them: kg build {gold} --out {store.path}"
        )
    tallies = [tally(each.gold, each.asserted(threshold)) for each in read]
    counts = [each.counts for each in tallies]
    return Evaluation(
        gold=gold.name,
        gold_hash=file_hash(gold),
        build=store.build.id,
        threshold=threshold,
        papers=len(read),
        absent=tuple(id_ for id_, paper in found.items() if paper is None),
        differing=tuple(each.gold.id for each in read if _differs(each)),
        links=sum(each["predicted"] for each in counts),
        must=sum(each["must"] for each in counts),
        without_evidence=sum(each["without evidence"] for each in counts),
        figures=figures(counts),
        results=None if claims is None else _results(store, claims, found),
        reliability=_reliability(read),
        misses=tuple(miss for each in tallies for miss in each.misses),
        alarms=tuple(alarm for each in tallies for alarm in each.alarms),
        wrong_roles=tuple(wrong for each in tallies for wrong in each.wrong_roles),
    )


def _stored(store: Store, id_: str, title: str) -> Paper | None:
    """Find a gold paper; ids of inputs such as "1" may be those of other papers."""
    same = fold_title(title)
    for key in (("input", id_), ("title", title_key(title))):
        for paper in _by_key(store, *key):
            if not title or fold_title(paper.title) == same:
                return paper
    return next(store.papers([id_]), None)


def _by_key(store: Store, scheme: str, value: str) -> Iterator[Paper]:
    query = (
        "SELECT paper.id FROM identifier JOIN paper ON paper.nr = identifier.paper "
        "WHERE scheme = ? AND value = ?"
    )
    return store.papers([id_ for (id_,) in store.rows(query, (scheme, value))])


def _read(
    store: Store, papers: Iterable[GoldPaper], found: dict[str, Paper | None]
) -> Iterator[_Read]:
    concept_of = lru_cache(_NEAR)(store.concept)
    for gold in papers:
        paper = found[gold.id]
        if paper is not None:
            links = store.links(paper=paper.id, min_confidence=0.0)
            predictions = tuple(Predicted(link, concept_of(link.concept)) for link in links)
            yield _Read(gold, paper, predictions)


def _differs(read: _Read) -> bool:
    return (read.gold.title, read.gold.abstract) != (read.paper.title, read.paper.abstract)


def _results(
    store: Store, claims: Sequence[GoldClaims], found: dict[str, Paper | None]
) -> tuple[Figure, ...] | None:
    """Give the figures of numeric results; ``None`` where the graph file holds none at all."""
    if next(store.rows("SELECT 1 FROM result LIMIT 1"), None) is None:
        return None
    counts = []
    for each in claims:
        paper = found[each.id] if each.id in found else _stored(store, each.id, "")
        if paper is not None:
            counts.append(tally_claims(each, _claims(store, paper)))
    return result_figures(counts) if counts else None


def _claims(store: Store, paper: Paper) -> Iterator[Claim]:
    number = next(store.rows(_NUMBER, (paper.id,)))
    for benchmark, low, high in store.rows(_CLAIMS, number):
        yield Claim(benchmark, rounded([low] if low == high else [low, high]))


def _reliability(read: Sequence[_Read]) -> Reliability:
    judged = []
    for each in read:
        right = match(each.gold, each.predictions)
        for number, prediction in enumerate(each.predictions):
            link = prediction.link
            rule = link.reasons[0] if link.reasons else ""
            judged.append(Judged(link.confidence, rule, number in right))
    table = bins(judged)
    steps = tuple(_step(read, threshold) for threshold in _THRESHOLDS)
    return Reliability(table, expected_error(table), by_rule(judged), steps)


def _step(read: Sequence[_Read], threshold: float) -> AtThreshold:
    counts = [tally(each.gold, each.asserted(threshold)).counts for each in read]
    links = sum(each["predicted"] for each in counts)
    found = sum(each["found"] for each in counts)
    decisive = links - sum(each["optional"] for each in counts)
    must = sum(each["must"] for each in counts)
    return AtThreshold(
        threshold,
        links,
        _share(found, decisive),
        _share(found, must),
        _share(2 * found, decisive + must),
    )


def _share(some: int, all_: int) -> float | None:
    return round(some / all_, 4) if all_ else None
