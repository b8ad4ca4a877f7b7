"""Things of a dataset as plain values, from what a file says of them: the way back of an export.

Papers, concepts, links, results and evidence become tuples that are kept outside memory until all
is read; IRIs stay as they are, since what they are below is told at the end of the file. The
dataset, its build, its measurements and decisions are few, and are kept as they are.
"""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, get_args

from kg.model import RELATIONS, REPLACED_BY, ROLES, Field, Role, Status
from kg.rdf.importing.parsing import Values
from kg.rdf.importing.said import Said
from kg.rdf.importing.scratch import Thing
from kg.rdf.terms import parted
from kg.vocab import (
    BIBO,
    DC,
    DCTERMS,
    DQV,
    FABIO,
    KG,
    KIND_CLASSES,
    RDF,
    ROLE_PROPERTIES,
    SCHEMA,
    SKOS,
    VOID,
)

FIELDS: tuple[Field, ...] = get_args(Field)
STATUSES: tuple[Status, ...] = get_args(Status)

#: IRI of a role -> role.
ROLE_OF: dict[str, Role] = {ROLE_PROPERTIES[role]: role for role in ROLES}

#: Identifiers that have a property of their own, by which one knows that a paper has them.
TOLD_APART = {"doi": BIBO + "doi", "arxiv": FABIO + "hasArXivId", "pmid": FABIO + "hasPubMedId"}

_MAPPINGS = {
    **{
        name: SKOS + name
        for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
    },
    REPLACED_BY: DCTERMS + REPLACED_BY,
}

#: Things that are few and are kept in memory, by class.
FEW = {
    KG + "Build": "build",
    KG + "Decision": "decision",
    VOID + "Dataset": "dataset",
    DQV + "QualityMeasurement": "measurement",
}


class PaperSaid(NamedTuple):
    """What a file says of a paper."""

    title: str
    abstract: str | None
    authors: tuple[str, ...]
    published: str | None
    date_text: str | None
    venue: str | None
    categories: tuple[str, ...]
    url: str | None
    identifiers: tuple[str, ...]  #: scheme and value, the id among them
    told_apart: tuple[tuple[str, str], ...]  #: scheme and value of those in TOLD_APART
    flags: tuple[str, ...]


class LinkSaid(NamedTuple):
    """What a file says of a link."""

    concept: str
    role: Role
    detail: str | None
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]  #: IRIs
    order: str | None


class EvidenceSaid(NamedTuple):
    """What a file says of a stretch of evidence."""

    field: Field
    start: int
    end: int
    exact: str
    sentence_start: int
    sentence_end: int
    sentence: str


class ResultSaid(NamedTuple):
    """What a file says of a result."""

    position: int
    low: float
    high: float
    unit: str
    relation: Any
    subject: str | None
    benchmark: str | None
    metric: str | None
    comparator: str | None
    evidence: str  #: IRI


class ConceptSaid(NamedTuple):
    """What a file says of a concept."""

    kind: Any
    pref_label: str
    alt_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]
    broader: tuple[str, ...]  #: IRIs
    definition: str
    mappings: tuple[tuple[str, str], ...]
    status: Any
    case_labels: tuple[str, ...]
    ambiguous_labels: tuple[str, ...]
    unmatched_labels: tuple[str, ...]
    introduced_by: str | None  #: IRI


def thing_of(iri: str, values: Values) -> Thing | Literal["few", "other"]:
    """Give a thing as it is kept, or say that it is one of few, or none that is imported."""
    classes = values.get(RDF + "type", ())
    for class_ in classes:
        if class_ in _READERS:
            kind, read = _READERS[class_]
            owner, said = read(Said(iri, values))
            return kind, owner, iri, tuple(said)
        if class_ in FEW:
            return "few"
    return "other"


