"""Why each stretch of a paper means what it means, or nothing: read again, and asked why.

1. The paper is read as a build reads it, and each mention is given its meaning with its reasons.
2. Every stretch that has the letters of a label, and that no mention is, was rejected. Why, the
   rules themselves are asked, in their order: a name that the paper introduces or a longer label
   claims it; it is part of a hyphenated word; its capitals are not those of the label.

No rule is written here a second time: what claims a stretch is a mention that overlaps it, and
the rest are the functions that a build calls.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeAlias

from kg.extract import extract
from kg.extract.gazetteer import is_whole
from kg.link.link import NAMING, meanings
from kg.model import Candidate, Detail, Evidence, Field, Mention, Paper, Role
from kg.ontology.lexicon import Entry, Lexicon
from kg.ontology.variants import fold_text

#: What became of a stretch.
Outcome: TypeAlias = Literal["linked", "named", "unknown", "rejected"]

#: Why it became so.
Why: TypeAlias = Literal[
    "label",  # a label of the concept, which means nothing else
    "supported",  # an ambiguous label, and the concept or a relative is named otherwise
    "headed",  # an ambiguous label, and the noun after it says what it is
    "defined",  # the paper defines the short form so
    "introduced",  # the paper introduces the name
    "compound",  # words before or after a known name make another one
    "recurring",  # a term that the paper comes back to
    "no label",  # looks like a name or a term, and no label is written so
    "ambiguous",  # an ambiguous label without support
    "defined otherwise",  # the paper defines the short form as something that is not known
    "claimed",  # part of a name that the paper introduces
    "overlapped",  # part of a longer label or compound, or of one that begins before it
    "hyphenated",  # part of a hyphenated word
    "capitals",  # the letters are those of the label, the capitals are not
]

#: Rules that make a name of a mention without a label, and reasons of a candidate -> why.
_NAMED: dict[str, Why] = {"introduced": "introduced", "recurring": "recurring"}
_REASONS: dict[str, Why] = {"said what it is": "headed", "supported": "supported"}


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a stretch of a paper: what it may mean, what it does, and why."""

    field: Field
    start: int
    end: int
    exact: str
    outcome: Outcome
    why: Why
    labels: tuple[tuple[str, str], ...]  #: (concept id, label) that were considered
    concept: str | None = None  #: what it means, where that is a concept of the vocabulary
    by: str = ""  #: the name or label that claims it, the long form, the new name
    rule: str = ""  #: the rule that found it; "" for what no rule took
    role: Role | None = None
    detail: Detail | None = None
    cue: str = ""  #: the words that gave the role
    score: float = 0.0

    @property
    def place(self) -> tuple[Field, int, int]:
        """Where it stands."""
        return self.field, self.start, self.end


def looks(paper: Paper, lexicon: Lexicon) -> tuple[Look, ...]:
    """Give every stretch of a paper that may mean something, in the order of the text."""
    extraction = extract(paper, lexicon)
    taken = [_taken(each, lexicon) for each in meanings(extraction, lexicon)]
    mentions = extraction.mentions
    fields: tuple[Field, ...] = ("title", "abstract")
    left = chain.from_iterable(_rejected(paper, field, mentions, lexicon) for field in fields)
    order = {field: number for number, field in enumerate(fields)}
    return tuple(sorted([*taken, *left], key=lambda e: (order[e.field], e.start, -e.end, e.why)))


def _taken(candidate: Candidate, lexicon: Lexicon) -> Look:
    """Tell what a mention means."""
    mention, evidence = candidate.mention, candidate.mention.evidence
    outcome, why, by = _meaning(candidate)
    considered = lexicon.entries(evidence.exact) or lexicon.entries(mention.name)
    if not considered and by:
        considered = lexicon.entries(by)
    return Look(
        field=evidence.field,
        start=evidence.start,
        end=evidence.end,
        exact=evidence.exact,
        outcome=outcome,
        why=why,
        labels=_labels(considered),
        concept=candidate.concept,
        by=by,
        rule=mention.rule,
        role=mention.role,
        detail=mention.detail,
        cue=mention.cue,
        score=candidate.score if candidate.concept else mention.score,
    )


def _meaning(candidate: Candidate) -> tuple[Outcome, Why, str]:
    mention = candidate.mention
    defined = next((r for r in candidate.reasons if r.startswith("defined as ")), "")
    long = defined.removeprefix("defined as ")
    if candidate.concept is not None:
        known = next((_REASONS[r] for r in candidate.reasons if r in _REASONS), None)
        return "linked", known or ("defined" if long else "label"), long
    if mention.rule in NAMING:
        return "named", _NAMED.get(mention.rule, "compound"), mention.name
    if long:
        return "rejected", "defined otherwise", long
    if candidate.reasons:
        return "rejected", "ambiguous", ""
    return "unknown", "no label", ""


def _rejected(
    paper: Paper, field: Field, mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Look]:
    """Tell of the stretches that have the letters of a label and that no mention is."""
    text = paper.field_text(field)
    near = [each for each in mentions if each.evidence.field == field]
    places = {(each.evidence.start, each.evidence.end) for each in near}
    for start, end in sorted(set(lexicon.occurrences(fold_text(text)))):
        whole = end
        while text.startswith(("+", "*"), whole):
            whole += 1
        if (start, whole) in places:
            continue
        exact = text[start:whole]
        why, by = _why_not(text, start, whole, near)
        considered = lexicon.entries(exact) or lexicon.spelled(exact)
        yield Look(field, start, whole, exact, "rejected", why, _labels(considered), by=by)


def _why_not(text: str, start: int, end: int, near: Sequence[Mention]) -> tuple[Why, str]:
    over = [each for each in near if _overlap(each.evidence, start, end)]
    own = [each for each in over if each.rule == "introduced"]
    if own:
        return "claimed", own[0].evidence.exact
    if not is_whole(text, start, end) and not any(_holds(e.evidence, start, end) for e in over):
        return "hyphenated", _hyphenated(text, start, end)
    if over:
        return "overlapped", max(over, key=_length).evidence.exact
    return "capitals", ""


def _overlap(evidence: Evidence, start: int, end: int) -> bool:
    return evidence.start < end and start < evidence.end


def _holds(evidence: Evidence, start: int, end: int) -> bool:
    return evidence.start <= start and end <= evidence.end


def _length(mention: Mention) -> tuple[int, int]:
    return mention.evidence.end - mention.evidence.start, -mention.evidence.start


def _hyphenated(text: str, start: int, end: int) -> str:
    """Give the whole word that a stretch is a part of."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return text[start:end]


def _labels(entries: Sequence[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple((entry.concept, entry.label) for entry in entries)
