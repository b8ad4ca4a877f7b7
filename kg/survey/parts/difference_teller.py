"""What all parts of a report on differences share: labels, citations, and how a list begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.survey.document import Cite, Code, Inline, Items, Number, Paragraph, Source, Text
from kg.survey.wording import count, counted


@dataclass(frozen=True)
class DifferenceTeller:
    """Writes what changed with the labels of both files."""

    labels: Mapping[str, str]
    citable: frozenset[str]  #: papers of the new file: of the old one alone, none has an entry
    source: Source
    most: int  #: changes of a sort that are named

    def lead(self, number: int, noun: str, what: str, verb: str, path: str) -> Paragraph:
        """Begin a list: "3 papers were added:"."""
        verb = verb if number == 1 else "were"
        return Paragraph(
            (*self.counted(number, noun, path), f" {verb} {what}", self.ending(number))
        )

    def ending(self, number: int) -> str:
        """End what leads to a list, and say where it is cut."""
        if number <= self.most:
            return ":"
        return f", of which {self.most:,} {'is' if self.most == 1 else 'are'} named:"

    def items(self, items: Iterable[Text]) -> Items:
        """Give a list."""
        return Items(tuple(items))

    def cite(self, paper: str) -> Inline:
        """Cite a paper, or name it where only the old file has it."""
        return Cite(paper) if paper in self.citable else Code(paper)

    def count(self, number: int, path: str) -> Number:
        """Give a number with its source."""
        return count(number, self.source, path)

    def counted(self, number: int, noun: str, path: str) -> Text:
        """Give "12 papers" with the source of the number."""
        return counted(number, noun, self.source, path)
