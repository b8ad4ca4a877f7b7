"""Which quantities of a sentence are results, and of what: pure, on text without LaTeX.

1. Numbers that only commas and "and" part are one group: "5.2%, 4.1% and 3.3%".
2. What touches a group says what it claims: the words behind it ("2x faster", "5% gain in …",
   "80% accuracy"), the words before it ("improves X by …", "an accuracy of …", "obtains …").
   A number that nothing touches is no result: a year, a count, a size.
3. Prepositions behind it lead to metric, benchmark and comparator.
4. A group that follows a claim as its next item says the same of another metric or benchmark.
"""

from collections.abc import Iterator

from kg.extract.claim_changes import changed_by, compared, noun_before, with_object
from kg.extract.claim_parts import JOINTS, Claim, chained, direct_metric
from kg.extract.claim_text import ClaimText
from kg.extract.claim_values import changed_to, metric_before, metric_behind, reached, timed
from kg.extract.claim_words import claim_words
from kg.extract.numbers import Number

_ARROWS = frozenset("↓↑")
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
    if cue in ("than", "vs", "vs.", "versus", "against", "using", "top"):
        return None
    if sentence.lows(left - 1, left + 1) in claim_words().than:
        return None
    if sentence.low(last + 1) in _INTERVALS or sentence.low(left - 1) in _INTERVALS:
        return None  # "95% CI: 0.6-0.8"
    if sentence.low(last + 1)[:1] in _ARROWS:
        return None  # "68%↓ cost", of which nothing says what it is
    numbers = _numbers(sentence, first, last)
    if not numbers[-1].unit and "factor" in sentence.lows(left + 1, first):  # "by a factor of 2.5"
        numbers = tuple(number._replace(unit="x") for number in numbers)
    start = Claim(numbers, "absolute", first, last)
    if cue == "from":
        return changed_to(sentence, start, left)
    claim = compared(sentence, start, left)
    if claim is None and cue == "by":
        return changed_by(sentence, start, left)
    if claim is None:
        claim = noun_before(sentence, start, left)
    if claim is None:
        claim = with_object(sentence, start, left)
    if claim is None:
        claim = metric_behind(sentence, start, left)
    if claim is None:
        claim = metric_before(sentence, start, left)
    if claim is None:
        claim = timed(sentence, start, left)
    if claim is None:
        claim = reached(sentence, start, left)
    return claim


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
    if at != before.last or left == before.last:
        return None
    numbers = _numbers(sentence, first, last)
    if (
        numbers[-1].unit != before.numbers[-1].unit
        or numbers[-1].is_plain > before.numbers[-1].is_plain
    ):
        return None
    claim = Claim(numbers, before.relation, first, last, verb=before.verb)
    claim = chained(sentence, direct_metric(sentence, claim), last + 1)
    is_same = before.is_metric_before or claim.benchmark is not None
    if claim.metric is None and is_same and sentence.low(last + 1) not in ("in", "for"):
        claim = claim._replace(metric=before.metric, is_metric_before=True)
    if claim.metric is None and claim.benchmark is None:
        return None
    return claim._replace(comparator=claim.comparator or before.comparator)
