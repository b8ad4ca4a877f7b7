"""A concept with what papers say of it: in a notebook, its quotes by role."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from html import escape
from itertools import groupby

from kg.model import ROLES, Concept, Role
from kg.store import Store
from kg.views.quotes import quotes_of
from kg.views.scene import Segments

#: Papers of a role that a notebook shows.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What one paper does with a concept, and the sentence that says so."""

    paper: str  #: id
    title: str
    year: str  #: "" where it is unknown
    role: Role
    confidence: float
    sentence: Segments

    @property
    def text(self) -> str:
        """The sentence as the paper has it."""
        return "".join(text for text, _ in self.sentence)


# equal to others by what it is, as the concept itself; what is said of it may change
@dataclass(frozen=True, slots=True, eq=False)
class QuotedConcept(Concept):
    """A concept, and what papers say of it: by role, the surest first, then the newest."""

    said: tuple[Said, ...] = ()

    def _repr_html_(self) -> str:
        head = f"<p><b>{escape(self.pref_label)}</b> ({escape(self.id)})"
        also = f"<br>also: {escape(', '.join(self.alt_labels))}" if self.alt_labels else ""
        meaning = f"<br>{escape(self.definition)}" if self.definition else ""
        none = "" if self.said else "<p>No paper is linked to it.</p>"
        return f"{head}{also}{meaning}</p>{''.join(self._roles())}{none}"

    def _roles(self) -> Iterator[str]:
        for role, group in groupby(self.said, key=lambda each: each.role):
            said = list(group)
            more = len(said) - _SHOWN
            yield f"<p><b>{role.replace('_', ' ')}</b>: {_papers(len(said))}</p><ul>"
            yield from map(_item, said[:_SHOWN])
            yield f"<li>… and {_papers(more)} more</li></ul>" if more > 0 else "</ul>"


def quoted(store: Store, concept: Concept) -> QuotedConcept:
    """Give a concept with the first sentence of each paper that is linked to it."""
    itself = {each.name: getattr(concept, each.name) for each in fields(Concept)}
    said = sorted(_said(store, concept), key=lambda each: each.year, reverse=True)
    said.sort(key=lambda each: (ROLES.index(each.role), -each.confidence))
    return QuotedConcept(**itself, said=tuple(said))


def _said(store: Store, concept: Concept) -> Iterator[Said]:
    links = {link.paper: link for link in store.links(concept=concept.id)}
    for paper in store.papers(links):
        link = links[paper.id]
        (quote,) = quotes_of(paper, link.evidence, limit=1)
        year = (paper.published or "")[:4]
        yield Said(paper.id, paper.title, year, link.role, link.confidence, quote.segments)


def _item(said: Said) -> str:
    marked = (
        f"<mark>{escape(text)}</mark>" if is_mention else escape(text)
        for text, is_mention in said.sentence
    )
    year = f" ({escape(said.year)})" if said.year else ""
    return f"<li>{escape(said.title)}{year}<br><q>{''.join(marked)}</q></li>"


def _papers(number: int) -> str:
    return "1 paper" if number == 1 else f"{number:,} papers"
