"""Papers, concepts, links … by their IRIs: which one an address is of, and what to ask of it."""

from functools import cache
from importlib.resources import files
from urllib.parse import quote, unquote

from kg.model import KINDS
from kg.vocab import concept_iri, paper_iri, scheme_iri

#: The query that describes a thing, by the first part of its path.
_QUERIES = {
    "paper": "paper",
    "concept": "concept",
    "link": "link",
    "result": "link",
    "evidence": "thing",
    "build": "thing",
    "software": "thing",
    "void": "dataset",
}


def iri_of(kind: str, name: str, base: str) -> str | None:
    """Give the IRI of a thing by its address, however that is percent-encoded.

    Parameters
    ----------
    kind, name
        The first part of the path, and all that is behind it.
    base
        Where things live.

    Returns
    -------
    The IRI, which can stand in a query as it is, or ``None``: no thing has such an address.

    Examples
    --------
    >>> iri_of("paper", "doi:10.1000/(a)", "https://x.org/")
    'https://x.org/paper/doi:10.1000/%28a%29'
    """
    name = unquote(name)
    if kind == "paper":
        return paper_iri(name, base)
    if kind != "concept":
        return f"{base}{kind}/{quote(name, safe='')}" if kind in _QUERIES else None
    concept_kind, _, slug = name.partition("/")
    if concept_kind not in KINDS:
        return None
    if not slug:
        return scheme_iri(concept_kind, base)
    return concept_iri(f"{concept_kind}:{slug}", base)


def describing(kind: str, iri: str, endpoint: str) -> str:
    """Give the query for what is known of a thing, with what belongs to it.

    That of a dataset says that it can be asked at ``endpoint``.
    """
    query = _query(_QUERIES[kind]).replace("$endpoint", f"<{endpoint}>")
    return query.replace("$thing", f"<{iri}>")


def paper_of(iri: str) -> str:
    """Give the query for the paper that a link, a result or evidence is of."""
    return _query("paper-of").replace("$thing", f"<{iri}>")


@cache
def _query(name: str) -> str:
    return files("kg.serve").joinpath("queries", f"{name}.rq").read_text("utf-8")
