"""Which quantities of a sentence are results, and of what: pure, on text without LaTeX.

1. Numbers that only commas and "and" part are one group: "5.2%, 4.1% and 3.3%".
2. What touches a group says what it claims: the words behind it ("2x faster", "5% gain in …",
   "80% accuracy"), the words before it ("improves X by …", "an accuracy of …", "obtains …").
   A number that nothing touches is no result: a year, a count, a size.
3. Prepositions behind it lead to metric, benchmark and comparator.
4. A group that follows a claim as its next item says the same of another metric or benchmark,
   or of what was compared with, if that is named: "91%, outperforming PPO (82%)".
"""

from collections.abc import Iterator

from kg.extract.claim_changes import changed_by, compared, noun_before, with_object
from kg.extract.claim_parts import JOINTS, Claim, chained, direct_metric
from kg.extract.claim_rivals import against, of_rival, over_rival
from kg.extract.claim_text import ClaimText
from kg.extract.claim_values import (
    beside_name,
    changed_to,
    metric_before,
    metric_behind,
    reached,
    shared,
    signed,
    timed,
)
from kg.extract.claim_words import claim_words
from kg.extract.numbers import Number

#: What words around a number may say, in the order in which they are asked.
_READINGS = (
    *(over_rival, against, shared, compared, noun_before, with_object),
    *(metric_behind, metric_before, timed, reached, signed, beside_name),
)
_READINGS_BY = (over_rival, against, shared, compared, changed_by)
#: Before whole numbers without unit nothing else makes a result: "improves BLEU by 3".
_BEFORE_COUNTS = frozenset(("of", "by", "=", ":"))
_ARROWS = frozenset("↓↑")
#: What tells the conditions of another value of the same metric: "80% recall here and 70% in fog".
_UNDER = frozenset(("in", "for", "when", "with", "without", "under", "at", "using"))
_INTERVALS = frozenset(("ci", "cis", "confidence"))


def claims(sentence: ClaimText) -> Iterator[Claim]:
    """Yield what a sentence claims, in the order of its numbers."""
    before: Claim | None = None
    for first, last in _groups(sentence):
        if before is not None and first <= before.last:
            continue  # part of what was read: "49.5 on AIME 2025"
        claim = _claim(sentence, first, last)
        if before is not None:
            if claim is None:
                claim = _continued(sentence, before, first, last)
            if claim is None:
                start = Claim(_numbers(sentence, first, last), "absolute", first, last)
                claim = of_rival(sentence, start, sentence.before_hedges(first - 1), before)
            elif _is_bare_item(sentence, before, claim):
                claim = claim._replace(relation=before.relation)
        if claim is not None:
            yield claim
        before = claim


