"""A work of OpenAlex (https://docs.openalex.org/api-entities/works) as a record of ours."""

from collections.abc import Iterator, Mapping

from kg.errors import PaperError

_LONGEST = 100_000  # words; a position beyond it is an error, not an abstract


def is_work(entry: Mapping[str, object]) -> bool:
    """Whether an object looks like a work, by the keys that only OpenAlex has."""
    return "abstract_inverted_index" in entry or (
        "authorships" in entry and ("display_name" in entry or "publication_year" in entry)
    )


def as_entry(work: Mapping[str, object]) -> dict[str, object]:
    """Give the work in the words of our JSON Lines.

    Raises
    ------
    PaperError
        The inverted index of the abstract is none.
    """
    place = _inner(work, "primary_location")
    return {
        "title": work.get("title") or work.get("display_name"),
        "abstract": abstract_of(work.get("abstract_inverted_index")),
        "authors": list(_names(work.get("authorships"), "author")),
        "date": work.get("publication_date") or work.get("publication_year"),
        "venue": _inner(place, "source").get("display_name") or place.get("raw_source_name"),
        "categories": list(_names(work.get("topics"))) or list(_names(work.get("concepts"))),
        "url": place.get("landing_page_url") or work.get("id"),
        "identifiers": {"openalex": work.get("id"), "doi": work.get("doi"), **_ids(work)},
    }


def abstract_of(index: object) -> str:
    """Give the text of an inverted index: each word stands at the positions that it lists.

    >>> abstract_of({"plan": [1, 3], "We": [0], "and": [2]})
    'We plan and plan'
    """
    if index is None:
        return ""
    if not isinstance(index, dict):
        raise PaperError("field 'abstract_inverted_index' is no object of words and positions")
    words: dict[int, str] = {}
    for word, positions in index.items():
        for position in positions if isinstance(positions, list) else [None]:
            if type(position) is not int or not 0 <= position < _LONGEST:
                raise PaperError(
                    f"field 'abstract_inverted_index' has no sound positions for {word[:40]!r}"
                )
            words[position] = word
    return " ".join(words[position] for position in sorted(words))


def _ids(work: Mapping[str, object]) -> dict[str, object]:
    known = _inner(work, "ids")
    return {scheme: known[scheme] for scheme in ("openalex", "doi", "pmid") if known.get(scheme)}


def _names(listed: object, key: str = "") -> Iterator[str]:
    for item in listed if isinstance(listed, list) else ():
        named = _inner(item, key) if key and isinstance(item, dict) else item
        name = named.get("display_name") if isinstance(named, dict) else None
        if isinstance(name, str):
            yield name


def _inner(entry: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = entry.get(key)
    return value if isinstance(value, dict) else {}
