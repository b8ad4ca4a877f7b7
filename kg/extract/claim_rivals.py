"""Claims beside what was compared with: "99% vs. 82%", "+1.2 over X", "beating X (82%)"."""

from kg.extract.claim_parts import (
    JOINTS,
    Claim,
    chained,
    is_testbed,
    metric_phrase_at,
    metric_phrase_before,
)
from kg.extract.claim_text import ClaimText, Phrase
from kg.extract.claim_words import claim_words

#: What stands between two values that are compared.
_VERSUS = frozenset(("vs", "vs.", "versus", "against"))
#: What may stand between rivals of a list.
_BESIDE = frozenset((",", "and", "both", "the"))


def over_rival(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "+1.2 over X", "+5 pp compared to X": a sign and a rival make a change."""
    if claim.numbers[-1].sign != "+" or not sentence.than(claim.last + 1):
        return None
    claim = claim._replace(relation="improvement")
    if sentence.low(left) == ":":
        metric = metric_phrase_before(sentence, left)
        if metric is not None:
            claim = claim._replace(metric=metric)
    claim = chained(sentence, claim, claim.last + 1)
    return claim if claim.comparator is not None else None


def against(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "99% vs. 82%", "(0.61 versus 0.43)", "86% efficiency vs 61% efficiency"."""
    number = claim.numbers[-1]
    near = range(claim.last + 1, claim.last + 8)
    if (
        number.is_plain
        or len(claim.numbers) > 1
        or not any(sentence.low(at) in _VERSUS for at in near)
    ):
        return None
    behind = metric_phrase_at(sentence, claim.last + 1)
    end = claim.last + 1 if behind is None else behind.end
    if sentence.low(end) not in _VERSUS:
        return None
    near = range(end + 1, end + 4)
    rivals = ((at, each) for at in near if (each := sentence.number(at)) is not None)
    rival, other = next(rivals, (-1, None))
    if other is None or other.unit != number.unit:
        return None
    if behind is None:
        behind = metric_phrase_at(sentence, rival + 1)
    if behind is None and sentence.low(left) in ("(", ":"):
        before = metric_phrase_before(sentence, left)
        if before is not None:
            claim = claim._replace(first=before.first, is_metric_before=True)
        behind = before
    return claim._replace(metric=behind)


def of_rival(sentence: ClaimText, claim: Claim, left: int, before: Claim) -> Claim | None:
    """Read the value of what was compared with, where it is named: "beating PPO (82%)".

    A value of the paper's own and of the same unit stands before it, so that the number cannot be
    by how much the other was outdone.
    """
    number = claim.numbers[-1]
    is_value = not number.sign and not number.is_plain and before.numbers[-1].unit == number.unit
    if before.relation != "absolute" or not is_value:
        return None
    claim = claim._replace(metric=before.metric, benchmark=before.benchmark)
    if sentence.low(left) == "(" and sentence.low(claim.last + 1) == ")":
        rival = sentence.without_article(sentence.phrase_before(left))
        if not rival.text or not _is_outdone(sentence, rival, before):
            return None
        return claim._replace(subject=rival, first=rival.first)
    return _of_named_behind(sentence, claim, left)


def _is_outdone(sentence: ClaimText, rival: Phrase, before: Claim) -> bool:
    """Whether what stands before a value in brackets is what the paper's own was compared with."""
    is_close = rival.first - before.last <= 4
    if before.subject is not None and is_close and sentence.low(before.last + 2) in JOINTS:
        return True  # "outperforming PPO (75%) and SAC (60%)"
    words = claim_words()
    for begin in range(rival.first, rival.first - 9, -1):
        low = sentence.low(begin - 1)
        if low in words.exceed or sentence.than_before(begin):
            return True
        if low not in _BESIDE and low not in words.rival:
            return False
    return False


def _of_named_behind(sentence: ClaimText, claim: Claim, left: int) -> Claim | None:
    """Read "vs. 82% for PPO", "compared to a baseline of 5% with PPO alone"."""
    if sentence.low(left) == "of" and sentence.low(left - 1) in ("baseline", "baselines"):
        left = sentence.before_hedges(left - 2)
    if sentence.low(left) not in _VERSUS and not sentence.than_before(left + 1):
        return None
    metric = metric_phrase_at(sentence, claim.last + 1)
    at = claim.last + 1 if metric is None else metric.end
    at += sentence.low(at) in ("baseline", "baselines")
    if sentence.low(at) not in ("for", "by", "with", "in", "from"):
        return None
    rival = sentence.rival(at + 1)
    is_measure = claim_words().is_metric(sentence.low(rival.end - 1))
    if not rival.text or is_measure or is_testbed(sentence, rival):
        return None
    return claim._replace(subject=rival, last=rival.end - 1)