def _groups(sentence: ClaimText) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each group of numbers."""
    at, total = 0, sentence.size
    while at < total:
        number = sentence.number(at)
        if number is None:
            at += 1
            continue
        first = last = at
        at += 1
        while at < total and at - last <= 3:
            following = sentence.number(at)
            if following is not None:
                is_name = number.is_plain and sentence.is_in_name(last)  # "AIME 2025, 75.1 on …"
                is_other = is_name or number.sign != following.sign  # "79.5, +0.7 over …"
                if at - last == 1 or is_other or (number.unit and number.unit != following.unit):
                    break
                last, number = at, following
            elif sentence.low(at) not in JOINTS:
                break
            at += 1
        yield first, last
        at = last + 1


def _numbers(sentence: ClaimText, first: int, last: int) -> tuple[Number, ...]:
    """Give the numbers of a group; those without unit have that of the last: "3, 4 and 5%"."""
    found = [number for at in range(first, last + 1) if (number := sentence.number(at))]
    unit = found[-1].unit
    return tuple(number if number.unit else number._replace(unit=unit) for number in found)


def _claim(sentence: ClaimText, first: int, last: int) -> Claim | None:
    """Give what the words that touch a group say of it."""
    left = sentence.before_hedges(first - 1)
    cue = sentence.low(left)
    if cue in ("than", "vs", "vs.", "versus", "against", "top"):
        return None
    if sentence.lows(left - 1, left + 1) in claim_words().than:
        return None
    if sentence.low(last + 1) in _INTERVALS or sentence.low(left - 1) in _INTERVALS:
        return None  # "95% CI: 0.6-0.8"
    if sentence.low(last + 1)[:1] in _ARROWS:
        return None  # "68%↓ cost", of which nothing says what it is
    numbers = _numbers(sentence, first, last)
    if numbers[-1].is_plain and cue not in _BEFORE_COUNTS:
        return None
    if not numbers[-1].unit and "factor" in sentence.lows(left + 1, first):  # "by a factor of 2.5"
        numbers = tuple(number._replace(unit="x") for number in numbers)
    start = Claim(numbers, "absolute", first, last)
    if cue == "using":
        return shared(sentence, start, left)
    if cue == "from" and sentence.low(left - 1) not in ("range", "ranges", "ranged"):
        return changed_to(sentence, start, left)
    readings = _READINGS_BY if cue == "by" else _READINGS
    for read in readings:
        claim = read(sentence, start, left)
        if claim is not None:
            return claim
    return None


def _is_bare_item(sentence: ClaimText, before: Claim, claim: Claim) -> bool:
    """Whether a value is said as the next of a change: "gains of 1.2 METEOR and 2.4 BLEU"."""
    between = range(before.last + 1, claim.first)
    return (
        claim.relation == "absolute"
        and not claim.is_metric_before
        and claim.numbers[-1].unit == before.numbers[-1].unit
        and 0 < len(between) <= 2
        and all(sentence.low(at) in JOINTS for at in between)
    )


def _continued(sentence: ClaimText, before: Claim, first: int, last: int) -> Claim | None:
    """Read "…, 76.5 on X" and "… and 3% on Y" behind a claim."""
    left = sentence.before_hedges(first - 1)
    at = left
    while at > before.last and sentence.low(at) in JOINTS:
        at -= 1
    if left == before.last or not _is_next_to(sentence, before, at):
        return None
    numbers = _numbers(sentence, first, last)
    number, earlier = numbers[-1], before.numbers[-1]
    is_score = not number.unit and earlier.unit == "%"  # "80% on X, 52.5 on Y"
    if not (number.unit == earlier.unit or is_score) or number.is_plain > earlier.is_plain:
        return None
    claim = Claim(numbers, before.relation, first, last, verb=before.verb)
    claim = chained(sentence, direct_metric(sentence, claim), last + 1)
    if is_score and not claim.benchmark:
        return None
    if claim.metric is None and _is_of_same_metric(sentence, before, claim, last + 1):
        claim = claim._replace(metric=before.metric, is_metric_before=True)
    if claim.metric is None and claim.benchmark is None:
        is_other_rival = before.comparator is not None and claim.comparator is not None
        return claim._replace(metric=before.metric) if is_other_rival else None
    return claim._replace(comparator=claim.comparator or before.comparator)


def _is_of_same_metric(sentence: ClaimText, before: Claim, claim: Claim, behind: int) -> bool:
    """Whether the next item of a claim is of its metric: another place, or other conditions."""
    is_value = before.relation == "absolute" and not claim.numbers[-1].is_plain
    if is_value and sentence.low(behind) in _UNDER:
        return True
    is_same = before.is_metric_before or claim.benchmark is not None
    return is_same and (is_value or sentence.low(behind) not in ("in", "for"))


def _is_next_to(sentence: ClaimText, before: Claim, at: int) -> bool:
    """Whether a claim ends here, maybe with its condition: "80% recall in fog and 90% in …"."""
    end = before.last + 1
    if sentence.low(end) in _UNDER and end < at:
        condition = sentence.phrase(end + 1)
        is_joined = sentence.low(at + 1) in JOINTS
        return bool(condition.text) and condition.end == at + 1 and is_joined
    return at == before.last
