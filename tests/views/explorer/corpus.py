"""Two graph files for the explorer, by hand: one to count on, one that attacks what shows it."""

from dataclasses import replace
from pathlib import Path

from kg.model import Concept, Evidence, Paper, Reading, Result
from kg.store import open_writer
from tests.handmade import evidence, finish_by_hand, link, link_by_hand

CONCEPTS = (
    Concept("benchmark:d4rl", "benchmark", "D4RL"),
    Concept(
        "method:ppo",
        "method",
        "Proximal Policy Optimization",
        ("PPO", "PPO-Clip", "clipped PPO", "PPO2", "PPO1", "proximal steps", "calm", "small"),
        broader=("method:policy-gradient",),
        definition="A policy gradient method that keeps each update small.",
        mappings=(("exactMatch", "https://example.org/ppo"),),
    ),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept("method:unlinked", "method", "Unlinked"),
    Concept("setting:offline-rl", "setting", "Offline Reinforcement Learning", ("offline RL",)),
)

#: 🤖 is two units of UTF-16, which no offset of ours counts in.
CALM = Paper(
    "arxiv:2501.00001",
    "SteadyPO: Calm Policy Updates",
    "🤖 Steady extends PPO for offline RL. It is calm. On D4RL it is 2.5x faster than PPO.",
    authors=("Ada Moor", "Lind, Bo", "Cy Tern"),
    published="2025-01-02",
    venue="Journal of Calm",
    identifiers=(("arxiv", "2501.00001"), ("input", "calm")),
)
WALKER = Paper(
    "arxiv:2501.00002",
    "Walking with PPO",
    "We walk.",
    authors=("Ada Moor", "Bo Lind"),
    published="2025-01-02",
    url="https://example.org/walk",
)
READER = Paper(
    "paper:reader",
    "Reading slowly",
    "Nothing here is known.",
    authors=("Cy Tern",),
    date_text="Aug 7",
    flags=("truncated",),
)


def sentence(paper: Paper, exact: str, whole: str) -> Evidence:
    """Evidence in the abstract whose sentence is ``whole``."""
    start = paper.abstract.index(whole)
    return replace(evidence(paper, exact), sentence_start=start, sentence_end=start + len(whole))


FIRST = "🤖 Steady extends PPO for offline RL."
LAST = "On D4RL it is 2.5x faster than PPO."

READINGS = (
    Reading(
        CALM.id,
        links=(
            replace(
                link(CALM, "benchmark:d4rl", "D4RL", "evaluates_on", 0.8),
                evidence=(sentence(CALM, "D4RL", LAST),),
            ),
            replace(
                link(CALM, "method:ppo", "PPO", "uses", 0.95),
                detail="extends",
                evidence=(
                    sentence(CALM, "PPO", FIRST),
                    evidence(CALM, "Policy", "title"),
                ),
            ),
            replace(
                link(CALM, "setting:offline-rl", "offline RL", "addresses", 0.4),
                evidence=(sentence(CALM, "offline RL", FIRST),),
            ),
        ),
        results=(
            Result(
                CALM.id,
                2.5,
                2.5,
                "x",
                "speedup",
                sentence(CALM, "2.5x faster", LAST),
                benchmark="D4RL",
                comparator="PPO",
            ),
        ),
    ),
    Reading(
        WALKER.id,
        links=(
            replace(
                link(WALKER, "method:ppo", "walk", "uses", 0.9),
                evidence=(evidence(WALKER, "PPO", "title"),),
            ),
        ),
    ),
)


def write_small(path: Path) -> Path:
    with open_writer(path) as writer:
        writer.add_papers([CALM, WALKER, READER])
        link_by_hand(writer, READINGS, CONCEPTS)
        finish_by_hand(writer)
    return path


ATTACK = "</script><img src=x onerror=alert(1)>"
TEMPLATE = "{{7*7}}{% raw %}"
BIDI = "\u202eevil\u2066"
LONG = "x" * 10_000
SEPARATORS = "line\u2028paragraph\u2029"
QUOTES = "\"'`&amp;<!--"

HOSTILE_CONCEPTS = (
    Concept(
        'method:"><svg-onload=alert(1)>',
        "method",
        f"PPO {ATTACK}",
        (TEMPLATE, BIDI, QUOTES),
        definition=f"{ATTACK} {SEPARATORS}",
        mappings=(("exactMatch", "javascript:alert(1)"),),
    ),
)

HOSTILE = tuple(
    Paper(
        f"paper:{number}{text[:40]}",
        f"PPO {text} in a title",
        f"PPO {text} in an abstract.",
        authors=(f"Ada {text[:60]}", "Bo and } Lind"),
        venue=f"Venue {text[:60]}",
        date_text=f"Aug {text[:60]}",
        url="javascript:alert(4)",
        identifiers=(
            ("doi", f"10.1/{number}{text[:60]}"),
            ("arxiv", f"{number}{ATTACK}"),
            ("key", f"{number}{{{text[:9]}"),
        ),
    )
    for number, text in enumerate([ATTACK, TEMPLATE, BIDI, LONG, SEPARATORS, QUOTES])
)


def write_hostile(path: Path) -> Path:
    concept = HOSTILE_CONCEPTS[0].id
    readings = [Reading(paper.id, links=(link(paper, concept, "PPO"),)) for paper in HOSTILE]
    with open_writer(path) as writer:
        writer.add_papers(HOSTILE)
        link_by_hand(writer, readings, HOSTILE_CONCEPTS)
        finish_by_hand(writer)
    return path
