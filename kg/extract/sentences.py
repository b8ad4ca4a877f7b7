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

#: Abbreviations that no sentence ends with, though a full stop does.
_ABBREVIATIONS = (
    *("fig", "figs", "eq", "eqs", "sec", "secs", "app", "no", "nos", "dr", "prof", "vs", "cf"),
    *("incl", "approx", "resp", "et al", "i.e", "e.g"),
)
_GOES_ON = re.compile(rf"\b(?:{'|'.join(map(re.escape, _ABBREVIATIONS))})\.\Z", re.IGNORECASE)
_ENDINGS = tuple(f"{abbreviation}." for abbreviation in _ABBREVIATIONS)
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
    near = max(0, end - _LONGEST_ABBREVIATION)
    is_likely = text[near:end].casefold().endswith(_ENDINGS)
    return is_likely and _GOES_ON.search(text, near, end) is not None


def _pieces(text: str) -> Iterator[Span]:
    cuts = [m.end() for m in _MISSING_SPACE.finditer(text) if text[m.start() - 1].islower()]
    at = 0
    for piece in segment("en", text):
        begin = at if text.startswith(piece, at) else text.index(piece, at)
        at = begin + len(piece)
        if cuts:
            yield from _parts(text, [begin, *[cut for cut in cuts if begin < cut < at], at])
        elif inner := piece.strip():
            first = begin + piece.index(inner)
            yield first, first + len(inner)


def _parts(text: str, cuts: list[int]) -> Iterator[Span]:
    for start, end in pairwise(cuts):
        inner = text[start:end].strip()
        if inner:
            first = text.index(inner, start)
            yield first, first + len(inner)
