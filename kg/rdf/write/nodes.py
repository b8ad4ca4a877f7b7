"""Links, results and evidence as RDF: the same claims as the direct triples, with their grounds.

A dataset is mostly made of these, so terms that never change are made once.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kg.model import DECIDED, Evidence, Link, Paper, Result
from kg.rdf.iris import link_iri, result_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import Literal, Property, Statement, Subject, decimal, integer, text
from kg.vocab import KG, OA, PROV, RDF, ROLE_PROPERTIES, concept_iri

#: Characters of text before and after a quote that a selector gives.
_AROUND = 32

_TYPE = RDF + "type"
_PAPER, _EVIDENCE, _MADE_BY = KG + "paper", KG + "evidence", PROV + "wasGeneratedBy"
_IS_LINK = (_TYPE, KG + "Link")
_IS_RESULT = (_TYPE, KG + "Result")
_IS_EVIDENCE = (_TYPE, KG + "Evidence")
_CONCEPT, _ROLE, _CONFIDENCE = KG + "concept", KG + "role", KG + "confidence"
_FIELD, _EXACT, _START, _END = KG + "field", KG + "exact", KG + "start", KG + "end"
_SENTENCE = KG + "sentence"
_SENTENCE_START, _SENTENCE_END = KG + "sentenceStart", KG + "sentenceEnd"

_concept_iri = lru_cache(maxsize=65_536)(concept_iri)


class LinkNode(NamedTuple):
    """A link as it is sorted: plain values, its evidence as IRIs."""

    iri: str
    paper: str  #: IRI
    concept: str
    role: str
    detail: str | None
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    order: str  #: local names of the evidence, best first; "" where that is the order of the text


class Quote(NamedTuple):
    """A stretch of evidence as it is sorted: plain values, with the text around it."""

    iri: str
    paper: str  #: IRI
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
    position: int  #: among the results of its paper, from 0
    paper: str  #: IRI
    low: float
    high: float
    unit: str
    relation: str
    subject: str | None
    benchmark: str | None
    metric: str | None
    comparator: str | None
    evidence: str


def result_node(position: int, result: Result, paper: str, evidence: str, base: str) -> ResultNode:
    """Give a numeric result as it is sorted; ``paper`` and ``evidence`` are IRIs."""
    return ResultNode(
        result_iri(result, base),
        position,
        paper,
        result.low,
        result.high,
        result.unit,
        result.relation,
        result.subject,
        result.benchmark,
        result.metric,
        result.comparator,
        evidence,
    )


def link_node(link: Link, paper: str, iris: tuple[str, ...], base: str) -> LinkNode:
    """Give a link as it is sorted; ``paper`` is an IRI, ``iris`` are those of its evidence."""
    order = ""
    if len(iris) > 1 and list(link.evidence) != sorted(link.evidence, key=text_order):
        order = " ".join([iri.rpartition("/")[2] for iri in iris])
    return LinkNode(
        link_iri(link.paper, link.concept, base),
        paper,
        link.concept,
        link.role,
        link.detail,
        link.confidence,
        link.reasons,
        iris,
        order,
    )


def text_order(evidence: Evidence) -> tuple[Any, ...]:
    """Give the key by which evidence is in the order of the text, the title first."""
    e = evidence
    return e.field != "title", e.start, e.end, e.sentence_start, e.sentence_end


def quote_of(paper: Paper, e: Evidence, iris: tuple[str, str], *, around: bool) -> Quote:
    """Give a stretch of a paper with its sentence and, if asked for, what stands around it.

    ``iris`` are its own and that of the paper.
    """
    field = paper.title if e.field == "title" else paper.abstract
    return Quote(
        *iris,
        e.field,
        e.start,
        e.end,
        e.exact,
        e.sentence_start,
        e.sentence_end,
        field[e.sentence_start : e.sentence_end],
        field[max(0, e.start - _AROUND) : e.start] if around else "",
        field[e.end : e.end + _AROUND] if around else "",
    )


def link_subject(node: LinkNode, build: str, options: ExportOptions) -> Subject:
    """Give the node of a link; ``build`` is the IRI of what made it."""
    concept = _concept_iri(node.concept, options.base)
    role = ROLE_PROPERTIES[node.role]
    properties: list[Property] = [
        _IS_LINK,
        (_PAPER, node.paper),
        (_CONCEPT, concept),
        (_ROLE, role),
        (_CONFIDENCE, decimal(node.confidence)),
        (_MADE_BY, build),
    ]
    if node.detail:
        properties.append((KG + "detail", text(node.detail)))
    properties.extend([_ground(reason) for reason in node.reasons])
    properties.extend([(_EVIDENCE, iri) for iri in node.evidence])
    if node.order:
        properties.append((KG + "evidenceOrder", text(node.order)))
    if options.rdf12:
        properties.append((RDF + "reifies", Statement(node.paper, role, concept)))
    return Subject(node.iri, properties)


@lru_cache(maxsize=8192)
def _ground(reason: str) -> Property:
    """Give what speaks for a link: a rule and its words, or a person."""
    return KG + ("decision" if reason.startswith(DECIDED) else "reason"), text(reason)


def result_subject(node: ResultNode, build: str, options: ExportOptions) -> Subject:
    """Give the node of a numeric result: one value, or the two ends of a range."""
    properties: list[Property] = [
        _IS_RESULT,
        (_PAPER, node.paper),
        (KG + "position", integer(node.position)),
        (KG + "relation", text(node.relation)),
        (_EVIDENCE, node.evidence),
        (_MADE_BY, build),
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
        _IS_EVIDENCE,
        (_PAPER, quote.paper),
        (_FIELD, Literal(quote.field)),
        (_EXACT, Literal(quote.exact)),
        (_START, integer(quote.start)),
        (_END, integer(quote.end)),
        (_SENTENCE, Literal(quote.sentence)),
        (_SENTENCE_START, integer(quote.sentence_start)),
        (_SENTENCE_END, integer(quote.sentence_end)),
    ]
    if options.oa:
        selectors = [_position_selector(quote), _quote_selector(quote)]
        properties += _target(quote)
        properties += [(OA + "hasSelector", selector.iri) for selector in selectors]
        yield from selectors
    yield Subject(quote.iri, properties)


def _target(quote: Quote) -> list[Property]:
    """Give the source as Web Annotation wants it: one text, here a field of a paper."""
    source = f"{quote.paper}#{quote.field}"
    return [(_TYPE, OA + "SpecificResource"), (OA + "hasSource", source)]


def _position_selector(quote: Quote) -> Subject:
    return Subject(
        f"{quote.iri}#position",
        [
            (_TYPE, OA + "TextPositionSelector"),
            (OA + "start", integer(quote.start)),
            (OA + "end", integer(quote.end)),
        ],
    )


def _quote_selector(quote: Quote) -> Subject:
    return Subject(
        f"{quote.iri}#quote",
        [
            (_TYPE, OA + "TextQuoteSelector"),
            (OA + "exact", text(quote.exact)),
            (OA + "prefix", text(quote.before)),
            (OA + "suffix", text(quote.after)),
        ],
    )
