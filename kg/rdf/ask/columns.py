"""The columns of ``SELECT *``: in the order in which a person wrote the variables.

SPARQL leaves it open; Oxigraph sorts them, and rdflib gives another order each time.
"""

from collections.abc import Sequence

from kg.rdf.ask.guard import tokens


def written_order(query: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Give columns in the order in which a query first writes them, where it selects ``*``.

    >>> written_order("SELECT * { ?s ?p ?o }", ["o", "p", "s"])
    ('s', 'p', 'o')
    >>> written_order("SELECT ?o ?s { ?s ?p ?o }", ["o", "s"])
    ('o', 's')
    """
    words = [text for text in tokens(query) if not text.isspace()]
    selects = [number for number, text in enumerate(words) if text.upper() == "SELECT"]
    head = [text.upper() for text in words[selects[0] + 1 : selects[0] + 3]] if selects else []
    if "*" not in head[: 2 if head[:1] in (["DISTINCT"], ["REDUCED"]) else 1]:
        return tuple(columns)
    places: dict[str, int] = {}
    for number, text in enumerate(words):
        if text[:1] in "?$":
            places.setdefault(text[1:], number)
    return tuple(sorted(columns, key=lambda name: (places.get(name, len(words)), name)))
