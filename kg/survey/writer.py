"""What text formats have in common: running text piece by piece, sections within sections."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import final

from kg.survey.bibliography import Bibliography
from kg.survey.citing import Cites, Piece, pieces
from kg.survey.document import Block, Code, Number, Strong, Term, Text, Witness
from kg.survey.outline import Placed


class Writer(ABC):
    """Writes the text of a document in one format, with the keys of the papers that it cites.

    Parameters
    ----------
    files
        The folder of its pictures, as seen from the document: "survey_files".
    """

    def __init__(self, bibliography: Bibliography, files: str) -> None:
        self.keys = {entry.paper.id: entry.key for entry in bibliography.entries}
        self.files = files

    @final
    def text(self, text: Text) -> str:
        """Give running text."""
        return "".join(map(self._piece, pieces(text)))

    @final
    def section(self, placed: Placed) -> Iterator[str]:
        """Yield the heading and the blocks of a section, and those of its parts."""
        yield self.heading(placed.level, placed.anchor, placed.section.title)
        yield from map(self.block, placed.section.blocks)
        for part in placed.parts:
            yield from self.section(part)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Number():
                return self.number(piece)
            case Cites(papers):
                return self.cite(*papers)
            case Witness():
                return self.witness(piece)
            case Strong(text):
                return self.strong(text)
            case Code(text):
                return self.code(text)
            case Term(text=text):
                return self.words(text)
            case _:
                return self.words(piece)

    @abstractmethod
    def heading(self, level: int, anchor: str, title: str) -> str:
        """Give a heading; the sections of a document are of level 2."""

    @abstractmethod
    def block(self, block: Block) -> str:
        """Give a block."""

    @abstractmethod
    def words(self, text: str) -> str:
        """Give plain text, escaped."""

    @abstractmethod
    def strong(self, text: str) -> str:
        """Give words that stand out."""

    @abstractmethod
    def code(self, text: str) -> str:
        """Give what is to be copied letter by letter."""

    @abstractmethod
    def number(self, number: Number) -> str:
        """Give a number with the mark of its source."""

    @abstractmethod
    def cite(self, *papers: str) -> str:
        """Give a citation of one paper or several."""

    @abstractmethod
    def witness(self, witness: Witness) -> str:
        """Give the mark of a claim."""
