"""Short forms that a text defines: "proximal policy optimization (PPO)", "PPO (proximal …)".

1. A short form stands in brackets after its long form, before a long form in brackets, or before
   a colon that its long form follows.
2. Its letters are aligned with the initials of the words before it, from the right; words such
   as "of" may be skipped, and one head noun may follow ("… learning *method* (MFRL)").
3. Only if that fails, letters may stand inside words (Schwartz & Hearst, 2003 [1]_): the
   other order reads "PPO" out of "policy optimization".
4. Last, a capitalised phrase counts that holds the letters in their order, or, behind a colon
   or in an apposition, one whose words begin with them ("SwS: *S*elf-aware *W*eakness-driven …").

References
----------
.. [1] A. S. Schwartz, M. A. Hearst. A simple algorithm for identifying abbreviation definitions
   in biomedical text. Pacific Symposium on Biocomputing 8, 2003.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from kg.extract.sentences import Span

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_COLON = re.compile(r"(?<![\w-])(?P<short>[A-Z][A-Za-z0-9]{1,9}): (?=\w)")
_LONGEST_SHORT = 10
_APPOSITION = re.compile(r", an? (?:novel |new )?(?=\w)")
_BEFORE_APPOSITION = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]{0,9}\Z")
#: The noun of a long form, of which the short form has no letter: "world-action *model*".
_HEAD = re.compile(r" (?:model|network|framework|agent|learning|optimization|policy)s?\b", re.I)
_SHORT = re.compile(r"(?=[^\s]*[A-Z])[A-Za-z0-9α-ωΑ-Ω][\w+*./²³-]{1,13}\Z")
_INNER_END = re.compile(r"[,;]|\bi\.e\b")
_CLAUSE_END = re.compile(r"[.,;:()]")
_LAST_WORD = re.compile(r"([^\s(]+)\s*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’]s)?")
_SKIPPED = frozenset(
    (
        *("a", "an", "the", "of", "for", "from", "with", "and", "in", "to", "via", "by", "on"),
        *("at", "as", "over", "under", "through"),
        *("based", "driven", "guided", "aware", "oriented"),  # "auction-based … learning (AFL)"
    )
)
_DIGITS = {"2": ("to", "two"), "3": ("three",), "4": ("for", "four")}


class Definition(NamedTuple):
    """A short form with its long form, and where both stand in one field."""

    short: str  #: without plural ending
    long: str
    short_span: Span
    long_span: Span


def definitions(text: str, spans: list[Span]) -> list[Definition]:
    """Give the short forms that ``text`` defines, in order; ``spans`` are its sentences."""
    found = []
    starts = [start for start, _ in spans]
    for brackets in _BRACKETS.finditer(text):
        at = brackets.start()
        begin, end = spans[bisect_right(starts, at) - 1] if spans else (0, 0)
        begin = begin if begin <= at < end else 0
        definition = _after_long_form(text, begin, brackets) or _before_long_form(text, brackets)
        if definition is not None:
            found.append(definition)
    found += filter(None, (_after_colon(text, colon) for colon in _colons(text)))
    for apposition in _APPOSITION.finditer(text):
        start, end = apposition.span()
        short = _BEFORE_APPOSITION.search(text, max(0, start - 20), start)
        if short is not None:
            found += filter(None, [_spelled(text, short.span(), end)])
    return found


def _colons(text: str) -> Iterator[re.Match[str]]:
    """Give the short forms before a colon; few texts have one, so that is looked for first."""
    behind, at = 0, text.find(": ")
    while at >= 0:
        colon = _COLON.search(text, max(behind, at - _LONGEST_SHORT), at + 3)
        if colon is not None:
            yield colon
        behind = at + 2
        at = text.find(": ", behind)


def _after_colon(text: str, colon: re.Match[str]) -> Definition | None:
    """Read "JOWA: jointly-optimized world-action model": the initials, from the first word on."""
    short = colon["short"]
    near = _WORD.finditer(text, colon.end(), colon.end() + 120)
    words = list(islice(near, 2 * len(short) + 2))
    can_begin = words and _begins(words[0][0].casefold(), short[0].casefold())
    for count in range(2, len(words) + 1 if can_begin else 0):
        span = _initials(words[:count], short)
        if span is not None and span[0] == colon.end():
            head = _HEAD.match(text, span[1])
            span = (span[0], head.end() if head else span[1])
            return Definition(short, text[slice(*span)], colon.span("short"), span)
    return _spelled(text, colon.span("short"), colon.end())


def _spelled(text: str, short_span: Span, start: int) -> Definition | None:
    """Read the words from a place on whose beginnings spell a short form: "VerIPO, a Verifier…"."""
    short = text[slice(*short_span)]
    stop = _CLAUSE_END.search(text, start)
    near = _WORD.finditer(text, start, min(start + 120, stop.start() if stop else len(text)))
    words = list(islice(near, 2 * len(short) + 2))
    last = _spelling(words, short.casefold()) if len(short) > 2 else None
    if not last or words[0].start() != start or words[last][0].casefold() in _SKIPPED:
        return None
    head = _HEAD.match(text, words[last].end())
    span = (start, head.end() if head else words[last].end())
    return Definition(short, text[slice(*span)], short_span, span)


def _spelling(words: list[re.Match[str]], letters: str) -> int | None:
    """Give the last of the words whose beginnings are ``letters``, the first one's among them.

    A word may give several letters; at most one that gives none stands between two that do.
    """
    folded = [word[0].casefold() for word in words]
    waiting = [(0, 0)]  #: a word, and how many letters those before it give; the best last
    tried = set()
    while waiting:
        at, given = waiting.pop()
        if (at, given) in tried or at >= len(folded):
            continue
        tried.add((at, given))
        word, onward = folded[at], []
        for end in range(given + 1, min(given + len(word), len(letters)) + 1):
            if not word.startswith(letters[given:end]):
                break
            if end == len(letters):
                return at
            onward += [(near, end) for near in _near(folded, at)]
        waiting += reversed(onward)
    return None


def _near(words: list[str], at: int) -> Iterator[int]:
    """Give the words that may give the next letters: one that says something may be left out."""
    left_out = 0
    for near in range(at + 1, len(words)):
        yield near
        left_out += words[near] not in _SKIPPED
        if left_out > 1:
            return


def _after_long_form(text: str, begin: int, brackets: re.Match[str]) -> Definition | None:
    inner = _INNER_END.split(brackets[1], maxsplit=1)[0]
    short = inner.strip(" \"'“”‘’`")
    if not _SHORT.match(short):
        return None
    at = brackets.start(1) + brackets[1].index(short)
    bare = short[:-1] if short.endswith("s") and short[:-1][-1:].isupper() else short
    long_span = _long_form(text, begin, brackets.start(), bare)
    if long_span is None:
        return None
    return Definition(bare, text[slice(*long_span)], (at, at + len(bare)), long_span)


def _before_long_form(text: str, brackets: re.Match[str]) -> Definition | None:
    near = max(0, brackets.start() - 20)
    before = _LAST_WORD.search(text[near : brackets.start()])
    if before is None or " " not in brackets[1] or not _SHORT.match(before[1]):
        return None
    at = near + before.start(1)
    short = before[1].removesuffix("s") if before[1][:-1].isupper() else before[1]
    span = _initials(list(_WORD.finditer(text, *brackets.span(1))), short)
    if span is None or span[0] != brackets.start(1):
        return None
    return Definition(short, text[slice(*span)], (at, at + len(short)), span)


def _long_form(text: str, begin: int, end: int, short: str) -> Span | None:
    words = list(_WORD.finditer(text, begin, end))
    return (
        _initials(words, short)
        or _letters(text, words, short)
        or _capitalised(text, words, short)
        or _beginnings(words, short)
    )


def _beginnings(words: list[re.Match[str]], short: str) -> Span | None:
    """Take the last words whose beginnings spell a short form: "IB-aware … optimization (IBO)"."""
    if len(short) < 3:
        return None
    for first in range(len(words) - 2, max(-1, len(words) - 2 * len(short)), -1):
        near = words[first:]
        if _spelling(near, short.casefold()) == len(near) - 1:
            return near[0].start(), near[-1].end()
    return None


def _initials(found: list[re.Match[str]], short: str) -> Span | None:
    """Align the letters of ``short`` with initials of the last of some words."""
    letters = _letters_of(short)
    words = [(*m.span(), m[0].casefold()) for m in found[-(2 * len(letters) + 4) :]]
    for last in (len(words) - 1, len(words) - 2):
        first = _align(words, last, letters, len(letters) - 1)
        if last >= 0 and first is not None and len(letters) > 1:
            # "fully connected neural network (FCN)": the last letter fits both last words.
            if last + 1 < len(words) and _begins(words[last + 1][2], letters[-1]):
                last += 1
            return words[first][0], words[last][1]
    return None


def _letters_of(short: str) -> list[str]:
    """Give the letters in lower case; a digit repeats the one before: "P3O" is "pppo"."""
    letters: list[str] = []
    for character in short.casefold():
        if character in "234" and letters and short[-1] != character:
            letters += letters[-1:] * (int(character) - 1)
        elif character.isalnum():
            letters.append(character)
    return letters


def _align(words: list[tuple[int, int, str]], at: int, letters: list[str], n: int) -> int | None:
    """Give the word where the first letter falls, or ``None``; the last letter is at ``at``."""
    if at < 0 or not _begins(words[at][2], letters[n]):
        return None
    if n == 0:
        return at
    before = at - 1
    while before >= 0:
        first = _align(words, before, letters, n - 1)
        if first is not None:
            return first
        if words[before][2] not in _SKIPPED:
            # One word may give two letters: "reinforcement learning (ReL)" is left to step 3.
            return None
        before -= 1
    return None


def _begins(word: str, letter: str) -> bool:
    return word.startswith(letter) or word in _DIGITS.get(letter, ())


def _letters(text: str, words: list[re.Match[str]], short: str) -> Span | None:
    """Match letters from the right inside words; the first must begin a word [1]_."""
    letters = [c.casefold() for c in short if c.isalnum()]
    # "SnapshotRL": among small letters a capital one begins a word
    is_mixed = any(c.islower() for c in short)
    begins = [is_mixed and c.isupper() for c in short if c.isalnum()]
    least = min(len(letters) + 5, 2 * len(letters))
    if not words or len(letters) < 2:
        return None
    begin = words[-least].start() if len(words) >= least else words[0].start()
    at = words[-1].end()
    hits: set[int] = set()
    for n in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= begin and not (
            text[at].casefold() == letters[n]
            and ((n > 0 and not begins[n]) or _is_word_start(text, at))
        ):
            at -= 1
        if at < begin:
            return None
        hits.add(at)
    long = text[at : words[-1].end()]
    starts = [word.start() for word in words if word.start() >= at]
    if len(long) <= len(short) or short in long.split() or set("().,;") & set(long):
        return None
    if not hits.issuperset(starts):  # "challenging 3D driving simulator (CARLA)"
        return None
    return at, words[-1].end()


def _capitalised(text: str, words: list[re.Match[str]], short: str) -> Span | None:
    """Take a capitalised phrase whose letters hold those of ``short`` in their order.

    "Modular Sharing and Composition in Collective Learning (MOSAIC)" follows no other rule.
    """
    start = None
    for word in reversed(words):
        if word[0][0].isupper():
            if word[0][0].casefold() == short[0].casefold():
                start = word.start()
        elif word[0] not in _SKIPPED:
            break
    if start is None or not short.isupper():
        return None
    span = (start, words[-1].end())
    rest = iter(text[slice(*span)].casefold())
    holds = all(letter in rest for letter in short.casefold() if letter.isalnum())
    return span if holds and " " in text[slice(*span)] else None


def _is_word_start(text: str, at: int) -> bool:
    """Whether a word starts at ``at``, or a letter of an acronym: "submodular RL (SubRL)"."""
    return at == 0 or not text[at - 1].isalnum() or text[at - 1 : at + 1].isupper()


def by_short_form(found: Iterable[Definition]) -> dict[str, Definition]:
    """Give the first definition of each short form."""
    first: dict[str, Definition] = {}
    for definition in found:
        first.setdefault(definition.short, definition)
    return first
