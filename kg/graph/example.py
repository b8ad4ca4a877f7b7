"""Which words of which paper show that a concept is meant: those of the surest link.

1. Of the links of a paper by which it is about a concept, one to the concept itself comes before
   one to something narrower, then the surer one.
2. Of the evidence of that link, which comes best first, words of the abstract come before those
   of the title, which names but says not.
3. Where any paper will do, it is that with the surest link to the concept; where none is linked to
   it, with the surest link to a narrower one, that of most papers first.
"""

from dataclasses import dataclass

from kg.graph.corpus import Corpus, broader_of
from kg.graph.project import ABOUT
from kg.model import Evidence, Link, Paper
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
    link: Link  #: to the concept asked for, or to a narrower one
    evidence: Evidence  #: of that link

    @property
    def sentence(self) -> str:
        """The sentence around the words, on one line."""
        return " ".join(self.paper.sentence_of(self.evidence).split())


def find_example(store: Store, corpus: Corpus, concept: str) -> Example | None:
    """Give the surest example of a concept among the papers of a corpus, or of a narrower one."""
    number = corpus.number_of.get(concept)
    if number is None:
        return None
    papers = {corpus.papers[paper] for paper in corpus.papers_of[number].tolist()}
    for id_ in (concept, *_narrower(corpus, concept)):
        for (paper,) in store.rows(_SUREST, (id_, *ABOUT)):
            if paper in papers:
                link = next(store.links(paper=paper, concept=id_, min_confidence=0.0))
                return Example(next(store.papers([paper])), link, link.evidence[0])
    return None


def example_in(store: Store, corpus: Corpus, paper: str, concept: str) -> Example | None:
    """Give the words by which one paper is about a concept; ``None`` if it is not."""
    links = [
        link
        for link in store.links(paper=paper, min_confidence=corpus.selection.min_confidence)
        if link.role in ABOUT
        and (link.concept == concept or concept in broader_of(link.concept, corpus.scheme))
    ]
    if not links:
        return None
    best = min(links, key=lambda link: (link.concept != concept, -link.confidence, link.concept))
    said = next((each for each in best.evidence if each.field == "abstract"), best.evidence[0])
    return Example(next(store.papers([paper])), best, said)


def _narrower(corpus: Corpus, concept: str) -> list[str]:
    """Give the narrower concepts, those of most papers first."""
    found = [id_ for id_ in corpus.concepts if concept in broader_of(id_, corpus.scheme)]
    return sorted(found, key=lambda id_: (-int(corpus.having[corpus.number_of[id_]]), id_))
