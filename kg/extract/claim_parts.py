"""A claim, and the phrases that stand around its numbers: metric, benchmark, comparator, verb."""

from typing import NamedTuple

from kg.extract.claim_text import ClaimText, Phrase
from kg.extract.claim_words import claim_words
from kg.extract.numbers import Number
from kg.model import Relation

#: What parts the items of an enumeration.
JOINTS = frozenset((",", "and", "or", "/", "&", ";"))
#: What leads from a metric to its value.
LINKS = frozenset(("of", "is", "was", "are", "to", "=", ":", "reaching", "reaches", "reached"))
_ALL_PHRASES = frozenset(
    ("in", "of", "on", "for", "across", "over", "at", "under", "within", "when")
)
#: Heads that leave what was measured to the word before them.
_TRANSPARENT = frozenset(("value", "values", "level", "levels", "result", "results", "figures"))
_PLACES = frozenset(("on", "across", "in", "over", "for"))


class Claim(NamedTuple):
    """What a sentence says of a group of numbers.

    ``first`` and ``last`` are the outer tokens of the claim; phrases are ``None`` where it is
    silent.
    """

    numbers: tuple[Number, ...]
    relation: Relation
    first: int
    last: int
    metric: Phrase | None = None
    benchmark: Phrase | None = None
    comparator: Phrase | None = None
    metric_name: str = ""  #: where an adjective names the metric: "faster"
    is_metric_before: bool = False
    subject: Phrase | None = None  #: who has the value, where it is not what the verb says
    verb: int = -1  #: the token whose subject is the claim's; -1 where there is none
    changed_to: bool = False  #: "from 40 to 30": the last number is the claim


def direct_metric(sentence: ClaimText, claim: Claim) -> Claim:
    """Add the metric that follows the number at once: "by 3% accuracy"."""
    metric = metric_phrase_at(sentence, claim.last + 1) if claim.metric is None else None
    return claim if metric is None else claim._replace(metric=metric, last=metric.end - 1)


def metric_phrase_at(sentence: ClaimText, at: int) -> Phrase | None:
    """Give the phrase that begins here if it ends in a metric."""
    words = claim_words()
    phrase = sentence.phrase(at)
    if phrase.first - at > 3:
        return None
    for end in range(phrase.end, phrase.first, -1):
        if sentence.number(end - 1) is None and words.is_metric(sentence.low(end - 1)):
            if sentence.low(end) in ("margin", "margins", "threshold"):
                return None  # "a 20% safety margin"
            return Phrase(phrase.first, end, sentence.stretch(phrase.first, end))
        if sentence.low(end - 1) == "and":
            continue
    return None


def metric_phrase_before(sentence: ClaimText, end: int) -> Phrase | None:
    """Give the phrase that ends here if it ends in a metric, maybe with a place: "AP on X of"."""
    words = claim_words()
    if sentence.low(end - 1) in _TRANSPARENT and words.is_metric(sentence.low(end - 2)):
        end -= 1  # "F1 values of"
    phrase = sentence.phrase_before(end)
    if phrase.text and words.is_metric(sentence.low(phrase.end - 1)):
        return phrase
    place = phrase.first - 1 - (sentence.low(phrase.first - 1) == "the")
    if phrase.text and sentence.low(place) in ("on", "for", "in"):
        outer = sentence.phrase_before(place)
        if outer.text and words.is_metric(sentence.low(outer.end - 1)):
            return outer
    return None


def is_of_other(sentence: ClaimText, at: int) -> bool:
    """Whether the words before say that a value is that of what was compared with."""
    words = claim_words()
    bracket = next((p for p in range(at, max(-1, at - 12), -1) if sentence.low(p) in "()"), -1)
    if bracket > 0 and sentence.low(bracket) == "(" and sentence.low(bracket - 1) in words.rival:
        return True  # "over a strong baseline (0.92 F1, 0.91 recall)"
    for place in range(at, max(-1, at - 6), -1):
        low = sentence.low(place)
        if low in words.other:
            return True
        if low in (",", ";", ".", "with", "by", "and", "(", ")", "to", "while"):
            return False
        if low in words.reach or low in words.process or sentence.number(place) is not None:
            return False
    return False


