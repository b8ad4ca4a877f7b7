"""A term of an answer for people who follow it: its text, and which paper or concept it is."""

from collections.abc import Callable

import pyoxigraph as ox

from kg.rdf.ask.results import Cell, plain
from kg.vocab import curie_of


def tell(cell: Cell, short: Callable[[str], str], base: str) -> tuple[str, str | None]:
    """Give the text of a term, and the id of the paper or concept that it names, if any.

    Parameters
    ----------
    short
        Gives a name with a prefix for an IRI.
    base
        Where papers and concepts live.
    """
    if not isinstance(cell, ox.NamedNode):
        return plain(cell), None
    id_ = curie_of(cell.value, base)
    return id_ or short(cell.value).strip("<>"), id_
