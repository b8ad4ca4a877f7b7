"""What people decided as RDF: a node for each row that the build replayed."""

from kg.rdf.iris import decision_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import Property, Subject, date, integer, text
from kg.store.facts import Decided
from kg.vocab import DC, DCTERMS, KG, RDF

#: Column of a decision -> property. What a person wrote stays as it was written.
COLUMNS = {
    "name": KG + "onName",
    "paper": KG + "onPaper",
    "concept": KG + "onConcept",
    "role": KG + "givenRole",
    "detail": KG + "givenDetail",
    "quote": KG + "givenQuote",
    "label": KG + "givenLabel",
    "kind": KG + "givenKind",
    "broader": KG + "givenBroader",
    "into": KG + "into",
    "reason": DCTERMS + "description",
    "who": DC + "creator",
    "when": DCTERMS + "date",
}


def decision_subject(number: int, decided: Decided, build: str, options: ExportOptions) -> Subject:
    """Give the node of a decision; ``number`` is its place in the file, from 0."""
    properties: list[Property] = [
        (RDF + "type", KG + "Decision"),
        (KG + "row", integer(number)),
        (KG + "action", text(decided.action)),
        (KG + "outcome", text(decided.outcome)),
        (KG + "replayedBy", build),
    ]
    for column, value in decided.record:
        if column in COLUMNS:
            literal = date(value) if column == "when" else text(value)
            properties.append((COLUMNS[column], literal))
    return Subject(decision_iri(number, decided.record, options.base), properties)
