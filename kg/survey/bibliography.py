"""The papers that a text cites: their keys, what people call them, and their entries.

1. The key is the one that the explorer gives: whatever is selected, a paper keeps it.
2. People read "Haarnoja et al., 2018". A paper without authors or without a date goes by the part
   of its title by which it is called: "SteadyPO", "SteadyPO, 2025".
3. Of names that are given twice, each gets a letter, in the order of the keys: "Chen, 2024a".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from kg.errors import ExportError
from kg.model import Paper
from kg.read.identity import family_name
from kg.store import Store
from kg.survey.document import Cite, Document, Reference, Section, Witness, find_all
from kg.views.bibtex import paper_entry
from kg.views.explorer.numbering import citation_keys
from kg.views.items import paper_label, web_address
from kg.views.outside import identifiers_of, is_web_address


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper of the bibliography."""

    paper: Paper
    key: str  #: "haarnoja2018soft"
    short: str  #: "Haarnoja et al., 2018"

    @property
    def url(self) -> str | None:
        """Where it stands on the web; a DOI before all else."""
        known = [each.url for each in identifiers_of(self.paper) if each.url]
        address = (known and known[0]) or web_address(self.paper)
        return address if address and is_web_address(address) else None


@dataclass(frozen=True)
class Bibliography:
    """All papers that a text cites, sorted by key."""

    entries: tuple[Cited, ...] = ()

    @cached_property
    def _by_paper(self) -> Mapping[str, Cited]:
        return {entry.paper.id: entry for entry in self.entries}

    def __getitem__(self, paper: str) -> Cited:
        return self._by_paper[paper]


def make_references(store: Store, *texts: object) -> tuple[Reference, ...]:
    """Give the references of parts of a document: each paper that they cite or quote.

    Raises
    ------
    ExportError
        The graph file does not hold a paper, or has it out of scope.
    """
    papers = set(_cited(texts))
    if not papers:
        return ()
    keys = citation_keys(store)
    if missing := sorted(papers - keys.keys()):
        raise ExportError(f"{store.path}: the text cites {missing[0]!r}, which is no paper of it")
    return tuple(sorted((Reference(id_, keys[id_]) for id_ in papers), key=lambda each: each.key))


def load_bibliography(store: Store, references: Iterable[Reference]) -> Bibliography:
    """Give the bibliography of references, with what people call each paper."""
    key_of = {each.paper: each.key for each in references}
    papers = sorted(store.papers(key_of), key=lambda paper: key_of[paper.id])
    names = _distinct([_name(paper) for paper in papers])
    pairs = zip(papers, names, strict=True)
    return Bibliography(tuple(Cited(paper, key_of[paper.id], name) for paper, name in pairs))


def bibliography_of(store: Store, text: Document | Section) -> Bibliography:
    """Give the bibliography of a document or of a section alone."""
    known = text.references if isinstance(text, Document) else ()
    if not set(_cited(text)) <= {each.paper for each in known}:
        known = make_references(store, text)
    return load_bibliography(store, known) if known else Bibliography()


def bibtex(bibliography: Bibliography) -> str:
    """Give all entries as a file for BibTeX."""
    return "\n".join(paper_entry(each.paper, each.key) for each in bibliography.entries)


def in_full(entry: Cited) -> tuple[str, ...]:
    """Give what stands in the bibliography before and after the title, which is in the middle.

    >>> paper = Paper("paper:a", "Calm", authors=("Moor, Ada", "Bo Lind"), published="2025-01")
    >>> in_full(Cited(paper, "moor2025calm", "Moor and Lind, 2025"))
    ('Ada Moor, Bo Lind (2025)', 'Calm', '')
    """
    paper = entry.paper
    authors = ", ".join(map(_given_first, paper.authors[:MOST_AUTHORS]))
    if len(paper.authors) > MOST_AUTHORS:
        authors += " et al."
    year = f"({paper.published[:4]})" if paper.published else ""
    return " ".join(filter(None, (authors, year))), _flat(paper.title), _flat(paper.venue or "")


#: Authors that the bibliography of a text names; the files beside it name all.
MOST_AUTHORS = 8


def _cited(value: object) -> Iterator[str]:
    for cite in find_all(Cite, value):
        yield cite.paper
    for witness in find_all(Witness, value):
        yield witness.paper


def _name(paper: Paper) -> tuple[str, str]:
    """Give what a paper is called, and the year as far as it is told."""
    year = (paper.published or "")[:4]
    families = [family_name(author) for author in paper.authors]
    if not families or not year or not all(families):
        return paper_label(paper.title), year
    if len(families) > 2:
        return f"{families[0]} et al.", year
    return " and ".join(families), year


def _distinct(names: list[tuple[str, str]]) -> list[str]:
    """Join names and years; what would be said of two papers gets a letter."""
    many = Counter(names)
    letters = {name: count(0) for name, times in many.items() if times > 1}
    made = []
    for name, year in names:
        letter = _letter(next(letters[name, year])) if (name, year) in letters else ""
        made.append(f"{name}, {year}{letter}" if year else f"{name} ({letter})" if letter else name)
    return made


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number] if number < 26 else f"-{number + 1}"


def _given_first(author: str) -> str:
    family, comma, given = author.partition(",")
    return _flat(f"{given} {family}" if comma else author)


def _flat(text: str) -> str:
    return " ".join(text.split())
