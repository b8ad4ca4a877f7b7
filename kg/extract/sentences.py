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
    r"(?:\b(?:Figs?|Eqs?|Secs?|App|Nos?|Dr|Prof|vs|cf|incl|approx|resp|et al|i\.e|e\.g)\.)\s*$",
    re.IGNORECASE,
)
_MISSING_SPACE = re.compile(r"(?<=[a-z)][.?!])(?=[A-Z][a-z]|We\b)")


def sentences(text: str) -> list[Span]:
    """Give the sentences of ``text`` in order; the spans do not overlap.

    >>> [text[a:b] for text in ["We use PPO (cf. Sec. 3). It works."] for a, b in sentences(text)]
    ['We use PPO (cf. Sec. 3).', 'It works.']
    """
    spans: list[Span] = []
    for start, end in _pieces(text):
        if spans and _GOES_ON.search(text, spans[-1][0], spans[-1][1]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _pieces(text: str) -> Iterator[Span]:
    at = 0
    for piece in segment("en", text):
        begin = text.index(piece, at)
        at = begin + len(piece)
        cuts = [begin, *(cut.start() for cut in _MISSING_SPACE.finditer(text, begin, at)), at]
        for start, end in pairwise(cuts):
            stretch = text[start:end]
            inner = stretch.strip()
            if inner:
                first = start + len(stretch) - len(stretch.lstrip())
                yield first, first + len(inner)