def is_learned_on(sentence: ClaimText, at: int) -> bool:
    """Whether what a preposition leads to is what a method was trained on."""
    return any(
        sentence.low(place).startswith(("train", "tun", "fine-tun", "pretrain", "pre-train"))
        for place in range(at, max(-1, at - 6), -1)
    )


def with_verb(sentence: ClaimText, claim: Claim, at: int) -> Claim:
    """Add the verb that governs a claim if it stands close before it."""
    words = claim_words()
    for place in range(at, max(-1, at - 8), -1):
        low = sentence.low(place)
        if low in words.verbs or (low in words.reach and low != "with"):
            claim = claim._replace(verb=place, first=min(claim.first, place))
            rival = sentence.rival(place + 1) if low in words.exceed else None
            has_rival = rival is not None and rival.text and rival.end <= at + 1
            return claim._replace(comparator=rival) if has_rival else claim
        if low in (";", ".", ",", ":", "(") or sentence.number(place) is not None:
            break
    return claim


def chained(sentence: ClaimText, claim: Claim, at: int, *, until: int | None = None) -> Claim:
    """Follow the prepositions behind a claim to its metric, benchmark and comparator."""
    words = claim_words()
    end = sentence.size if until is None else until
    for _ in range(5):
        if sentence.lows(at, at + 2) == "on average":
            at += 2
        elif sentence.lows(at, at + 3) == "as an average":
            at += 3
        elif sentence.low(at) in ("respectively", "overall"):
            at += 1
        at = behind_aside(sentence, at)
        skip = 1 if sentence.low(at) in (",", "(", "--", "—") else 0
        if at >= end:
            break
        size = sentence.than(at + skip)
        if size:
            if sentence.low(at) == "over" and (
                claim.relation == "absolute"
                or is_testbed(sentence, sentence.phrase(at + skip + size))
            ):
                size = 0
            else:
                rival = sentence.rival(at + skip + size)
                if not rival.text or claim.comparator is not None or sentence.number(rival.first):
                    break
                if words.is_metric(sentence.low(rival.end - 1)):
                    break  # "compared to a score of 12"
                claim = claim._replace(comparator=rival, last=max(claim.last, rival.end - 1))
                at = rival.end
                continue
        if sentence.lows(at, at + 3) == "in terms of" and claim.metric is None:
            metric = sentence.phrase(at + 3, lists=True)
            claim = claim._replace(metric=metric, last=max(claim.last, metric.end - 1))
            at = metric.end
            continue
        preposition = sentence.low(at)
        if preposition not in _ALL_PHRASES:
            break
        is_list = len(claim.numbers) > 1 or until is not None
        phrase = sentence.phrase(at + 1, lists=is_list)
        if not phrase.text:
            phrase = sentence.phrase(at + 1, lists=False)
        if not phrase.text:
            break
        claim, is_used = _placed(sentence, claim, preposition, phrase)
        if is_used:
            claim = claim._replace(last=max(claim.last, phrase.end - 1))
        at = phrase.end
    return claim


def behind_aside(sentence: ClaimText, at: int) -> int:
    """Step over a short bracket with a number: "72% (previously 47%) on X"."""
    if sentence.low(at) == "(":
        for end in range(at + 2, at + 7):  # "(87 versus 74)"
            if sentence.low(end) == ")" and sentence.number(end - 1) is not None:
                return end + 1
    return at


def opening_place(sentence: ClaimText, first: int) -> Phrase | None:
    """Give the benchmark that the clause of a claim opens with: "On X, …", "…; on Y, …"."""
    for at in range(first - 1, -1, -1):
        if sentence.low(at) == ";":
            break
        opens = at == 0 or sentence.low(at - 1) in (",", ";", ":", "that", "and")
        if not opens or sentence.low(at) not in ("on", "across", "in", "over", "for", "under"):
            continue
        phrase = sentence.phrase(at + 1)
        is_place = is_testbed(sentence, phrase) or (
            sentence.low(at) in ("on", "across") and _is_name(sentence, phrase)
        )
        if is_place and sentence.low(phrase.end) == "," and phrase.end < first:
            return phrase
    return None


