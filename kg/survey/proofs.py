"""The sentence by which a paper is about a concept, or about something narrower."""

from collections.abc import Mapping

from kg.graph.corpus import Corpus, broader_of
from kg.graph.project import ABOUT
from kg.model import Concept, Evidence, Link, Paper
from kg.store import Store
from kg.survey.document import Witness
from kg.survey.wording import witness


def find_proof(store: Store, corpus: Corpus, paper: str, concept: str) -> tuple[Paper, Link] | None:
    """Give a paper with the link by which it is about a concept; ``None`` if it is not.

    A link to the concept itself comes before one to something narrower, then the surer one.
    """
    links = [
        link
        for link in store.links(paper=paper, min_confidence=corpus.selection.min_confidence)
        if link.role in ABOUT and _is_about(link.concept, concept, corpus.scheme)
    ]
    if not links:
        return None
    best = min(links, key=lambda link: (link.concept != concept, -link.confidence, link.concept))
    return next(store.papers([paper])), best


def best_evidence(link: Link) -> Evidence:
    """Give the best evidence of a link in an abstract, else in the title, which names but says not.

    The evidence of a link comes best first.
    """
    return next((each for each in link.evidence if each.field == "abstract"), link.evidence[0])


def proof_mark(store: Store, corpus: Corpus, paper: str, concept: str) -> tuple[Witness, ...]:
    """Give the mark of that sentence for a running text; nothing where there is none."""
    found = find_proof(store, corpus, paper, concept)
    return () if found is None else (witness(found[0], best_evidence(found[1])),)


def _is_about(linked: str, concept: str, scheme: Mapping[str, Concept]) -> bool:
    return linked == concept or concept in broader_of(linked, scheme)
