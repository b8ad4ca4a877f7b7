"""A graph file of five papers, with links written by hand: no extraction, no corpus stage."""

from pathlib import Path

import pytest

from kg.model import Build, Concept, Evidence, Link, Paper, Reading
from kg.store import open_store, open_writer

CONCEPTS = (
    Concept("benchmark:mujoco", "benchmark", "MuJoCo"),
    Concept("method:adam", "method", "Adam"),
    Concept(
        "method:grpo",
        "method",
        "Group Relative Policy Optimization",
        ("GRPO", "Group-Relative PO"),
        broader=("method:ppo",),
        definition="PPO without a critic.",
    ),
    Concept("method:moe", "method", "Mixture of Experts"),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept("method:ppo", "method", "PPO", broader=("method:policy-gradient",)),
    Concept("method:reward-model", "method", "Reward Model"),
    Concept("method:unused", "method", "Unused", broader=("method:policy-gradient",)),
)

#: title, abstract, links as (concept, role, words)
PAPERS = (
    (
        "One",
        "We propose GRPO. It builds on PPO and a reward model.",
        (
            ("method:grpo", "proposes", "GRPO"),
            ("method:ppo", "uses", "PPO"),
            ("method:reward-model", "uses", "reward model"),
        ),
    ),
    (
        "Two",
        "PPO with a reward model walks in MuJoCo.",
        (
            ("benchmark:mujoco", "evaluates_on", "MuJoCo"),
            ("method:ppo", "uses", "PPO"),
            ("method:reward-model", "uses", "reward model"),
        ),
    ),
    (
        "Three",
        "MuJoCo again, beside PPO. Adam is named.",
        (
            ("benchmark:mujoco", "evaluates_on", "MuJoCo"),
            ("method:adam", "mentions", "Adam"),
            ("method:ppo", "compares_with", "PPO"),
        ),
    ),
    (
        "Four",
        "A mixture of experts, without PPO.",
        (
            ("method:moe", "proposes", "mixture of experts"),
            ("method:ppo", "avoids", "PPO"),
        ),
    ),
    ("Five", "Nothing that is known.", ()),
)


def _paper(number: int, title: str, abstract: str) -> Paper:
    known = number != 4
    return Paper(
        id=f"arxiv:2501.0000{number}",
        title=title,
        abstract=abstract,
        authors=("Ada Moor", "Bo Lind") if known else (),
        published="2025-01-17" if known else None,
        identifiers=(("arxiv", f"2501.0000{number}"),),
    )


def _link(paper: Paper, concept: str, role: str, words: str) -> Link:
    start = paper.abstract.index(words)
    end = start + len(words)
    before = paper.abstract.rfind(". ", 0, start)
    sentence_start = 0 if before < 0 else before + 2
    sentence_end = paper.abstract.index(".", end) + 1
    evidence = Evidence(paper.id, "abstract", start, end, words, sentence_start, sentence_end)
    confidence = 0.6 if role == "compares_with" else 0.9
    return Link(paper.id, concept, role, confidence, (evidence,))


def write_graph_file(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers(_paper(n, title, text) for n, (title, text, _) in enumerate(PAPERS, 1))
        numbers = writer.set_curated(CONCEPTS)
        readings = []
        for (_, _, links), (nr, paper) in zip(PAPERS, next(writer.unlinked("x", 9)), strict=True):
            made = sorted((_link(paper, *link) for link in links), key=lambda link: link.concept)
            readings.append((nr, paper, Reading(paper.id, tuple(made))))
        writer.write_readings(readings, numbers, "x")
        build = Build("build:0123456789ab", "0", "o", "e", "p")
        writer.add_build(build, finished="2025-01-17T12:00:00+00:00", seconds=0.0)


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("graph") / "landscape.db"
    write_graph_file(path)
    return path


@pytest.fixture
def store(graph_file):
    with open_store(graph_file) as store:
        yield store
