"""Which of many combinations are shown: the most telling level, and not one concept always."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from kg.graph.corpus import Corpus
from kg.graph.neighbours import is_akin

#: So many combinations of a list may have one concept in common.
_SAME = 3

Found = TypeVar("Found")


def choose(
    corpus: Corpus,
    ranked: Iterable[tuple[int, ...]],
    tell: Callable[[tuple[int, ...]], Found | None],
    *,
    limit: int,
) -> tuple[Found, ...]:
    """Tell of the first combinations of a ranking.

    A combination is passed over when one above it in the list says it already (each of its
    concepts is the same, broader or narrower), when one of its concepts stands there three times,
    or when ``tell`` has nothing to tell.
    """
    kept: list[tuple[int, ...]] = []
    told: list[Found] = []
    seen: Counter[int] = Counter()
    for cell in ranked:
        if len(told) == limit:
            break
        if any(seen[concept] >= _SAME for concept in cell):
            continue
        if any(_says(corpus, other, cell) for other in kept):
            continue
        found = tell(cell)
        if found is not None:
            kept.append(cell)
            told.append(found)
            seen.update(cell)
    return tuple(told)


def _says(corpus: Corpus, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(is_akin(corpus, a, b) for a, b in zip(one, other, strict=True))
