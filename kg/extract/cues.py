"""The cues of a field, phrases that say what stands behind them: "we propose", "instead of".

The phrases of ``cues.txt`` are found in a field, all in one pass; its sentences then hold theirs,
and whether the paper speaks of itself there. :mod:`kg.extract.roles` reads them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.sentences import Span
from kg.model import DETAILS, ROLES, Detail, Role


@dataclass(frozen=True, slots=True)
class Cue:
    """A section of ``cues.txt``: what its phrases say, and how far to the right they govern."""

    name: str
    role: Role | None  #: ``None`` for words that only bound or begin a clause
    detail: Detail | None
    reach: int
    is_own: bool = False  #: the paper speaks of itself: "we", "this paper", "we study"


#: A cue at a place in a field: (start, end, cue). There are many, so it is a plain tuple.
FoundCue: TypeAlias = tuple[int, int, Cue]

_WORD = re.compile(r"\w+")
#: Words of titles that announce a study.
_ANALYSIS = frozenset(
    (
        *("analyzing", "analysing", "analysis", "survey", "review", "study", "studies", "bound"),
        *("bounds", "investigating", "exploring", "revisiting", "rethinking", "comparison"),
        *("comparing", "convergence", "complexity", "benefits", "limits", "limitations"),
        *("evaluating", "demystifying", "understand", "impact", "effect", "effects", "lens"),
        *("explains", "explaining", "provable", "provably", "do", "does", "is", "are"),
    )
)
#: Others do so at the beginning only, or with these words behind or before them: "music
#: understanding" is a task, "when to think" no question.
_QUESTION = re.compile(
    r"(?:\A|: |\? )(?:how|why|what|when|understanding)\b|"
    r"\b(?:understanding|theory|role|perspective) (?:of|on|for|the|how|why)\b|"
    r"\b(?:towards?|an?) (?:\w+ )?understanding\b"
)
#: A title that begins with a coined name announces what it names …
_COINED = re.compile(r"(?:\S+ )?(?=\S*[A-Z0-9]\S*[A-Z]|\S*[a-z]\S*[A-Z]|[A-Z]\S*\d)[^\s:]+: ")
#: … unless these words follow: "LLM-Coordination: evaluating and analyzing …".
_STUDIES = re.compile(
    r"(?:(?:an?|the) )?(?:[\w-]+ )?(?:and )?(?:evaluating|analy[sz]ing|understanding|investigating|"
    r"exploring|benchmarking|survey|study|analysis|evaluation|review|demystifying|"
    r"how|what|why|do|does|is|are|can)\b"
)

#: A paper that reviews the work of others says so in these words.
_SURVEY = re.compile(
    r"\b(?:this (?:survey|review|overview|tutorial|position paper)|we (?:survey|review)|"
    r"(?:a|an|our) (?:\w+ ){0,3}(?:survey|review|overview)|literature review|systematic review) "
)
#: Every match holds one of these.
_SURVEY_NOUNS = ("survey", "view", "tutorial", "position paper")


def _forms(verb: str) -> Iterator[str]:
    """Give the forms of a regular verb, its last word's object or particle behind it."""
    word, space, rest = verb.partition(" ")
    if word == "fine" or word == "pre":  # "fine tune"
        yield from (f"{word} {form}" for form in _forms(rest))
        return
    stem = word[:-1] if word.endswith("e") else word
    y = word.endswith("y") and word[-2] not in "aeiou"
    third = word[:-1] + "ies" if y else word + ("es" if word[-2:] in ("ss", "sh", "ch") else "s")
    past = word[:-1] + "ied" if y else stem + "ed"
    doubled = word + word[-1]
    extra = ("built",) if word == "build" else ()
    for form in (word, third, past, stem + "ing", doubled + "ed", doubled + "ing", *extra):
        yield form + space + rest


#: What a section of ``cues.txt`` may name; "-" is none of it.
_ROLES: dict[str, Role] = {role: role for role in ROLES}
_DETAILS: dict[str, Detail] = {detail: detail for detail in DETAILS}


