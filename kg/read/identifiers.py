"""Identifiers as sources write them, and the one form in which a paper keeps each."""

import re
from collections.abc import Iterable

_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:\w+\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*|abs/)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
#: Within other text: "arXiv preprint arXiv:1707.06347", "CoRR abs/1707.06347".
_ARXIV_INSIDE = re.compile(r"(?:arxiv:\s*|\babs/)(\d{4}\.\d{4,5})", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_OPENALEX = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?)?(W\d+)", re.IGNORECASE)
_PMID = re.compile(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:\s*)?(\d{1,9})/?", re.IGNORECASE)

#: What people call the schemes that we know.
_SCHEMES = {
    "arxiv_id": "arxiv",
    "arxivid": "arxiv",
    "pubmed": "pmid",
    "paperid": "s2",
    "corpusid": "s2",
    "semanticscholar": "s2",
}


def normalise(scheme: str, value: str) -> tuple[str, str] | None:
    """Give scheme and bare value, or ``None`` for what is no identifier of that scheme.

    >>> normalise("DOI", "https://doi.org/10.1000/ABC"), normalise("doi", "n/a")
    (('doi', '10.1000/abc'), None)
    >>> normalise("arxiv", "arXiv:1707.06347v2")
    ('arxiv', '1707.06347')
    """
    scheme, value = scheme.strip().lower(), value.strip()
    scheme = _SCHEMES.get(scheme, scheme)
    if scheme == "doi":
        found = _DOI.fullmatch(value)
        return ("doi", found[1].lower()) if found else None
    if scheme == "arxiv":
        found = _ARXIV.fullmatch(value)
        return ("arxiv", found[1]) if found else None
    if scheme == "openalex":
        found = _OPENALEX.fullmatch(value)
        return ("openalex", found[1].upper()) if found else None
    if scheme == "pmid":
        found = _PMID.fullmatch(value)
        return ("pmid", found[1]) if found else None
    return (scheme, value) if scheme and value else None


def recognise(text: str) -> Iterable[tuple[str, str]]:
    """Give the DOI, arXiv or OpenAlex identifier that a text *is*: a CURIE, a URL, a bare DOI.

    Bare numbers are not taken for arXiv ids: "2019.12345" may be anything.

    >>> [*recognise("arXiv:1707.06347v2"), *recognise("10.1000/X"), *recognise("2019.12345")]
    [('arxiv', '1707.06347'), ('doi', '10.1000/x')]
    """
    lower = text.lower()
    if "arxiv.org/" in lower or lower.startswith("arxiv:"):
        found = normalise("arxiv", text)
    elif "openalex.org/" in lower:
        found = normalise("openalex", text)
    elif "10." in text:
        found = normalise("doi", text)
    else:
        found = None
    return (found,) if found else ()


def arxiv_inside(text: str) -> Iterable[tuple[str, str]]:
    """Give the arXiv id that a journal or note field mentions, as Google Scholar and DBLP do.

    >>> list(arxiv_inside("arXiv preprint arXiv:1707.06347"))
    [('arxiv', '1707.06347')]
    """
    found = _ARXIV_INSIDE.search(text)
    return (("arxiv", found[1]),) if found else ()


def identify(pairs: Iterable[tuple[str, str]], url: str) -> tuple[tuple[str, str], ...]:
    """Give all that names a paper, sorted: its pairs in normal form, and what they imply.

    An input id or a URL that is a DOI or an arXiv address counts as that too, and so does the
    arXiv id inside of arXiv's own DOIs.
    """
    known = {found for scheme, value in pairs if (found := normalise(scheme, value))}
    if url:
        known.update(recognise(url))
    for scheme, value in tuple(known):
        if scheme == "input":
            known.update(recognise(value))
    for scheme, value in tuple(known):
        if scheme == "doi" and (inside := _ARXIV_DOI.fullmatch(value)):
            known.update(filter(None, [normalise("arxiv", inside[1])]))
    return tuple(sorted(known))
