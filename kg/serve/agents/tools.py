"""What the tools look up in a graph file: pure functions from names to values.

Nothing that they give grows with the number of papers: what may be long is cut, and its length
is told.
"""

from collections.abc import Iterator

from kg.graph.corpus import broader_of
from kg.model import ROLES, Concept, Evidence, Link, Paper, Result, Role
from kg.rdf.ask.queries import THEMES, NamedQuery, named_queries, queries_by_theme
from kg.serve.agents.values import (
    Claim,
    Companion,
    ConceptLink,
    ConceptProfile,
    Hit,
    Hits,
    LinkEvidence,
    Named,
    Overview,
    PaperLink,
    PaperProfile,
    Question,
    Questions,
    Quote,
    Setting,
    Sizes,
)
from kg.serve.lookups import companions, linking_papers, role_counts, years_of
from kg.store import Store

#: Narrower concepts that are named, and companions of each kind.
_NARROWER, _TOGETHER = 20, 5

_DATES = """
SELECT min(substr(published, 1, 4)), max(substr(published, 1, 4)), sum(published IS NULL)
  FROM paper WHERE nr NOT IN (SELECT paper FROM excluded)
"""


def overview(store: Store, least: float) -> Overview:
    """Say what a graph file holds; ``least`` is the lowest confidence of a link."""
    first, last, undated = store.first(_DATES)
    roles = store.role_counts(min_confidence=least)
    return Overview(
        build=store.build.id,
        papers=store.counts().in_scope,
        first_year=int(first) if first else None,
        last_year=int(last) if last else None,
        undated=undated or 0,
        links=sum(roles.values()),
        concepts=[Sizes(kind, linked) for kind, (_, linked) in store.kind_counts().items()],
        roles=[Sizes(role, number) for role, number in roles.items()],
    )


def search(store: Store, text: str, limit: int) -> Hits:
    """Find concepts and papers that hold all words."""
    hits = store.search(text, limit=limit)
    concepts, papers = (
        [Hit(hit.id, hit.label, hit.snippet) for hit in hits if hit.what == what]
        for what in ("concept", "paper")
    )
    return Hits(concepts, papers)


def concept_profile(
    store: Store, name: str, least: float, *, role: Role | None, limit: int
) -> ConceptProfile:
    """Tell what a concept is and who does what with it; the surest and newest papers first.

    Raises
    ------
    UnknownNameError
        No concept goes by that name.
    """
    concept, *others = store.find_concepts(name)
    roles = role_counts(store, concept.id, least)
    papers = linking_papers(store, concept.id, least, role=role, limit=limit, offset=0)
    narrower = store.narrower(concept.id)
    return ConceptProfile(
        id=concept.id,
        kind=concept.kind,
        status=concept.status,
        label=concept.pref_label,
        alt_labels=list(concept.alt_labels),
        definition=concept.definition,
        broader=[_named(store.concept(id_)) for id_ in concept.broader],
        narrower=[_named(each) for each in narrower[:_NARROWER]],
        narrower_total=len(narrower),
        papers=sum(roles.values()),
        roles=[Sizes(each, number) for each, number in roles.items()],
        years=[Sizes(year.name, year.papers) for year in years_of(store, concept.id, least)],
        together=list(_together(store, concept.id, least)),
        links=[_paper_link(store, id_, concept.id, least) for id_ in papers],
        links_total=roles.get(role, 0) if role else sum(roles.values()),
        others=[_named(other) for other in others],
    )


def paper_profile(store: Store, name: str, least: float) -> PaperProfile:
    """Tell what a paper is and what it is linked to, strongest roles first.

    Raises
    ------
    UnknownNameError
        No paper goes by that name.
    """
    paper = store.paper(name)
    return PaperProfile(
        id=paper.id,
        title=paper.title,
        abstract=paper.abstract,
        authors=list(paper.authors),
        published=paper.published,
        venue=paper.venue,
        url=paper.url,
        excluded=dict(store.exclusions()).get(paper.id),
        links=[_concept_link(store, paper, link) for link in _links(store, paper, least)],
        results=[_claim(paper, result) for result in store.results(paper=paper.id)],
    )


def link_evidence(store: Store, paper: str, concept: str, least: float) -> LinkEvidence:
    """Give all words that a link rests on, or say that there is no link.

    Raises
    ------
    UnknownNameError
        No paper or no concept goes by its name.
    """
    read, meant = store.paper(paper), store.find_concepts(concept)[0]
    links = _links(store, read, least)
    found = next((link for link in links if link.concept == meant.id), None)
    scheme = {link.concept: store.concept(link.concept) for link in links}
    # what lies between the paper's concepts and the one that was asked for may have no link
    waiting = [id_ for each in scheme.values() for id_ in each.broader]
    while waiting:
        id_ = waiting.pop()
        if id_ not in scheme:
            scheme[id_] = store.concept(id_)
            waiting += scheme[id_].broader
    below = [link for link in links if meant.id in broader_of(link.concept, scheme)]
    return LinkEvidence(
        paper=Named(read.id, read.title),
        concept=_named(meant),
        is_linked=found is not None,
        role=found.role if found else None,
        detail=found.detail if found else None,
        confidence=found.confidence if found else None,
        reasons=list(found.reasons) if found else [],
        evidence=[_quote(read, each) for each in found.evidence] if found else [],
        narrower=[_concept_link(store, read, link) for link in below],
    )


def list_questions(theme: str | None) -> Questions:
    """Give the named queries, or those of one of :data:`kg.rdf.ask.queries.THEMES`."""
    by_theme = queries_by_theme()
    chosen = by_theme[theme] if theme in THEMES else named_queries().values()
    return Questions([_question(query) for query in chosen])


def _question(query: NamedQuery) -> Question:
    parameters = [
        Setting(each.name, each.form, each.value, each.note, list(each.choices))
        for each in query.parameters
    ]
    return Question(query.name, query.theme, query.help, parameters, list(query.columns))


def _named(concept: Concept) -> Named:
    return Named(concept.id, concept.pref_label)


def _together(store: Store, concept: str, least: float) -> Iterator[Companion]:
    for kind, found in companions(store, concept, least, each=_TOGETHER).items():
        for other, papers in found:
            yield Companion(other.id, other.pref_label, kind, papers)


def _links(store: Store, paper: Paper, least: float) -> list[Link]:
    return sorted(
        store.links(paper=paper.id, min_confidence=least),
        key=lambda link: (ROLES.index(link.role), -link.confidence, link.concept),
    )


def _paper_link(store: Store, paper: str, concept: str, least: float) -> PaperLink:
    read = store.paper(paper)
    (link,) = store.links(paper=paper, concept=concept, min_confidence=least)
    quote = _quote(read, link.evidence[0])
    said = (link.role, link.detail, link.confidence)
    return PaperLink(read.id, read.title, read.published, *said, quote)


def _concept_link(store: Store, paper: Paper, link: Link) -> ConceptLink:
    label = store.concept(link.concept).pref_label
    quote = _quote(paper, link.evidence[0])
    return ConceptLink(link.concept, label, link.role, link.detail, link.confidence, quote)


def _claim(paper: Paper, result: Result) -> Claim:
    said = (result.benchmark, result.metric, result.comparator)
    quote = _quote(paper, result.evidence)
    return Claim(result.low, result.high, result.unit, result.relation, *said, quote)


def _quote(paper: Paper, evidence: Evidence) -> Quote:
    return Quote(evidence.field, evidence.start, evidence.exact, paper.sentence_of(evidence))
