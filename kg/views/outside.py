"""Where the identifiers of a paper lead: addresses outside, which only a person's click opens."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kg.model import Paper
from kg.views.items import web_address

#: Scheme: (name for people, address with the identifier in it).
_RESOLVERS = {
    "doi": ("DOI", "https://doi.org/{}"),
    "arxiv": ("arXiv", "https://arxiv.org/abs/{}"),
    "openalex": ("OpenAlex", "https://openalex.org/{}"),
    "s2": ("Semantic Scholar", "https://www.semanticscholar.org/paper/{}"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}"),
}
_NAMES = {"key": "citation key", "input": "id in the input"}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of a paper; ``url`` is ``None`` where it leads nowhere."""

    name: str
    value: str
    url: str | None


def identifiers_of(paper: Paper) -> tuple[Identifier, ...]:
    """Give the identifiers of a paper besides our own, those that lead somewhere first."""
    told = [(scheme, value) for scheme, value in paper.identifiers if value != paper.id]
    found = [_identifier(scheme, value) for scheme, value in told]
    return tuple(sorted(found, key=lambda each: each.url is None))


def home_of(paper: Paper) -> str | None:
    """Give where the paper stands on the web, unless one of its identifiers leads there."""
    address = web_address(paper)
    return None if address in {each.url for each in identifiers_of(paper)} else address


def is_web_address(iri: str) -> bool:
    """Whether an IRI may become a link: nothing but http and https.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return urlsplit(iri).scheme in ("http", "https") and not re.search(r"\s", iri)


def _identifier(scheme: str, value: str) -> Identifier:
    if scheme in _RESOLVERS:
        name, pattern = _RESOLVERS[scheme]
        return Identifier(name, value, pattern.format(quote(value, safe="/:;()")))
    return Identifier(_NAMES.get(scheme, scheme), value, None)