def _placed(
    sentence: ClaimText, claim: Claim, preposition: str, phrase: Phrase
) -> tuple[Claim, bool]:
    """Take what a preposition leads to as metric or benchmark."""
    if _is_metric_of(sentence, claim, preposition, phrase):
        return claim._replace(metric=phrase), True
    if sentence.low(phrase.end - 1) in ("metric", "metrics"):
        return claim, False
    is_named = has_capital(phrase)
    is_taken = claim.benchmark is not None and (has_capital(claim.benchmark) or not is_named)
    is_average = preposition == "of" and is_testbed(sentence, phrase)  # "an average of X and Y"
    if is_taken or not (preposition in _PLACES or is_average):
        return claim, False
    is_place = is_testbed(sentence, phrase) and (preposition != "for" or is_named)
    if is_testbed(sentence, phrase, at_least=1) and not is_named:
        named = _example(sentence, phrase.end)
        if named is not None:
            return claim._replace(benchmark=named), True
    if is_place or (preposition in ("on", "across") and _is_name(sentence, phrase)):
        return claim._replace(benchmark=phrase), True
    return claim, False


def named_before(sentence: ClaimText, end: int) -> Phrase | None:
    """Give the name that ends here as a place: "on TalkBench (", "on A (…) and B ("."""
    name = sentence.phrase_before(end)
    at = name.first - 1
    for _ in range(2):
        if sentence.low(at) in ("on", "across"):
            return name if name.text and _is_name(sentence, name) else None
        while sentence.low(at) in JOINTS:
            at -= 1
        if sentence.low(at) != ")":
            return None
        while at > 0 and sentence.low(at) != "(":
            at -= 1
        at = sentence.phrase_before(at).first - 1
    return None


def _example(sentence: ClaimText, at: int) -> Phrase | None:
    """Give the names behind "benchmarks such as …", or "benchmarks, including …"."""
    at += sentence.low(at) == ","
    if sentence.lows(at, at + 2) == "such as":
        at += 2
    elif sentence.low(at) in ("including", "like"):
        at += 1
    else:
        return None
    names = sentence.phrase(at, lists=True)
    return names if has_capital(names) else None


def _is_metric_of(sentence: ClaimText, claim: Claim, preposition: str, phrase: Phrase) -> bool:
    """Whether a phrase says what was measured: "a gain in recall", "an increase in yield"."""
    if claim.metric is not None or claim.metric_name or preposition not in ("in", "of", "on"):
        return False
    head = sentence.low(phrase.end - 1)
    if head in ("metric", "metrics"):
        return True
    if claim_words().is_metric(head):
        return preposition != "on" or "@" in head
    is_change = claim.relation != "absolute" and preposition != "on"
    is_other = has_capital(phrase) or head.endswith(("ed", "ing")) or is_testbed(sentence, phrase)
    return is_change and not is_other


def has_capital(phrase: Phrase) -> bool:
    """Whether a phrase is written as a name is: "the D4RL tasks", not "all tasks"."""
    return any(map(str.isupper, phrase.text))


def is_testbed(sentence: ClaimText, phrase: Phrase, *, at_least: int = 2) -> bool:
    """Whether a phrase says what it was measured on: "five datasets", not "datasets"."""
    is_long = phrase.end - phrase.first >= at_least
    return is_long and sentence.low(phrase.end - 1) in claim_words().testbed


def _is_name(sentence: ClaimText, phrase: Phrase) -> bool:
    """Whether a phrase may be the name of a benchmark: capitals, and no machine."""
    words = claim_words()
    lows = {sentence.low(at) for at in range(phrase.first, phrase.end)}
    is_model = sentence.low(phrase.first).startswith(words.model)
    return has_capital(phrase) and not is_model and not lows & words.hardware