@cache
def _phrases() -> dict[str, Cue]:
    """Give the cue of each phrase, of verbs in all their forms."""
    by_phrase: dict[str, Cue] = {}
    cue = Cue("", None, None, 0)
    text = (files("kg.extract") / "cues.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("= "):
            _, name, role, detail, reach = line.split()
            cue = Cue(name, _ROLES.get(role), _DETAILS.get(detail), int(reach))
        elif line and not line.startswith("#"):
            for phrase in line.split("; "):
                for form in _forms(phrase[1:]) if phrase.startswith("~") else (phrase,):
                    is_own = cue.name == "own" or form.startswith("we ")
                    by_phrase.setdefault(form, replace(cue, is_own=is_own))
    return by_phrase


@cache
def _automaton() -> tuple[AhoCorasick, tuple[Cue, ...]]:
    """Give the automaton of all phrases, and the cue of each."""
    phrases = _phrases()
    automaton = AhoCorasick([f" {p} " for p in phrases], matchkind=MatchKind.Standard)
    return automaton, tuple(phrases.values())


@cache
def cue_words() -> frozenset[str]:
    """Give every word that occurs in a cue."""
    return frozenset(word for phrase in _phrases() for word in phrase.split())


def find_cues(folded: str) -> list[FoundCue]:
    """Give the cues of a folded text in order; of overlapping ones the longest."""
    automaton, cues = _automaton()
    hits = automaton.find_matches_as_indexes(f" {folded} ", overlapping=True)
    # Hits come in the order of their ends: the last of those with one start is the longest.
    longest = {hit[1]: hit for hit in hits}
    found: list[FoundCue] = []
    last = 0
    for start in sorted(longest):
        if start >= last:
            index, _, end = longest[start]
            last = end - 2
            found.append((start, last, cues[index]))
    return found


def _is_joined(text: str, start: int, end: int, cue: Cue) -> bool:
    """Whether a small word only belongs to a compound: "end-*to*-end", "*on*-policy"."""
    return cue.name in ("place", "light") and (
        text.startswith("-", end) or text.startswith("-", start - 1)
    )


class Sentence(NamedTuple):
    """A sentence with its cues, ready to be asked about any stretch inside it."""

    text: str  #: of the whole field
    span: Span
    cues: list[FoundCue]
    is_own: bool  #: the paper speaks of itself here or has done so before
    is_title: bool = False
    is_study: bool = False  #: the paper announces a study, not a method
    is_survey: bool = False  #: the paper reviews what others did


def is_study(title: str) -> bool:
    """Whether a title announces a study of something: "Understanding …", "Lower bounds for …"."""
    folded = title.casefold()
    coined = _COINED.match(title)
    if coined:
        return _STUDIES.match(folded, coined.end()) is not None
    return not _ANALYSIS.isdisjoint(_WORD.findall(folded)) or bool(_QUESTION.search(folded))


def _is_survey(folded: str) -> bool:
    # the pattern is slow, and few texts hold one of its nouns
    return any(map(folded.__contains__, _SURVEY_NOUNS)) and _SURVEY.search(folded) is not None


def coined_name(title: str) -> str:
    """Give the coined name that a title begins with, up to its colon, or nothing."""
    coined = _COINED.match(title)
    return coined[0][:-2] if coined else ""


def cued_sentences(
    text: str,
    folded: str,
    spans: list[Span],
    *,
    is_title: bool = False,
    is_study: bool = False,
    subject: str = "",
) -> list[Sentence]:
    """Give the sentences of a field with the cues in them.

    Parameters
    ----------
    folded
        The folded text.
    subject
        What the paper introduces, if its title says so: a sentence that begins with it is own.
    """
    is_survey = _is_survey(folded)
    cues = [found for found in find_cues(folded) if not _is_joined(text, *found)]
    starts = [start for start, _, _ in cues]
    # A text in which the paper never speaks of itself is about its own work throughout.
    own_from = next((start for start, _, cue in cues if cue.is_own), -1)
    if subject and own_from > 0:
        named = (start for start, _ in spans if text.startswith(subject, start))
        own_from = min(own_from, next(named, own_from))
    return [
        Sentence(
            text,
            (start, end),
            cues[bisect_left(starts, start) : bisect_right(starts, end)],
            own_from <= end,
            is_title,
            is_study,
            is_survey,
        )
        for start, end in spans
    ]
