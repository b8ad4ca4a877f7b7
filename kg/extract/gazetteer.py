"""Stretches of a text that are labels of the vocabulary: longest first, capitals checked."""

import re
from dataclasses import dataclass

from kg.extract.sentences import Span
from kg.ontology.lexicon import Lexicon

_SIGNS = re.compile(r"[+*]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one field that something was found at; ``rule`` says by what."""

    start: int
    end: int
    rule: str


def known_stretches(text: str, lexicon: Lexicon, taken: list[Span]) -> list[Stretch]:
    """Give the labels in ``text`` in order: of overlapping ones the longest, then the first.

    Parameters
    ----------
    taken
        Spans that another rule has claimed, e.g. names that the paper introduces.
    """
    longest_first = sorted((start - end, start, end) for start, end, _ in lexicon.occurrences(text))
    used = bytearray(len(text) + 1)
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    kept = []
    for _, start, end in longest_first:
        if used.find(1, start, end) < 0 and _is_whole(text, start, end):
            end += len(_SIGNS.match(text, end)[0])  # type: ignore[index]
            if lexicon.entries(text[start:end]):
                used[start:end] = b"\1" * (end - start)
                kept.append(Stretch(start, end, "gazetteer"))
    kept.sort(key=lambda stretch: stretch.start)
    return kept


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch is no part of a hyphenated name.

    "self-[supervised method]" and "[GRPO]-CARE" are something else; "[PPO]-based" is not.
    """
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return False
    after = text[end : end + 2]
    return not (after[:1] == "-" and (after[1:].isupper() or after[1:].isdigit()))
