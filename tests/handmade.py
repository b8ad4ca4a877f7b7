"""Papers, readings and graph files written by hand: no reader, no extraction."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.model import (
    Acronym,
    Build,
    Concept,
    Evidence,
    Field,
    Link,
    Mention,
    NewName,
    Paper,
    Reading,
    Result,
    Role,
)
from kg.store import Writer, open_writer
from kg.store.check import build_id
from kg.store.papers import make_searchable

CONCEPTS = (
    Concept(
        "method:ppo",
        "method",
        "Proximal Policy Optimization",
        ("PPO",),
        hidden_labels=("Proximal Policy Optimisations",),
        broader=("method:policy-gradient",),
        definition="A policy gradient method that keeps each update close to the last policy.",
        mappings=(("exactMatch", "https://example.org/ppo"),),
        ambiguous_labels=("PPO",),
        case_labels=("PPO",),
        unmatched_labels=("Proximal Policy Optimization",),
    ),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept("setting:offline-rl", "setting", "Offline Reinforcement Learning", ("offline RL",)),
)

WALKER = Paper(
    "arxiv:2501.00001",
    "Walking with PPO",
    "We train a walker with PPO. Offline RL is not used.",
    authors=("Ada Moor", "Bo Lind"),
    published="2025-01-02",
    identifiers=(("arxiv", "2501.00001"), ("input", "w1")),
)
READER = Paper("paper:reader", "Reading policies", "A policy gradient learns to read slowly.")


def evidence(paper: Paper, exact: str, field: Field = "abstract") -> Evidence:
    """The first place where a field of a paper says ``exact``; its sentence is all of the field."""
    text = paper.field_text(field)
    start = text.index(exact)
    return Evidence(paper.id, field, start, start + len(exact), exact, 0, len(text))


def link(
    paper: Paper, concept: str, exact: str, role: Role = "uses", confidence: float = 0.9
) -> Link:
    return Link(paper.id, concept, role, confidence, (evidence(paper, exact),), reasons=("label",))


def new_name(paper: Paper, name: str, *alt_names: str, **more: Any) -> NewName:
    """A method that a paper proposes; its abstract must say so."""
    values: dict[str, Any] = {
        "kind": "method",
        "broader": None,
        "introduced": True,
        "role": "proposes",
        "confidence": 0.9,
        "evidence": (evidence(paper, name),),
    }
    return NewName(paper.id, name, alt_names, **{**values, **more})


def unknown(paper: Paper, name: str, role: Role = "mentions") -> Mention:
    return Mention(evidence(paper, name), "method", "name", name, role)


#: No one would read it there, but storing does not ask.
STEPS = Result(
    WALKER.id,
    2.0,
    2.5,
    "x",
    "speedup",
    evidence(WALKER, "walker with PPO"),
    subject="walker",
    benchmark="Stairs",
    metric="speed",
    comparator="crawling",
)


def link_by_hand(
    writer: Writer, readings: Iterable[Reading], concepts: Iterable[Concept] = CONCEPTS
) -> None:
    """Link the papers that are not linked yet: as these readings say, or to nothing."""
    by_paper = {reading.paper: reading for reading in readings}
    numbers = writer.set_curated(concepts)
    for batch in writer.unlinked("digest", 10):
        rows = [(nr, paper, by_paper.get(paper.id, Reading(paper.id))) for nr, paper in batch]
        writer.write_readings(rows, numbers, "digest")


def write_graph_file(path: Path) -> None:
    """Write two papers, three links, and one of everything else."""
    walking = Reading(
        WALKER.id,
        links=(
            link(WALKER, "method:ppo", "PPO"),
            link(WALKER, "setting:offline-rl", "Offline RL", "avoids", 0.4),
        ),
        new_names=(new_name(WALKER, "walker"),),
        unknown=(unknown(WALKER, "train"),),
        acronyms=(Acronym("PPO", "Proximal PO", evidence(WALKER, "PPO")),),
        results=(STEPS,),
    )
    reading = Reading(READER.id, (link(READER, "method:policy-gradient", "policy gradient"),))
    with open_writer(path) as writer:
        writer.add_papers([WALKER, READER])
        link_by_hand(writer, [walking, reading])
        finish_by_hand(writer)


def finish_by_hand(writer: Writer, *, extractor: str = "e") -> None:
    """Do what ends a build, without the corpus stage.

    Files of the same papers with other links or results need another extractor: a build's id
    says what is in it, and datasets are kept by it.
    """
    draft = Build("", "0.1", "o", extractor, writer.papers_hash())
    build = replace(draft, id=build_id(draft))
    with writer.transaction() as connection:
        make_searchable(connection)
        writer.mark_resolved(build.id)
    number = writer.add_build(build, finished="2025-01-02T03:04:05+00:00", seconds=1.5)
    writer.add_inputs(number, [("papers.jsonl", "ab12", 2, 1)])
