"""A graph file in which SAC never meets offline RL, although all around does; written by hand."""

from collections.abc import Sequence
from pathlib import Path

from kg.model import Concept, Paper, Reading
from kg.store import open_writer
from tests.handmade import finish_by_hand, link, link_by_hand

CONCEPTS = (
    Concept("benchmark:atari", "benchmark", "Atari"),
    Concept("benchmark:d4rl", "benchmark", "D4RL"),
    Concept("domain:robots", "domain", "Robots"),
    Concept("method:actor-critic", "method", "Actor-Critic"),
    Concept("method:ppo", "method", "PPO", broader=("method:actor-critic",)),
    Concept("method:sac", "method", "SAC", broader=("method:actor-critic",)),
    Concept("method:sac-2", "method", "SAC-2", broader=("method:sac",)),
    Concept("setting:data", "setting", "Data Regime"),
    Concept("setting:offline", "setting", "Offline <RL>", broader=("setting:data",)),
    Concept("setting:online", "setting", "Online RL", broader=("setting:data",)),
)

#: What papers link to, by slug: SAC and offline RL are both tried on D4RL.
SAID = (
    *["sac online d4rl"] * 3,
    "sac-2 online d4rl",
    *["ppo offline d4rl"] * 4,
    *["ppo online"] * 2,
    *["offline d4rl robots"] * 2,
    *["atari"] * 28,
)


def write(path: Path, *, year: int | None = 2020, said: Sequence[str] = SAID) -> Path:
    """Write it; papers appear one a year in turn of five, or have no date."""
    by_slug = {concept.id.partition(":")[2]: concept for concept in CONCEPTS}
    papers, readings = [], []
    for number, slugs in enumerate(said):
        linked = [by_slug[slug] for slug in slugs.split()]
        labels = [concept.pref_label for concept in linked]
        date = None if year is None else str(year + number % 5)
        text = f"Much is known. Here we use {' and '.join(labels)}."
        paper = Paper(f"p:{number:03}", f"Title {number} of <b>", text, published=date)
        links = [link(paper, concept.id, concept.pref_label) for concept in linked]
        papers.append(paper)
        readings.append(Reading(paper.id, tuple(sorted(links, key=lambda each: each.concept))))
    with open_writer(path) as writer:
        writer.add_papers(papers)
        link_by_hand(writer, readings, CONCEPTS)
        finish_by_hand(writer)
    return path
