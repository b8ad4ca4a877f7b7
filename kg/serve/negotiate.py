"""Which of the formats on offer a client wants, by its Accept header.

References
----------
.. [1] RFC 9110, HTTP Semantics, section 12.5.1, https://www.rfc-editor.org/rfc/rfc9110
"""

from collections.abc import Iterable

#: Other names of media types, as clients write them.
ALIASES = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/plain": ("application/n-triples",),
    "application/x-turtle": ("text/turtle",),
}

#: Short names of formats, for addresses that a person writes: ``?format=csv``.
SHORT_NAMES = {
    "json": "application/json",
    "xml": "application/xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "html": "text/html",
}


def choose(accept: str | None, offered: Iterable[str]) -> str | None:
    """Give the media type that a client likes best, or ``None`` where none will do.

    Parameters
    ----------
    accept
        Its Accept header; ``None`` or empty: anything.
    offered
        What can be given, the best first, which wins among equals.

    Examples
    --------
    >>> choose("text/csv;q=0.5, application/*", ["text/csv", "application/xml"])
    'application/xml'
    """
    ranges = _ranges(accept or "*/*")
    best, best_quality = None, 0.0
    for media_type in offered:
        quality = _quality(media_type, ranges)
        if quality > best_quality:
            best, best_quality = media_type, quality
    return best


def _ranges(accept: str) -> dict[str, float]:
    """Give each range of a header with its quality from 0 to 1; what cannot be read is left out."""
    ranges = {}
    for part in accept.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = (each.removeprefix("q=") for each in parameters if each.startswith("q="))
        try:
            quality = float(next(weights, "1"))
        except ValueError:
            continue
        if "/" in media_range and 0 <= quality <= 1:
            ranges[media_range] = quality
    return ranges


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    """Give the quality of a type: that of the narrowest range that holds it."""
    names = [media_type, *(alias for alias, types in ALIASES.items() if media_type in types)]
    for name in names:
        if name in ranges:
            return ranges[name]
    return ranges.get(f"{media_type.partition('/')[0]}/*", ranges.get("*/*", 0.0))
