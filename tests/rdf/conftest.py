"""A graph of five papers written by hand: each role, both engines, every named query."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import Concept, Evidence, Link, Paper, Reading, Result, Role
from kg.rdf.ask.engine import load_dataset
from kg.rdf.options import ExportOptions
from kg.store import Store, open_store, open_writer
from kg.store.facts import Measurement
from tests.handmade import finish_by_hand, link_by_hand

CONCEPTS = (
    Concept("benchmark:atari", "benchmark", "Atari", ("ALE",)),
    Concept("benchmark:mujoco", "benchmark", "MuJoCo"),
    Concept("domain:manipulation", "domain", "Manipulation", broader=("domain:robotics",)),
    Concept("domain:robotics", "domain", "Robotics", definition="Machines that move."),
    Concept("method:dpo", "method", "Direct Preference Optimization", ("DPO",)),
    Concept("method:grpo", "method", "GRPO", broader=("method:ppo",)),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept(
        "method:ppo",
        "method",
        "Proximal Policy Optimization",
        ("PPO",),
        broader=("method:policy-gradient",),
        mappings=(("exactMatch", "https://example.org/ppo"),),
    ),
    Concept("method:unused", "method", "Unused", ("not linked",)),
    Concept("setting:offline", "setting", "Offline RL"),
    Concept("setting:rlhf", "setting", "RLHF"),
)

#: What a person writes of a paper: paper, and links as (concept, role, words, confidence).
LinkRow = tuple[str, Role, str, float]

PAPERS: tuple[tuple[Paper, tuple[LinkRow, ...]], ...] = (
    (
        Paper(
            "arxiv:1701.00001",
            "Proximal Policy Optimization",
            "We propose PPO. It walks well on MuJoCo. Robotics gains.",
            authors=("Ada Moor", "Bo Lind"),
            published="2017",
            identifiers=(("arxiv", "1701.00001"), ("input", "p1")),
        ),
        (
            ("method:ppo", "proposes", "PPO", 0.95),
            ("benchmark:mujoco", "evaluates_on", "MuJoCo", 0.9),
            ("domain:robotics", "addresses", "Robotics", 0.8),
        ),
    ),
    (
        Paper(
            "arxiv:2203.00002",
            "Chat with feedback",
            "RLHF tunes a model. We train with PPO.",
            published="2022-03",
            identifiers=(("arxiv", "2203.00002"),),
        ),
        (("setting:rlhf", "addresses", "RLHF", 0.9), ("method:ppo", "uses", "PPO", 0.9)),
    ),
    (
        Paper(
            "doi:10.1000/(dpo)<3>",
            'Preferences "directly"',
            "We present DPO for RLHF. No PPO is needed.",
            published="2023-05-29",
            venue="A Journal",
            identifiers=(("doi", "10.1000/(dpo)<3>"),),
        ),
        (
            ("method:dpo", "proposes", "DPO", 0.95),
            ("setting:rlhf", "addresses", "RLHF", 0.9),
            ("method:ppo", "avoids", "PPO", 0.85),
        ),
    ),
    (
        Paper(
            "arxiv:2401.00004",
            "Groups",
            "GRPO extends PPO. In RLHF it beats DPO. Atari is hard.",
            published="2024-01-15",
            identifiers=(("arxiv", "2401.00004"), ("input", "p4")),
        ),
        (
            ("method:grpo", "proposes", "GRPO", 0.95),
            ("method:ppo", "uses", "PPO", 0.93),
            ("method:dpo", "compares_with", "DPO", 0.8),
            ("setting:rlhf", "addresses", "RLHF", 0.9),
            ("benchmark:atari", "evaluates_on", "Atari", 0.3),
        ),
    ),
    (
        Paper(
            "paper:hands",
            "Hands that learn",
            "Manipulation by policy gradients, offline. PPO is older. MuJoCo hands.",
            date_text="Aug 7",
        ),
        (
            ("domain:manipulation", "addresses", "Manipulation", 0.9),
            ("method:policy-gradient", "uses", "policy gradient", 0.9),
            ("setting:offline", "addresses", "offline", 0.9),
            ("method:ppo", "mentions", "PPO", 0.7),
            ("benchmark:mujoco", "evaluates_on", "MuJoCo", 0.9),
        ),
    ),
)


def evidence(paper: Paper, words: str) -> Evidence:
    """Give the first place of these words in the abstract, in a sentence that ends with a stop."""
    start = paper.abstract.index(words)
    before = paper.abstract.rfind(". ", 0, start)
    sentence = 0 if before < 0 else before + 2
    stop = paper.abstract.index(".", start + len(words)) + 1
    return Evidence(paper.id, "abstract", start, start + len(words), words, sentence, stop)


#: What the first paper claims: a value, and on the same words a range.
RESULTS = (
    Result(
        PAPERS[0][0].id,
        62.5,
        62.5,
        "%",
        "absolute",
        evidence(PAPERS[0][0], "walks well on MuJoCo"),
        subject="It",
        benchmark="MuJoCo",
        metric="success rate",
    ),
    Result(
        PAPERS[0][0].id,
        2.5,
        3.5,
        "x",
        "speedup",
        evidence(PAPERS[0][0], "walks well on MuJoCo"),
        benchmark="MuJoCo hands",
        comparator="crawling",
    ),
)


def reading(paper: Paper, rows: tuple[LinkRow, ...], results: tuple[Result, ...] = ()) -> Reading:
    links = (
        Link(
            paper.id,
            concept,
            role,
            confidence,
            (evidence(paper, words),),
            "extends"
            if words == "PPO" and role == "uses" and "extends" in paper.abstract
            else None,
            ("label", f"cue: {role}"),
        )
        for concept, role, words, confidence in rows
    )
    return Reading(
        paper.id,
        tuple(sorted(links, key=lambda link: link.concept)),
        results=tuple(result for result in results if result.paper == paper.id),
    )


def write_by_hand(
    path: Path,
    papers: tuple[tuple[Paper, tuple[LinkRow, ...]], ...] = PAPERS,
    concepts: tuple[Concept, ...] = CONCEPTS,
    results: tuple[Result, ...] = (),
) -> Path:
    """Write a graph file of these papers, in the order in which they are given."""
    with open_writer(path) as writer:
        writer.add_papers([paper for paper, _ in papers])
        link_by_hand(writer, [reading(*each, results) for each in papers], concepts)
        said = "\n".join(sorted(map(repr, (*papers, *concepts, *results))))  # in whatever order
        finish_by_hand(writer, extractor=hashlib.sha256(said.encode()).hexdigest())
    return path


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_by_hand(tmp_path_factory.mktemp("rdf") / "hand.db")


@pytest.fixture
def store(graph_file: Path) -> Iterator[Store]:
    with open_store(graph_file) as opened:
        yield opened


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[ox.Quad, ...]:
    """A dataset with all that one can have: results, selectors, a figure."""
    path = write_by_hand(tmp_path_factory.mktemp("everything") / "hand.db", results=RESULTS)
    with open_store(path) as store:
        build = store.build.id
    figure = ("precision", 0.8125, 0.75, 0.9, 32, "ab12", build)
    with open_writer(path) as writer:
        writer.set_measurements("gold.jsonl", (Measurement("gold.jsonl", "", *figure),))
    with open_store(path) as store:
        dataset = load_dataset(store, ExportOptions(oa=True, min_confidence=0.5))
    found = dataset.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    return tuple(ox.Quad(*row) for row in found)
