"""Whether an abstract is in English: rules of language read no other."""

from functools import cache
from importlib.resources import files

_JUDGED = 600  #: characters of a text by which its language is told


def is_english(text: str) -> bool:
    """Whether a text is in English, or too short to tell.

    >>> is_english("Nous présentons une méthode pour la navigation des bateaux et des robots.")
    False
    >>> is_english("BERT")
    True
    """
    start = text[:_JUDGED]
    if len(start.encode("ascii", "ignore")) * 2 < len(start):
        return False
    words = start.lower().split()
    other = sum(word in _frequent("other") for word in words)
    return other < 4 or other < 2 * sum(word in _frequent("english") for word in words)


@cache
def _frequent(section: str) -> frozenset[str]:
    text = (files("kg.read") / "language.txt").read_text(encoding="utf-8")
    lines = text.partition(f"= {section}\n")[2].partition("=")[0]
    return frozenset(lines.split())
