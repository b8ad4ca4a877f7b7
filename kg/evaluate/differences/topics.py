"""Which topics stay, are born or dissolve, and which papers move between them.

1. Topics of the same level are compared by the papers that both files hold: how many both topics
   have, of those that at least one has (Jaccard).
2. From the most alike pair on, a topic of the old file and one of the new become one another, if
   they share at least 30 % and neither has a partner yet [1]_.
3. What has no partner was born, or dissolved. A paper has moved when its topic in the new file is
   not the partner of that in the old one.

References
----------
.. [1] D. Greene, D. Doyle, P. Cunningham. Tracking the evolution of communities in dynamic social
   networks. ASONAM 2010.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.topics import Topics, find_topics
from kg.store import Store

#: Two topics with less in common are not the same.
_LEAST_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class TopicChange:
    """A topic of the old file, of the new one, or of both."""

    level: int  #: 0: coarse, 1: fine
    old: str  #: its title, "" where it is born
    new: str  #: "" where it has dissolved
    old_papers: int  #: of the topic in the old file, 0 where it is born
    new_papers: int  #: of the topic in the new file, 0 where it has dissolved
    alike: float  #: Jaccard of the papers of both, over those that both files hold

    @property
    def what(self) -> str:
        """Whether it is to "stay", was "born" or has "dissolved"."""
        if self.old and self.new:
            return "stay"
        return "dissolved" if self.old else "born"


@dataclass(frozen=True, slots=True)
class TopicChanges:
    """How the topics of two files differ."""

    topics: tuple[TopicChange, ...]  #: by level, those that stay first, the largest first
    moved: tuple[tuple[str, str, str], ...]  #: paper, coarse topic before and after, sorted

    def of(self, level: int, what: str) -> tuple[TopicChange, ...]:
        """Give the topics of a level that "stay", are "born" or "dissolved"."""
        return tuple(each for each in self.topics if each.level == level and each.what == what)


def diff_topics(old: Store, new: Store, papers: Mapping[str, str]) -> TopicChanges:
    """Say how the topics of two files differ; ``papers`` has the new ids of those with another."""
    before, after = find_topics(old), find_topics(new)
    topics: list[TopicChange] = []
    moved: list[tuple[str, str, str]] = []
    for level in (0, 1):
        left = {papers.get(p, p): topic for p, topic in _at_level(before, level)}
        right = dict(_at_level(after, level))
        pairs = _partners(left, right)
        topics += _told(level, before, after, pairs)
        if level == 0:
            partner = {ours: theirs for ours, theirs, _ in pairs}
            moved = [
                (paper, before.topics[topic].title, after.topics[right[paper]].title)
                for paper, topic in sorted(left.items())
                if paper in right and partner.get(topic) != right[paper]
            ]
    return TopicChanges(tuple(topics), tuple(moved))


def _at_level(found: Topics, level: int) -> Iterator[tuple[str, int]]:
    for paper, topic in found.topic_of_paper.items():
        parent = found.topics[topic].parent
        if level == 0:
            yield paper, topic if parent < 0 else parent
        elif parent >= 0:
            yield paper, topic


def _partners(left: Mapping[str, int], right: Mapping[str, int]) -> list[tuple[int, int, float]]:
    both = left.keys() & right.keys()
    shared = Counter((left[paper], right[paper]) for paper in both)
    ours = Counter(left[paper] for paper in both)
    theirs = Counter(right[paper] for paper in both)
    alike = sorted(
        (-together / (ours[old] + theirs[new] - together), old, new)
        for (old, new), together in shared.items()
    )
    found: list[tuple[int, int, float]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for value, old, new in alike:
        if -value >= _LEAST_ALIKE and old not in taken[0] and new not in taken[1]:
            found.append((old, new, round(-value, 4)))
            taken[0].add(old)
            taken[1].add(new)
    return found


def _told(
    level: int, before: Topics, after: Topics, pairs: list[tuple[int, int, float]]
) -> Iterator[TopicChange]:
    for old, new, alike in sorted(pairs):
        ours, theirs = before.topics[old], after.topics[new]
        yield TopicChange(level, ours.title, theirs.title, ours.papers, theirs.papers, alike)
    stay = [{pair[side] for pair in pairs} for side in (0, 1)]
    for number, topic in enumerate(before.topics):
        if topic.level == level and number not in stay[0]:
            yield TopicChange(level, topic.title, "", topic.papers, 0, 0.0)
    for number, topic in enumerate(after.topics):
        if topic.level == level and number not in stay[1]:
            yield TopicChange(level, "", topic.title, 0, topic.papers, 0.0)
