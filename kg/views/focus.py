"""Whom a name means: a concept by any label, a paper by id or by words of its title."""

import re

from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.store import Store

#: Papers looked at when a name may be words of a title.
_CANDIDATES = 50


def find_focus(store: Store, name: str) -> Concept | Paper:
    """Give the concept or paper that a person means by ``name``.

    A paper's id comes first, then the labels of concepts, then other identifiers of papers,
    then words that all stand in one title.

    Raises
    ------
    UnknownNameError
        Nothing goes by that name, or several titles hold the words; near names are given.
    """
    for paper in store.papers([name]):
        return paper
    try:
        return store.find_concepts(name)[0]
    except UnknownNameError as error:
        no_concept = error
    try:
        return store.paper(name)
    except UnknownNameError as error:
        return _by_title(store, name, no_concept, error)


def _by_title(
    store: Store, name: str, no_concept: UnknownNameError, no_paper: UnknownNameError
) -> Paper:
    if "several papers" in str(no_paper):
        raise no_paper
    wanted = _words(name)
    hits = store.search(name, limit=_CANDIDATES)
    found = [hit for hit in hits if hit.what == "paper" and wanted <= _words(hit.label)]
    same = [hit for hit in found if _words(hit.label) == wanted]
    if len(same or found) == 1:
        return store.paper((same or found)[0].id)
    if found:
        some = "; ".join(f"{hit.id} ({hit.label})" for hit in found[:3])
        raise UnknownNameError(f"{name!r} stands in {len(found)} titles, give an id: {some}")
    near = no_concept if "did you mean" in str(no_concept) else no_paper
    hint = str(near).partition("; ")[2]
    raise UnknownNameError(f"no concept, paper or title is called {name!r}; {hint}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
