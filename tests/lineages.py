"""A graph file of papers that extend and compare methods, written by hand.

DQN is used before a paper claims to propose
it; Kimi K2 and MuonClip stand in one paper, of which one extends Muon by name.
"""

from pathlib import Path
from typing import NamedTuple

from kg.model import Concept, Evidence, Link, Paper, Reading
from kg.store import open_writer
from tests.handmade import finish_by_hand, link_by_hand

CONCEPTS = (
    Concept("method:actor-critic", "method", "Actor-Critic"),
    Concept("method:adam", "method", "Adam"),
    Concept("method:c51", "method", "C51"),
    Concept("method:double-dqn", "method", "Double DQN"),
    Concept("method:dqn", "method", "DQN"),
    Concept("method:kimi", "method", "Kimi K2"),
    Concept("method:muon", "method", "Muon"),
    Concept("method:muonclip", "method", 'Muon"<b>Clip'),
    Concept("method:rainbow", "method", "Rainbow"),
    Concept("method:sac", "method", "SAC"),
    Concept("method:td3", "method", "TD3"),
    Concept("setting:offline", "setting", "Offline RL"),
)

#: What of a paper: role or detail, concept, the words that name it.
Said = tuple[str, str, str]


class Told(NamedTuple):
    """A paper: id, date, sentences, what it says."""

    id: str
    date: str
    text: str
    links: tuple[Said, ...]


TOLD = (
    Told("p:1", "2013", "Games are played with DQN.", (("uses", "method:dqn", "DQN"),)),
    Told(
        "p:2",
        "2015-02",
        "We present DQN beside Adam.",
        (("proposes", "method:dqn", "DQN"), ("compares_with", "method:adam", "Adam")),
    ),
    Told(
        "p:3",
        "2015-09",
        "Double DQN is presented. It extends the DQN network.",
        (
            ("proposes", "method:double-dqn", "Double DQN"),
            ("extends", "method:dqn", "DQN network"),
        ),
    ),
    Told(
        "p:4",
        "2017-07",
        "C51 improves on the network DQN. A comparison with Rainbow follows.",
        (
            ("proposes", "method:c51", "C51"),
            ("extends", "method:dqn", "DQN"),
            ("compares_with", "method:rainbow", "Rainbow"),
        ),
    ),
    Told(
        "p:5",
        "2017-10",
        "Rainbow joins what was learned. It extends C51 and the older Double DQN.",
        (
            ("proposes", "method:rainbow", "Rainbow"),
            ("extends", "method:c51", "C51"),
            ("extends", "method:double-dqn", "Double DQN"),
        ),
    ),
    Told(
        "p:6",
        "2018-01",
        "SAC builds on the actor-critic. It beats TD3. Offline RL is worse.",
        (
            ("proposes", "method:sac", "SAC"),
            ("extends", "method:actor-critic", "actor-critic"),
            ("compares_with", "method:td3", "TD3"),
            ("compares_with", "setting:offline", "Offline RL"),
        ),
    ),
    Told(
        "p:7",
        "2018-02",
        "TD3 builds on the actor-critic.",
        (("proposes", "method:td3", "TD3"), ("extends", "method:actor-critic", "actor-critic")),
    ),
    Told(
        "p:8",
        "",
        "Kimi K2 is large. MuonClip improves upon Muon. Both beat Adam.",
        (
            ("proposes", "method:kimi", "Kimi K2"),
            ("proposes", "method:muonclip", "MuonClip"),
            ("extends", "method:muon", "Muon."),
            ("compares_with", "method:adam", "Adam"),
        ),
    ),
    Told("p:9", "2019", "An extended DQN.", (("extends", "method:dqn", "DQN"),)),
)


def paper_of(told: Told) -> Paper:
    title = f"Paper {told.id[-1]} on <methods>"
    return Paper(told.id, title, told.text, ("Ada Moor",), told.date or None)


def link_of(told: Told, said: Said) -> Link:
    what, concept, words = said
    start = told.text.index(words)
    words = words.rstrip(".")
    end = start + len(words)
    sentence_start = told.text.rfind(". ", 0, start) + 2 if ". " in told.text[:start] else 0
    sentence_end = told.text.index(".", end) + 1
    evidence = Evidence(told.id, "abstract", start, end, words, sentence_start, sentence_end)
    detail = "extends" if what == "extends" else None
    confidence = 0.6 if what == "compares_with" else 0.9
    return Link(told.id, concept, "uses" if detail else what, confidence, (evidence,), detail)


def write_lineages(path: Path, told: tuple[Told, ...] = TOLD) -> Path:
    """Write a graph file of these papers."""
    readings = [
        Reading(
            each.id,
            tuple(
                sorted((link_of(each, said) for said in each.links), key=lambda link: link.concept)
            ),
        )
        for each in told
    ]
    with open_writer(path) as writer:
        writer.add_papers(map(paper_of, told))
        link_by_hand(writer, readings, CONCEPTS)
        finish_by_hand(writer)
    return path
