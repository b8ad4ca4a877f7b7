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
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kg.extract.phrases import kind_of_noun
from kg.extract.words import word_list
from kg.model import Kind
from kg.text import singular

#: Words without their plural "s", as they are compared.
_Keys: TypeAlias = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_][\w'’-]*\w")
#: Endings of words that are no nouns, and of participles that begin a clause.
_NO_NOUN = re.compile(
    r"(?:ed|ly|ous|ful|ive|able|ible|wise|less|ish|ary|-\w+|"
    r"(?<!retriev)(?<!go)(?<!sign)(?<!propos)(?<!tri)(?<!journ)(?<!apprais)al|"
    r"(?<!log)(?<!mus)(?<!heurist)(?<!metr)(?<!traff)(?<!graph)(?<!top)(?<!crit)ic)\Z"
)
_NEXT = re.compile(r" ([a-z]+)\b")
_LONGEST = 4


class Term(NamedTuple):
    """One place of a sequence of words that comes back."""

    start: int
    end: int
    kind: Kind
    is_firm: bool  #: it is in the title, names a task, or has three words: mostly a true concept


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def recurring_terms(fields: Sequence[str]) -> list[list[Term]]:
    """Give the terms that come back in a paper, those of each field in order; the title first."""
    lowered = [field.lower() for field in fields]
    if not _repeats(lowered):
        return [[] for _ in fields]
    runs = [list(_runs(field)) for field in lowered]
    counts = Counter(keys for part in runs for run in part for keys, _ in _sequences(run))
    titled = {keys for run in runs[0] for keys, _ in _sequences(run)}
    return [
        [term for run in part for term in _terms(field, run, counts, titled)]
        for field, part in zip(lowered, runs, strict=True)
    ]


def _repeats(lowered: list[str]) -> bool:
    """Whether any two content words come together twice; most papers have none that do."""
    stop = word_list("no term")
    seen = set()
    for field in lowered:
        for pair in pairwise(field.split()):
            if pair[0] not in stop and pair[1] not in stop:
                key = pair[0], pair[1].rstrip(".,;:)?!s")
                if key in seen:
                    return True
                seen.add(key)
    return False


def _runs(lowered: str) -> Iterator[list[_Word]]:
    stop = word_list("no term")
    run: list[_Word] = []
    last = -1
    for found in _WORD.finditer(lowered):
        start, end = found.span()
        if lowered[last:start] != " " and run:
            yield run
            run = []
        last = end
        if found[0] not in stop:
            run.append(_Word(singular(found[0]), start, end))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _sequences(run: list[_Word]) -> Iterator[tuple[_Keys, list[_Word]]]:
    for size in range(_LONGEST, 1, -1):
        for at in range(len(run) - size + 1):
            words = run[at : at + size]
            yield tuple(word.key for word in words), words


def _terms(
    lowered: str, run: list[_Word], counts: Counter[_Keys], titled: set[_Keys]
) -> list[Term]:
    found: list[Term] = []
    for keys, words in _sequences(run):
        start, end = words[0].start, words[-1].end
        if counts[keys] < 2 or not _is_term(keys):
            continue
        if not any(start < term.end and term.start < end for term in found):
            kind = kind_of_noun(keys[-1]) or "method"
            is_firm = keys in titled or kind == "domain" or len(keys) > 2
            found.append(Term(start, _with_head(lowered, end), kind, is_firm))
    return sorted(found)


def _with_head(lowered: str, end: int) -> int:
    """Take a generic noun behind a term with it: "endogenous symbol *systems*"."""
    following = _NEXT.match(lowered, end)
    return following.end() if following and following[1] in word_list("generic") else end


def _is_term(keys: _Keys) -> bool:
    if _NO_NOUN.search(keys[-1]) or keys[-1] in word_list("empty"):
        return False
    first = keys[0]
    return not first.endswith("ing") or first.removesuffix("ing") not in word_list("no term")
