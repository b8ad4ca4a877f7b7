"""The papers that an analysis looks at: when they appeared, and what they are about.

1. A selection says which: those about some concepts, or narrower ones, and of some years.
2. Being about something rolls up: a paper about GRPO is about policy gradients, too. What a paper
   avoids or merely mentions does not count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kg.errors import GraphError
from kg.graph.incidence import Flags, Indices, group_by
from kg.graph.project import ABOUT
from kg.model import DEFAULT_THRESHOLD, Concept
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Selection:
    """Which papers an analysis looks at; by default all that are in scope.

    Papers without a date are in no range of years.
    """

    focus: tuple[str, ...] = ()  #: ids of concepts; a paper is about each, or about narrower ones
    since: int | None = None  #: first year
    until: int | None = None  #: last year
    min_confidence: float = DEFAULT_THRESHOLD  #: links below it do not count

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise GraphError(f"since {self.since} is after until {self.until}; swap them")
        if not 0 <= self.min_confidence <= 1:
            raise GraphError(f"min_confidence {self.min_confidence} is not between 0 and 1")

    @property
    def is_whole(self) -> bool:
        """Whether it leaves no paper out."""
        return not self.focus and self.since is None and self.until is None


@dataclass(frozen=True, eq=False)
class Corpus:
    """The selected papers and all that they are about; both are named by their index.

    Tables are columns of one length, one place a pair of a paper and a concept.
    """

    selection: Selection
    papers: tuple[str, ...]  #: sorted ids, of papers without a link too
    dates: tuple[str, ...]  #: of each paper: "2024", "2024-05", "2024-05-17", or "" where unknown
    concepts: tuple[str, ...]  #: sorted ids of what they are about, rolled up
    paper: Indices  #: sorted by paper, then by concept
    concept: Indices
    is_link: Flags  #: false: only something narrower is linked
    scheme: Mapping[str, Concept]  #: all concepts of the graph file, by id

    @cached_property
    def years(self) -> Indices:
        """The year of each paper, 0 where it is unknown."""
        return np.array([int(date[:4] or 0) for date in self.dates], dtype=np.int64)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The index of each concept, by its id."""
        return {id_: number for number, id_ in enumerate(self.concepts)}

    @cached_property
    def having(self) -> Indices:
        """How many papers are about each concept, or about something narrower."""
        return np.bincount(self.concept, minlength=len(self.concepts))

    @cached_property
    def papers_of(self) -> tuple[Indices, ...]:
        """For each concept, the sorted indices of the papers about it or something narrower."""
        return group_by(self.concept, self.paper, len(self.concepts))

    @cached_property
    def above(self) -> tuple[frozenset[int], ...]:
        """For each concept, the indices of all that is broader."""
        number_of = self.number_of
        return tuple(
            frozenset(number_of[id_] for id_ in broader_of(concept, self.scheme))
            for concept in self.concepts
        )

    def of_kind(self, kind: str) -> Indices:
        """Give the indices of the concepts of a kind, sorted."""
        places = [n for n, id_ in enumerate(self.concepts) if id_.startswith(f"{kind}:")]
        return np.array(places, dtype=np.int64)

    def part(self, chosen: Flags) -> "Corpus":
        """Give the part with the chosen papers; concepts keep their numbers, also without papers.

        Parameters
        ----------
        chosen
            For each paper whether it is of the part.
        """
        papers = np.flatnonzero(chosen)
        number = np.full(len(self.papers), -1, dtype=np.int64)
        number[papers] = np.arange(len(papers))
        kept = chosen[self.paper]
        return replace(
            self,
            papers=tuple(self.papers[paper] for paper in papers.tolist()),
            dates=tuple(self.dates[paper] for paper in papers.tolist()),
            paper=number[self.paper[kept]],
            concept=self.concept[kept],
            is_link=self.is_link[kept],
        )

    def label(self, concept: str) -> str:
        """Give the preferred label of a concept of the graph file."""
        return self.scheme[concept].pref_label


def broader_of(concept: str, scheme: Mapping[str, Concept]) -> frozenset[str]:
    """Give the ids of all that is broader than a concept, however far, without itself."""
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        known = scheme.get(waiting.pop())
        for wider in known.broader if known else ():
            if wider in scheme and wider not in found:
                found.add(wider)
                waiting.append(wider)
    return frozenset(found)


