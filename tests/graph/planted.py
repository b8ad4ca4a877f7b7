"""Papers with known topics: each uses four concepts of its group, and one that all papers have."""

import random
from collections.abc import Iterable, Iterator

from kg.graph.ties import Ties, make_ties
from kg.model import Concept, Evidence, Link, Paper, Reading, Role
from kg.store import Writer

#: Names that share no word, eight for each group.
NAMES = tuple(
    tuple(f"{first}{second}" for second in ("ant", "bee", "cod", "doe", "elk", "fox", "gnu", "hen"))
    for first in ("Alpha", "Bravo", "Carol", "Delta", "Echo", "Forte", "Gamma", "Hotel")
)
COMMON = Concept("domain:everything", "domain", "Everything")

Row = tuple[str, str, Role, float]


def concepts(groups: int) -> dict[str, Concept]:
    """Give the concepts of so many groups: "method:g0-c0" is "Alphaant"."""
    found = {
        f"method:g{group}-c{number}": Concept(f"method:g{group}-c{number}", "method", name)
        for group in range(groups)
        for number, name in enumerate(NAMES[group])
    }
    return {**found, COMMON.id: COMMON}


def rows(groups: int, papers: int, *, seed: int = 0, first: int = 0) -> Iterator[Row]:
    """Yield the links of papers "paper:g0-p000" …; so many in each group."""
    for group in range(groups):
        for number in range(first, first + papers):
            paper = f"paper:g{group}-p{number:03}"
            draw = random.Random(f"{seed} {paper}")
            yield paper, COMMON.id, "uses", 0.9
            for chosen in draw.sample(range(8), 4):
                yield paper, f"method:g{group}-c{chosen}", "uses", 0.9


def ties(groups: int, papers: int) -> Ties:
    """Give what ties so many papers in each group."""
    return make_ties(rows(groups, papers), concepts(groups))


def group_of(id_: str) -> str:
    """Give the group in the id of a paper or a concept: "g0"."""
    return id_.partition(":")[2].partition("-")[0]


def write_planted(writer: Writer, groups: int, links: Iterable[Row]) -> None:
    """Store papers whose abstracts are the names of their concepts."""
    known = concepts(groups)
    of_paper: dict[str, list[str]] = {}
    for paper, concept, _, _ in links:
        of_paper.setdefault(paper, []).append(concept)
    papers = [
        Paper(id_, f"A report on {id_[6:]}", "".join(f"{known[c].pref_label}. " for c in found))
        for id_, found in of_paper.items()
    ]
    numbers = writer.set_curated(known.values())
    readings = []
    for nr, paper in zip(writer.put_papers(papers), papers, strict=True):
        made = tuple(_link(paper, known[concept]) for concept in sorted(of_paper[paper.id]))
        readings.append((nr, paper, Reading(paper.id, made)))
    writer.write_readings(readings, numbers, "x")


def _link(paper: Paper, concept: Concept) -> Link:
    start = paper.abstract.index(f"{concept.pref_label}.")
    end = start + len(concept.pref_label)
    evidence = Evidence(paper.id, "abstract", start, end, concept.pref_label, start, end + 1)
    return Link(paper.id, concept.id, "uses", 0.9, (evidence,))
