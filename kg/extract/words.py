"""The word lists of ``words.txt``, by the name of their section."""

from functools import cache
from importlib.resources import files


@cache
def word_list(section: str) -> frozenset[str]:
    """Give the words of a section, in lower case."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    text = (files("kg.extract") / "words.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line.startswith("= "):
            section = found.setdefault(line[2:], set())
        elif line and not line.startswith("#"):
            section.update(line.split())
    return {name: frozenset(each) for name, each in found.items()}
