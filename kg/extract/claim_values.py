"""Claims of values: accuracies, scores, times, rates."""

from kg.extract.claim_parts import (
    LINKS,
    Claim,
    chained,
    is_of_other,
    metric_phrase_at,
    metric_phrase_before,
    with_verb,
)
from kg.extract.claim_text import ClaimText, Phrase
from kg.extract.claim_words import claim_words
from kg.model import Relation

_TIMES = frozenset(("ms", "seconds", "minutes", "hours", "days"))
_RATES = frozenset(("FPS", "Hz"))
#: Verbs and the like that hold a value only with its metric beside.
_LIGHT = frozenset(("with", "is", "are", "was", "were", "has", "have", "had", "plus"))
#: A sign makes a value a change.
SIGNED: dict[str, Relation] = {"+": "improvement", "-": "reduction", "": "absolute"}
_BEFORE_VALUES = frozenset(("and", "or", "to", "by", "of", "is", "additional", "reaching", "gain"))


def metric_behind(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "80% accuracy", "35.4 mAP on …"."""
    number = claim.numbers[-1]
    words = claim_words()
    if number.is_plain or number.unit not in ("", "%", "points") or is_of_other(sentence, left):
        return None
    metric = metric_phrase_at(sentence, claim.last + 1)
    if metric is None:
        return None
    cue = sentence.low(left)
    if cue in ("at", "under", "within", "for", "in") and not number.sign:
        return None
    if not number.unit and cue.isalpha() and cue not in words.reach and cue not in _BEFORE_VALUES:
        return None  # "Opus 4.6 quality"
    relation = SIGNED[number.sign]
    claim = claim._replace(relation=relation, metric=metric, last=metric.end - 1)
    if cue in words.reach:
        claim = claim._replace(first=left)
    return chained(sentence, with_verb(sentence, claim, left), metric.end)


def metric_before(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "an accuracy of …", "F1 = …", "success rate (+2.5%)", "reduces the error to …"."""
    words = claim_words()
    number = claim.numbers[0]
    cue = sentence.low(left)
    if cue == "to" and sentence.low(left - 1) in words.verbs:  # "the accuracy was improved to"
        metric = metric_phrase_before(sentence, sentence.before_auxiliaries(left - 1))
    elif cue in LINKS or cue == "(":
        metric = metric_phrase_before(sentence, left) or _acronym_before(sentence, claim, left)
    elif _is_figure(sentence, left) and not number.is_plain:
        metric = metric_phrase_before(sentence, left + 1)
    else:
        return None
    if metric is None or (number.unit in _RATES and not metric.text):
        return None
    if number.is_plain and cue not in ("of", "=", ":"):
        return None
    if cue == "(" and " to " in sentence.text[number.start : number.end]:
        return None  # "closes the gap (0.71 to 0.83)": before and after
    lows = (sentence.low(at) for at in range(metric.first, metric.end))
    if not words.other.isdisjoint(lows):
        return None  # "the baseline score of"
    if not number.sign and is_of_other(sentence, metric.first - 1):
        return None
    if sentence.low(sentence.before_hedges(metric.first - 1)) in ("at", "under", "given", "when"):
        return None  # where something else was measured: "at a recall of 95%"
    relation = SIGNED[number.sign]
    if len(claim.numbers) > 1 and sentence.low(metric.first - 1) in ("and", ","):
        metric = _listed_before(sentence, metric, len(claim.numbers))
        if metric is None:
            return None
    claim = claim._replace(
        relation=relation, metric=metric, first=metric.first, is_metric_before=True
    )
    claim = with_verb(sentence, claim, metric.first - 1)
    return chained(sentence, claim, claim.last + 1)


def _is_figure(sentence: ClaimText, at: int) -> bool:
    """Whether a number may follow at once: "F1 83.2", "an F1 score 83.2"."""
    is_score = sentence.low(at) in ("score", "scores")
    return sentence.low(at - is_score) in claim_words().figure


def _acronym_before(sentence: ClaimText, claim: Claim, of: int) -> Phrase | None:
    """Give an acronym that must be a metric: "achieves a PDMS of 88.6"."""
    phrase = sentence.phrase_before(of)
    is_acronym = len(phrase.text) > 2 and phrase.text.isalpha() and phrase.text.isupper()
    number = claim.numbers[0]
    is_claimed = with_verb(sentence, claim, phrase.first - 1).verb >= 0
    is_value = sentence.low(of) == "of" and (number.unit in ("", "%") and not number.is_whole)
    return phrase if is_acronym and is_claimed and is_value else None


def _listed_before(sentence: ClaimText, metric: Phrase, size: int) -> Phrase | None:
    """Give as many metrics as numbers: "WER and CER of 0.07 and 0.05"."""
    first = metric.first
    for _ in range(size - 1):
        while sentence.low(first - 1) in ("and", ","):
            first -= 1
        item = sentence.phrase_before(first)
        if not item.text:
            return None
        first = item.first
    return Phrase(first, metric.end, sentence.stretch(first, metric.end))


def reached(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "obtains 66.1 on X", "achieving 51% on X", "(+4.4 on X)"."""
    number = claim.numbers[-1]
    words = claim_words()
    is_signed = number.sign == "+" and sentence.low(left) in ("(", ",")
    if not is_signed and (sentence.low(left) not in words.reach or sentence.low(left) in _LIGHT):
        return None
    if not is_signed and (number.unit not in ("", "%", "points", "dB") or number.sign):
        return None
    claim = claim._replace(relation="improvement" if is_signed else "absolute")
    if not is_signed:
        claim = claim._replace(first=left, verb=left)
    claim = chained(sentence, claim, claim.last + 1)
    return claim if claim.benchmark or claim.metric else None


def changed_to(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "reduces the error rate from 40% to 30%": the error rate is 30%."""
    number = claim.numbers[-1]
    if number.low == number.high or len(claim.numbers) > 1:
        return None
    metric = metric_phrase_before(sentence, left)
    if metric is None:
        return None
    claim = claim._replace(
        metric=metric, first=metric.first, is_metric_before=True, changed_to=True
    )
    claim = with_verb(sentence, claim, metric.first - 1)
    return chained(sentence, claim, claim.last + 1)


def timed(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "in 2 ms", "within 3 hours of training", "at 30 FPS"."""
    words = claim_words()
    unit = claim.numbers[-1].unit
    cue = sentence.low(left)
    at = claim.last + 1
    is_rate = unit in _RATES
    if not is_rate and not (unit in _TIMES and cue in ("in", "within", "takes", "requires")):
        return None
    if is_rate and cue not in ("at", "with") and cue not in words.reach:
        return None
    behind = [sentence.low(place) for place in range(at, at + 4)]
    verb = next(
        (p for p in range(left, max(-1, left - 14), -1) if sentence.low(p) in words.process), None
    )
    if verb is None or not words.lasting.isdisjoint(behind):
        return None
    if sentence.low(at) == "of":
        thing = sentence.phrase(at + 1)
        return claim._replace(metric=thing, first=left, last=thing.end - 1)
    first = sentence.phrase_before(left).first if verb == left - 1 else verb
    first += sentence.low(first) in words.reach  # "achieves its reconstruction in"
    metric = None if is_rate else Phrase(first, left, sentence.stretch(first, left))
    return claim._replace(
        metric=metric,
        metric_name="frame rate" if unit == "FPS" else "",
        first=min(first, verb),
        verb=verb,
    )
