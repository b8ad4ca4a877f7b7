"""Questions that pages ask of a graph file, each answered without reading all links of a concept.

A concept may have tens of thousands of papers: they are counted, and read a page at a time.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import KINDS, ROLES, Concept, Kind, Role
from kg.store import Store
from kg.store.facts import Counts
from kg.views.overview import ABOUT_ROLES

_ABOUT = ", ".join(f"'{role}'" for role in ABOUT_ROLES)
_RANK = " ".join(f"WHEN '{role}' THEN {rank}" for rank, role in enumerate(ROLES))

_ROLE_COUNTS = """
SELECT role, count(*) FROM link
 WHERE concept = (SELECT nr FROM concept WHERE id = :concept) AND confidence >= :least
 GROUP BY role
"""

_PAPERS = f"""
SELECT paper.id FROM link JOIN paper ON paper.nr = link.paper
 WHERE link.concept = (SELECT nr FROM concept WHERE id = :concept)
   AND link.confidence >= :least AND (:role IS NULL OR link.role = :role)
 ORDER BY CASE link.role {_RANK} END, link.confidence DESC, paper.published DESC, paper.id
 LIMIT :limit OFFSET :offset
"""

_YEARS = f"""
SELECT CAST(substr(published, 1, 4) AS INTEGER) AS year, count(*)
  FROM link JOIN paper ON paper.nr = link.paper
 WHERE link.concept = (SELECT nr FROM concept WHERE id = :concept)
   AND link.confidence >= :least AND link.role IN ({_ABOUT}) AND published IS NOT NULL
 GROUP BY year ORDER BY year
"""

_ALL_YEARS = """
SELECT CAST(substr(published, 1, 4) AS INTEGER) AS year, count(*) FROM paper
 WHERE published IS NOT NULL AND nr NOT IN (SELECT paper FROM excluded)
 GROUP BY year ORDER BY year
"""

_COMPANIONS = f"""
SELECT concept.id, together FROM (
    SELECT other.concept AS nr, count(*) AS together
      FROM link AS own JOIN link AS other ON other.paper = own.paper
     WHERE own.concept = (SELECT nr FROM concept WHERE id = :concept)
       AND own.confidence >= :least AND own.role IN ({_ABOUT})
       AND other.concept <> own.concept
       AND other.confidence >= :least AND other.role IN ({_ABOUT})
     GROUP BY other.concept HAVING together > 1
  ) JOIN concept USING (nr)
 ORDER BY together DESC, concept.id
"""

#: One pass over all links; counting them in SQL would sort them, which takes four times as long.
_LINKS = "SELECT concept, role FROM link WHERE confidence >= ?"

#: Years that have a column of their own; what is older shares one.
_COLUMNS = 20

#: How many concepts of a kind stand at its top.
TOPS = 8

#: How many tallies are remembered.
_MOST_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Year:
    """How many papers there are of a year, or of all years up to it."""

    name: str  #: "2024", or "≤ 2005"
    papers: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What there is in a whole graph: counted in one pass over its links."""

    linked: Mapping[str, int]  #: papers that link to each concept, in any role
    ranked: Mapping[Kind, tuple[str, ...]]  #: these concepts, those of most papers first
    about: Mapping[str, int]  #: papers that are about each concept
    tops: Mapping[Kind, tuple[str, ...]]  #: the first of these of each kind
    links: int
    counts: Counts
    kinds: Mapping[str, int]  #: concepts of each kind, those that no paper links to as well
    years: tuple[Year, ...]


_TALLIES: dict[tuple[Path, str, float], Tally] = {}


def tally(store: Store, least: float) -> Tally:
    """Give the counts of a graph; they are remembered, as those of a large one take a second."""
    key = (store.path, store.build.id, least)
    found = _TALLIES.get(key)
    if found is None:
        found = _count(store, least)
        if len(_TALLIES) >= _MOST_REMEMBERED:
            _TALLIES.clear()
        _TALLIES[key] = found
    return found


def role_counts(store: Store, concept: str, least: float) -> dict[Role, int]:
    """Give how many papers link to a concept in each role that occurs, strongest role first."""
    counted = dict(store.rows(_ROLE_COUNTS, {"concept": concept, "least": least}))
    return {role: counted[role] for role in ROLES if role in counted}


def linking_papers(
    store: Store, concept: str, least: float, *, role: Role | None, limit: int, offset: int
) -> list[str]:
    """Give ids of papers that link to a concept: by role, then the surest, then the newest."""
    values = {"concept": concept, "least": least, "role": role, "limit": limit, "offset": offset}
    return [id_ for (id_,) in store.rows(_PAPERS, values)]


def years_of(store: Store, concept: str, least: float) -> tuple[Year, ...]:
    """Give the papers a year that are about a concept."""
    return _columns(dict(store.rows(_YEARS, {"concept": concept, "least": least})))


def companions(
    store: Store, concept: str, least: float, *, each: int
) -> dict[Kind, list[tuple[Concept, int]]]:
    """Give the concepts of each kind that share most papers with one, and how many they share."""
    chosen: dict[Kind, list[tuple[str, int]]] = {}
    for id_, together in store.rows(_COMPANIONS, {"concept": concept, "least": least}):
        of_kind = chosen.setdefault(id_.partition(":")[0], [])
        if len(of_kind) < each:
            of_kind.append((id_, together))
    return {
        kind: [(store.concept(id_), together) for id_, together in chosen[kind]]
        for kind in KINDS
        if kind in chosen
    }


def _count(store: Store, least: float) -> Tally:
    pairs = Counter[tuple[int, Role]](store.rows(_LINKS, (least,)))
    ids: dict[int, str] = dict(store.rows("SELECT nr, id FROM concept"))
    linked, about = Counter[str](), Counter[str]()
    for (nr, role), papers in pairs.items():
        linked[ids[nr]] += papers
        if role in ABOUT_ROLES:
            about[ids[nr]] += papers
    return Tally(
        linked=linked,
        ranked={kind: tuple(_most_first(linked, kind)) for kind in KINDS},
        about=about,
        tops={kind: tuple(_most_first(about, kind)[:TOPS]) for kind in KINDS},
        links=pairs.total(),
        counts=store.counts(),
        kinds=Counter(id_.partition(":")[0] for id_ in ids.values()),
        years=_columns(dict(store.rows(_ALL_YEARS))),
    )


def _most_first(sizes: Mapping[str, int], kind: Kind) -> list[str]:
    chosen = (id_ for id_ in sizes if id_.startswith(f"{kind}:"))
    return sorted(chosen, key=lambda id_: (-sizes[id_], id_))


def _columns(counted: Mapping[int, int]) -> tuple[Year, ...]:
    """Give the last years, those between that have no paper too, and all older ones as one."""
    if not counted:
        return ()
    last = max(counted)
    first = max(min(counted), last - _COLUMNS + 1)
    older = sum(papers for year, papers in counted.items() if year < first)
    told = [Year(str(year), counted.get(year, 0)) for year in range(first, last + 1)]
    return tuple([Year(f"≤ {first - 1}", older)] * bool(older) + told)
