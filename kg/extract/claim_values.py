"""Claims of values: accuracies, scores, times, rates."""

from kg.extract.claim_parts import (
    LINKS,
    Claim,
    chained,
    is_learned_on,
    is_of_other,
    metric_phrase_at,
    metric_phrase_before,
    named_before,
    with_verb,
)
from kg.extract.claim_text import ClaimText, Phrase
from kg.extract.claim_words import claim_words
from kg.model import Relation

_TIMES = frozenset(("ms", "seconds", "minutes", "hours", "days"))
_RATES = frozenset(("FPS", "Hz"))
#: Verbs and the like that hold a value only with its metric beside.
_LIGHT = frozenset(("with", "is", "are", "was", "were", "has", "have", "had", "plus"))
#: "The rates ranged from 1% to 5%".
_RANGED = frozenset(("ranges", "ranged", "vary", "varies", "varied"))
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
    elif cue == "to" and sentence.low(left - 1) == ")" and _from_before(sentence, left - 1) > 0:
        begin = _from_before(sentence, left - 1)
        metric = metric_phrase_before(sentence, begin) or _improved(sentence, begin)
    elif cue == "from" and sentence.low(left - 1) in _RANGED:
        metric = metric_phrase_before(sentence, left - 1)
    elif cue == "exceeding" and number.unit == "%":
        metric = metric_phrase_before(sentence, left)
    elif cue in LINKS or cue == "(":
        metric = metric_phrase_before(sentence, left) or _acronym_before(sentence, claim, left)
    elif _is_figure(sentence, left) and not number.is_plain:
        metric = metric_phrase_before(sentence, left + 1)
    elif left + 1 < claim.first and number.unit in ("", "%") and not number.is_plain:
        metric = _bounded(sentence, left)
    else:
        return None
    if metric is None and cue == "to" and number.unit == "%":  # "raises the share of X to"
        metric = _improved(sentence, left)
    if metric is None:
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


def _bounded(sentence: ClaimText, left: int) -> Phrase | None:
    """Give the metric of "correlations up to …", "rates range from …", "a rate exceeding …"."""
    hedge = sentence.low(left + 1)
    if hedge == "over" and sentence.number(left + 2) is None:
        return None
    if hedge in ("up", "above", "over", "greater", "higher", "ranging", "range"):
        metric = metric_phrase_before(sentence, left + 1)
        return None if metric is None or _is_changing(sentence, metric) else metric
    return None


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
    """Read "obtains 66.1 on X", "achieving 51% on X", "reaches 82%"."""
    number, cue = claim.numbers[-1], sentence.low(left)
    words = claim_words()
    if cue not in words.reach or cue in _LIGHT:
        return None
    if number.unit not in ("", "%", "points", "dB") or number.sign:
        return None
    claim = chained(sentence, claim._replace(first=left, verb=left), claim.last + 1)
    if claim.benchmark or claim.metric:
        return claim
    return _attained(sentence, claim) if cue in words.attain and not number.is_plain else None


