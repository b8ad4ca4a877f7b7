"""Running text as writers want it: on one line, citations that stand together as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kg.survey.document import Cite, Code, Number, Strong, Term, Text, Witness

#: What may stand between citations that are printed as one.
_BETWEEN = frozenset(("", " ", ", ", "; ", " and "))


@dataclass(frozen=True, slots=True)
class Cites:
    """Citations that stand together: "(Moor, 2024; Lind, 2025)"."""

    papers: tuple[str, ...]  #: ids


#: A piece of running text for a writer.
Piece: TypeAlias = str | Number | Term | Witness | Strong | Code | Cites


def pieces(text: Text) -> tuple[Piece, ...]:
    """Join citations that nothing but a comma, a semicolon or "and" parts.

    >>> pieces(("Both ", Cite("a"), " and ", Cite("b"), " say."))
    ('Both ', Cites(papers=('a', 'b')), ' say.')
    """
    return tuple(_joined(text))


def _joined(text: Text) -> Iterator[Piece]:
    papers: list[str] = []
    between: str | None = None
    for piece in text:
        if isinstance(piece, Cite):
            papers.append(piece.paper)
            between = None
        elif papers and between is None and isinstance(piece, str) and piece in _BETWEEN:
            between = piece
        else:
            if papers:
                yield Cites(tuple(dict.fromkeys(papers)))
            if between is not None:
                yield between
            papers, between = [], None
            yield piece
    if papers:
        yield Cites(tuple(dict.fromkeys(papers)))
    if between is not None:
        yield between


def flat(text: str) -> str:
    """Give text on one line; spaces at its ends stay, as they part it from its neighbours."""
    joined = " ".join(text.split())
    if not joined:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{joined}{' ' * text[-1].isspace()}"
