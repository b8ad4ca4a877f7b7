"""A graph file of sixty dated papers, written by hand: PPO goes, GRPO comes, and one moves."""

from pathlib import Path

from kg.model import Build, Concept, Evidence, Link, Paper, Reading
from kg.store import open_writer

CONCEPTS = (
    Concept("domain:chess", "domain", "Chess"),
    Concept("domain:walking", "domain", "Walking"),
    Concept("method:grpo", "method", "GRPO"),
    Concept("method:ppo", "method", "PPO"),
    Concept("method:sgd", "method", "SGD"),
    Concept("method:unused", "method", "Unused"),
)

_ROLES = {"domain": "addresses", "method": "uses"}

#: Of the ten papers of 2020 to 2025 so many have each concept.
_HAVING = {
    "domain:chess": (0, 2, 0, 2, 0, 3),
    "domain:walking": (2, 0, 2, 0, 3, 0),
    "method:grpo": (0, 0, 0, 4, 8, 9),
    "method:ppo": (9, 9, 8, 3, 0, 0),
    "method:sgd": (5, 5, 5, 5, 5, 5),
}


def _paper(year: int, number: int) -> Paper:
    linked = [c for c in CONCEPTS if number < _HAVING.get(c.id, (0,) * 6)[year - 2020]]
    said = "".join(f"<b>Here</b> is {concept.pref_label}. " for concept in linked)
    date = f"{year}-0{1 + number % 6}-03"
    return Paper(f"arxiv:{year}.{number:05}", f"Report {number} of {year}", said, published=date)


def _links(paper: Paper) -> tuple[Link, ...]:
    made = []
    for concept in CONCEPTS:
        start = paper.abstract.find(f" is {concept.pref_label}.") + 4
        if start > 3:
            end = start + len(concept.pref_label)
            before = paper.abstract.rfind("<b>Here", 0, start)
            said = Evidence(paper.id, "abstract", start, end, concept.pref_label, before, end + 1)
            is_new = concept.id == "method:grpo" and paper.id == "arxiv:2023.00000"
            role = "proposes" if is_new else _ROLES[concept.kind]
            made.append(Link(paper.id, concept.id, role, 0.9, (said,)))
    return tuple(made)


def write_dated(path: Path) -> None:
    """Store sixty papers of 2020 to 2025 with their links, and one without a date."""
    with open_writer(path) as writer:
        papers = [_paper(year, number) for year in range(2020, 2026) for number in range(10)]
        papers.append(Paper("paper:undated", "Of no time", "<b>Here</b> is GRPO. "))
        numbers = writer.set_curated(CONCEPTS)
        readings = [
            (nr, paper, Reading(paper.id, _links(paper)))
            for nr, paper in zip(writer.put_papers(papers), papers, strict=True)
        ]
        writer.write_readings(readings, numbers, "x")
        build = Build("build:0123456789ab", "0", "o", "e", "p")
        writer.add_build(build, finished="2025-07-01T12:00:00+00:00", seconds=0.0)
