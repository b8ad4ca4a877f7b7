"""The page of a paper: its text with the evidence marked, and its links with their sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import ROLES, Concept, Evidence, Field, Link, Paper, Result, Role
from kg.rdf.iris import evidence_iri, link_iri, result_iri
from kg.rdf.options import ExportOptions
from kg.serve.layout import facts_of, render
from kg.serve.questions import questions_about_paper
from kg.store import Store
from kg.views.outside import home_of, identifiers_of
from kg.views.results import value_text
from kg.views.segments import Segment, Span, cut
from kg.vocab import paper_iri


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the paper in which evidence is marked; the names are anchors of the page."""

    field: Field
    segments: tuple[Segment[str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A link as the page tells it."""

    anchor: str  #: ``link-0a1b…``
    link: Link
    concept: Concept
    sentences: tuple[Sentence, ...]  #: best first


@dataclass(frozen=True, slots=True)
class Claim:
    """A result as the page tells it."""

    anchor: str  #: ``result-0a1b…``
    value: str
    result: Result
    sentence: Sentence


@dataclass(slots=True)
class _Anchors:
    """Names of places in the page, each given once."""

    given: set[str] = field(default_factory=set)

    def take(self, iri: str) -> tuple[str, ...]:
        """Give the name for ``/evidence/0a1b``, or nothing when it is already given."""
        name = anchor_of(iri)
        if name in self.given:
            return ()
        self.given.add(name)
        return (name,)


def render_paper(store: Store, name: str, options: ExportOptions | None = None) -> str:
    """Give the page of a paper by its id, or by another of its identifiers.

    Raises
    ------
    UnknownNameError
        There is no such paper; the message names near ones.
    """
    options = options or ExportOptions()
    paper = store.paper(name)
    links = list(store.links(paper=paper.id, min_confidence=options.min_confidence))
    anchors = _Anchors()
    lines = [_line(store, paper, link, anchors) for link in sorted(links, key=_strongest_first)]
    return render(
        "serve/paper.html",
        title=paper.title,
        facts=facts_of(store, options),
        thing=paper_iri(paper.id, "/"),
        paper=paper,
        heading=_marked(paper, "title", lines),
        abstract=_marked(paper, "abstract", lines) if options.with_text else (),
        places={line.anchor: line for line in lines},
        groups=tuple(_by_role(lines)),
        claims=tuple(_claim(paper, each, anchors) for each in store.results(paper=paper.id)),
        identifiers=identifiers_of(paper),
        home=home_of(paper),
        questions=questions_about_paper(paper.id),
        excluded=dict(store.exclusions()).get(paper.id),
    )


def anchor_of(iri: str) -> str:
    """Give the place in a paper's page where a link, evidence or result stands.

    >>> anchor_of("https://w3id.org/kg-landscape/link/0ab1")
    'link-0ab1'
    """
    return "-".join(iri.rsplit("/", 2)[-2:])


def _strongest_first(link: Link) -> tuple[int, float, str]:
    return (ROLES.index(link.role), -link.confidence, link.concept)


def _by_role(lines: Iterable[Line]) -> Iterator[tuple[Role, tuple[Line, ...]]]:
    every = tuple(lines)
    for role in ROLES:
        chosen = tuple(line for line in every if line.link.role == role)
        if chosen:
            yield role, chosen


def _line(store: Store, paper: Paper, link: Link, anchors: _Anchors) -> Line:
    anchor = anchor_of(link_iri(link.paper, link.concept, "/"))
    sentences = tuple(_sentences(paper, link.evidence, anchors))
    return Line(anchor, link, store.concept(link.concept), sentences)


def _claim(paper: Paper, result: Result, anchors: _Anchors) -> Claim:
    (sentence,) = _sentences(paper, [result.evidence], anchors)
    return Claim(anchor_of(result_iri(result, "/")), value_text(result), result, sentence)


def _sentences(paper: Paper, evidence: Iterable[Evidence], anchors: _Anchors) -> Iterator[Sentence]:
    """Yield each sentence once, with all of the evidence in it marked."""
    groups: dict[tuple[Field, int, int], list[Evidence]] = {}
    for each in evidence:
        groups.setdefault((each.field, each.sentence_start, each.sentence_end), []).append(each)
    for (field_, start, end), group in groups.items():
        # a mark needs a name; one whose place has its anchor elsewhere is called ""
        spans = [
            Span(each.start, each.end, anchors.take(evidence_iri(each, "/")) or ("",))
            for each in group
        ]
        yield Sentence(field_, tuple(cut(paper.field_text(field_), spans, start, end)))


def _marked(paper: Paper, field_: Field, lines: Iterable[Line]) -> tuple[Segment[str], ...]:
    """Give a field with all evidence marked by the anchors of the links that rest on it."""
    spans = [
        Span(each.start, each.end, (line.anchor,))
        for line in lines
        for each in line.link.evidence
        if each.field == field_
    ]
    return tuple(cut(paper.field_text(field_), spans))
