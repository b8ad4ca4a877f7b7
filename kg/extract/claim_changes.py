"""Claims of change: improvement, reduction and speedup, by how much."""

from kg.extract.claim_parts import (
    JOINTS,
    LINKS,
    Claim,
    behind_aside,
    chained,
    direct_metric,
    is_testbed,
    metric_phrase_at,
    metric_phrase_before,
    with_verb,
)
from kg.extract.claim_text import BE, ClaimText, Phrase
from kg.extract.claim_words import claim_words
from kg.model import Relation

#: "lags behind X by 14%" is no improvement.
_BEHIND = frozenset(("lag", "lags", "lagging", "trail", "trails", "trailing", "underperforms"))
#: Comparatives that say nothing of better or worse.
_EVEN = frozenset(
    ("more", "less", "longer", "larger", "smaller", "fewer", "reduced", "increased", "improved")
)
_EARLIER = frozenset(("previous", "existing", "prior"))
_PRONOUNS = frozenset(("they", "it", "we", "he", "this"))
#: A verb stands at most so many tokens before its "by".
_VERB_REACH = 32


def compared(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "2x faster", "5% higher accuracy", "a 5% accuracy gain", "twice as fast as"."""
    words = claim_words()
    at = claim.last + 1
    if sentence.low(at) == "as":
        return _as_as(sentence, claim, left)
    while sentence.low(at) in words.quality and sentence.low(at) not in words.comparatives:
        at += 1
    named = at
    while words.is_metric(sentence.low(at)) and at - named < 2:
        at += 1  # "5.9 F1 higher"
    relation = words.comparatives.get(sentence.low(at))
    if relation and (claim.numbers[-1].unit or at > named):
        if at > named:
            claim = claim._replace(metric=Phrase(named, at, sentence.stretch(named, at)))
        return _comparative(sentence, claim, left, at, relation)
    if claim.numbers[-1].unit == "x":
        multiple = _multiple(sentence, claim, left)
        if multiple is not None:
            return multiple
    at = named
    for noun in range(at, at + 5):
        low = sentence.low(noun)
        if low in words.nouns:
            if noun == at and sentence.low(at - 1) == "performance":
                at -= 1  # "a 5% performance improvement"
            metric = Phrase(at, noun, sentence.stretch(at, noun)) if noun > at else None
            claim = claim._replace(relation=words.nouns[low], last=noun, metric=metric)
            claim = chained(sentence, with_verb(sentence, claim, left), noun + 1)
            return None if _is_burden(sentence, claim, low) else claim
        if low in words.stop or low in ("and", "a", "an") or not low[0].isalpha():
            break
    return None


def _comparative(
    sentence: ClaimText, claim: Claim, left: int, at: int, relation: Relation
) -> Claim | None:
    words = claim_words()
    adjective = sentence.low(at)
    behind = sentence.phrase(at + 1, lists=len(claim.numbers) > 1)
    head = sentence.low(behind.end - 1) if behind.text else ""
    if (head or adjective) in words.bare:
        return None
    if adjective == "more" and head not in words.named_by and not words.is_metric(head):
        return None  # "3x more samples" are neither better nor worse
    name = words.named_by.get(adjective, "")
    metric = claim.metric
    if metric is not None:
        behind = Phrase(at, at, "")
    elif head in words.named_by:  # "8% less accurate", "2x more efficient"
        name = words.named_by[head]
    elif behind.text:
        metric, name = behind, ""
    claim = claim._replace(
        relation=relation, last=max(at, behind.end - 1), metric=metric, metric_name=name
    )
    if metric is None and not name:
        before = metric_phrase_before(sentence, left + 1)
        if before is not None:
            claim = claim._replace(metric=before, first=before.first, is_metric_before=True)
    claim = chained(sentence, with_verb(sentence, claim, left), claim.last + 1)
    return None if _is_burden(sentence, claim, adjective) else claim


def _multiple(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "provides 2x average success rate"."""
    words = claim_words()
    metric = metric_phrase_at(sentence, claim.last + 1)
    cue = sentence.low(left)
    if metric is None or cue not in words.reach or cue == "with":
        return None
    lows = {sentence.low(at) for at in range(metric.first, metric.end + 1)}
    if lows & (words.burden | words.nouns.keys() | words.comparatives.keys() | {"resolution"}):
        return None
    claim = claim._replace(relation="improvement", metric=metric, last=metric.end - 1)
    return chained(sentence, with_verb(sentence, claim, left), metric.end)


def _as_as(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    at = claim.last + 2
    adjective = sentence.low(at)
    if claim.numbers[-1].unit != "x" or "as" not in (sentence.low(at + 1), sentence.low(at + 2)):
        return None
    name = claim_words().named_by.get(adjective)
    if name is None:
        return None
    relation: Relation = "speedup" if name == "speed" else "improvement"
    end = at + 1 if sentence.low(at + 1) == "as" else at + 2
    rival = sentence.phrase(end + 1)
    claim = claim._replace(
        relation=relation, metric_name=name, last=rival.end - 1, comparator=rival
    )
    return with_verb(sentence, claim, left)


def changed_by(sentence: ClaimText, claim: Claim, by: int) -> Claim | None:
    """Read "improves X by …", "outperforms Y in X by …", "X was increased by …"."""
    words = claim_words()
    begin = by
    for at in range(by - 1, max(-1, by - _VERB_REACH), -1):
        low = sentence.low(at)
        if low in (";", ".") or low in _BEHIND:
            return None
        if low == "," and sentence.low(at + 1) in _PRONOUNS:
            return None
        if begin == by and (number := sentence.number(at)) is not None and number.unit:
            begin = at + 1  # "improves A by 5% and B by 3%": B is what changes
        if low == "speed" and sentence.low(at + 1) != "up":
            continue
        if low in words.verbs or (low in words.nouns and by - at <= 6):
            break
        if (
            low in words.comparatives
            and low not in _EVEN
            and sentence.low(at + 1) in ("than", "by")
        ):
            break  # "is better than X by 5%"
    else:
        return None
    low = sentence.low(at)
    if sentence.low(at - 1) in ("each", "every"):
        return None  # "each increase by 2 points costs …"
    relation = words.verbs.get(low) or words.nouns.get(low) or words.comparatives[low]
    claim = claim._replace(relation=relation, first=at, verb=at if low in words.verbs else -1)
    start = at + 1 if begin == by else begin
    if begin != by:
        if sentence.low(begin) not in JOINTS and sentence.low(begin) not in ("(", "on", "in"):
            return None
        joints = [place for place in range(begin, by) if sentence.low(place) in JOINTS]
        start = joints[-1] + 1 if joints else by  # "on X and by": what stands before is of X
        claim = claim._replace(first=start, verb=-1)
    claim = _object(sentence, claim, start, by, is_rival=low in words.exceed)
    claim = direct_metric(sentence, claim)
    claim = chained(sentence, claim, claim.last + 1)
    return None if _is_burden(sentence, claim, low) or _is_bare(claim) else claim


def _object(sentence: ClaimText, claim: Claim, at: int, by: int, *, is_rival: bool) -> Claim:
    """Read what stands between a verb and "by": what was measured, or what was outdone."""
    words = claim_words()
    at = behind_aside(sentence, at)
    while sentence.low(at) in JOINTS or sentence.low(at) == "up":
        at += 1
    if at >= by:
        end = sentence.before_auxiliaries(claim.verb)
        before = sentence.without_article(sentence.clause_before(end))
        if not before.text:
            before = sentence.phrase_before(end)
            if sentence.low(before.first - 1) in ("of", "for", "in"):
                return claim
        is_passive = end < claim.verb and sentence.low(end) in BE
        lows = map(sentence.low, range(before.first, before.end))
        is_measured = is_passive or any(map(words.is_metric, lows))
        is_thing = claim.verb >= 0 and not is_rival and is_measured
        return claim._replace(metric=before, first=before.first) if is_thing else claim
    if sentence.low(at) in ("over", "upon", "on", "than"):
        is_rival = True
        at += 1
    thing = sentence.phrase(at, lists=True)
    end = min(thing.end, by)
    if not is_rival:
        while sentence.low(end) == "of" and end < by:  # "the accuracy of the mapped areas"
            inner = sentence.phrase(end + 1)
            if not inner.text:
                break
            end = min(inner.end, by)
    thing = Phrase(thing.first, end, sentence.stretch(thing.first, end))
    if not thing.text:
        return claim
    heads = {sentence.low(place) for place in range(thing.first, thing.end)}
    is_measured = words.is_metric(sentence.low(end - 1)) and heads.isdisjoint(_EARLIER)
    if is_rival or (not heads.isdisjoint(words.rival | _EARLIER) and not is_measured):
        claim = claim._replace(comparator=sentence.rival(at))
    elif is_testbed(sentence, thing):
        claim = claim._replace(benchmark=thing)  # "improves five benchmarks by"
    else:
        claim = claim._replace(metric=thing, is_metric_before=True)
    last = claim.last
    return chained(sentence, claim, end, until=by)._replace(last=last)


def with_object(sentence: ClaimText, claim: Claim, verb: int) -> Claim | None:
    """Read "saves 30% of the time", "gains 2% accuracy", "improving 3% over Y"."""
    words = claim_words()
    relation = words.verbs.get(sentence.low(verb))
    if relation is None or sentence.low(verb) in words.exceed or not claim.numbers[-1].unit:
        return None
    claim = claim._replace(relation=relation, first=verb, verb=verb)
    at = claim.last + 1
    thing = sentence.phrase(at + (sentence.low(at) == "of"))
    if thing.text:
        claim = claim._replace(metric=thing, last=thing.end - 1)
    claim = chained(sentence, claim, claim.last + 1)
    is_whole = claim.metric or claim.comparator
    return claim if is_whole and not _is_burden(sentence, claim, sentence.low(verb)) else None


def noun_before(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "an accuracy improvement of …", "a gain in accuracy of …"."""
    words = claim_words()
    is_touching = sentence.low(left) in words.nouns and left < claim.first - 1
    if not is_touching and (
        sentence.low(left) not in (*LINKS, "by", "(") or sentence.low(left) == "="
    ):
        return None
    for at in range(left - (not is_touching), max(-1, left - 9), -1):  # "gains up to 5%"
        low = sentence.low(at)
        if low in words.nouns:
            break
        is_rise = at == left - 1 and words.verbs.get(low) == "improvement"  # "the gain rises to"
        if (
            low in (",", ";", ".", ")")
            or (low in words.verbs and not is_rise)
            or sentence.number(at) is not None
        ):
            return None
    else:
        return None
    if sentence.low(left) == "to" and at == left - 1:  # "the accuracy drops to"
        return _now_at(sentence, claim, at)
    claim = claim._replace(relation=words.nouns[low], first=at)
    if at + 1 < left:
        last = claim.last
        claim = chained(sentence, claim, at + 1, until=left)._replace(last=last)
    claim = direct_metric(sentence, with_verb(sentence, claim, claim.first - 1))
    if sentence.low(left) == "(" and claim.comparator and claim.metric:
        return None  # "improvement over a baseline (41% accuracy)"
    claim = chained(sentence, claim, claim.last + 1)
    if claim.metric is None:
        before = sentence.phrase_before(at)
        if before.text and words.is_metric(sentence.low(at - 1)):
            first = min(claim.first, before.first)
            claim = claim._replace(metric=before, first=first, is_metric_before=True)
    return None if _is_burden(sentence, claim, low) or _is_bare(claim) else claim


def _now_at(sentence: ClaimText, claim: Claim, verb: int) -> Claim | None:
    """Read "the accuracy drops to 40%": a value, not by how much it fell."""
    metric = sentence.without_article(sentence.clause_before(verb))
    lows = [sentence.low(at) for at in range(metric.first, metric.end)]
    if not any(map(claim_words().is_metric, lows)):
        return None
    claim = claim._replace(metric=metric, first=metric.first, is_metric_before=True)
    return chained(sentence, claim, claim.last + 1)


def _is_burden(sentence: ClaimText, claim: Claim, cue: str) -> bool:
    """Whether "more" is said of an error or a cost: neither better nor less."""
    words = claim_words()
    if claim.relation != "improvement" or cue not in words.growing or claim.metric is None:
        return False
    return not words.burden.isdisjoint(
        sentence.low(at) for at in range(claim.metric.first, claim.metric.end)
    )


def _is_bare(claim: Claim) -> bool:
    """Whether a number has neither unit nor a metric behind it: it may count anything."""
    if not claim.numbers[-1].is_plain:
        return False
    return claim.metric is None or claim.metric.first < claim.last
