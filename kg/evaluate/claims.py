"""How numeric results meet those that people list.

A claim is right when the gold lists its value (both ends of a range) for its paper and, where the
gold names a benchmark, one of the two names holds the other's letters and digits. Each gold claim
is met once, in the order of the text. A claim marked optional is right when it is there and no
error when it is not.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.gold import GoldClaims, GoldResult

_NO_SIGN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A numeric result of the graph file."""

    benchmark: str | None
    value: tuple[float, ...]  #: as :func:`kg.evaluate.gold.rounded` gives it


def tally_claims(gold: GoldClaims, claims: Iterable[Claim]) -> Counter[str]:
    """Count how the results of a paper meet the gold ones."""
    counts: Counter[str] = Counter(papers=1)
    counts["required"] = sum(not each.is_optional for each in gold.results)
    open_ = list(gold.results)
    for claim in claims:
        met = next((each for each in open_ if _meets(claim, each)), None)
        if met is None:
            counts["wrong"] += 1
        else:
            open_.remove(met)
            counts["optional" if met.is_optional else "matched"] += 1
    return counts


def _meets(claim: Claim, gold: GoldResult) -> bool:
    if claim.value != gold.value:
        return False
    wanted = _key(gold.benchmark)
    if not wanted:
        return True
    named = _key(claim.benchmark)
    return bool(claim.benchmark) and (wanted in named or named in wanted)


def _key(name: str | None) -> str:
    return _NO_SIGN.sub("", (name or "").casefold())
