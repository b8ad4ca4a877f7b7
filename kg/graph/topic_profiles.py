"""Topics with what their papers are about and propose: what a survey tells of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph.corpus import Corpus
from kg.graph.profile import Profile, describe_papers
from kg.graph.statements import Statements
from kg.graph.topics import Topics


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """A topic, as far as its papers are selected."""

    number: int  #: its index among the topics of the graph file
    title: str
    words: tuple[str, ...]  #: typical of its papers
    profile: Profile
    parts: tuple["TopicProfile", ...]  #: the finer topics in it, the largest first


def describe_topics(
    corpus: Corpus, statements: Statements, titles: Mapping[str, str], topics: Topics
) -> tuple[TopicProfile, ...]:
    """Give the coarse topics that hold selected papers, the largest first."""
    papers: dict[int, list[str]] = {}
    for id_ in corpus.papers:
        topic = topics.topic_of_paper.get(id_, -1)
        while topic >= 0:
            papers.setdefault(topic, []).append(id_)
            topic = topics.topics[topic].parent

    def described(parent: int) -> tuple[TopicProfile, ...]:
        inside = [n for n in papers if topics.topics[n].parent == parent]
        return tuple(
            TopicProfile(
                number=n,
                title=topics.topics[n].title,
                words=topics.topics[n].words,
                profile=describe_papers(corpus, statements, titles, papers[n]),
                parts=described(n),
            )
            for n in sorted(inside, key=lambda n: (-len(papers[n]), n))
        )

    return described(-1)
