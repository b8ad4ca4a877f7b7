"""Analyses as values that show themselves: a page in a notebook, its sentences where printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypedDict, TypeVar

from kg.graph.corpus import Corpus, load_corpus, select
from kg.landscape.pages import View
from kg.model import DEFAULT_THRESHOLD
from kg.store import Store
from kg.survey.document import Section
from kg.survey.page import section_page
from kg.survey.plain import plain_lines

T = TypeVar("T")


class Among(TypedDict, total=False):
    """Which papers an analysis looks at; by default all."""

    focus: str | Iterable[str]  #: names of concepts: papers about each, or about narrower ones
    since: int | None  #: first year
    until: int | None  #: last year
    min_confidence: float  #: links below it do not count


@dataclass(frozen=True, slots=True)
class Analysis(Generic[T]):
    """What an analysis found, and how it is told."""

    values: T = field(repr=False)  #: as ``kg.graph`` gives them
    section: Section = field(repr=False)  #: as a survey tells it
    page: View

    def save(self, path: str | Path) -> Path:
        """Write the page, which needs nothing beside it, and give where it is."""
        return self.page.save(path)

    def __str__(self) -> str:
        return "\n".join(plain_lines(self.section))

    def _repr_html_(self) -> str:
        return self.page._repr_html_()


def corpus_of(store: Store, among: Among) -> Corpus:
    """Give the papers that are meant.

    Raises
    ------
    UnknownNameError
        No concept goes by a name; the message names near ones.
    GraphError
        Something was selected, and no paper is in it; the message says what there is.
    """
    focus = among.get("focus", ())
    names = [focus] if isinstance(focus, str) else focus
    chosen = select(
        store,
        focus=names,
        since=among.get("since"),
        until=among.get("until"),
        min_confidence=among.get("min_confidence", DEFAULT_THRESHOLD),
    )
    return load_corpus(store, chosen)


def told(store: Store, values: T, section: Section) -> Analysis[T]:
    """Give an analysis with the page that tells it."""
    return Analysis(values, section, View(section.title, section_page(section, store)))
