"""All pages by what they show, and the two that show no single thing: a search and an error."""

import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from urllib.parse import quote

from kg.errors import UnknownNameError
from kg.rdf.options import ExportOptions
from kg.serve.concept_page import render_concept
from kg.serve.console import CONSOLE_POLICY, complete, fill, render_console
from kg.serve.home_page import render_home
from kg.serve.layout import PAGE_POLICY, facts_of, render
from kg.serve.paper_page import anchor_of, render_paper
from kg.serve.scheme_page import render_scheme
from kg.store import Store

__all__ = [
    "CONSOLE_POLICY",
    "PAGE_POLICY",
    "anchor_of",
    "complete",
    "fill",
    "render_concept",
    "render_console",
    "render_error",
    "render_home",
    "render_paper",
    "render_scheme",
    "render_search",
]

#: Concepts, and papers, that a search shows.
_MOST = 40


def render_search(store: Store, text: str, options: ExportOptions | None = None) -> str:
    """Give the concepts and papers that hold all these words, the paper of that id first."""
    options = options or ExportOptions()
    asked = text.strip()
    hits = store.search(asked, limit=_MOST)
    named = _paper_of(store, asked) if asked else None
    return render(
        "serve/search.html",
        title=f"{asked} — search" if asked else "Search",
        facts=facts_of(store, options),
        text=asked,
        named=named,
        concepts=[(store.concept(hit.id), hit.segments) for hit in hits if hit.what == "concept"],
        papers=[hit for hit in hits if hit.what == "paper" and named != (hit.id, hit.label)],
        most=_MOST,
    )


def render_error(status: int, message: str, hints: Iterable[tuple[str, str]] | None = None) -> str:
    """Give the page of an error.

    Parameters
    ----------
    message
        One sentence on what is wrong.
    hints
        What may have been meant: text and local address of each. ``None``: searches for the
        names that the message itself offers.
    """
    return render(
        "serve/error.html",
        title=f"{status} {HTTPStatus(status).phrase}",
        status=status,
        message=message,
        hints=tuple(near_names(message) if hints is None else hints),
    )


def near_names(message: str) -> Iterator[tuple[str, str]]:
    """Yield what a message says was meant, with the address of a search for it.

    >>> list(near_names("no concept is called 'PP0'; did you mean 'PPO' or 'MPO'?"))
    [('PPO', '/search?q=PPO'), ('MPO', '/search?q=MPO')]
    """
    _, found, offered = message.partition("did you mean ")
    if found:
        for name in re.findall(r"'([^']+)'", offered):
            yield name, f"/search?q={quote(name, safe='')}"


def _paper_of(store: Store, name: str) -> tuple[str, str] | None:
    """Give id and title of the paper with that id, identifier or title."""
    try:
        paper = store.paper(name)
    except UnknownNameError:
        return None
    return paper.id, paper.title
