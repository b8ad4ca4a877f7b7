"""Sentences of a text as half-open spans, without the space between them.

sentencex finds the boundaries; abbreviations that it takes for an end are joined again, and
words that lost the space after a full stop ("the dataset.Through") are parted.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from sentencex import segment

#: Half-open offsets of a stretch of text.
Span: TypeAlias = tuple[int, int]

_GOES_ON = re.compile(
    r"\b(?:Figs?|Eqs?|Secs?|App|Nos?|Dr|Prof|vs|cf|incl|approx|resp|et al|i\.e|e\.g)\.\Z",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8
_MISSING_SPACE = re.compile(r"[.?!](?=[A-Z][a-z])")


def sentences(text: str) -> list[Span]:
    """Give the sentences of ``text`` in order; the spans do not overlap.

    >>> [text[a:b] for text in ["We use PPO (cf. Sec. 3). It works."] for a, b in sentences(text)]
    ['We use PPO (cf. Sec. 3).', 'It works.']
    """
    spans: list[Span] = []
    for start, end in _pieces(text):
        if spans and _goes_on(text, spans[-1][1]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _goes_on(text: str, end: int) -> bool:
    return _GOES_ON.search(text, max(0, end - _LONGEST_ABBREVIATION), end) is not None


def _pieces(text: str) -> Iterator[Span]:
    cuts = {m.end() for m in _MISSING_SPACE.finditer(text) if text[m.start() - 1].islower()}
    at = 0
    for piece in segment("en", text):
        begin = at if text.startswith(piece, at) else text.index(piece, at)
        at = begin + len(piece)
        inside = [begin, *sorted(cut for cut in cuts if begin < cut < at), at] if cuts else None
        for start, end in pairwise(inside) if inside else ((begin, at),):
            stretch = text[start:end]
            inner = stretch.strip()
            if inner:
                first = start + len(stretch) - len(stretch.lstrip())
                yield first, first + len(inner)
