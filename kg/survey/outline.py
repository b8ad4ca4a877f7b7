"""The headings of a text: their levels, and anchors that no two of them share."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.survey.appendix import HEADINGS
from kg.survey.document import Section
from kg.text import slugify


@dataclass(frozen=True, slots=True)
class Placed:
    """A section in its place."""

    section: Section
    anchor: str
    level: int  #: 2 for those right under the title
    parts: tuple["Placed", ...]


def place(sections: Iterable[Section], *, level: int = 2) -> tuple[Placed, ...]:
    """Give the sections that have something to read, with anchors made of names or titles.

    >>> first, second = place([Section("Topics", ("…",)), Section("Topics", ("…",))])
    >>> first.anchor, second.anchor
    ('topics', 'topics-2')
    """
    return _place(sections, level, set(RESERVED))


#: Anchors of what the writers add.
RESERVED = ("text", "contents", *HEADINGS)


def _place(sections: Iterable[Section], level: int, taken: set[str]) -> tuple[Placed, ...]:
    placed = []
    for section in sections:
        if not section.is_empty:
            anchor = _free(slugify(section.name or section.title), taken)
            placed.append(Placed(section, anchor, level, _place(section.parts, level + 1, taken)))
    return tuple(placed)


def _free(anchor: str, taken: set[str]) -> str:
    free, number = anchor, 1
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free
