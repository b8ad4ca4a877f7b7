"""Papers as RDF: what is known of them, and a direct triple for each link."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from kg.model import QUOTES_ONLY, Paper
from kg.rdf.options import ExportOptions
from kg.rdf.roles import direct_properties
from kg.rdf.terms import ANY_URI, Literal, Property, Subject, date, joined, text, year
from kg.vocab import (
    BIBO,
    DC,
    DCTERMS,
    FABIO,
    KG,
    RDF,
    RDFS,
    SCHEMA,
    concept_iri,
    paper_iri,
)

_concept_iri = lru_cache(maxsize=65_536)(concept_iri)

#: Identifiers that a vocabulary has a property for.
_IDENTIFIERS = {
    "doi": BIBO + "doi",
    "arxiv": FABIO + "hasArXivId",
    "pmid": FABIO + "hasPubMedId",
}

#: Where an identifier is looked up.
_PAGES = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "openalex": "https://openalex.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
}


def paper_subject(
    paper: Paper, links: Iterable[tuple[str, str]], options: ExportOptions
) -> Subject:
    """Give a paper with its direct triples; ``links`` are its (concept id, role) pairs."""
    return Subject(
        paper_iri(paper.id, options.base),
        [
            *((RDF + "type", iri) for iri in _types(paper)),
            *_identifiers(paper),
            *_description(paper, with_text=options.with_text),
            *_dates(paper),
            *_direct(links, options.base),
        ],
    )


def _types(paper: Paper) -> Iterator[str]:
    """Give the classes as known: a preprint is on arXiv and, so far as we know, nowhere else."""
    yield KG + "Paper"
    doi = paper.identifier("doi")
    if paper.venue or (doi and not doi.lower().startswith("10.48550/")):
        yield SCHEMA + "ScholarlyArticle"
    elif paper.identifier("arxiv"):
        yield FABIO + "Preprint"


def _identifiers(paper: Paper) -> Iterator[Property]:
    yield DCTERMS + "identifier", text(paper.id)
    for scheme, value in paper.identifiers:
        yield DCTERMS + "identifier", text(f"{scheme}:{value}")
        if scheme in _IDENTIFIERS:
            yield _IDENTIFIERS[scheme], text(value)
        if scheme in _PAGES:
            yield RDFS + "seeAlso", _PAGES[scheme] + quote(value, safe="/:")


def _description(paper: Paper, *, with_text: bool) -> Iterator[Property]:
    yield DCTERMS + "title", text(paper.title)
    if with_text and paper.abstract and QUOTES_ONLY not in paper.flags:
        yield DCTERMS + "abstract", text(paper.abstract)
    for author in paper.authors:
        yield DC + "creator", text(author)
    if len(paper.authors) > 1:
        yield KG + "authorList", joined(paper.authors)
    if paper.venue:
        yield KG + "venue", text(paper.venue)
    for category in paper.categories:
        yield KG + "category", text(category)
    if len(paper.categories) > 1:
        yield KG + "categoryList", joined(paper.categories)
    if paper.url:
        yield SCHEMA + "url", Literal(paper.url, datatype=ANY_URI)
    for flag in paper.flags:
        if flag != QUOTES_ONLY:  # it is told of the copy that a file holds, not of the paper
            yield KG + "flag", text(flag)


def _dates(paper: Paper) -> Iterator[Property]:
    if paper.published:
        yield DCTERMS + "issued", date(paper.published)
        number = year(paper.published)
        if number is not None:
            yield KG + "year", number
    if paper.date_text:
        yield KG + "dateText", text(paper.date_text)


def _direct(links: Iterable[tuple[str, str]], base: str) -> Iterator[Property]:
    for concept, role in links:
        iri = _concept_iri(concept, base)
        for predicate in direct_properties(role, concept.split(":", 1)[0]):
            yield predicate, iri
