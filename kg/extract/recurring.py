"""Terms that no list holds, told by their coming back: "surprise memory … surprise memory".

1. A field is cut into runs of content words; function words, verbs, judging adjectives and
   punctuation end a run.
2. Sequences of two to four words that come twice in the paper are terms, the longest first:
   papers name again and again what they are about, and in the title [1]_.
3. The last word is a noun. It says whether the term is a task, a setting or else a method.

References
----------
.. [1] J. S. Justeson, S. M. Katz. Technical terminology: some linguistic properties and an
   algorithm for identification in text. Natural Language Engineering 1(1), 1995.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kg.extract.naming import BY, is_no_name
from kg.extract.phrases import NO_NOUN, kind_of_noun
from kg.extract.words import word_list
from kg.model import Kind
from kg.text import lower_text, singular

#: Two words that stand together, the second without its plural "s".
_Pair: TypeAlias = tuple[str, str]

_NEXT = re.compile(r" ([a-z]+)\b")
_TRAILING = ".,;:)]}\"'”’`*$!?"
#: What the end of a word is compared without.
_ENDINGS = _TRAILING + "s"
_PLACES = (" for ", " on ", " of ", " in ", " from ", " at ")
_MEANS = tuple(f" {word} " for word in (*BY, "based on"))
_LONGEST = 4


class Term(NamedTuple):
    """One place of a sequence of words that comes back."""

    start: int
    end: int
    kind: Kind
    is_firm: bool  #: it is in the title, names a task, or has three words: mostly a true concept


def recurring_terms(fields: Sequence[str], heads: Mapping[str, Kind]) -> list[list[Term]]:
    """Give the terms that come back in a paper, those of each field in order; the title first."""
    lowered = [lower_text(field) for field in fields]
    pieces = [field.split(" ") for field in lowered]
    again = _pairs_again(pieces)
    if not again:
        return [[] for _ in fields]
    title, whole = lowered[0], "\n".join(lowered)
    return [
        list(_terms(field, words, again, heads, title, whole))
        for field, words in zip(lowered, pieces, strict=True)
    ]


def _pairs_again(fields: list[list[str]]) -> set[_Pair]:
    """Give the pairs of content words that stand together twice."""
    stop = word_list("no term")
    seen: set[_Pair] = set()
    again = set()
    for pieces in fields:
        left = ""
        for right in pieces:
            if right in stop:
                left = ""
                continue
            if left:
                pair = left, right.rstrip(_ENDINGS)
                if pair in seen:
                    again.add(pair)
                seen.add(pair)
            left = right
    return {pair for pair in again if _is_content(pair[0]) and _is_content(pair[1])}


def _is_content(word: str) -> bool:
    return (
        len(word) > 1
        and word[0].isalpha()
        and word[-1].isalnum()
        and word not in word_list("no term")
    )


def _terms(
    lowered: str,
    pieces: list[str],
    again: set[_Pair],
    heads: Mapping[str, Kind],
    title: str,
    whole: str,
) -> Iterator[Term]:
    """Give the chains of pairs that come back, each as far as it does so as a whole."""
    firsts = {left for left, _ in again}
    taken = 0  #: where the term before ends: no other one begins before it
    counted = start = 0  #: a word, and where it stands in the text
    for at in [n for n, piece in enumerate(pieces) if piece in firsts]:
        if at < taken:
            continue
        size = _chain(pieces, at, again)
        while size > 1 and not (text := _recurring(pieces[at : at + size], whole)):
            size -= 1
        if size < 2:
            continue
        taken = at + size
        start += sum(map(len, pieces[counted:at])) + at - counted
        counted = at
        words = " ".join(pieces[at:taken]).rstrip(_TRAILING)
        last = words[words.rfind(" ") + 1 :]
        told = kind_of_noun(last)
        kind = told or _kind_in(text, title, heads.get(singular(last)))
        is_firm = text in title or told == "domain" or size > 2
        yield Term(start, _with_head(lowered, start + len(words)), kind, is_firm)


def _chain(pieces: list[str], at: int, again: set[_Pair]) -> int:
    """Give how many words from ``at`` on are linked by pairs that come back."""
    size = 1
    while size < _LONGEST and at + size < len(pieces):
        if (pieces[at + size - 1], pieces[at + size].rstrip(_ENDINGS)) not in again:
            break
        size += 1
    return size


def _recurring(pieces: list[str], whole: str) -> str:
    """Give the words as they come back, the plural "s" cut, or "" if they are no term."""
    if not _is_noun(pieces[-1].rstrip(_TRAILING)) or _is_verb(pieces[0]):
        return ""
    text = " ".join(pieces).rstrip(_ENDINGS)
    if any(map(_is_third_person, text.split(" "))) or is_no_name(text):
        return ""
    return text if whole.find(text, whole.find(text) + len(text)) >= 0 else ""


@lru_cache(maxsize=4096)
def _is_noun(word: str) -> bool:
    """Whether a word may be the last of a term: its ending speaks for it, and it says something."""
    return (
        NO_NOUN.search(word) is None
        and "-" not in word
        and singular(word) not in word_list("empty")
    )


def _kind_in(text: str, title: str, of_head: Kind | None) -> Kind:
    """Give the kind of a term whose noun tells none for sure.

    What a title does *by* is a method, what it works *on* a task; in between, names that end in
    the same word tell.
    """
    at = title.find(text)
    if at > 0 and title.endswith(_MEANS, 0, at):
        return "method"
    if of_head is not None:
        return of_head
    return "domain" if at > 0 and title.endswith(_PLACES, 0, at) else "method"


def _is_verb(word: str) -> bool:
    """Whether a word is the participle of a listed verb: "including", "provided"."""
    no_term = word_list("no term")
    stems = [word.removesuffix(ending) for ending in ("ing", "ed", "d") if word.endswith(ending)]
    return any(stem in no_term or stem + "e" in no_term for stem in stems)


def _is_third_person(word: str) -> bool:
    """Whether a word is a listed verb with an "s": "employs"."""
    return word.endswith("s") and word[:-1] in word_list("no term")


def _with_head(lowered: str, end: int) -> int:
    """Take a generic noun behind a term with it: "endogenous symbol *systems*"."""
    following = _NEXT.match(lowered, end)
    return following.end() if following and following[1] in word_list("generic") else end
