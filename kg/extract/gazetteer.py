"""Stretches of a text that are labels of the vocabulary: longest first, capitals checked."""

from dataclasses import dataclass

from kg.extract.sentences import Span
from kg.ontology.lexicon import Lexicon


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
    admitted = [
        (start - end, start, end)
        for start, end, entries in lexicon.occurrences(text)
        if any(entry.admits(text[start:end]) for entry in entries)
    ]
    admitted.sort()
    used = bytearray(len(text) + 1)
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    kept = []
    for _, start, end in admitted:
        if used.find(1, start, end) < 0:
            used[start:end] = b"\1" * (end - start)
            kept.append(Stretch(start, end, "gazetteer"))
    kept.sort(key=lambda stretch: stretch.start)
    return kept
