"""Links and evidence as RDF: the same claims as the direct triples, with their grounds."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import DECIDED, Evidence, Link, Paper, Result
from kg.rdf.iris import evidence_iri, link_iri, result_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import Property, Statement, Subject, decimal, integer, text
from kg.vocab import KG, OA, PROV, RDF, ROLE_PROPERTIES, concept_iri, paper_iri

#: Characters of text before and after a quote that a selector gives.
_AROUND = 32


class LinkNode(NamedTuple):
    """A link as it is sorted: plain values, its evidence as IRIs."""

    iri: str
    paper: str
    concept: str
    role: str
    detail: str | None
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]


class Quote(NamedTuple):
    """A stretch of evidence as it is sorted: plain values, with the text around it."""

    iri: str
    paper: str
    field: str
    start: int
    end: int
    exact: str
    sentence_start: int
    sentence_end: int
    sentence: str
    before: str
    after: str


class ResultNode(NamedTuple):
    """A numeric result as it is sorted: plain values, its evidence as an IRI."""

    iri: str
    paper: str
    low: float
    high: float
    unit: str
    relation: str
    subject: str | None
    benchmark: str | None
    metric: str | None
    comparator: str | None
    evidence: str


def result_node(result: Result, base: str) -> ResultNode:
    """Give a numeric result as it is sorted."""
    return ResultNode(
        result_iri(result, base),
        result.paper,
        result.low,
        result.high,
        result.unit,
        result.relation,
        result.subject,
        result.benchmark,
        result.metric,
        result.comparator,
        evidence_iri(result.evidence, base),
    )


def link_node(link: Link, base: str) -> LinkNode:
    """Give a link as it is sorted."""
    return LinkNode(
        link_iri(link.paper, link.concept, base),
        link.paper,
        link.concept,
        link.role,
        link.detail,
        link.confidence,
        link.reasons,
        tuple(evidence_iri(e, base) for e in link.evidence),
    )


def quote_of(paper: Paper, e: Evidence, base: str) -> Quote:
    """Give a stretch of a paper with its sentence and what stands around it."""
    field = paper.field_text(e.field)
    return Quote(
        evidence_iri(e, base),
        e.paper,
        e.field,
        e.start,
        e.end,
        e.exact,
        e.sentence_start,
        e.sentence_end,
        field[e.sentence_start : e.sentence_end],
        field[max(0, e.start - _AROUND) : e.start],
        field[e.end : e.end + _AROUND],
    )


def link_subject(node: LinkNode, build: str, options: ExportOptions) -> Subject:
    """Give the node of a link; ``build`` is the IRI of what made it."""
    paper, concept = paper_iri(node.paper, options.base), concept_iri(node.concept, options.base)
    role = ROLE_PROPERTIES[node.role]
    properties: list[Property] = [
        (RDF + "type", KG + "Link"),
        (KG + "paper", paper),
        (KG + "concept", concept),
        (KG + "role", role),
        (KG + "confidence", decimal(node.confidence)),
        (PROV + "wasGeneratedBy", build),
    ]
    if node.detail:
        properties.append((KG + "detail", text(node.detail)))
    properties.extend((_ground(reason), text(reason)) for reason in node.reasons)
    properties.extend((KG + "evidence", iri) for iri in node.evidence)
    if options.rdf12:
        properties.append((RDF + "reifies", Statement(paper, role, concept)))
    return Subject(node.iri, properties)


def _ground(reason: str) -> str:
    """Give the property for what speaks for a link: a rule and its words, or a person."""
    return KG + ("decision" if reason.startswith(DECIDED) else "reason")


def result_subject(node: ResultNode, build: str, options: ExportOptions) -> Subject:
    """Give the node of a numeric result: one value, or the two ends of a range."""
    properties: list[Property] = [
        (RDF + "type", KG + "Result"),
        (KG + "paper", paper_iri(node.paper, options.base)),
        (KG + "relation", text(node.relation)),
        (KG + "evidence", node.evidence),
        (PROV + "wasGeneratedBy", build),
    ]
    if node.low == node.high:
        properties.append((KG + "value", decimal(node.low)))
    else:
        properties += [(KG + "low", decimal(node.low)), (KG + "high", decimal(node.high))]
    said = {
        "unit": node.unit,
        "subject": node.subject,
        "benchmark": node.benchmark,
        "metric": node.metric,
        "comparator": node.comparator,
    }
    properties += [(KG + name, text(value)) for name, value in said.items() if value]
    return Subject(node.iri, properties)


def quote_subjects(quote: Quote, options: ExportOptions) -> Iterator[Subject]:
    """Give the node of a stretch of text, with ``--oa`` also its selectors, sorted by IRI."""
    properties: list[Property] = [
        (RDF + "type", KG + "Evidence"),
        (KG + "paper", paper_iri(quote.paper, options.base)),
        (KG + "field", text(quote.field)),
        (KG + "exact", text(quote.exact)),
        (KG + "start", integer(quote.start)),
        (KG + "end", integer(quote.end)),
        (KG + "sentence", text(quote.sentence)),
        (KG + "sentenceStart", integer(quote.sentence_start)),
        (KG + "sentenceEnd", integer(quote.sentence_end)),
    ]
    if options.oa:
        selectors = [_position_selector(quote), _quote_selector(quote)]
        properties += _target(quote, options.base)
        properties += [(OA + "hasSelector", selector.iri) for selector in selectors]
        yield from selectors
    yield Subject(quote.iri, properties)


def _target(quote: Quote, base: str) -> list[Property]:
    """Give the source as Web Annotation wants it: one text, here a field of a paper."""
    source = f"{paper_iri(quote.paper, base)}#{quote.field}"
    return [(RDF + "type", OA + "SpecificResource"), (OA + "hasSource", source)]


def _position_selector(quote: Quote) -> Subject:
    return Subject(
        f"{quote.iri}#position",
        [
            (RDF + "type", OA + "TextPositionSelector"),
            (OA + "start", integer(quote.start)),
            (OA + "end", integer(quote.end)),
        ],
    )


def _quote_selector(quote: Quote) -> Subject:
    return Subject(
        f"{quote.iri}#quote",
        [
            (RDF + "type", OA + "TextQuoteSelector"),
            (OA + "exact", text(quote.exact)),
            (OA + "prefix", text(quote.before)),
            (OA + "suffix", text(quote.after)),
        ],
    )
