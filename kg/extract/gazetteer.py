"""Stretches of a text that are labels of the vocabulary: longest first, capitals checked."""

from operator import itemgetter
from typing import TypeAlias

from kg.extract.sentences import Span
from kg.ontology.lexicon import Entry, Lexicon

#: A stretch of one field and the labels that it may be, at least one: (start, end, entries).
Known: TypeAlias = tuple[int, int, tuple[Entry, ...]]

_START = itemgetter(0)


def known_stretches(text: str, folded: str, lexicon: Lexicon, taken: list[Span]) -> list[Known]:
    """Give the labels in ``text`` in order: of overlapping ones the longest, then the first.

    Parameters
    ----------
    folded
        The text folded by :func:`kg.ontology.variants.fold_text`.
    taken
        Spans that another rule has claimed, e.g. names that the paper introduces.
    """
    found = lexicon.occurrences(folded)
    longest_first = sorted([(start - end, start, end) for start, end in found])
    used = bytearray(len(text) + 1)
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    kept = []
    for _, start, end in longest_first:
        if used.find(1, start, end) < 0 and _is_whole(text, start, end):
            while text.startswith(("+", "*"), end):
                end += 1
            entries = lexicon.entries(text[start:end])
            if entries:
                used[start:end] = b"\1" * (end - start)
                kept.append((start, end, entries))
    kept.sort(key=_START)
    return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch is no part of a hyphenated name.

    "self-[supervised method]" and "[GRPO]-CARE" are something else; "[PPO]-based" is not.
    """
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return False
    if not text.startswith("-", end):
        return True
    after = text[end + 1 : end + 2]
    return not (after.isupper() or after.isdigit())
