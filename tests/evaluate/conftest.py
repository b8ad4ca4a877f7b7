"""Two papers written by hand, what a machine says of them, and what a reader does."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.model import Concept, Paper, Reading
from kg.store import Store, open_store, open_writer
from tests.handmade import finish_by_hand, link, link_by_hand

CONCEPTS = (
    Concept("benchmark:pond", "benchmark", "PondWorld"),
    Concept("method:oarnet", "method", "OarNet"),
    Concept("method:ppo", "method", "Proximal Policy Optimization", ("PPO",)),
    Concept("method:reward-model", "method", "Reward Model"),
    Concept("setting:offline-rl", "setting", "Offline Reinforcement Learning", ("offline RL",)),
)
OAR = Paper(
    "paper:oar",
    "OarNet rows",
    "We present OarNet. It is trained with PPO in offline RL without reward models.",
    identifiers=(("input", "g1"),),
)
POND = Paper(
    "paper:pond",
    "A quiet pond",
    "PondWorld is our lake. PPO swims.",
    identifiers=(("input", "g2"),),
)
READINGS = (
    Reading(
        OAR.id,
        (
            link(OAR, "method:oarnet", "OarNet", "proposes", 0.95),
            link(OAR, "method:ppo", "PPO", "mentions", 0.75),
            link(OAR, "method:reward-model", "reward models", "uses", 0.9),
        ),
    ),
    Reading(
        POND.id,
        (
            link(POND, "benchmark:pond", "PondWorld", "evaluates_on", 0.9),
            link(POND, "method:ppo", "PPO", "uses", 0.4),
        ),
    ),
)


def listed(concept: str, role: str, quote: str, **more: Any) -> dict[str, Any]:
    entry = {"concept": concept, "kinds": ["method"], "roles": [role], "must": True, "quote": quote}
    return entry | more


GOLD = (
    {
        "id": "g1",
        "title": OAR.title,
        "abstract": OAR.abstract,
        "links": [
            listed("OarNet", "proposes", "present OarNet"),
            listed("PPO", "uses", "trained with PPO"),
            listed("Offline RL", "addresses", "in offline RL", kinds=["setting"]),
            listed("Reward Model", "avoids", "without reward models"),
        ],
    },
    {
        "id": "g2",
        "title": POND.title,
        "abstract": POND.abstract,
        "links": [
            listed("PondWorld", "evaluates_on", "PondWorld", kinds=["benchmark"]),
            listed("PPO", "mentions", "PPO swims", must=False),
        ],
    },
)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "landscape.db"
    with open_writer(path) as writer:
        writer.add_papers([OAR, POND])
        link_by_hand(writer, READINGS, CONCEPTS)
        finish_by_hand(writer)
    return path


@pytest.fixture
def store(graph: Path) -> Iterator[Store]:
    with open_store(graph) as opened:
        yield opened


@pytest.fixture
def write_gold(tmp_path: Path) -> Callable[..., Path]:
    """Writes records, or lines as they are, to a gold file."""

    def write(*records: dict[str, Any] | str, name: str = "gold.jsonl") -> Path:
        path = tmp_path / name
        lines = [each if isinstance(each, str) else json.dumps(each) for each in records]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def gold(write_gold: Callable[..., Path]) -> Path:
    return write_gold(*GOLD)
