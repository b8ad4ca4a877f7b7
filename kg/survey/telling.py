"""Concepts with counts in running text, as the parts of a survey write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.graph.profile import Counted, Years
from kg.survey.document import Cite, Inline, Number, Source, Strong, Term, Text
from kg.survey.ground import Ground
from kg.survey.wording import count, counted, listed, share
from kg.text import plural

#: Fewer papers are told one by one, and not by topics.
FEW = 12


@dataclass(frozen=True)
class Teller:
    """Writes numbers of one source, whose paths begin alike."""

    ground: Ground
    source: Source
    prefix: str = ""  #: of paths: "topics.3."

    def number(self, value: int, path: str) -> Number:
        """Give a count."""
        return count(value, self.source, self.prefix + path)

    def counted(self, value: int, noun: str, path: str) -> Text:
        """Give "12 papers"."""
        return counted(value, noun, self.source, self.prefix + path)

    def share(self, part: int, whole: int, path: str) -> Number:
        """Give a share in percent."""
        return share(part / whole if whole else 0.0, self.source, self.prefix + path)

    def year(self, value: int, path: str) -> Number:
        """Give a year: without the comma of thousands."""
        return Number(str(value), self.source, self.prefix + path)

    def years(self, years: Years) -> Text:
        """Give "2013 to 2018", or the one year."""
        first = self.year(years.first, "years.first")
        if years.first == years.last:
            return (first,)
        return first, " to ", self.year(years.last, "years.last")

    def term(self, concept: str) -> Term:
        """Give a concept by its preferred label."""
        return Term(concept, self.ground.label(concept))

    def terms(self, concepts: Iterable[str]) -> Text:
        """Give "A, B and C"."""
        return listed([self.term(each) for each in concepts])

    def tops(self, found: Sequence[Counted], path: str, noun: str = "paper") -> Text:
        """Give "A (23 papers), B (17) and C (12)"."""
        items: list[Text] = []
        for place, each in enumerate(found):
            number = self.number(each.papers, f"{path}.{each.concept}")
            unit = "" if place else f" {noun if each.papers == 1 else plural(noun)}"
            items.append((self.term(each.concept), " (", number, f"{unit})"))
        return listed(items)


def cell(*items: Inline | None) -> Text:
    """Give a cell of a table; nothing is a dash."""
    found = tuple(item for item in items if item is not None)
    return found or ("–",)


def cited(text: Text, paper: str) -> Text:
    """Give words with a citation behind them."""
    return (*text, " ", Cite(paper))


def lead(words: str) -> Text:
    """Give the words that begin an item."""
    return Strong(words), ": "


def commonest(found: Sequence[Counted], most: int, *, least: int = 2) -> tuple[Counted, ...]:
    """Give the first that at least so many papers have."""
    return tuple(each for each in found if each.papers >= least)[:most]
