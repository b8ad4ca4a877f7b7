"""Two sorted streams as one: what only the first has, what only the second, and what both have."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Value = TypeVar("Value")


def side_by_side(
    old: Iterable[Value], new: Iterable[Value], key: Callable[[Value], Any]
) -> Iterator[tuple[Value | None, Value | None]]:
    """Yield pairs of equal keys; ``None`` stands where a side has none. Memory stays flat.

    Parameters
    ----------
    old, new
        Sorted by the key, which is there once on a side.

    Examples
    --------
    >>> list(side_by_side("abd", "bcd", key=str))
    [('a', None), ('b', 'b'), (None, 'c'), ('d', 'd')]
    """
    left, right = iter(old), iter(new)
    before, after = next(left, None), next(right, None)
    while before is not None or after is not None:
        if after is None or (before is not None and key(before) < key(after)):
            yield before, None
            before = next(left, None)
        elif before is None or key(after) < key(before):
            yield None, after
            after = next(right, None)
        else:
            yield before, after
            before, after = next(left, None), next(right, None)
