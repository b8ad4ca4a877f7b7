"""A paper that shows what a concept of a corpus means there: the surest link, with its words."""

from dataclasses import dataclass

from kg.graph.corpus import Corpus, broader_of
from kg.graph.project import ABOUT
from kg.model import Evidence, Paper, Role
from kg.store import Store

_SUREST = f"""
SELECT paper.id FROM link
  JOIN concept ON concept.nr = link.concept JOIN paper ON paper.nr = link.paper
 WHERE concept.id = ? AND role IN ({", ".join("?" * len(ABOUT))})
 ORDER BY -link.confidence, paper.id
"""


@dataclass(frozen=True, slots=True)
class Example:
    """Words of a paper that link it to a concept, or to a narrower one."""

    paper: Paper
    evidence: Evidence

    @property
    def sentence(self) -> str:
        """The sentence around the words, on one line."""
        text = self.paper.field_text(self.evidence.field)
        found = text[self.evidence.sentence_start : self.evidence.sentence_end]
        return " ".join(found.split())


@dataclass(frozen=True, slots=True)
class Said(Example):
    """The same, with what the paper does with which concept."""

    role: Role
    concept: str  #: id of the concept that the words name: the one asked for, or a narrower one


def find_example(store: Store, corpus: Corpus, concept: str) -> Example | None:
    """Give the surest example of a concept among the papers of a corpus, or of a narrower one."""
    number = corpus.number_of.get(concept)
    if number is None:
        return None
    papers = {corpus.papers[paper] for paper in corpus.papers_of[number].tolist()}
    for id_ in (concept, *_narrower(corpus, concept)):
        for (paper,) in store.rows(_SUREST, (id_, *ABOUT)):
            if paper in papers:
                return _example(store, paper, id_)
    return None


def example_in(store: Store, corpus: Corpus, paper: str, concept: str) -> Said | None:
    """Give the words by which one paper is about a concept, or about a narrower one.

    Words of the abstract come before those of the title, which is told anyway.
    """
    least = corpus.selection.min_confidence
    links = [
        link
        for link in store.links(paper=paper, min_confidence=least)
        if link.role in ABOUT
        and (link.concept == concept or concept in broader_of(link.concept, corpus.scheme))
    ]
    if not links:
        return None
    best = min(links, key=lambda link: (link.concept != concept, -link.confidence, link.concept))
    first = best.evidence[0]
    said = next((each for each in best.evidence if each.field == "abstract"), first)
    return Said(next(store.papers([paper])), said, best.role, best.concept)


def _narrower(corpus: Corpus, concept: str) -> list[str]:
    """Give the narrower concepts, those of most papers first."""
    found = [id_ for id_ in corpus.concepts if concept in broader_of(id_, corpus.scheme)]
    return sorted(found, key=lambda id_: (-int(corpus.having[corpus.number_of[id_]]), id_))


def _example(store: Store, paper: str, concept: str) -> Example:
    found = next(store.links(paper=paper, concept=concept, min_confidence=0.0))
    return Example(next(store.papers([paper])), found.evidence[0])
