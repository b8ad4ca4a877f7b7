"""Sixteen papers in three fields, written by hand, for walks through the explorer.

Feedback, games and walking each have their concepts; one paper has no date, one no link.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import Concept, Evidence, Link, Paper, Reading, Result, Role
from kg.store import open_writer
from tests.handmade import finish_by_hand, link_by_hand

CONCEPTS = (
    Concept("benchmark:atari", "benchmark", "Atari", ("ALE",)),
    Concept("benchmark:gsm8k", "benchmark", "GSM8K"),
    Concept("benchmark:mujoco", "benchmark", "MuJoCo"),
    Concept("domain:games", "domain", "Games"),
    Concept("domain:locomotion", "domain", "Locomotion", broader=("domain:robotics",)),
    Concept("domain:mathematics", "domain", "Mathematics"),
    Concept("domain:robotics", "domain", "Robotics", definition="Machines that act."),
    Concept("method:dpo", "method", "Direct Preference Optimization", ("DPO",)),
    Concept("method:dqn", "method", "Deep Q-Network", ("DQN",)),
    Concept(
        "method:grpo",
        "method",
        "Group Relative Policy Optimization",
        ("GRPO",),
        broader=("method:policy-gradient",),
        definition="Compares the answers of a group with one another.",
    ),
    Concept("method:planning", "method", "Planning"),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept(
        "method:ppo",
        "method",
        "Proximal Policy Optimization",
        ("PPO",),
        broader=("method:policy-gradient",),
        definition="A policy gradient method that keeps each update small.",
        mappings=(("exactMatch", "https://example.org/ppo"),),
    ),
    Concept("method:reward-model", "method", "Reward Model"),
    Concept("setting:offline-rl", "setting", "Offline Reinforcement Learning", ("offline RL",)),
    Concept("setting:rlhf", "setting", "Learning from Human Feedback", ("RLHF",)),
    Concept("setting:self-play", "setting", "Self-Play"),
)

ROLES: dict[str, Role] = {
    "!": "proposes",
    "+": "uses",
    "@": "evaluates_on",
    "#": "addresses",
    "~": "compares_with",
    "-": "avoids",
    "?": "mentions",
}

#: Blocks of lines: number, date and title; the abstract; then the links, each a sign for the role,
#: the concept, "=" and the words of the abstract that name it.
TEXT = Path(__file__).with_suffix(".txt").read_text("utf-8")


@dataclass(frozen=True)
class Entry:
    paper: Paper
    links: tuple[Link, ...]


def evidence(paper: Paper, words: str) -> Evidence:
    """The first place of these words in the abstract, in a sentence that ends with a stop."""
    start = paper.abstract.index(words)
    before = paper.abstract.rfind(". ", 0, start)
    sentence = 0 if before < 0 else before + 2
    stop = paper.abstract.find(". ", start + len(words))
    end = len(paper.abstract) if stop < 0 else stop + 1
    return Evidence(paper.id, "abstract", start, start + len(words), words, sentence, end)


def read(block: str) -> Entry:
    head, abstract, *linked = block.splitlines()
    number, date, title = head.split(" | ")
    year, _, place = number.partition(".")
    arxiv = f"{year[2:]}01.0000{place}"
    dated = date != "-"
    paper = Paper(
        f"arxiv:{arxiv}",
        title,
        abstract,
        authors=("Ada Moor", "Bo Lind"),
        published=date if dated else None,
        venue="Journal of Calm" if year < "2020" else "",
        date_text="" if dated else "Aug 7",
        identifiers=(("arxiv", arxiv),),
    )
    return Entry(paper, tuple(read_link(paper, each) for each in linked))


def read_link(paper: Paper, text: str) -> Link:
    concept, _, words = text[1:].partition("=")
    role = ROLES[text[0]]
    found = Link(paper.id, concept, role, 0.9, (evidence(paper, words),), reasons=("label",))
    if (concept, role) == ("method:ppo", "uses") and "extends" in paper.abstract:
        return replace(found, detail="extends", confidence=0.95)
    return replace(found, confidence=0.6) if role == "mentions" else found


ENTRIES = tuple(map(read, TEXT.strip().split("\n\n")))
FIRST = ENTRIES[0].paper
RESULTS = (
    Result(
        FIRST.id,
        62.5,
        62.5,
        "%",
        "improvement",
        evidence(FIRST, "62.5%"),
        benchmark="MuJoCo",
        metric="speed",
        comparator="crawling",
    ),
)


def write_landscape(path: Path) -> Path:
    readings = [
        Reading(entry.paper.id, entry.links, results=RESULTS if entry.paper is FIRST else ())
        for entry in ENTRIES
    ]
    with open_writer(path) as writer:
        writer.add_papers([entry.paper for entry in ENTRIES])
        link_by_hand(writer, readings, CONCEPTS)
        finish_by_hand(writer)
    return path
