"""The landscape as plain text: topics, and under each its papers with what they are about.

It stands in the page for readers without scripts, for search engines and for paper; above so many
papers it is parted into pages of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import KINDS, Paper
from kg.store import Store
from kg.views.explorer.values import Atlas, TopicData
from kg.views.outside import home_of, identifiers_of
from kg.views.overview import ABOUT_ROLES
from kg.views.style import KIND_NAMES

#: Papers of a page of its own.
PAGE_SIZE = 500

#: Authors that are named; of more the first ones are.
_MOST_AUTHORS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A topic with those of its papers that belong to none of its finer topics."""

    topic: int  #: -1: of no topic
    papers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """A paper as a line of text."""

    title: str
    authors: str
    note: str  #: date and venue
    url: str
    concepts: tuple[tuple[str, str], ...]  #: "Methods", "PPO, GRPO"


@dataclass(frozen=True, slots=True)
class PlainGroup:
    """A group with its papers as text."""

    topic: int
    papers: tuple[PlainPaper, ...]


def outline(topics: tuple[TopicData, ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Give the coarse topics, each with its finer ones."""
    finer: dict[int, list[int]] = {
        number: [] for number, topic in enumerate(topics) if topic.parent < 0
    }
    for number, topic in enumerate(topics):
        if topic.parent >= 0:
            finer[topic.parent].append(number)
    return tuple((number, tuple(inner)) for number, inner in finer.items())


def grouped(atlas: Atlas) -> tuple[Group, ...]:
    """Give the papers by topic: coarse topics with their finer ones, papers of none last."""
    numbers = [number for coarse, finer in outline(atlas.topics) for number in (coarse, *finer)]
    members: dict[int, list[int]] = {number: [] for number in (*numbers, -1)}
    for paper, topic in enumerate(atlas.papers.topic):
        members[topic].append(paper)
    return tuple(
        Group(topic, tuple(papers)) for topic, papers in members.items() if papers or topic >= 0
    )


def paged(groups: Iterable[Group], size: int = PAGE_SIZE) -> tuple[tuple[Group, ...], ...]:
    """Part groups so that no page has more papers; a long group goes on on the next page."""
    pages: list[list[Group]] = [[]]
    left = size
    for group in groups:
        papers = group.papers
        while len(papers) > left:
            if left:
                pages[-1].append(Group(group.topic, papers[:left]))
            papers, left = papers[left:], size
            pages.append([])
        pages[-1].append(Group(group.topic, papers))
        left -= len(papers)
    return tuple(map(tuple, pages))


def with_text(store: Store, atlas: Atlas, groups: Iterable[Group]) -> Iterator[PlainGroup]:
    """Give groups with the text of their papers."""
    for group in groups:
        ids = [atlas.papers.id[number] for number in group.papers]
        known = {paper.id: paper for paper in store.papers(ids)}
        papers = (
            _paper(known[id_], number, atlas) for id_, number in zip(ids, group.papers, strict=True)
        )
        yield PlainGroup(group.topic, tuple(papers))


def _paper(paper: Paper, number: int, atlas: Atlas) -> PlainPaper:
    said = [paper.published or paper.date_text or "", paper.venue or ""]
    return PlainPaper(
        title=paper.title,
        authors=_authors(paper.authors),
        note=" · ".join(filter(None, said)),
        url=home_of(paper) or next((each.url for each in identifiers_of(paper) if each.url), ""),
        concepts=tuple(_by_kind(number, atlas)),
    )


def _authors(authors: tuple[str, ...]) -> str:
    if len(authors) > _MOST_AUTHORS:
        return f"{', '.join(authors[:_MOST_AUTHORS])} and {len(authors) - _MOST_AUTHORS} more"
    return ", ".join(authors)


def _by_kind(number: int, atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Yield what a paper is about, by kind; what it avoids or only mentions is left out."""
    papers, concepts = atlas.papers, atlas.concepts
    links = range(papers.first[number], papers.first[number + 1])
    about = [papers.concept[n] for n in links if atlas.roles[papers.role[n]] in ABOUT_ROLES]
    for kind_number, kind in enumerate(KINDS):
        labels = [concepts.label[n] for n in about if concepts.kind[n] == kind_number]
        if labels:
            yield KIND_NAMES[kind][len(labels) > 1], ", ".join(labels)
