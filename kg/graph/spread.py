"""How long a method stays at home: from its first proposal to its first use in another domain.

1. Methods and domains are those of the vocabulary: a new name, often an acronym, may be another
   thing in another field.
2. The first proposal of a method is the oldest dated paper that proposes it, provided that no
   paper of the corpus is about the method before: else its origin lies outside.
3. Home are the domains that this paper is about. A paper without one has no home, and its method
   is left out.
4. A use abroad is a later paper that uses the method (no mere comparison) and is about a domain
   that shares no broader domain with any of home.
5. The oldest use abroad counts. The time is in months where both dates state one, else in years;
   methods that were never used abroad are counted, too: their time is not over yet.

Young methods can only have short times, so the median says how fast those went that went at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from kg.graph.corpus import Corpus, broader_of
from kg.graph.periods import months_between
from kg.graph.project import ABOUT
from kg.model import Role
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Move:
    """The first use of a method in another domain than that of its first proposal."""

    concept: str
    proposal: str  #: id of the paper that first proposes it
    proposed: str  #: its date
    home: tuple[str, ...]  #: ids of the domains that the proposal is linked to, sorted
    use: str  #: id of the paper that first uses it abroad
    used: str  #: its date
    domain: str  #: id of the new domain
    months: int | None  #: between both; ``None`` where a date does not state its month
    years: int  #: difference of the years


@dataclass(frozen=True, slots=True)
class Spread:
    """The moves of all methods, and what they are a part of."""

    moves: tuple[Move, ...]  #: the fastest first, then by date and concept
    proposed: int  #: methods whose first proposal is in the corpus, with a date and a domain
    used: int  #: of these, methods that a later paper uses

    @property
    def median_months(self) -> float | None:
        """The median time of the moves with months; ``None`` without any."""
        months = [move.months for move in self.moves if move.months is not None]
        return float(median(months)) if months else None


@dataclass(frozen=True, slots=True)
class _Links:
    """The links of one paper, by role and kind."""

    methods: tuple[tuple[str, Role], ...]
    domains: tuple[str, ...]


def find_spread(store: Store, corpus: Corpus) -> Spread:
    """Give when the methods of a corpus were first used in another domain."""
    dates = {id_: date for id_, date in zip(corpus.papers, corpus.dates, strict=True) if date}
    known = _Fields(corpus)
    links = _links(store, corpus, dates, known)
    by_date = sorted(links, key=lambda paper: (dates[paper], paper))
    return _spread(by_date, links, dates, known)


class _Fields:
    """Which domains are strange to each other: they share no broader domain."""

    def __init__(self, corpus: Corpus) -> None:
        self._scheme = corpus.scheme
        self._above: dict[str, frozenset[str]] = {}

    def is_known(self, concept: str) -> bool:
        """Whether the vocabulary has a concept, or people accepted it."""
        return self._scheme[concept].status != "discovered"

    def above(self, domain: str) -> frozenset[str]:
        """Give a domain with all that is broader."""
        if domain not in self._above:
            self._above[domain] = broader_of(domain, self._scheme) | {domain}
        return self._above[domain]

    def abroad(self, domains: Iterable[str], home: Iterable[str]) -> Iterator[str]:
        """Give the domains that have nothing to do with any of home."""
        at_home = frozenset[str]().union(*map(self.above, home))
        return (domain for domain in domains if at_home.isdisjoint(self.above(domain)))


def _links(
    store: Store, corpus: Corpus, dates: Mapping[str, str], known: _Fields
) -> dict[str, _Links]:
    methods: dict[str, list[tuple[str, Role]]] = {}
    domains: dict[str, list[str]] = {}
    least = corpus.selection.min_confidence
    for paper, concept, role, _ in store.link_rows(min_confidence=least):
        if paper not in dates or role not in ABOUT or not known.is_known(concept):
            continue
        if concept.startswith("method:"):
            methods.setdefault(paper, []).append((concept, role))
        elif concept.startswith("domain:"):
            domains.setdefault(paper, []).append(concept)
    return {
        paper: _Links(tuple(methods.get(paper, ())), tuple(domains.get(paper, ())))
        for paper in sorted(methods.keys() | domains.keys())
    }


def _spread(
    by_date: Iterable[str], links: Mapping[str, _Links], dates: Mapping[str, str], known: _Fields
) -> Spread:
    origin: dict[str, str] = {}  # concept -> the paper that first proposes it
    seen: set[str] = set()
    used: set[str] = set()
    moves: dict[str, Move] = {}
    for paper in by_date:
        for concept, role in links[paper].methods:
            if concept not in seen and role == "proposes" and links[paper].domains:
                origin[concept] = paper
            elif concept in origin and role == "uses" and _is_later(paper, origin[concept], dates):
                used.add(concept)
                if concept not in moves:
                    move = _move(concept, origin[concept], paper, links, dates, known)
                    moves.update({concept: move} if move else {})
        seen.update(concept for concept, _ in links[paper].methods)
    ordered = sorted(moves.values(), key=lambda move: (move.years, move.proposed, move.concept))
    ordered.sort(key=lambda move: 12 * move.years if move.months is None else move.months)
    return Spread(tuple(ordered), len(origin), len(used))


def _is_later(paper: str, origin: str, dates: Mapping[str, str]) -> bool:
    """Whether a paper is of a later date than another, as far as both state it."""
    length = min(len(dates[paper]), len(dates[origin]))
    return dates[paper][:length] > dates[origin][:length]


def _move(
    concept: str,
    origin: str,
    paper: str,
    links: Mapping[str, _Links],
    dates: Mapping[str, str],
    known: _Fields,
) -> Move | None:
    home = links[origin].domains
    domain = next(known.abroad(links[paper].domains, home), None)
    if domain is None:
        return None
    return Move(
        concept=concept,
        proposal=origin,
        proposed=dates[origin],
        home=tuple(sorted(home)),
        use=paper,
        used=dates[paper],
        domain=domain,
        months=months_between(dates[origin], dates[paper]),
        years=int(dates[paper][:4]) - int(dates[origin][:4]),
    )
