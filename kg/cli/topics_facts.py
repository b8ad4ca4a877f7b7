"""Topics with all that is known of them as values of JSON and as rows of a table."""

from collections.abc import Iterator
from typing import Any

from kg.graph.bridges import Bridge
from kg.graph.corpus import Corpus
from kg.graph.structure import Structure
from kg.store import Store

COLUMNS = (
    "topic",
    "title",
    "level",
    "parent",
    "papers",
    "stability",
    "verdict",
    "words",
    "concepts",
)


def facts_of(store: Store, corpus: Corpus, found: Structure) -> dict[str, Any]:
    """Give all topics with their parts, the bridges between them, and the central concepts."""
    stability = found.stability
    return {
        "papers": len(corpus.papers),
        "unlinked": found.unlinked,
        "stability": {
            "runs": stability.runs,
            "papers": stability.papers,
            "adjusted_rand_index": stability.agreement if stability.runs else None,
        },
        "topics": [
            {
                **_topic(corpus, found, n),
                "parts": [_topic(corpus, found, p) for p in found.parts(n)],
            }
            for n in found.coarse
        ],
        "bridges": {
            "concepts": [
                {**_named(corpus, each.id), "papers": each.papers, **_bridge(found, each)}
                for each in found.bridges.concepts
            ],
            "papers": [_paper(store, corpus, found, each) for each in found.bridges.papers],
        },
        "central": {
            "joined": found.centre.joined,
            "least_shared": found.centre.least,
            "concepts": [
                {
                    **_named(corpus, each.concept),
                    "papers": each.papers,
                    "neighbours": each.neighbours,
                    "shared": each.shared,
                    "between": each.between,
                    "pagerank": each.pagerank,
                    "ranks": dict(zip(_MEASURES, each.ranks, strict=True)),
                }
                for each in found.centre.concepts
            ],
        },
    }


_MEASURES = ("papers", "neighbours", "shared", "between", "pagerank")


def _named(corpus: Corpus, id_: str) -> dict[str, str]:
    return {"id": id_, "label": corpus.label(id_)}


def _topic(corpus: Corpus, found: Structure, number: int) -> dict[str, Any]:
    topic = found.topic(number)
    value = None
    if topic.level == 0 and found.stability.runs:
        value = found.stability.of_topic[number]
    return {
        "topic": number,
        "title": topic.title,
        "papers": found.papers[number],
        "stability": value,
        "verdict": found.stability.verdict(number) if topic.level == 0 else None,
        "words": list(topic.words),
        "concepts": [_named(corpus, id_) for id_ in topic.concepts],
    }


def _bridge(found: Structure, bridge: Bridge) -> dict[str, Any]:
    return {
        "participation": bridge.participation,
        "topics": [
            {"topic": topic, "title": found.topic(topic).title, "part": part}
            for topic, part in zip(bridge.topics, bridge.parts, strict=True)
        ],
    }


def _paper(store: Store, corpus: Corpus, found: Structure, bridge: Bridge) -> dict[str, Any]:
    paper = next(store.papers([bridge.id]))
    facts = _bridge(found, bridge)
    for topic, by in zip(facts["topics"], bridge.by, strict=True):
        topic["by"] = _named(corpus, by)
    return {"id": bridge.id, "title": paper.title, "published": paper.published, **facts}


def rows_of(corpus: Corpus, found: Structure) -> Iterator[tuple[Any, ...]]:
    """Yield a row a topic, each coarse one before its parts, by the names of :data:`COLUMNS`."""
    for coarse in found.coarse:
        for number in (coarse, *found.parts(coarse)):
            topic, facts = found.topic(number), _topic(corpus, found, number)
            yield (
                number,
                topic.title,
                topic.level,
                "" if topic.parent < 0 else topic.parent,
                found.papers[number],
                "" if facts["stability"] is None else facts["stability"],
                facts["verdict"] or "",
                "; ".join(topic.words),
                "; ".join(each["label"] for each in facts["concepts"]),
            )
