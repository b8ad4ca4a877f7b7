"""What is counted of one paper: how its links meet the gold ones, as numbers under names.

Counts add up over papers, so that a figure of any set of papers is made from their sum.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.gold import GoldLink, GoldPaper
from kg.evaluate.matching import Predicted, Target, match
from kg.model import Kind, Role


@dataclass(frozen=True, slots=True)
class Miss:
    """A ``must`` link that was not found."""

    paper: str
    kind: Kind
    role: Role
    concept: str
    quote: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A link that the gold does not list."""

    paper: str
    kind: Kind
    role: Role
    concept: str
    confidence: float
    exact: str  #: the words it rests on


@dataclass(frozen=True, slots=True)
class WrongRole:
    """A link that the gold lists in other roles."""

    paper: str
    concept: str
    role: Role
    right: tuple[Role, ...]
    exact: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One paper, counted."""

    counts: Counter[str]
    misses: tuple[Miss, ...]
    alarms: tuple[Alarm, ...]
    wrong_roles: tuple[WrongRole, ...]


def tally(paper: GoldPaper, predictions: Sequence[Predicted]) -> Tally:
    """Count how the links of a paper meet the gold ones."""
    pairs = match(paper, predictions)
    counts: Counter[str] = Counter(papers=1)
    alarms, wrong_roles = [], []
    for number, prediction in enumerate(predictions):
        _count_evidence(counts, paper, prediction)
        counts["predicted"] += 1
        counts[f"predicted kind {prediction.concept.kind}"] += 1
        if number not in pairs:
            alarms.append(_alarm(paper, prediction))
            continue
        gold = paper.links[pairs[number]]
        _count_match(counts, paper, prediction, gold)
        if prediction.link.role not in gold.roles:
            wrong_roles.append(_wrong_role(paper, prediction, gold))
    found = set(pairs.values())
    misses = []
    for number, gold in enumerate(paper.links):
        _count_gold(counts, gold, is_found=number in found)
        if gold.is_must and number not in found:
            misses.append(Miss(paper.id, gold.kinds[0], gold.roles[0], gold.concept, gold.quote))
    return Tally(counts, tuple(misses), tuple(alarms), tuple(wrong_roles))


def _count_evidence(counts: Counter[str], paper: GoldPaper, prediction: Predicted) -> None:
    evidence = prediction.link.evidence
    counts["without evidence"] += not evidence
    for each in evidence:
        counts["spans"] += 1
        stored = paper.field_text(each.field)[each.start : each.end]
        counts["spans verified"] += stored == each.exact


def _count_match(
    counts: Counter[str], paper: GoldPaper, prediction: Predicted, gold: GoldLink
) -> None:
    link, kind = prediction.link, prediction.concept.kind
    target = Target(paper, gold)
    counts["matched"] += 1
    counts["on target"] += target.is_touched(link.evidence) or target.is_named(link.evidence)
    if gold.is_must:
        counts[f"matched kind {kind}"] += 1
    else:
        counts["optional"] += 1
        counts[f"optional kind {kind}"] += 1
    if link.role in gold.roles:
        counts["role right"] += 1
        counts[f"right role {link.role}"] += 1
    else:
        counts[f"wrong role {link.role}"] += 1
        counts[f"missed role {gold.roles[0]}"] += 1


def _count_gold(counts: Counter[str], gold: GoldLink, *, is_found: bool) -> None:
    if gold.is_rejected:
        counts["avoids"] += 1
        counts["avoids found"] += is_found
    if not gold.is_must:
        return
    for name in ("must", f"must kind {gold.kinds[0]}"):
        counts[name] += 1
        counts[name.replace("must", "found")] += is_found
    if gold.is_proposed:
        counts["proposed"] += 1
        counts["proposed found"] += is_found


def _alarm(paper: GoldPaper, prediction: Predicted) -> Alarm:
    link, concept = prediction.link, prediction.concept
    exact = link.evidence[0].exact
    return Alarm(paper.id, concept.kind, link.role, concept.pref_label, link.confidence, exact)


def _wrong_role(paper: GoldPaper, prediction: Predicted, gold: GoldLink) -> WrongRole:
    link, label = prediction.link, prediction.concept.pref_label
    return WrongRole(paper.id, label, link.role, gold.roles, link.evidence[0].exact)
