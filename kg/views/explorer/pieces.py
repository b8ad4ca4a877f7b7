"""The data of the explorer in pieces, each under the name by which the page asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf.ask.asking import Ask
from kg.rdf.options import ExportOptions
from kg.store import Store
from kg.views.explorer.answers import open_questions, stored_answers
from kg.views.explorer.atlas import SHARD
from kg.views.explorer.encoding import to_json
from kg.views.explorer.numbering import Numbering
from kg.views.explorer.texts import concept_texts, paper_texts
from kg.views.explorer.values import Atlas


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a landscape; each is made when it is asked for."""

    store: Store
    options: ExportOptions
    atlas: Atlas
    numbering: Numbering
    ask: Ask | None = None  #: asks the named queries; ``None``: their answers are left open

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pieces, the atlas first."""
        return piece_names(self.numbering)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the JSON of every piece."""
        return ((name, self.json(name)) for name in self.names)

    def json(self, name: str) -> str:
        """Give a piece as JSON without a character of markup."""
        if name == "atlas":
            return to_json(self.atlas)
        if name == "answers":
            if self.ask is None:
                return to_json(tuple(open_questions(self.atlas, self.numbering)))
            return to_json(tuple(stored_answers(self.ask, self.atlas, self.numbering)))
        return piece_json(self.store, name, self.numbering, self.options)


def piece_json(store: Store, name: str, numbering: Numbering, options: ExportOptions) -> str:
    """Give a piece of texts, which needs the numbers of the atlas only."""
    kind, _, number = name.partition("-")
    if kind == "papers":
        numbers = _part(len(numbering.papers), int(number), SHARD.papers)
        return to_json(tuple(paper_texts(store, numbers, numbering, options)))
    numbers = _part(len(numbering.concepts), int(number), SHARD.concepts)
    return to_json(tuple(concept_texts(store, numbers, numbering)))


def piece_names(numbering: Numbering) -> tuple[str, ...]:
    """Give the names of all pieces of a landscape."""
    papers = -(-len(numbering.papers) // SHARD.papers)
    concepts = -(-len(numbering.concepts) // SHARD.concepts)
    return (
        "atlas",
        "answers",
        *(f"papers-{number}" for number in range(papers)),
        *(f"concepts-{number}" for number in range(concepts)),
    )


def _part(total: int, number: int, size: int) -> range:
    return range(number * size, min(total, (number + 1) * size))
