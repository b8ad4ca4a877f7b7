"""A second graph by hand, for what needs years, rivals, discoveries and decisions."""

from pathlib import Path

from kg.model import Concept, Detail, Link, Paper, Reading, Result, Role
from kg.store import open_writer
from tests.handmade import finish_by_hand, link_by_hand
from tests.rdf.conftest import evidence

CONCEPTS = (
    Concept("benchmark:lab", "benchmark", "LabRun"),
    Concept("benchmark:walker", "benchmark", "Walker"),
    Concept("domain:games", "domain", "Games"),
    Concept("domain:locomotion", "domain", "Locomotion", broader=("domain:robotics",)),
    Concept("domain:robotics", "domain", "Robotics"),
    Concept("method:cql", "method", "CQL", broader=("method:q-learning",)),
    Concept("method:dqn", "method", "DQN", broader=("method:q-learning",)),
    Concept("method:experts", "method", "Mixture of Experts", ("MOE",)),
    Concept("method:iql", "method", "IQL", broader=("method:q-learning",)),
    Concept("method:margin", "method", "Margin of Error", ("MOE",)),
    Concept(
        "method:oarnet",
        "method",
        "OarNet",
        status="discovered",
        introduced_by="arxiv:2204.00003",
    ),
    Concept(
        "method:q-learning",
        "method",
        "Q-learning",
        mappings=(("closeMatch", "https://example.org/q"),),
    ),
    Concept("setting:offline", "setting", "Offline RL", ("offline",)),
    Concept("setting:online", "setting", "Online RL"),
    Concept("setting:small", "setting", "Offline with little data", broader=("setting:offline",)),
)

LOGS = Paper(
    "arxiv:1905.00001",
    "Learning from logs",
    "We propose CQL. It learns offline. Games are played from logs. LabRun is won.",
    authors=("Ada Moor",),
    published="2019-05",
    venue="RoboConf",
    flags=("truncated",),
)
EXPECTILES = Paper(
    "arxiv:2110.00002",
    "Expectiles",
    "We propose IQL, which extends CQL. Games are played offline. It beats DQN by 20% on LabRun.",
    authors=("Bo Lind", "Ada Moor"),
    published="2021",
    venue="RoboConf",
)
ROWING = Paper(
    "arxiv:2204.00003",
    "Rowing robots",
    "OarNet is built on CQL. Locomotion is learned offline. Walker runs 3x faster.",
    authors=("Cy Vale",),
    published="2022-04-03",
    venue="RoboConf",
)
HANDS = Paper(
    "arxiv:2306.00004",
    "Robots from few logs",
    "IQL serves robotics with little data. CQL is the baseline. No DQN is run.",
    authors=("Ada Moor",),
    published="2023-06-05",
    identifiers=(("input", "hands"),),
)
ARCADE = Paper(
    "arxiv:2308.00005",
    "The arcade",
    "DQN plays games online. MOE helps a little. Walker is not tried.",
    authors=("Dee Hart",),
    published="2023-08-09",
    venue="GameConf",
)
RIVER = Paper(
    "arxiv:2401.00006",
    "Down the river",
    "OarNet and IQL row for locomotion. Logs are offline. KeelNet steers.",
    authors=("Cy Vale",),
    published="2024-01-10",
)
SILENT = Paper("arxiv:2402.00007", "Of nothing known", "Here nothing is said.", published="2024")
UNDATED = Paper("paper:undated", "Without a date", "CQL is named. KeelNet is not.")

#: What a person writes of a link: concept, role, words, confidence, detail, further reasons.
Row = tuple[str, Role, str, float, Detail | None, tuple[str, ...]]

DECIDED = "decided by ada on 2024-02-03: role"

ROWS: dict[Paper, tuple[Row, ...]] = {
    LOGS: (
        ("method:cql", "proposes", "CQL", 0.95, None, ()),
        ("setting:offline", "addresses", "offline", 0.9, None, ()),
        ("domain:games", "addresses", "Games", 0.9, None, ()),
        ("benchmark:lab", "evaluates_on", "LabRun", 0.9, None, ()),
    ),
    EXPECTILES: (
        ("method:iql", "proposes", "IQL", 0.95, None, ()),
        ("method:cql", "uses", "CQL", 0.93, "extends", ()),
        ("method:dqn", "compares_with", "DQN", 0.85, None, ()),
        ("setting:offline", "addresses", "offline", 0.9, None, ()),
        ("domain:games", "addresses", "Games", 0.9, None, ()),
        ("benchmark:lab", "evaluates_on", "LabRun", 0.9, None, ()),
    ),
    ROWING: (
        ("method:oarnet", "proposes", "OarNet", 0.9, None, ()),
        ("method:cql", "uses", "CQL", 0.9, None, ()),
        ("setting:offline", "addresses", "offline", 0.9, None, ()),
        ("domain:locomotion", "addresses", "Locomotion", 0.9, None, ()),
        ("benchmark:walker", "evaluates_on", "Walker", 0.9, None, ()),
    ),
    HANDS: (
        ("method:iql", "uses", "IQL", 0.9, None, ()),
        ("method:cql", "compares_with", "CQL", 0.7, None, ()),
        ("method:dqn", "avoids", "DQN", 0.85, None, ()),
        ("setting:small", "addresses", "little data", 0.9, None, ()),
        ("domain:robotics", "addresses", "robotics", 0.9, None, ()),
    ),
    ARCADE: (
        ("method:dqn", "uses", "DQN", 0.9, None, ()),
        ("method:experts", "uses", "MOE", 0.6, None, ()),
        ("setting:online", "addresses", "online", 0.9, None, ()),
        ("domain:games", "addresses", "games", 0.9, None, ()),
        ("benchmark:walker", "avoids", "Walker", 0.8, None, (DECIDED,)),
    ),
    RIVER: (
        ("method:oarnet", "uses", "OarNet", 0.9, None, ()),
        ("method:iql", "uses", "IQL", 0.9, None, ()),
        ("method:margin", "proposes", "KeelNet", 0.6, None, ()),
        ("setting:offline", "addresses", "offline", 0.9, None, ()),
        ("domain:locomotion", "addresses", "locomotion", 0.9, None, ()),
    ),
    SILENT: (),
    UNDATED: (("method:cql", "mentions", "CQL", 0.7, None, ()),),
}


RESULTS = (
    Result(
        EXPECTILES.id,
        20,
        20,
        "%",
        "improvement",
        evidence(EXPECTILES, "beats DQN by 20% on LabRun"),
        subject="It",
        benchmark="LabRun",
        metric="score",
        comparator="DQN",
    ),
    Result(
        ROWING.id, 3, 3, "x", "speedup", evidence(ROWING, "Walker runs 3x faster"), metric="speed"
    ),
)


def _reading(paper: Paper, rows: tuple[Row, ...]) -> Reading:
    links = (
        Link(paper.id, concept, role, score, (evidence(paper, words),), detail, ("label", *more))
        for concept, role, words, score, detail, more in rows
    )
    results = tuple(result for result in RESULTS if result.paper == paper.id)
    return Reading(paper.id, tuple(sorted(links, key=lambda x: x.concept)), results=results)


def write_robots(path: Path) -> Path:
    """Write the graph file of these papers."""
    with open_writer(path) as writer:
        writer.add_papers(list(ROWS))
        link_by_hand(writer, [_reading(*pair) for pair in ROWS.items()], CONCEPTS)
        finish_by_hand(writer)
    return path
