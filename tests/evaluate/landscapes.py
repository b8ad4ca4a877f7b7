"""Graph files of papers that say nothing but the names of concepts, built in one run or several."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.model import Concept, Evidence, Link, Paper, Reading, Role
from kg.store import open_writer
from tests.handmade import finish_by_hand, link_by_hand

CONCEPTS = (
    Concept("benchmark:d4rl", "benchmark", "D4RL"),
    Concept("domain:games", "domain", "Games"),
    Concept("method:adam", "method", "Adam"),
    Concept("method:grpo", "method", "GRPO", broader=("method:pg",)),
    Concept("method:pg", "method", "Policy Gradient"),
    Concept("method:ppo", "method", "PPO", broader=("method:pg",)),
    Concept("setting:offline", "setting", "Offline RL"),
)

#: Of a paper: its words that are concepts, each with its role.
Told = Mapping[str, Role]


def paper(number: int, told: Iterable[str], published: str | None = None, more: str = "") -> Paper:
    return Paper(
        f"arxiv:2501.{number:05}",
        f"Paper {number}",
        ". ".join([*told, *([more] if more else [])]) + ".",
        authors=(f"Ada{number} Moor",),
        published=published,
        identifiers=(("arxiv", f"2501.{number:05}"),),
    )


def quote(of: Paper, words: str) -> Evidence:
    start = of.abstract.index(words)
    return Evidence(
        of.id, "abstract", start, start + len(words), words, start, start + len(words) + 1
    )


def reading(of: Paper, told: Told, concepts: Iterable[Concept], **more: object) -> Reading:
    ids = {concept.pref_label: concept.id for concept in concepts}
    links = (Link(of.id, ids[w], role, 0.9, (quote(of, w),)) for w, role in told.items())
    return Reading(of.id, tuple(sorted(links, key=lambda link: link.concept)), **more)


def write(
    path: Path,
    *runs: Mapping[int, Told],
    concepts: Iterable[Concept] = CONCEPTS,
    published: Mapping[int, str] | None = None,
) -> Path:
    """Write a graph file: a run after the other, each with papers by number."""
    dates = published or {}
    with open_writer(path) as writer:
        for run in runs:
            papers = {n: paper(n, told, dates.get(n)) for n, told in run.items()}
            writer.add_papers(papers.values())
            link_by_hand(
                writer, [reading(papers[n], told, concepts) for n, told in run.items()], concepts
            )
            finish_by_hand(writer)
    return path
