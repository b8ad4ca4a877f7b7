"""What many tests share: a scheme of a dozen concepts, and papers written for the project."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.model import Concept, Paper
from kg.ontology import Lexicon
from tests.remembered import remember


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the folder for caches of whoever runs the tests as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE_DIR", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session", autouse=True)
def remembered() -> Iterator[None]:
    """Make what is costly once for all tests of a process."""
    with pytest.MonkeyPatch.context() as patch:
        remember(patch)
        yield


def concept(concept_id: str, label: str, *alt: str, **more: object) -> Concept:
    kind = concept_id.split(":")[0]
    more.setdefault("definition", f"A {kind} made for the tests.")
    return Concept(concept_id, kind, label, alt, **more)


SMALL_SCHEME = (
    concept("method:policy-gradient", "Policy Gradient"),
    concept(
        "method:ppo", "Proximal Policy Optimization", "PPO", broader=("method:policy-gradient",)
    ),
    concept("method:grpo", "Group Relative Policy Optimization", "GRPO", broader=("method:ppo",)),
    concept("method:moe", "Mixture of Experts", "MoE"),
    concept("method:reward-model", "Reward Model"),
    concept("method:map-estimation", "MAP Estimation", "MAP", ambiguous_labels=("MAP",)),
    concept("method:adam", "Adam", case_labels=("Adam",)),
    concept("method:behavior-cloning", "Behavior Cloning", "BC", ambiguous_labels=("BC",)),
    concept("setting:reinforcement-learning", "Reinforcement Learning", "RL"),
    concept(
        "setting:offline-rl",
        "Offline Reinforcement Learning",
        broader=("setting:reinforcement-learning",),
    ),
    concept(
        "setting:multi-agent-rl",
        "Multi-Agent Reinforcement Learning",
        "MARL",
        broader=("setting:reinforcement-learning",),
    ),
    concept("domain:robotics", "Robotics"),
    concept("domain:robotic-manipulation", "Robotic Manipulation", broader=("domain:robotics",)),
    concept("benchmark:d4rl", "D4RL"),
    concept("benchmark:mujoco", "MuJoCo"),
)


@pytest.fixture(scope="session")
def small_scheme() -> dict[str, Concept]:
    return {each.id: each for each in sorted(SMALL_SCHEME, key=lambda each: each.id)}


@pytest.fixture(scope="session")
def lexicon(small_scheme: dict[str, Concept]) -> Lexicon:
    return Lexicon(small_scheme)


@pytest.fixture
def paper() -> Paper:
    return Paper(
        id="arxiv:2501.00001",
        title="SteadyPO: Calm Policy Updates for Offline Reinforcement Learning",
        abstract=(
            "Offline RL learns from fixed data. We propose SteadyPO, an algorithm that extends PPO "
            "without a learned reward model. On D4RL, SteadyPO outperforms behavior cloning."
        ),
    )


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example papers; whoever changes it takes a copy."""
    out = tmp_path_factory.mktemp("example") / "landscape.db"
    with contextlib.chdir(Path(__file__).parents[1]):  # so that it names its input as the docs do
        kg.build(["examples/landmark-papers.jsonl"], out)
    return out