def _paper(said: Said) -> tuple[str, PaperSaid]:
    return "", PaperSaid(
        said.one(DCTERMS + "title"),
        said.maybe(DCTERMS + "abstract"),
        _listed(said, KG + "authorList", DC + "creator"),
        said.maybe(DCTERMS + "issued"),
        said.maybe(KG + "dateText"),
        said.maybe(KG + "venue"),
        _listed(said, KG + "categoryList", KG + "category"),
        said.maybe(SCHEMA + "url"),
        said.many(DCTERMS + "identifier"),
        tuple(
            (scheme, value)
            for scheme, predicate in TOLD_APART.items()
            for value in said.many(predicate)
        ),
        tuple(sorted(said.many(KG + "flag"))),
    )


def _listed(said: Said, in_order: str, one_by_one: str) -> tuple[str, ...]:
    """Give values in their order, which is told apart from them where there are several."""
    whole = said.maybe(in_order)
    return said.many(one_by_one) if whole is None else parted(whole)


def _link(said: Said) -> tuple[str, LinkSaid]:
    reasons = sorted(said.many(KG + "reason"), key=lambda each: (each.startswith("cue: "), each))
    return said.one(KG + "paper"), LinkSaid(
        said.one(KG + "concept"),
        ROLE_OF[said.choice(KG + "role", tuple(ROLE_OF))],
        said.maybe(KG + "detail"),
        said.number(KG + "confidence"),
        (*reasons, *sorted(said.many(KG + "decision"))),
        tuple(sorted(said.many(KG + "evidence"))),
        said.maybe(KG + "evidenceOrder"),
    )


def _evidence(said: Said) -> tuple[str, EvidenceSaid]:
    field: Any = said.choice(KG + "field", FIELDS)
    return said.one(KG + "paper"), EvidenceSaid(
        field,
        said.integer(KG + "start"),
        said.integer(KG + "end"),
        said.one(KG + "exact"),
        said.integer(KG + "sentenceStart"),
        said.integer(KG + "sentenceEnd"),
        said.one(KG + "sentence"),
    )


def _result(said: Said) -> tuple[str, ResultSaid]:
    is_range = said.maybe(KG + "value") is None
    low, high = (KG + "low", KG + "high") if is_range else (KG + "value", KG + "value")
    return said.one(KG + "paper"), ResultSaid(
        said.integer(KG + "position"),
        said.number(low),
        said.number(high),
        said.maybe(KG + "unit") or "",
        said.choice(KG + "relation", RELATIONS),
        said.maybe(KG + "subject"),
        said.maybe(KG + "benchmark"),
        said.maybe(KG + "metric"),
        said.maybe(KG + "comparator"),
        said.one(KG + "evidence"),
    )


def _concept(kind: str) -> Callable[[Said], tuple[str, ConceptSaid]]:
    def read(said: Said) -> tuple[str, ConceptSaid]:
        in_order = said.maybe(KG + "labelList")
        alt_labels = sorted(said.many(SKOS + "altLabel"))
        return "", ConceptSaid(
            kind,
            said.one(SKOS + "prefLabel"),
            parted(in_order) if in_order is not None else tuple(alt_labels),
            tuple(sorted(said.many(SKOS + "hiddenLabel"))),
            said.many(SKOS + "broader"),
            said.maybe(SKOS + "definition") or "",
            tuple(sorted((name, iri) for name, of in _MAPPINGS.items() for iri in said.many(of))),
            said.choice(KG + "status", STATUSES),
            said.many(KG + "matchCase"),
            said.many(KG + "matchWithSupport"),
            said.many(KG + "matchNever"),
            said.maybe(KG + "introducedBy"),
        )

    return read


#: Class -> kind of thing, and how it is read.
_READERS: dict[str, tuple[str, Callable[[Said], tuple[str, tuple[Any, ...]]]]] = {
    KG + "Paper": ("paper", _paper),
    KG + "Link": ("link", _link),
    KG + "Evidence": ("evidence", _evidence),
    KG + "Result": ("result", _result),
    **{class_: ("concept", _concept(kind)) for kind, class_ in KIND_CLASSES.items()},
}