def signed(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "(+4.4 on X)", "X (+3%)", "is +21 points"."""
    number, cue = claim.numbers[-1], sentence.low(left)
    if number.sign != "+" or cue not in ("(", ",", "is", "are"):
        return None
    place = named_before(sentence, left) if cue == "(" else None
    claim = claim._replace(relation="improvement", benchmark=place)
    claim = chained(sentence, claim, claim.last + 1)
    is_told = claim.benchmark or claim.metric or number.unit in ("%", "points")
    return claim if is_told else None


def beside_name(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "… on TalkBench (82.5%) and ChessBench (45%)"."""
    number = claim.numbers[-1]
    is_value = not number.sign and not number.is_plain and number.unit in ("", "%")
    is_alone = left + 1 == claim.first and sentence.low(claim.last + 1) == ")"
    if sentence.low(left) != "(" or not is_value or not is_alone:
        return None
    name = named_before(sentence, left)
    if name is None:
        return None
    return with_verb(sentence, claim._replace(benchmark=name, first=name.first), name.first - 2)


def _attained(sentence: ClaimText, claim: Claim) -> Claim | None:
    """Read "reaches 82%, …", "achieving 100% recovery while …", "reach 97% of the targets"."""
    at = claim.last + 1
    if sentence.low(at) == "of":
        thing = sentence.phrase(at + 1)
        if not thing.text or claim.numbers[-1].unit != "%":
            return None
        return claim._replace(metric=thing, last=thing.end - 1)
    thing = sentence.phrase(at)
    if not thing.text:
        return claim
    head = sentence.low(thing.end - 1)
    words = claim_words()
    is_plain = thing.end - thing.first <= 3 and claim.numbers[-1].unit == "%"
    lows = {sentence.low(place) for place in range(thing.first, thing.end)}
    is_change = not lows.isdisjoint(words.comparatives) or head in words.nouns
    if not is_plain or is_change or words.hardware & lows:
        return None
    return claim._replace(metric=thing, last=thing.end - 1)


def shared(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "in 74% of trials", "solves 85% of the problems", "at 8% of the cost"."""
    at = claim.last + 1
    words = claim_words()
    if claim.numbers[-1].unit != "%" or sentence.low(at) != "of":
        return None
    thing = sentence.phrase(at + 1)
    head, cue = sentence.low(thing.end - 1), sentence.low(left)
    is_done = cue == "in" or cue in words.master
    is_done = is_done or (cue in ("on", "for") and not is_learned_on(sentence, left))
    if (head in words.trials and is_done) or sentence.lows(at, at + 3) == "of the time":
        claim = claim._replace(metric_name=f"share of {thing.text}", last=thing.end - 1)
        return with_verb(sentence, claim, left)
    if head in words.expense and cue in ("with", "using", "requires", "needs", "uses", "at"):
        return claim._replace(metric=thing, last=thing.end - 1)
    return None


def changed_to(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "reduces the error rate from 40% to 30%": the error rate is 30%."""
    number = claim.numbers[-1]
    if number.low == number.high or len(claim.numbers) > 1:
        return None
    metric = metric_phrase_before(sentence, left)
    if metric is None:
        metric = _improved(sentence, left)
    if metric is None or number.is_plain:
        return None
    claim = claim._replace(
        metric=metric, first=metric.first, is_metric_before=True, changed_to=True
    )
    claim = with_verb(sentence, claim, metric.first - 1)
    return chained(sentence, claim, claim.last + 1)


def _improved(sentence: ClaimText, end: int) -> Phrase | None:
    """Give what a verb of change has as object, up to a token: "raises the share from …"."""
    words = claim_words()
    for at in range(end - 1, max(-1, end - 14), -1):
        low = sentence.low(at)
        if low in words.verbs and low not in words.exceed:
            thing = sentence.without_article(Phrase(at + 1, end, sentence.stretch(at + 1, end)))
            return thing if thing.text else None
        if low in (",", ";", ".", "(", ")") or sentence.number(at) is not None:
            return None
    return None


def _from_before(sentence: ClaimText, close: int) -> int:
    """Give the "from" of "from 34% (PPO) to", if a bracket closes here; else -1."""
    for at in range(close - 1, max(-1, close - 6), -1):
        if sentence.low(at) == "(" and sentence.number(at - 1) is not None:
            return at - 2 if sentence.low(at - 2) == "from" else -1
    return -1


def _is_changing(sentence: ClaimText, metric: Phrase) -> bool:
    """Whether a metric is the object of a verb of change: "improves accuracy up to 5%"."""
    at = metric.first - 1
    while at > metric.first - 4 and sentence.low(at) in ("the", "its", "their", "average", "mean"):
        at -= 1
    return sentence.low(at) in claim_words().verbs


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
