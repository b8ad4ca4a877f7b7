"""What is new in a graph file: the papers that came, what they propose, report and bring up.

1. Which papers are new, :mod:`kg.evaluate.arrivals` says.
2. A name is new when a new paper introduces it, or, where nobody introduces it, when no older paper
   is linked to it. A concept of the vocabulary is seen first when no older paper is about it, or
   about a narrower one.
3. A concept rose when new papers are about it more often than older ones by more than chance
   allows, as :mod:`kg.evaluate.compare` tests it.
4. Each new paper tells what it proposes and what it reports, with the sentences that say so. Those
   that propose what other papers are linked to stand first, then those that propose more.

All of it is read from the graph as it is now: that an older paper is read in another way by another
program or vocabulary is no news, but what ``kg diff`` is for.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from kg.evaluate.arrivals import Arrivals, find_arrivals
from kg.evaluate.compare import compare
from kg.evaluate.comparison import Difference
from kg.graph.corpus import Selection, broader_of, load_corpus
from kg.graph.project import ABOUT
from kg.model import DEFAULT_THRESHOLD, Concept, Link, Paper, Result
from kg.store import Store


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper that came, with what it proposes and reports."""

    paper: Paper
    proposes: tuple[Link, ...]
    results: tuple[Result, ...]
    links: int


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """A concept that new papers are linked to, and older ones are not."""

    concept: str  #: id
    label: str
    status: str  #: "discovered": a new name; else of the vocabulary
    papers: int  #: new ones that are linked to it
    by: str  #: the paper that introduces it, or the first one by id
    link: Link  #: of that paper


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a graph file."""

    arrivals: Arrivals
    papers: tuple[NewPaper, ...]  #: those that tell most first
    names: tuple[FirstSeen, ...]  #: new names, those of most papers first
    first: tuple[FirstSeen, ...]  #: concepts of the vocabulary that were never seen before
    rose: tuple[Difference, ...]  #: new papers are on the left, older ones on the right
    again: tuple[Paper, ...]  #: older papers that were read again in another form


def find_news(
    store: Store, since: str | None = None, *, min_confidence: float = DEFAULT_THRESHOLD
) -> News:
    """Say what is new in a graph file since a build, a day, or the last build with new papers.

    Raises
    ------
    UnknownNameError
        No build goes by this id.
    """
    arrivals = find_arrivals(store, since)
    new = frozenset(arrivals.new)
    links = _links(store, arrivals.new, min_confidence)
    seen = tuple(_first_seen(store, new, links, min_confidence))
    papers = sorted(_papers(store, arrivals.new, links), key=lambda each: _telling(each, seen))
    return News(
        arrivals=arrivals,
        papers=tuple(papers),
        names=tuple(each for each in seen if each.status == "discovered"),
        first=() if arrivals.is_first else tuple(e for e in seen if e.status != "discovered"),
        rose=_rose(store, new, min_confidence) if new and arrivals.older else (),
        again=tuple(store.papers(arrivals.again)) if arrivals.again else (),
    )


_Links = dict[str, tuple[Link, ...]]


def _links(store: Store, papers: tuple[str, ...], min_confidence: float) -> _Links:
    return {
        paper: tuple(store.links(paper=paper, min_confidence=min_confidence)) for paper in papers
    }


def _papers(store: Store, new: tuple[str, ...], links: _Links) -> Iterator[NewPaper]:
    for paper in store.papers(new) if new else ():
        proposes = [link for link in links[paper.id] if link.role == "proposes"]
        proposes.sort(key=lambda link: (-link.confidence, link.concept))
        results = tuple(store.results(paper=paper.id))
        yield NewPaper(paper, tuple(proposes), results, len(links[paper.id]))


def _telling(each: NewPaper, seen: tuple[FirstSeen, ...]) -> tuple[int, int, int, str]:
    shared = {first.concept for first in seen if first.papers > 1}
    taken_up = sum(link.concept in shared for link in each.proposes)
    return -taken_up, -len(each.proposes), -len(each.results), each.paper.id


_OLDER = """
SELECT DISTINCT concept.id FROM link
  JOIN concept ON concept.nr = link.concept JOIN paper ON paper.nr = link.paper
 WHERE link.confidence >= ? AND paper.nr NOT IN (SELECT paper FROM excluded)
   AND paper.id NOT IN (SELECT value FROM json_each(?))
"""


def _first_seen(
    store: Store, new: frozenset[str], links: _Links, min_confidence: float
) -> Iterator[FirstSeen]:
    by_concept: dict[str, list[Link]] = {}
    for found in links.values():
        for link in found:
            if link.role in ABOUT:
                by_concept.setdefault(link.concept, []).append(link)
    scheme = store.scheme if by_concept else {}
    known = _known(store, new, scheme, min_confidence)
    for id_, of_it in sorted(by_concept.items(), key=lambda item: (-len(item[1]), item[0])):
        concept = scheme[id_]
        if id_ not in known or concept.introduced_by in new:
            own = [link for link in of_it if link.paper == concept.introduced_by]
            link = (own or sorted(of_it, key=lambda link: (-link.confidence, link.paper)))[0]
            yield FirstSeen(id_, concept.pref_label, concept.status, len(of_it), link.paper, link)


def _known(
    store: Store, new: frozenset[str], scheme: Mapping[str, Concept], min_confidence: float
) -> set[str]:
    """Give what older papers are linked to, and all that is broader."""
    rows = store.rows(_OLDER, (min_confidence, json.dumps(sorted(new))))
    known = {id_ for (id_,) in rows}
    return known.union(*(broader_of(id_, scheme) for id_ in known))


def _rose(store: Store, new: frozenset[str], min_confidence: float) -> tuple[Difference, ...]:
    corpus = load_corpus(store, Selection(min_confidence=min_confidence))
    is_new = np.array([paper in new for paper in corpus.papers], dtype=np.bool_)
    sides = corpus.part(is_new), corpus.part(~is_new)
    if not all(len(side.paper) for side in sides):
        return ()
    return compare(*sides).believed(more_on="left")
