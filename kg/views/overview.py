"""The strongest concepts of a graph file and which of them share papers.

1. Concepts are ranked by how many papers are about them (what a paper avoids or only mentions
   does not count), and the first are taken.
2. Two of them are tied by the papers that they share. The strength of a tie is the cosine
   ``shared / sqrt(left * right)``, so that a concept of many papers is not tied to all.
3. Each concept keeps its few strongest ties: a map, not a hairball.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from kg.errors import ExportError
from kg.model import ROLES, Concept, Role
from kg.store import Store
from kg.views.items import concept_item, web_address
from kg.views.measured import measured_line
from kg.views.quotes import quotes_of
from kg.views.scene import Item, Reach, Saying, Scene, Tie

#: What a paper is about; the other roles name what it rejects or passes by.
ABOUT_ROLES: tuple[Role, ...] = tuple(role for role in ROLES if role not in ("avoids", "mentions"))

#: Strongest ties that a concept keeps; more remain where others choose it.
_KEEP = 3
#: Sentences quoted for a concept.
_SAYINGS = 3

_RANK = {role: rank for rank, role in enumerate(ROLES)}


def overview_scene(store: Store, reach: Reach) -> Scene:
    """Give the strongest concepts, tied where they share papers, with sentences about each.

    Raises
    ------
    ExportError
        No paper is about any concept with that confidence.
    """
    sizes = store.paper_count_by_concept(min_confidence=reach.min_confidence, roles=ABOUT_ROLES)
    if not sizes:
        raise ExportError(
            f"nothing to draw: {store.path} holds no link with confidence "
            f"{reach.min_confidence:g} or more; lower --min-confidence, or build with more papers"
        )
    ranked = sorted(sizes, key=lambda id_: (-sizes[id_], id_))[: reach.limit]
    shared, best = _cooccurrence(store, set(ranked), reach)
    said = _sayings(store, best, reach)
    concepts = [store.concept(id_) for id_ in ranked]
    ties = _strongest_ties(shared, sizes)
    papers = store.counts().in_scope
    return Scene(
        title="The strongest concepts",
        lead=f"{len(ranked)} of {len(sizes)} concepts · {papers} papers · {len(ties)} lines",
        items=tuple(_items(store, concepts, sizes, said)),
        ties=ties,
        build=store.build.id,
        min_confidence=reach.min_confidence,
        measured=measured_line(store, reach.min_confidence),
        omitted="A line joins two concepts that share papers, each with its three closest.",
    )


def _items(
    store: Store, concepts: list[Concept], sizes: dict[str, int], said: dict[str, list[Saying]]
) -> Iterable[Item]:
    for each in concepts:
        yield concept_item(store, each, size=sizes[each.id], said=tuple(said[each.id]))


def _cooccurrence(
    store: Store, concepts: set[str], reach: Reach
) -> tuple[Counter[tuple[str, str]], dict[str, list[tuple[int, float, str]]]]:
    """Count the papers that two concepts share, and find the best papers of each, in one pass."""
    shared: Counter[tuple[str, str]] = Counter()
    best: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    together: list[str] = []
    last = ""
    for paper, concept, role, confidence in store.link_rows(min_confidence=reach.min_confidence):
        if paper != last:
            shared.update(combinations(together, 2))
            together, last = [], paper
        if concept in concepts and role in ABOUT_ROLES:
            together.append(concept)
            best[concept] = sorted([*best[concept], (_RANK[role], -confidence, paper)])[:_SAYINGS]
    shared.update(combinations(together, 2))
    return shared, best


def _sayings(
    store: Store, best: dict[str, list[tuple[int, float, str]]], reach: Reach
) -> dict[str, list[Saying]]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for concept, chosen in best.items():
        for _, _, id_ in chosen:
            wanted[id_].add(concept)
    said: dict[str, list[tuple[int, float, str, Saying]]] = defaultdict(list)
    for paper in store.papers(wanted):
        address = web_address(paper)
        for link in store.links(paper=paper.id, min_confidence=reach.min_confidence):
            if link.concept in wanted[paper.id]:
                quote = quotes_of(paper, link.evidence, limit=1)[0]
                saying = Saying(paper.title, address, link.role, quote)
                rank = (_RANK[link.role], -link.confidence, paper.id, saying)
                said[link.concept].append(rank)
    return {
        concept: [saying for *_, saying in sorted(rows, key=lambda row: row[:3])]
        for concept, rows in said.items()
    }


def _strongest_ties(shared: Counter[tuple[str, str]], sizes: dict[str, int]) -> tuple[Tie, ...]:
    strength = {
        pair: together / math.sqrt(sizes[pair[0]] * sizes[pair[1]])
        for pair, together in shared.items()
    }
    ties_of: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in sorted(strength, key=lambda pair: (-strength[pair], pair)):
        for end in pair:
            ties_of[end].append(pair)
    kept = {pair for pairs in ties_of.values() for pair in pairs[:_KEEP]}
    ordered = sorted(kept, key=lambda pair: (-shared[pair], pair))
    return tuple(Tie(left, right, papers=shared[left, right]) for left, right in ordered)
