"""Papers and concepts as items of a scene, with names short enough for a picture."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.store import Store
from kg.views.scene import Item, Saying

#: Most characters of a paper's name in the picture.
_PAPER_LABEL = 34
#: Most characters of a long name that needs no short one.
_CONCEPT_LABEL = 16
_SUBTITLE = re.compile(r"\s*[:?!–—]\s+")


def paper_item(paper: Paper, *, size: int) -> Item:
    """Give a paper as an item; ``size`` says how many concepts it links to."""
    return Item(
        id=paper.id,
        sort="paper",
        title=paper.title,
        label=paper_label(paper.title),
        size=max(1, size),
        note=" · ".join(filter(None, (_authors(paper.authors), paper.published, paper.venue))),
        url=web_address(paper),
    )


def concept_item(
    store: Store, concept: Concept, *, size: int, said: tuple[Saying, ...] = ()
) -> Item:
    """Give a concept as an item; ``size`` says how many papers of the file link to it."""
    return Item(
        id=concept.id,
        sort=concept.kind,
        title=concept.pref_label,
        label=concept_label(concept),
        size=max(1, size),
        note="" if concept.status == "curated" else "named by a paper, not yet in the vocabulary",
        labels=concept.alt_labels,
        broader=tuple(_labels_of(store, concept.broader)),
        definition=concept.definition,
        said=said,
    )


def paper_label(title: str) -> str:
    """Give the part of a title by which people call a paper.

    >>> paper_label("SteadyPO: Calm Policy Updates")
    'SteadyPO'
    >>> paper_label("What a very long title without any subtitle looks like")
    'What a very long title without any…'
    """
    flat = " ".join(title.split())
    name = _SUBTITLE.split(flat, maxsplit=1)[0]
    if len(name) <= _PAPER_LABEL:
        return name or flat[:_PAPER_LABEL]
    return name[: _PAPER_LABEL + 1].rsplit(" ", 1)[0][:_PAPER_LABEL] + "…"


def concept_label(concept: Concept) -> str:
    """Give the acronym of a long name where there is one ("PPO"), else the name itself."""
    name = concept.pref_label
    if len(name) <= _CONCEPT_LABEL:
        return name
    initials = {word[0].casefold() for word in re.findall(r"\w+", name)}
    acronyms = [label for label in concept.alt_labels if _abbreviates(label, name, initials)]
    return min(acronyms, key=lambda label: (len(label), label), default=name)


def web_address(paper: Paper) -> str | None:
    """Give where the paper stands on the web; nothing but http(s) becomes a link."""
    if paper.url and urlsplit(paper.url).scheme in ("http", "https"):
        return paper.url
    if (arxiv := paper.identifier("arxiv")) and re.fullmatch(r"[\w./-]+", arxiv):
        return f"https://arxiv.org/abs/{arxiv}"
    return None


def _abbreviates(label: str, name: str, initials: set[str]) -> bool:
    """Whether ``label`` is written in capitals, mostly initials ("MoE", not "LM" for "BERT")."""
    letters = [char for char in label if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return (
        2 <= len(label) <= 8
        and " " not in label
        and 2 * capitals > len(letters)
        and label[0].casefold() == name[0].casefold()
        and all(char.casefold() in initials for char in letters if char.isupper())
    )


def _labels_of(store: Store, ids: Iterable[str]) -> Iterable[str]:
    for id_ in ids:
        try:
            yield store.concept(id_).pref_label
        except UnknownNameError:  # a vocabulary may point to what it does not hold
            yield id_


def _authors(authors: tuple[str, ...]) -> str:
    if len(authors) > 3:
        return f"{authors[0]} et al."
    return ", ".join(authors)