def select(
    store: Store,
    *,
    focus: Iterable[str] = (),
    since: int | None = None,
    until: int | None = None,
    min_confidence: float = DEFAULT_THRESHOLD,
) -> Selection:
    """Give the selection that names of concepts and years mean.

    Raises
    ------
    UnknownNameError
        No concept goes by a name; the message names near ones.
    GraphError
        The first year is after the last.
    """
    ids = (store.find_concepts(name)[0].id for name in focus)
    return Selection(tuple(dict.fromkeys(ids)), since, until, min_confidence)


def load_corpus(store: Store, selection: Selection | None = None) -> Corpus:
    """Give the papers of a selection, with what they are about; ``None`` selects all.

    Raises
    ------
    GraphError
        Something was selected, and no paper is in it; the message says what there is.
    """
    selection = selection or Selection()
    scheme = store.scheme
    dates = dict(_dated(store, selection))
    about = dict(_about(store, scheme, selection, dates))
    if selection.focus:
        dates = {id_: date for id_, date in dates.items() if id_ in about}
    if not dates and not selection.is_whole:
        raise GraphError(_nothing(store, selection, scheme))
    papers = tuple(dates)
    concepts = tuple(sorted({id_ for found in about.values() for id_ in found}))
    return Corpus(
        selection,
        papers,
        tuple(dates.values()),
        concepts,
        *_columns(papers, concepts, about),
        scheme,
    )


#: Concept -> whether it is linked itself.
_Found = Mapping[str, bool]

_PAPERS = """
SELECT id, coalesce(published, '') FROM paper
 WHERE nr NOT IN (SELECT paper FROM excluded) ORDER BY id
"""


def _dated(store: Store, selection: Selection) -> Iterator[tuple[str, str]]:
    for id_, date in store.rows(_PAPERS):
        year = int(date[:4] or 0)
        if selection.since is not None and year < selection.since:
            continue
        if selection.until is not None and not 0 < year <= selection.until:
            continue
        yield id_, date


def _about(
    store: Store, scheme: Mapping[str, Concept], selection: Selection, papers: Mapping[str, str]
) -> Iterator[tuple[str, _Found]]:
    """Yield the selected papers that have a link, with all that they are about."""
    wider: dict[str, frozenset[str]] = {}
    wanted = set(selection.focus)
    linked: dict[str, list[str]] = {}
    for paper, concept, role, _ in store.link_rows(min_confidence=selection.min_confidence):
        if role in ABOUT and paper in papers:
            linked.setdefault(paper, []).append(concept)
    for paper, concepts in linked.items():
        found = dict.fromkeys(concepts, True)
        for concept in concepts:
            if concept not in wider:
                wider[concept] = broader_of(concept, scheme)
            for above in wider[concept]:
                found.setdefault(above, False)
        if wanted <= found.keys():
            yield paper, found


def _columns(
    papers: tuple[str, ...], concepts: tuple[str, ...], about: Mapping[str, _Found]
) -> tuple[Indices, Indices, Flags]:
    number_of = {id_: number for number, id_ in enumerate(concepts)}
    rows = [
        (paper, number_of[concept], is_link)
        for paper, id_ in enumerate(papers)
        for concept, is_link in about.get(id_, {}).items()
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    return table[:, 0], table[:, 1], table[:, 2].astype(np.bool_)


def _nothing(store: Store, selection: Selection, scheme: Mapping[str, Concept]) -> str:
    """Say that no paper is selected, and what there is instead."""
    years = Counter(date[:4] for _, date in store.rows(_PAPERS))
    undated = years.pop("", 0)
    names = (scheme[id_].pref_label if id_ in scheme else id_ for id_ in selection.focus)
    about = " and ".join(f"'{name}'" for name in names)
    told = [f"about {about}"] if about else []
    told += [f"since {selection.since}"] if selection.since is not None else []
    told += [f"until {selection.until}"] if selection.until is not None else []
    have = "none of its papers has a date"
    if years:
        have = f"its dated papers, {years.total():,}, are of {min(years)} to {max(years)}"
        have += f"; without a date: {undated:,}" if undated else ""
    return f"{store.path}: no paper is {' '.join(told)}; {have}"
