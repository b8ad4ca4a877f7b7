"""A concept of another vocabulary: what is needed to compare it with ours, or to take it in."""

import re
from dataclasses import dataclass

#: "hidden markov model (hmm)": a name with its short form.
_WITH_ACRONYM = re.compile(r"(.+\S)\s*\(([\w-]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Stranger:
    """A concept of others; equal IRIs, equal concepts."""

    iri: str
    pref_label: str
    alt_labels: tuple[str, ...] = ()  #: sorted
    broader: tuple[str, ...] = ()  #: sorted IRIs
    definition: str = ""


def split_acronym(label: str) -> tuple[str, str]:
    """Take the short form in parentheses off a label.

    >>> split_acronym("hidden markov model (hmm)")
    ('hidden markov model', 'hmm')
    >>> split_acronym("bombs (ordnance)")
    ('bombs (ordnance)', '')
    """
    matched = _WITH_ACRONYM.fullmatch(label)
    if matched is None or not _is_short_form(matched[2], matched[1]):
        return label, ""
    return matched[1], matched[2]


def _is_short_form(short: str, long: str) -> bool:
    """Whether the letters of ``short`` come in ``long`` in this order, the first at its start."""
    short, long = short.casefold().replace("-", ""), long.casefold()
    if short[0] != long[0] or (" " not in long and len(short) > 5):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short.removesuffix("s"))
