"""The page of a concept: what it is, its place, and the papers by role with their words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.errors import UnknownNameError
from kg.model import ROLES, Concept, Link, Paper, Role
from kg.rdf.iris import link_iri
from kg.rdf.options import ExportOptions
from kg.serve.layout import facts_of, render
from kg.serve.lookups import companions, linking_papers, role_counts, years_of
from kg.serve.paper_page import anchor_of
from kg.serve.questions import questions_about
from kg.store import Store
from kg.views.outside import is_web_address
from kg.views.quotes import quotes_of
from kg.views.scene import Quote
from kg.vocab import concept_iri

#: Papers on one page.
PAGE_SIZE = 40

#: Narrower concepts shown at once; the rest can be unfolded, up to so many.
_NARROWER, _MOST_NARROWER = 24, 400
#: Concepts of each kind that share papers with it.
_COMPANIONS = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """What a paper does with the concept, and its first sentences."""

    paper: Paper
    link: Link
    anchor: str  #: where the page of the paper tells it
    quotes: tuple[Quote, ...]


def render_concept(
    store: Store,
    concept_id: str,
    options: ExportOptions | None = None,
    *,
    role: str | None = None,
    page: int = 1,
) -> str:
    """Give the page of a concept.

    Parameters
    ----------
    role
        Show papers in this role only.
    page
        Which page of papers, from 1.

    Raises
    ------
    UnknownNameError
        There is no such concept, role or page; the message names near concepts.
    """
    options = options or ExportOptions()
    concept, least = _concept(store, concept_id), options.min_confidence
    chosen = _role(role)
    counted = role_counts(store, concept.id, least)
    total = sum(counted.values()) if chosen is None else counted.get(chosen, 0)
    at, pages = check_page(page, total, PAGE_SIZE)
    ids = linking_papers(
        store, concept.id, least, role=chosen, limit=PAGE_SIZE, offset=(at - 1) * PAGE_SIZE
    )
    narrower = store.narrower(concept.id)
    address = concept_iri(concept.id, "/")
    return render(
        "serve/concept.html",
        title=concept.pref_label,
        facts=facts_of(store, options),
        thing=address,
        concept=concept,
        introduced_by=next(store.papers([concept.introduced_by]), None)
        if concept.introduced_by
        else None,
        broader=tuple(_known(store, concept.broader)),
        narrower=narrower[:_NARROWER],
        more_narrower=narrower[_NARROWER:_MOST_NARROWER],
        omitted=max(0, len(narrower) - _MOST_NARROWER),
        mappings=[(name, iri) for name, iri in concept.mappings if is_web_address(iri)],
        counted=counted,
        papers=sum(counted.values()),
        chosen=chosen,
        groups=tuple(_by_role(_sayings(store, concept.id, ids, least))),
        years=years_of(store, concept.id, least),
        questions=questions_about(concept),
        companions=companions(store, concept.id, least, each=_COMPANIONS),
        page=at,
        pages=pages,
        address=f"{address}?role={chosen}&" if chosen else f"{address}?",
    )


def check_page(page: int, total: int, size: int) -> tuple[int, int]:
    """Give the page and how many there are.

    Raises
    ------
    UnknownNameError
        There is no such page.
    """
    pages = max(1, -(-total // size))
    if not 1 <= page <= pages:
        raise UnknownNameError(f"there is no page {page}; the last one is {pages}")
    return page, pages


def _concept(store: Store, concept_id: str) -> Concept:
    """Give the concept; where there is none, the words of the id may be a label of another."""
    try:
        return store.concept(concept_id)
    except UnknownNameError:
        words = concept_id.partition(":")[2].replace("-", " ")
        near = store.find_concepts(words or concept_id)[0]
    raise UnknownNameError(f"no concept is called {concept_id!r}; did you mean {near.id!r}?")


def _role(name: str | None) -> Role | None:
    if name is None:
        return None
    for role in ROLES:
        if role == name:
            return role
    raise UnknownNameError(f"{name!r} is no role; the roles are {', '.join(ROLES)}")


def _known(store: Store, ids: Iterable[str]) -> Iterator[Concept]:
    for id_ in ids:
        try:
            yield store.concept(id_)
        except UnknownNameError:  # a vocabulary may point to what it does not hold
            continue


def _sayings(store: Store, concept: str, ids: list[str], least: float) -> Iterator[Saying]:
    papers = {paper.id: paper for paper in store.papers(ids)}
    for id_ in ids:
        # all links of a paper are fewer than all papers of a concept
        for link in store.links(paper=id_, min_confidence=least):
            if link.concept == concept:
                anchor = anchor_of(link_iri(id_, concept, "/"))
                quotes = quotes_of(papers[id_], link.evidence)
                yield Saying(papers[id_], link, anchor, quotes)


def _by_role(sayings: Iterable[Saying]) -> Iterator[tuple[Role, tuple[Saying, ...]]]:
    for role, group in groupby(sayings, key=lambda each: each.link.role):
        yield role, tuple(group)
