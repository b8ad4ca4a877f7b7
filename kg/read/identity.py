"""Which paper is it: ids from identifiers, and the keys by which two records are the same."""

import hashlib
from collections.abc import Iterable

from kg.text import fold_title


def paper_id(
    identifiers: Iterable[tuple[str, str]], title: str, authors: tuple[str, ...] = ()
) -> str:
    """Give the CURIE of a paper: its DOI, else its arXiv id, else a hash of title and author."""
    known = sorted(identifiers)
    for scheme in ("doi", "arxiv"):
        for name, value in known:
            if name == scheme:
                return f"{scheme}:{value}"
    key = f"{fold_title(title)}\n{fold_title(family_name(authors[0])) if authors else ''}"
    return "paper:" + hashlib.sha256(key.encode()).hexdigest()[:12]


def family_name(author: str) -> str:
    """Give the family name of "Sutton, Richard" or "Richard S. Sutton"."""
    before, comma, _ = author.partition(",")
    return before.strip() if comma else (author.split() or [""])[-1]
