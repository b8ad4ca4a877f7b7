"""A graph file whose texts attack the page that shows them; written by hand, no extraction."""

from pathlib import Path

from kg.model import Concept, Paper, Reading
from kg.store import open_writer
from tests.handmade import finish_by_hand, link, link_by_hand

CONCEPTS = (
    Concept("benchmark:d4rl", "benchmark", "D4RL"),
    Concept(
        "domain:robotics",
        "domain",
        'Robotics"><svg onload=alert(3)>',
        ("robots",),
        definition="Machines that act. </article></script><img src=x onerror=alert(5)>",
    ),
    Concept(
        "method:ppo",
        "method",
        "Proximal Policy Optimization",
        ("PPO",),
        broader=("method:policy-gradient",),
        definition="A policy gradient method that keeps each update small.",
    ),
    Concept("method:policy-gradient", "method", "Policy Gradient"),
    Concept("method:reward-model", "method", "Reward Model"),
    Concept("setting:offline-rl", "setting", "Offline Reinforcement Learning", ("offline RL",)),
)

CALM = Paper(
    "arxiv:2501.00001",
    "SteadyPO: Calm Policy Updates",
    "SteadyPO extends PPO for offline RL. On D4RL it needs no reward model.",
    authors=("Ada Moor", "Bo Lind"),
    published="2025-01-02",
    identifiers=(("arxiv", "2501.00001"), ("input", "calm")),
)
HOSTILE = Paper(
    "paper:hostile",
    "Hello </script><img src=x onerror=alert(1)> <b>PPO</b>",
    'We set PPO</script><script>alert(2)</script> against robots & "D4RL" <!-- once.',
    url="javascript:alert(4)",
)
WALKER = Paper(
    "paper:walker",
    "𝒫olicies 🤖 that walk",
    "🤖🤖 learn to walk with PPO, and robots fall on D4RL. A reward model is only named.",
)

READINGS = (
    Reading(
        CALM.id,
        links=(
            link(CALM, "benchmark:d4rl", "D4RL", "evaluates_on"),
            link(CALM, "method:ppo", "PPO", "uses", 0.95),
            link(CALM, "method:reward-model", "reward model", "avoids", 0.8),
            link(CALM, "setting:offline-rl", "offline RL", "addresses"),
        ),
    ),
    Reading(
        HOSTILE.id,
        links=(
            link(HOSTILE, "benchmark:d4rl", "D4RL", "evaluates_on"),
            link(HOSTILE, "domain:robotics", "robots", "addresses"),
            link(HOSTILE, "method:ppo", "PPO", "compares_with"),
        ),
    ),
    Reading(
        WALKER.id,
        links=(
            link(WALKER, "benchmark:d4rl", "D4RL", "evaluates_on"),
            link(WALKER, "domain:robotics", "robots", "addresses"),
            link(WALKER, "method:ppo", "PPO", "uses", 0.6),
            link(WALKER, "method:reward-model", "reward model", "mentions", 0.3),
        ),
    ),
)


def write_gallery(path: Path) -> Path:
    with open_writer(path) as writer:
        writer.add_papers([CALM, HOSTILE, WALKER])
        link_by_hand(writer, READINGS, CONCEPTS)
        finish_by_hand(writer)
    return path
