"""What commands print in words: counts with their nouns, and years.

What a report says in running text, each number with its source, :mod:`kg.survey.wording` writes.
"""

from collections.abc import Iterable

from kg.text import plural


def counted(number: int, noun: str) -> str:
    """Give "1 paper" or "1,204 papers".

    >>> counted(1, "paper"), counted(1204, "study")
    ('1 paper', '1,204 studies')
    """
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def span_of(years: Iterable[int]) -> str:
    """Give the span of some years, of which 0 is none, as it stands behind a count.

    >>> span_of([2025, 0, 1992]), span_of([2025]), span_of([0])
    (' (1992 to 2025)', ' (2025)', '')
    """
    known = sorted(set(years) - {0})
    if len(known) < 2:
        return f" ({known[0]})" if known else ""
    return f" ({known[0]} to {known[-1]})"
