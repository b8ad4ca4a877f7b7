"""How sure a link is: a number that is meant as the share of such links that are right."""

from functools import lru_cache

from kg.model import Candidate


def confidence(group: list[Candidate]) -> float:
    """Give the confidence of a link from its candidates, best first; in [0, 1], two digits.

    The best candidate counts; a mention in the title or a second one raises it, background
    alone lowers it.
    """
    best = max([candidate.score for candidate in group])
    in_title = "title" in [candidate.mention.evidence.field for candidate in group]
    return _rounded(best, in_title, len(group) > 1, group[0].mention.role == "mentions")


@lru_cache(maxsize=1024)
def _rounded(best: float, in_title: bool, is_repeated: bool, is_background: bool) -> float:
    """Weigh what there are few cases of; to round takes longest."""
    value = best + 0.06 * in_title + 0.03 * is_repeated
    if is_background:
        value -= 0.15
    return round(min(0.99, max(0.0, value)), 2)
