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

#: id, date, title, abstract, and the links: a sign for the role, the concept, "=" and its words.
ROWS = """
2017.1 | 2017-07-20 | Calm Steps for Policies | We propose PPO, a calm policy gradient. It walks on MuJoCo. Locomotion gains 62.5% of speed. | !method:ppo=PPO +method:policy-gradient=policy gradient @benchmark:mujoco=MuJoCo #domain:locomotion=Locomotion
2018.1 | 2018-03-02 | Running with PPO | We train a runner with PPO. MuJoCo is the place of locomotion. | +method:ppo=PPO @benchmark:mujoco=MuJoCo #domain:locomotion=locomotion
2019.1 | 2019-05-11 | Robots from Old Logs | Offline RL drives robots. Locomotion on MuJoCo is learned from logs. No PPO is needed. | #setting:offline-rl=Offline RL #domain:robotics=robots #domain:locomotion=Locomotion @benchmark:mujoco=MuJoCo -method:ppo=PPO
2020.1 | 2020-01-09 | Legs that Plan | Planning moves legs. Robotics on MuJoCo profits. | +method:planning=Planning #domain:robotics=Robotics @benchmark:mujoco=MuJoCo
2021.1 | 2021-09-30 | Quiet Offline Legs | Offline RL with a policy gradient walks. Locomotion on MuJoCo. | #setting:offline-rl=Offline RL +method:policy-gradient=policy gradient #domain:locomotion=Locomotion @benchmark:mujoco=MuJoCo
2013.1 | 2013-12-19 | Seeing and Playing | We present DQN. It plays games on Atari. | !method:dqn=DQN #domain:games=games @benchmark:atari=Atari
2016.1 | 2016-01-27 | Mastering Boards | Self-play and planning win games. | #setting:self-play=Self-play +method:planning=planning #domain:games=games
2017.2 | 2017-10-18 | Boards from Nothing | Self-play alone masters games. Planning helps. DQN is compared. | #setting:self-play=Self-play #domain:games=games +method:planning=Planning ~method:dqn=DQN
2019.2 | 2019-11-19 | Planning without Rules | Planning in a learned world plays games. Atari falls. DQN is slower. | +method:planning=Planning #domain:games=games @benchmark:atari=Atari ~method:dqn=DQN
2020.2 | 2020-03-30 | One Agent for All Games | DQN grows up. Games of Atari are beaten by self-play. | +method:dqn=DQN #domain:games=Games @benchmark:atari=Atari #setting:self-play=self-play
2022.1 | 2022-03-04 | Following What People Want | RLHF tunes a model. A reward model is trained with PPO. | #setting:rlhf=RLHF +method:reward-model=reward model +method:ppo=PPO
2023.1 | 2023-05-29 | Your Model is a Reward | We present DPO for RLHF. No reward model is needed. PPO is compared. | !method:dpo=DPO #setting:rlhf=RLHF -method:reward-model=reward model ~method:ppo=PPO
2024.1 | 2024-02-05 | Groups that Reason | We propose GRPO. It extends PPO. Mathematics on GSM8K gains. RLHF is the frame. | !method:grpo=GRPO +method:ppo=PPO #domain:mathematics=Mathematics @benchmark:gsm8k=GSM8K #setting:rlhf=RLHF
2025.1 | 2025-01-22 | Longer Thoughts | GRPO trains long thoughts. Mathematics on GSM8K. A reward model is not learned. | +method:grpo=GRPO #domain:mathematics=Mathematics @benchmark:gsm8k=GSM8K -method:reward-model=reward model
2025.2 |  | Preferences without a Date | DPO and GRPO are compared. RLHF on mathematics. PPO is only named. | ~method:dpo=DPO ~method:grpo=GRPO #setting:rlhf=RLHF #domain:mathematics=mathematics ?method:ppo=PPO
2025.3 | 2025-03-01 | A Note on Nothing | Nothing that is known stands here. |
"""


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


def read(row: str) -> Entry:
    number, date, title, abstract, linked = (part.strip() for part in row.split("|"))
    year, _, place = number.partition(".")
    arxiv = f"{year[2:]}01.0000{place}"
    paper = Paper(
        f"arxiv:{arxiv}",
        title,
        abstract,
        authors=("Ada Moor", "Bo Lind"),
        published=date or None,
        venue="Journal of Calm" if year < "2020" else "",
        date_text="" if date else "Aug 7",
        identifiers=(("arxiv", arxiv),),
    )
    return Entry(paper, tuple(read_link(paper, each) for each in split_links(linked)))


def split_links(text: str) -> list[str]:
    """Words of a link may hold spaces; each link begins with the sign of its role."""
    parts: list[str] = []
    for word in text.split(" "):
        if word[:1] in ROLES and ":" in word:
            parts.append(word)
        elif parts:
            parts[-1] += f" {word}"
    return parts


def read_link(paper: Paper, text: str) -> Link:
    concept, _, words = text[1:].partition("=")
    role = ROLES[text[0]]
    found = Link(paper.id, concept, role, 0.9, (evidence(paper, words),), reasons=("label",))
    if (concept, role) == ("method:ppo", "uses") and "extends" in paper.abstract:
        return replace(found, detail="extends", confidence=0.95)
    return replace(found, confidence=0.6) if role == "mentions" else found


ENTRIES = tuple(map(read, ROWS.strip().splitlines()))
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
