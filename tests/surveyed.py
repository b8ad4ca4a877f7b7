"""A graph file of 24 papers written by hand, on walking robots and on machines that read.

No title, name or sentence holds a digit: whatever digit a survey of it has, we have written.
"""

from pathlib import Path

from kg.model import Concept, Link, Paper, Reading, Result, Role
from kg.store import open_writer
from tests.handmade import evidence, finish_by_hand, link_by_hand

NAMES = ("Amber", "Birch", "Cedar", "Dahlia", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Jade",
         "Kale", "Lily")  # fmt: skip

CONCEPTS = (
    Concept("benchmark:corpus", "benchmark", "Old Books"),
    Concept("benchmark:stairs", "benchmark", "Stairs"),
    Concept("domain:robots", "domain", "Robotics"),
    Concept("domain:translation", "domain", "Translation"),
    Concept("domain:summary", "domain", "Summaries"),
    Concept("domain:walking", "domain", "Walking", broader=("domain:robots",)),
    Concept("method:attention", "method", "Attention"),
    Concept("method:critic", "method", "Critic"),
    Concept("method:ppo", "method", "PPO"),
    Concept("setting:few-words", "setting", "Few Words"),
    Concept("setting:no-model", "setting", "Model-Free Learning"),
    Concept("setting:rewards", "setting", "Rare Rewards"),
    *(
        Concept(f"method:{name.lower()}-{sort}", "method", f"{name}{sort.title()}")
        for name in NAMES
        for sort in ("walk", "read")
    ),
)

WALKS = (
    "We propose {0}, a gait for robots on rough ground. It builds on PPO with a critic, without "
    "any model of the ground, and learns from rare rewards. On Stairs it is better by half than "
    "PPO. Attention is not needed."
)
READS = (
    "We introduce {0}, a machine that reads slowly and translates well. Attention is all that it "
    "has. With few words it makes summaries of Old Books."
)


def _paper(number: int, *, is_dated: bool) -> tuple[Paper, str]:
    sort = "walk" if number < len(NAMES) else "read"
    name = NAMES[number % len(NAMES)] + sort.title()
    text = (WALKS if sort == "walk" else READS).format(name)
    year = 2013 + number // 3
    paper = Paper(
        id=f"paper:{name.lower()}",
        title=f"{name}: {'gaits for robots' if sort == 'walk' else 'reading machines'}",
        abstract=text,
        authors=("Ada Moor", "Bo Lind"),
        published=f"{year}-05-17" if is_dated else None,
    )
    return paper, f"method:{NAMES[number % len(NAMES)].lower()}-{sort}"


def _links(paper: Paper, own: str) -> tuple[Link, ...]:
    said: tuple[tuple[str, Role, str], ...]
    if own.endswith("walk"):
        said = (
            ("benchmark:stairs", "evaluates_on", "Stairs"),
            ("domain:walking", "addresses", "gait"),
            ("method:attention", "avoids", "Attention"),
            ("method:critic", "uses", "critic"),
            ("method:ppo", "compares_with", "PPO"),
            ("setting:no-model", "addresses", "without any model"),
            ("setting:rewards", "addresses", "rare rewards"),
        )
    else:
        said = (
            ("benchmark:corpus", "evaluates_on", "Old Books"),
            ("domain:summary", "addresses", "summaries"),
            ("domain:translation", "addresses", "translates"),
            ("method:attention", "uses", "Attention"),
            ("setting:few-words", "addresses", "few words"),
        )
    name = next(concept.pref_label for concept in CONCEPTS if concept.id == own)
    links = [(own, "proposes", name), *said]
    return tuple(
        Link(paper.id, concept, role, 0.9, (_sentence(paper, words),))
        for concept, role, words in sorted(links)
    )


def _sentence(paper: Paper, words: str):
    """Evidence in the sentence of the abstract that has some words."""
    found = evidence(paper, words)
    start = paper.abstract.rfind(". ", 0, found.start)
    ends = paper.abstract.index(".", found.end) + 1
    values = {"sentence_start": 0 if start < 0 else start + 2, "sentence_end": ends}
    return type(found)(paper.id, "abstract", found.start, found.end, found.exact, **values)


def _result(paper: Paper) -> Result:
    said = evidence(paper, "better by half than PPO")
    return Result(
        paper.id, 50.0, 50.0, "%", "improvement", said, benchmark="Stairs", comparator="PPO"
    )


def write_surveyed(path: Path, *, papers: int = 24, is_dated: bool = True) -> None:
    """Write the first of the papers, with all that they say."""
    made = [_paper(number, is_dated=is_dated) for number in range(papers)]
    readings = [
        Reading(
            paper.id,
            _links(paper, own),
            results=(_result(paper),) if own.endswith("walk") else (),
        )
        for paper, own in made
    ]
    with open_writer(path) as writer:
        writer.add_papers([paper for paper, _ in made])
        link_by_hand(writer, readings, CONCEPTS)
        finish_by_hand(writer)
        with writer.transaction() as connection:
            connection.execute("UPDATE input SET papers = ?, refused = 0", (papers,))
