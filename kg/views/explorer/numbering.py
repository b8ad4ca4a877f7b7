"""Which number each paper and each concept has, in every piece of the explorer.

1. Papers in scope are sorted by date, newest first, then by id; those without a date come last.
2. Concepts are those that a paper links to, and all above them in their hierarchies; sorted by
   kind, then by how many papers link to them, then by id.
3. The links of a paper are sorted by role, strongest first, then by confidence, then by concept.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.model import DETAILS, KINDS, ROLES, Link
from kg.store import Store
from kg.store.records import pairs, strings
from kg.views.bibtex import citation_key, distinct

#: "" first: most links have no detail.
DETAIL_NAMES: tuple[str, ...] = ("", *DETAILS)

_PAPERS = """
SELECT nr, id, published, authors, title, identifiers FROM paper
 WHERE nr NOT IN (SELECT paper FROM excluded) ORDER BY id
"""
_LINKS = "SELECT paper, concept, role, detail, confidence FROM link WHERE confidence >= ?"
_BROADER = "SELECT concept.id, broader FROM broader JOIN concept ON concept.nr = broader.concept"

_ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}
_DETAIL_NUMBERS = {detail: number for number, detail in enumerate(DETAIL_NAMES)}


@dataclass(frozen=True, slots=True, order=True)
class NumberedLink:
    """A link as a row of numbers; they sort as the links of a paper do."""

    role: int
    doubt: float  #: confidence below 0, so that the surest comes first
    concept_id: str
    concept: int
    detail: int

    @property
    def percent(self) -> int:
        """The confidence from 0 to 100."""
        return round(-100 * self.doubt)


#: Links of each paper, by its number.
Links: TypeAlias = list[list[NumberedLink]]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The papers and concepts of a landscape in their order, and the number of each by its id."""

    papers: tuple[str, ...]
    keys: tuple[str, ...]  #: of the papers, for BibTeX
    concepts: tuple[str, ...]
    paper_numbers: Mapping[str, int]
    concept_numbers: Mapping[str, int]

    @classmethod
    def of(
        cls, papers: tuple[str, ...], keys: tuple[str, ...], concepts: tuple[str, ...]
    ) -> "Numbering":
        """Give papers and concepts, which are in their order, their numbers."""
        paper_numbers = {id_: number for number, id_ in enumerate(papers)}
        concept_numbers = {id_: number for number, id_ in enumerate(concepts)}
        return cls(papers, keys, concepts, paper_numbers, concept_numbers)


def number_all(store: Store, min_confidence: float) -> tuple[Numbering, Links]:
    """Give papers, concepts and links of a graph file their numbers."""
    nrs, papers, keys = _papers(store)
    ids: dict[int, str] = dict(store.rows("SELECT nr, id FROM concept"))
    rows = [row for row in store.rows(_LINKS, (min_confidence,)) if row[0] in nrs]
    concepts = _concepts(store, [ids[row[1]] for row in rows], frozenset(ids.values()))
    numbering = Numbering.of(papers, keys, concepts)
    links: Links = [[] for _ in papers]
    for paper, concept, role, detail, confidence in rows:
        id_ = ids[concept]
        link = NumberedLink(
            _ROLE_NUMBERS[role],
            -confidence,
            id_,
            numbering.concept_numbers[id_],
            _DETAIL_NUMBERS[detail or ""],
        )
        links[nrs[paper]].append(link)
    for of_paper in links:
        of_paper.sort()
    return numbering, links


def strongest_first(link: Link) -> tuple[int, float, str]:
    """Give the key by which the links of a paper are sorted, here and in the atlas."""
    return (_ROLE_NUMBERS[link.role], -link.confidence, link.concept)


def citation_keys(store: Store) -> dict[str, str]:
    """Give the key of each paper for BibTeX, by its id: all files of a landscape use the same."""
    _, papers, keys = _papers(store)
    return dict(zip(papers, keys, strict=True))


def _papers(store: Store) -> tuple[dict[int, int], tuple[str, ...], tuple[str, ...]]:
    """Give the number of each paper by its row, and ids and keys in their order."""
    # a reversed sort keeps what is equal in order: papers of one date stay sorted by id
    ordered = sorted(store.rows(_PAPERS), key=lambda row: row[2] or "", reverse=True)
    numbers = {row[0]: number for number, row in enumerate(ordered)}
    return numbers, tuple(row[1] for row in ordered), distinct(map(_key, ordered))


def _key(row: tuple[Any, ...]) -> str:
    _, _, published, authors, title, identifiers = row
    return citation_key(dict(pairs(identifiers)).get("key"), strings(authors), published, title)


def _concepts(store: Store, linked: list[str], known: frozenset[str]) -> tuple[str, ...]:
    sizes: dict[str, int] = defaultdict(int)
    for id_ in linked:
        sizes[id_] += 1
    above: dict[str, list[str]] = defaultdict(list)
    for id_, broader in store.rows(_BROADER):
        if broader in known:
            above[id_].append(broader)
    waiting = list(sizes)
    while waiting:
        for broader in above.get(waiting.pop(), ()):
            if broader not in sizes:
                sizes[broader] = 0
                waiting.append(broader)
    kinds: dict[str, int] = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(sizes, key=lambda id_: (kinds[id_.partition(":")[0]], -sizes[id_], id_)))
