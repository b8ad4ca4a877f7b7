"""Papers and concepts as rows, and back."""

import hashlib
import json
from collections.abc import Sequence
from json.encoder import encode_basestring as _quote
from typing import Any, TypeAlias

from kg.model import Concept, Paper, Source
from kg.store.facts import Decided
from kg.text import fold_label, fold_title

#: A row of table ``paper`` from ``id`` to ``place`` without the bookkeeping, see PAPER_COLUMNS.
PaperRow: TypeAlias = tuple[Any, ...]

#: In the order of :func:`paper_of`.
PAPER_COLUMNS = (
    "id, title, abstract, authors, published, date_text, venue, categories, url, "
    "identifiers, flags, file, place"
)

#: A concept with its labels, broader ids and mappings as JSON, in the order of `concept_of`.
CONCEPT_COLUMNS = """
    concept.id, concept.kind, concept.pref_label, concept.definition, concept.status,
    concept.introduced_by,
    (SELECT json_group_array(json_array(type, label, exact_case, ambiguous, unmatched))
       FROM (SELECT * FROM label WHERE label.concept = concept.nr ORDER BY ord)),
    (SELECT json_group_array(broader)
       FROM (SELECT * FROM broader AS up WHERE up.concept = concept.nr ORDER BY broader)),
    (SELECT json_group_array(json_array(relation, iri))
       FROM (SELECT * FROM mapping WHERE mapping.concept = concept.nr ORDER BY ord))
"""


#: What people decided, in the order of :func:`decided_of`.
DECISIONS = "SELECT action, record, outcome FROM decision ORDER BY nr"

# json.dumps() and loads() make an encoder and look for blanks at every call
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().raw_decode


def to_json(values: Sequence[Any]) -> str:
    """Give a sequence as compact JSON."""
    return _encode(values) if values else "[]"


def strings_to_json(values: Sequence[str]) -> str:
    """Give the same as :func:`to_json` for strings only, in a third of the time."""
    return f"[{','.join(map(_quote, values))}]" if values else "[]"


def pairs_to_json(values: Sequence[tuple[str, str]]) -> str:
    """Give the same as :func:`to_json` for pairs of strings only, in a third of the time."""
    return f"[{','.join([f'[{_quote(left)},{_quote(right)}]' for left, right in values])}]"


def from_json(text: str) -> list[Any]:
    """Give back a list that :func:`to_json` has written."""
    values: list[Any] = _decode(text)[0]
    return values


def strings(text: str) -> tuple[str, ...]:
    """Give back a tuple of strings."""
    return () if text == "[]" else tuple(from_json(text))


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Give back a tuple of pairs."""
    return () if text == "[]" else tuple((left, right) for left, right in from_json(text))


def paper_row(paper: Paper) -> PaperRow:
    """Give the columns of PAPER_COLUMNS."""
    source = paper.source
    return (
        paper.id,
        paper.title,
        paper.abstract,
        strings_to_json(paper.authors),
        paper.published,
        paper.date_text,
        paper.venue,
        strings_to_json(paper.categories),
        paper.url,
        pairs_to_json(paper.identifiers),
        strings_to_json(paper.flags),
        source.file if source else None,
        source.place if source else None,
    )


def paper_of(row: PaperRow) -> Paper:
    """Give the paper of a row with PAPER_COLUMNS."""
    return Paper(
        id=row[0],
        title=row[1],
        abstract=row[2],
        authors=strings(row[3]),
        published=row[4],
        date_text=row[5],
        venue=row[6],
        categories=strings(row[7]),
        url=row[8],
        identifiers=pairs(row[9]),
        flags=strings(row[10]),
        source=None if row[11] is None else Source(row[11], row[12] or ""),
    )


def content_hash(row: PaperRow) -> bytes:
    """Give the sha256 of what a record says: not of its id, nor of where it was read."""
    # the lengths keep ("ab", "c") and ("a", "bc") apart
    said = "".join(["-" if value is None else f"{len(value)}:{value}" for value in row[1:11]])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()


def title_key(title: str) -> str:
    """Give the key under which papers with the same title stand together."""
    key = fold_title(title) or title.strip()  # "???" has neither letter nor digit
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def keys_of(paper: Paper) -> list[tuple[str, str]]:
    """Give the schemes and values by which a paper is found again, the title first."""
    return [("title", title_key(paper.title)), *paper.identifiers]


def decided_of(row: tuple[str, str, str]) -> Decided:
    """Give what a row of :data:`DECISIONS` says."""
    action, record, outcome = row
    return Decided(action, pairs(record), outcome)


def label_rows(concept: Concept, nr: int) -> list[tuple[Any, ...]]:
    """Give the rows of table ``label``, the preferred one first.

    A deprecated concept has none: nothing is to find it by what now means another one.
    """
    if concept.replaced_by is not None:
        return []
    labels = [("pref", concept.pref_label)]
    labels += [("alt", label) for label in concept.alt_labels]
    labels += [("hidden", label) for label in concept.hidden_labels]
    exact, ambiguous = concept.case_labels, concept.ambiguous_labels
    unmatched = concept.unmatched_labels
    return [
        (
            nr,
            ord_,
            type_,
            label,
            fold_label(label),
            label in exact,
            label in ambiguous,
            label in unmatched,
        )
        for ord_, (type_, label) in enumerate(labels)
    ]


def concept_of(row: tuple[Any, ...]) -> Concept:
    """Give the concept of a row with CONCEPT_COLUMNS."""
    labels = from_json(row[6])
    return Concept(
        id=row[0],
        kind=row[1],
        pref_label=row[2],
        alt_labels=tuple(label for type_, label, *_ in labels if type_ == "alt"),
        hidden_labels=tuple(label for type_, label, *_ in labels if type_ == "hidden"),
        broader=strings(row[7]),
        definition=row[3],
        mappings=pairs(row[8]),
        status=row[4],
        case_labels=tuple(label for _, label, exact, _, _ in labels if exact),
        ambiguous_labels=tuple(label for _, label, _, ambiguous, _ in labels if ambiguous),
        unmatched_labels=tuple(label for *_, label, _, _, unmatched in labels if unmatched),
        introduced_by=row[5],
    )
