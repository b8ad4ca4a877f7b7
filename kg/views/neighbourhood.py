"""The neighbourhood of a concept or a paper: a pure function from a graph file to a scene.

Around a concept stand the papers that link to it, the strongest roles first, and, at depth 2, the
other concepts of these papers, those that most of them share first. Around a paper stand its
concepts and, at depth 2, the papers that share the rarest of them.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.errors import ExportError
from kg.model import ROLES, Concept, Link, Paper
from kg.store import Store
from kg.views.items import concept_item, paper_item
from kg.views.measured import measured_line
from kg.views.quotes import quotes_of
from kg.views.scene import Item, Reach, Scene, Tie

_RANK = {role: rank for rank, role in enumerate(ROLES)}
#: Of the items around a concept at depth 2, this part are papers.
_PAPER_SHARE = 0.4
#: Fewer related papers than these are shown even if they share one concept only.
_FEW = 6


def concept_scene(store: Store, concept: Concept, reach: Reach) -> Scene:
    """Give the papers that link to a concept, and what else they link to.

    Raises
    ------
    ExportError
        No paper links to the concept with that confidence.
    """
    links = list(store.links(concept=concept.id, min_confidence=reach.min_confidence))
    if not links:
        raise ExportError(_nothing(concept.pref_label, "no paper links to it", reach))
    total, room = len(links), reach.limit - 1
    share = room if reach.depth == 1 else max(1, round(room * _PAPER_SHARE))
    chosen = sorted(links, key=_strongest_first)[:share]
    papers = {paper.id: paper for paper in store.papers(link.paper for link in chosen)}
    shown = {concept.id}
    if reach.depth == 2:
        links_of = {id_: _links_of(store, id_, reach) for id_ in papers}
        shown |= set(_most_shared(links_of.values(), concept.id, room - len(papers)))
        chosen = [link for links in links_of.values() for link in links if link.concept in shown]
    return Scene(
        title=concept.pref_label,
        lead=_lead(
            (len(papers), "paper", total),
            (len(shown) - 1, "other concept", 0),
            (len(chosen), "link", 0),
        ),
        items=_items(store, papers, shown, chosen, first=concept.id, reach=reach),
        ties=_ties(papers, chosen, first=concept.id),
        build=store.build.id,
        min_confidence=reach.min_confidence,
        measured=measured_line(store, reach.min_confidence),
        focus=concept.id,
        omitted="Of the papers that link to it, those with the strongest roles are shown."
        if len(papers) < total
        else "",
    )


def paper_scene(store: Store, paper: Paper, reach: Reach) -> Scene:
    """Give the concepts of a paper, and the papers that share them.

    Raises
    ------
    ExportError
        The paper links to no concept with that confidence.
    """
    own = sorted(_links_of(store, paper.id, reach), key=_strongest_first)[: reach.limit - 1]
    if not own:
        raise ExportError(_nothing(paper.title, "it links to no concept", reach))
    shown = {link.concept for link in own}
    papers, chosen = {paper.id: paper}, own
    if reach.depth == 2:
        related = _related(store, paper.id, shown, reach)[: reach.limit - 1 - len(shown)]
        papers |= {other.id: other for other in store.papers(related)}
        others = [link for id_ in sorted(related) for link in _links_of(store, id_, reach)]
        chosen = own + [link for link in others if link.concept in shown]
    return Scene(
        title=paper.title,
        lead=_lead(
            (len(shown), "concept", 0),
            (len(papers) - 1, "related paper", 0),
            (len(chosen), "link", 0),
        ),
        items=_items(store, papers, shown, chosen, first=paper.id, reach=reach),
        ties=_ties(papers, chosen, first=paper.id),
        build=store.build.id,
        min_confidence=reach.min_confidence,
        measured=measured_line(store, reach.min_confidence),
        focus=paper.id,
    )


def _links_of(store: Store, paper: str, reach: Reach) -> list[Link]:
    return list(store.links(paper=paper, min_confidence=reach.min_confidence))


def _strongest_first(link: Link) -> tuple[int, float, str, str]:
    return (_RANK[link.role], -link.confidence, link.paper, link.concept)


def _most_shared(links: Iterable[list[Link]], focus: str, room: int) -> list[str]:
    """Give the other concepts of the papers: of most papers, then of the strongest role, first."""
    papers: Counter[str] = Counter()
    rank: dict[str, int] = {}
    for link in (link for group in links for link in group if link.concept != focus):
        papers[link.concept] += 1
        rank[link.concept] = min(rank.get(link.concept, len(ROLES)), _RANK[link.role])
    return sorted(papers, key=lambda id_: (-papers[id_], rank[id_], id_))[: max(0, room)]


def _related(store: Store, paper: str, concepts: set[str], reach: Reach) -> list[str]:
    """Give the papers that share concepts with one, best first.

    Each shared concept counts 1 / log(1 + its papers), so that a rare one says more [1]_.

    References
    ----------
    .. [1] L. A. Adamic, E. Adar. Friends and neighbors on the Web. Social Networks 25(3), 2003.
    """
    sharers: dict[str, list[str]] = defaultdict(list)
    for other, concept, _, _ in store.link_rows(min_confidence=reach.min_confidence):
        if concept in concepts:
            sharers[concept].append(other)
    score: dict[str, float] = defaultdict(float)
    shared: Counter[str] = Counter()
    for concept in sorted(sharers):
        for other in sharers[concept]:
            score[other] += 1 / math.log(1 + len(sharers[concept]))
            shared[other] += 1
    ranked = sorted(score.keys() - {paper}, key=lambda id_: (-score[id_], id_))
    close = [id_ for id_ in ranked if shared[id_] > 1]
    return close if len(close) >= _FEW else ranked[:_FEW]


def _items(
    store: Store,
    papers: dict[str, Paper],
    concepts: set[str],
    links: list[Link],
    *,
    first: str,
    reach: Reach,
) -> tuple[Item, ...]:
    degree = Counter(link.paper for link in links)
    sizes = store.paper_count_by_concept(min_confidence=reach.min_confidence)
    items = [paper_item(paper, size=degree[id_]) for id_, paper in papers.items()]
    items += [
        concept_item(store, store.concept(id_), size=sizes.get(id_, 0)) for id_ in sorted(concepts)
    ]
    return tuple(sorted(items, key=lambda item: (item.id != first, item.sort, item.id)))


def _ties(papers: dict[str, Paper], links: list[Link], *, first: str) -> tuple[Tie, ...]:
    """Give the links as ties: those of the focus first, each with its sentences."""
    ordered = sorted(links, key=lambda each: (first not in (each.paper, each.concept), *_key(each)))
    return tuple(
        Tie(
            source=link.paper,
            target=link.concept,
            role=link.role,
            confidence=link.confidence,
            detail=(link.detail or "").replace("_", " "),
            quotes=quotes_of(papers[link.paper], link.evidence),
        )
        for link in ordered
    )


def _key(link: Link) -> tuple[int, float, str, str]:
    return _strongest_first(link)


def _lead(*counted: tuple[int, str, int]) -> str:
    """Say how many of each are shown, of how many where some are left out."""
    parts = []
    for shown, word, total in counted:
        number = f"{shown} of {total}" if total > shown else str(shown)
        if shown:
            parts.append(f"{number} {word}{'' if max(shown, total) == 1 else 's'}")
    return " · ".join(parts)


def _nothing(name: str, what: str, reach: Reach) -> str:
    remedy = "lower --min-confidence" if reach.min_confidence > 0 else "kg show lists what there is"
    return (
        f"nothing to draw around {name!r}: {what} with confidence {reach.min_confidence:g} or "
        f"more; {remedy}"
    )
