"""A graph file as a stream of subjects in the order of their IRIs, with flat memory.

1. Papers, links and results are walked once, side by side; each of them and each stretch of
   evidence leaves a small item under its IRI, as do concepts, schemes, decisions, the build and
   the program. Items of parts that are not asked for are left out.
2. The items are sorted outside memory (:mod:`kg.rdf.write.order`).
3. Each becomes a subject; texts of papers are fetched one paper at a time.
4. What went by is counted, and the description of the dataset, whose IRI sorts last, ends it.

The key is the IRI with the ``>`` that ends it in N-Triples, so that the lines of an N-Triples file
are sorted as well, as by ``LC_ALL=C sort``.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from kg.model import KINDS, Build, Evidence, Link, Paper, Result
from kg.rdf.iris import build_iri, decision_iri, evidence_iri, software_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import Subject
from kg.rdf.write.concepts import concept_subject, scheme_subject, with_ancestors
from kg.rdf.write.dataset import (
    build_subject,
    dataset_subjects,
    measured_of,
    options_for,
    software_subject,
)
from kg.rdf.write.decisions import decision_subject
from kg.rdf.write.nodes import (
    LinkNode,
    Quote,
    ResultNode,
    link_node,
    link_subject,
    quote_of,
    quote_subjects,
    result_node,
    result_subject,
)
from kg.rdf.write.order import Item, sort_items
from kg.rdf.write.papers import paper_subject
from kg.rdf.write.tally import Tally
from kg.store.facts import Decided
from kg.store.reader import Store
from kg.vocab import concept_iri, paper_iri, scheme_iri

#: Puts items in the order of their keys, or leaves them as they are.
Order: TypeAlias = Callable[[Iterable[Item]], Iterator[Item]]


def subjects(
    store: Store, options: ExportOptions, *, order: Order = sort_items
) -> Iterator[Subject]:
    """Yield all subjects of the dataset, each once, sorted by IRI; its description comes last.

    ``order=iter`` leaves them as the papers come, which is quicker where no one looks at the order.
    """
    build = store.build
    options = options_for(store, options)
    tally = Tally()
    for subject in _things(store, build, options, order):
        tally.add(subject)
        yield subject
    yield from dataset_subjects(build, measured_of(store, options), tally, options)


def papers_with_links(
    store: Store, min_confidence: float
) -> Iterator[tuple[Paper, tuple[Link, ...]]]:
    """Yield every paper, sorted by id, with its links, sorted by concept."""
    groups = groupby(store.links(min_confidence=min_confidence), key=attrgetter("paper"))
    waiting = next(groups, None)
    for paper in store.papers():
        if waiting is None or waiting[0] != paper.id:
            yield paper, ()
        else:
            yield paper, tuple(waiting[1])
            waiting = next(groups, None)


def _items(store: Store, build: Build, options: ExportOptions) -> Iterator[Item]:
    base, only = options.base, options.only
    yield build_iri(build.id, base) + ">", ("build",)
    yield software_iri(build.version, base) + ">", ("software",)
    linked: set[str] = set()
    if "papers" in only or "links" in only:
        yield from _paper_items(store, options, linked)
    elif "concepts" in only:
        rows = store.link_rows(min_confidence=options.min_confidence)
        linked.update(concept for _, concept, _, _ in rows)
    if "links" in only:
        for number, decided in enumerate(store.decisions()):
            values = (number, decided.action, decided.record, decided.outcome)
            yield decision_iri(number, decided.record, base) + ">", ("decision", *values)
    if "concepts" in only:
        for kind in KINDS:
            yield scheme_iri(kind, base) + ">", ("scheme", kind)
        above = _broader_of(store)
        concepts = with_ancestors(linked, lambda name: above.get(name, ()))
        concepts |= {old for old, new in store.renamed() if new in concepts}
        for concept in sorted(concepts):
            yield concept_iri(concept, base) + ">", ("concept", concept)


def _broader_of(store: Store) -> dict[str, list[str]]:
    """Give the ids directly above each concept that has any."""
    above: dict[str, list[str]] = {}
    query = (
        "SELECT concept.id, up.broader FROM broader AS up JOIN concept ON concept.nr = up.concept"
    )
    for concept, parent in store.rows(query):
        above.setdefault(concept, []).append(parent)
    return above


def _paper_items(store: Store, options: ExportOptions, linked: set[str]) -> Iterator[Item]:
    """Yield what papers give, and note the concepts that they link to."""
    claimed = _by_paper(store.results())
    with_papers, with_links = "papers" in options.only, "links" in options.only
    for paper, links in papers_with_links(store, options.min_confidence):
        linked.update([link.concept for link in links])
        results = claimed(paper.id)
        if with_papers:
            roles = tuple([(link.concept, link.role) for link in links])
            yield paper_iri(paper.id, options.base) + ">", ("paper", paper.id, roles)
        if with_links:
            yield from _claim_items(paper, links, results, options)


def _claim_items(
    paper: Paper, links: Iterable[Link], results: Iterable[Result], options: ExportOptions
) -> Iterator[Item]:
    """Yield the links and results of a paper, and the evidence that they rest on."""
    base = options.base
    own = paper_iri(paper.id, base)
    quotes: dict[Evidence, str] = {}  # two links may rest on the same stretch

    def iri_of(evidence: Evidence) -> str:
        if evidence not in quotes:
            quotes[evidence] = evidence_iri(evidence, base)
        return quotes[evidence]

    for link in links:
        node = link_node(link, own, tuple([iri_of(each) for each in link.evidence]), base)
        yield node.iri + ">", ("link", *node)
    claims: dict[str, ResultNode] = {}
    for position, result in enumerate(results):
        claim = result_node(position, result, own, iri_of(result.evidence), base)
        claims.setdefault(claim.iri, claim)
    for iri, claim in claims.items():
        yield iri + ">", ("result", *claim)
    for evidence, iri in quotes.items():
        yield iri + ">", ("evidence", *quote_of(paper, evidence, (iri, own), around=options.oa))


def _by_paper(results: Iterator[Result]) -> Callable[[str], Iterable[Result]]:
    """Give a function for the results of a paper, to be asked in the order of the papers."""
    groups = groupby(results, key=attrgetter("paper"))
    waiting = next(groups, None)

    def of_paper(paper: str) -> Iterable[Result]:
        nonlocal waiting
        if waiting is None or waiting[0] != paper:
            return ()
        found = tuple(waiting[1])
        waiting = next(groups, None)
        return found

    return of_paper


def _things(store: Store, build: Build, options: ExportOptions, order: Order) -> Iterator[Subject]:
    made_by = build_iri(build.id, options.base)
    for _, (what, *values) in order(_items(store, build, options)):
        if what == "evidence":
            yield from quote_subjects(Quote(*values), options)
        elif what == "link":
            yield link_subject(LinkNode(*values), made_by, options)
        elif what == "result":
            yield result_subject(ResultNode(*values), made_by, options)
        elif what == "paper":
            paper = next(store.papers([values[0]]))
            yield paper_subject(paper, values[1], options)
        elif what == "concept":
            yield concept_subject(store.concept(values[0]), options)
        elif what == "decision":
            number, *values = values
            yield decision_subject(number, Decided(*values), made_by, options)
        elif what == "scheme":
            yield scheme_subject(values[0], options)
        elif what == "build":
            yield build_subject(build, options)
        else:
            yield software_subject(build, options)
