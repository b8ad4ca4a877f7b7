r"""What the words around a mention say of it: its role, with the words as the reason.

1. The phrases of ``cues.txt`` are found in a field, all in one pass.
2. The last cue before a mention governs it, as far as its reach, and no further than the clause:
   "without learning rewards, we use PPO" rejects rewards and uses PPO.
3. A light word takes its meaning from the cue before it: "trained with", "evaluated on",
   "without relying on", "existing methods based on".
4. Words that touch the mention come first: "critic-free", "PPO-based", "DAgger-like approaches",
   "PPO suffers from …".
5. Where nothing governs, the kind of the mention and its place decide: before the paper speaks
   of itself ("we …") a method is background, after it the paper's own means.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.sentences import Span
from kg.model import Detail, Kind, Role
from kg.ontology.variants import fold_text


@dataclass(frozen=True, slots=True)
class Cue:
    """A section of ``cues.txt``: what its phrases say, and how far to the right they govern."""

    name: str
    role: Role | None  #: ``None`` for words that only bound or begin a clause
    detail: Detail | None
    reach: int


@dataclass(frozen=True, slots=True)
class Said:
    """The role that the words give, and the words."""

    role: Role
    detail: Detail | None
    words: str


class FoundCue(NamedTuple):
    """A cue at a place in a field; there are many, so it is a plain tuple."""

    start: int
    end: int
    cue: Cue
    is_own: bool  #: the paper speaks of itself: "we", "this paper", "we study"


_FREE = re.compile(r"[-\s]free\b", re.IGNORECASE)
_LIKE = re.compile(r"[-\s](?:like|style) (?:\w+ )?(?:approach|method|algorithm|baseline)", re.I)
_BASELINE = re.compile(r"\s(?:\w+\s)?baselines?\b", re.IGNORECASE)
_BASED = re.compile(
    r"-(?:based|guided|driven|powered|style|trained|enhanced|assisted|aware)\b", re.IGNORECASE
)
_ENVIRONMENT = re.compile(
    r"\s(?:\S+\s)?(?:benchmarks?|data ?sets?|environments?|tasks?|suites?|simulators?|games)\b",
    re.IGNORECASE,
)
_ANALYSIS_TITLE = re.compile(
    r"\b(?:analy[sz]ing|analysis|understanding|survey|review|study|studies|theory|bounds?|"
    r"investigating|exploring|revisiting|rethinking|comparison|comparing|provabl\w+|"
    r"convergence|complexity|benefits|limits|limitations|evaluating|demystifying|how|why|what|when|"
    r"do|does|is|are|perspective|understand|impact|effects?|role|lens|explaining)\b",
    re.IGNORECASE,
)

_MEANS = re.compile(r"(?:learning|training|self-play|curriculum|RL|IL)\Z", re.IGNORECASE)
#: "A reinforcement learning framework" uses what it is named by.
_HEADED = re.compile(
    r"\s(?:\(\w+\)\s)?(?:\w+\s)?(?:frameworks?|algorithms?|approach|methods?|techniques?|pipeline|"
    r"strategy|scheme|stage|phase|fine-?tuning|loop)\b",
    re.IGNORECASE,
)

#: So far before a proposing verb its subject may stand.
_SUBJECT_REACH = 60

#: So far behind a mention words may stand that only speak of it.
_WEAK_REACH = 30

#: A light cue takes its meaning from one of these, when it stands at most so far before it.
_COLOURS = {"avoid": 32, "mention": 70, "evaluate": 90, "train": 70, "integrate": 80, "compare": 25}


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


@cache
def _phrases() -> tuple[AhoCorasick, tuple[Cue, ...]]:
    """Give the automaton of all phrases, and the cue of each."""
    by_phrase: dict[str, Cue] = {}
    cue = Cue("", None, None, 0)
    text = (files("kg.extract") / "cues.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("= "):
            _, name, role, detail, reach = line.split()
            cue = Cue(name, _known(role), _known(detail), int(reach))  # type: ignore[arg-type]
        elif line and not line.startswith("#"):
            for phrase in line.split("; "):
                for form in _forms(phrase[1:]) if phrase.startswith("~") else (phrase,):
                    by_phrase.setdefault(form, cue)
    automaton = AhoCorasick([f" {p} " for p in by_phrase], matchkind=MatchKind.Standard)
    return automaton, tuple(by_phrase.values())


def _known(word: str) -> str | None:
    return None if word == "-" else word


@cache
def cue_words() -> frozenset[str]:
    """Give every word that occurs in a cue."""
    text = (files("kg.extract") / "cues.txt").read_text(encoding="utf-8")
    lists = (line for line in text.splitlines() if line and line[0] not in "#=")
    phrases = (phrase for line in lists for phrase in line.split("; "))
    forms = (form for p in phrases for form in (_forms(p[1:]) if p[0] == "~" else (p,)))
    return frozenset(word for form in forms for word in form.split())


def find_cues(folded: str) -> list[FoundCue]:
    """Give the cues of a folded text in order; of overlapping ones the longest."""
    automaton, cues = _phrases()
    hits = automaton.find_matches_as_indexes(f" {folded} ", overlapping=True)
    spans = sorted([(start, start - end, index) for index, start, end in hits])
    found: list[FoundCue] = []
    last = 0
    for start, minus_length, index in spans:
        if start >= last:
            last = start - minus_length - 2
            cue = cues[index]
            is_own = cue.name == "own" or folded.startswith("we ", start)
            found.append(FoundCue(start, last, cue, is_own))
    return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its cues, ready to be asked about any stretch inside it."""

    text: str  #: of the whole field
    span: Span
    cues: tuple[FoundCue, ...]
    is_own: bool  #: the paper speaks of itself here or has done so before
    is_title: bool = False
    is_study: bool = False  #: the paper announces a study, not a method


def is_study(title: str) -> bool:
    """Whether a title announces a study of something: "Understanding …", "Lower bounds for …"."""
    return _ANALYSIS_TITLE.search(title) is not None


def cued_sentences(
    text: str, spans: list[Span], *, is_title: bool = False, is_study: bool = False
) -> list[Sentence]:
    """Give the sentences of a field with the cues in them."""
    cues = find_cues(fold_text(text))
    starts = [cue.start for cue in cues]
    result = []
    # A text in which the paper never speaks of itself is about its own work throughout.
    is_own = not any(cue.is_own for cue in cues)
    for start, end in spans:
        inside = tuple(cues[bisect_right(starts, start - 1) : bisect_right(starts, end)])
        is_own = is_own or any(found.is_own for found in inside)
        result.append(Sentence(text, (start, end), inside, is_own, is_title, is_study))
    return result


def role_of(sentence: Sentence, start: int, end: int, kind: Kind) -> Said:
    """Say what ``text[start:end]``, which names a concept of that kind, is to the paper."""
    return (
        _touching(sentence, start, end, kind)
        or _governed(sentence, start, end, kind)
        or _by_default(sentence, kind)
    )


def _touching(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    text, stop = sentence.text, sentence.span[1]
    if found := _FREE.match(text, end, stop):
        return Said("avoids", None, found[0].strip(" -"))
    if kind == "benchmark" and (found := _ENVIRONMENT.match(text, end, stop)):
        governor = governing(sentence, start)
        return None if governor else Said("evaluates_on", None, found[0].strip())
    is_means = kind == "setting" and _is_means(text[start:end])
    if is_means and sentence.is_own and (found := _HEADED.match(text, end, stop)):
        governor = governing(sentence, start)
        if governor is None or governor[0].role in ("proposes", "addresses", "evaluates_on"):
            return Said("uses", None, found[0].strip())
    if kind == "method":
        if found := _LIKE.match(text, end, stop) or _BASELINE.match(text, end, stop):
            return Said("compares_with", None, found[0].strip(" -"))
        if found := _BASED.match(text, end, stop):
            return Said("uses", None, found[0].strip(" -"))
        if not sentence.is_title and (weak := _weak_after(sentence, end)):
            return Said("mentions", None, weak)
    return None


def _weak_after(sentence: Sentence, end: int) -> str | None:
    """Give the words by which what ends at ``end`` is only spoken of: "PPO … suffers from"."""
    for start, stop, cue, _ in sentence.cues:
        if start >= end:
            near = start - end <= _WEAK_REACH and "," not in sentence.text[end:start]
            return sentence.text[start:stop] if cue.name == "weak" and near else None
    return None


def governing(sentence: Sentence, start: int) -> tuple[Cue, str] | None:
    """Give the cue that governs what begins at ``start``, coloured by the one before, and words."""
    before = [found for found in sentence.cues if found[1] <= start]
    while before:
        found = before.pop()
        if found.cue.role is None:
            return None
        if start - found.end > found.cue.reach or _is_cut(sentence.text, found.end, start):
            return None
        colour = _colour(sentence.text, found, before)
        if colour is not None:
            return colour.cue, sentence.text[colour.start : found.end]
        if found.cue.name == "propose" and not _has_own_subject(found, before):
            continue
        return found.cue, sentence.text[found.start : found.end]
    return None


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the clause ends between two places."""
    return text.find(";", start, end) >= 0 or text.find(": ", start, end) >= 0


def _colour(text: str, found: FoundCue, before: list[FoundCue]) -> FoundCue | None:
    """Give the cue before a light one that says what it means: "evaluated … on"."""
    if found.cue.name not in ("light", "place", "use", "address"):
        return None
    for earlier in reversed(before):
        if earlier.cue.role is None or _is_cut(text, earlier.end, found.start):
            return None
        reach = _COLOURS.get(earlier.cue.name)
        if reach is not None and found.start - earlier.end <= reach:
            return earlier if _may_colour(earlier.cue.name, found.cue.name) else None
        if earlier.cue.name not in ("light", "place"):
            return None
    return None


def _may_colour(earlier: str, light: str) -> bool:
    """Trained *with*, evaluated *on*, combined *with*; anything after "without" or "existing"."""
    if earlier in ("avoid", "mention", "compare"):
        return True
    return light in ("light", "use") if earlier in ("train", "integrate") else light == "place"


def _has_own_subject(found: FoundCue, before: list[FoundCue]) -> bool:
    return any(b.is_own and found.start - b.end <= _SUBJECT_REACH for b in before)


def _is_means(name: str) -> bool:
    """Whether a setting is a way of learning that one can use, not a problem that one is in."""
    return _MEANS.search(name) is not None and not name.casefold().startswith("offline")


def _governed(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    found = governing(sentence, start)
    if found is None:
        return None
    cue, words = found
    role = _role_for(cue, kind, sentence)
    if kind == "setting" and role == "uses" and not _is_means(sentence.text[start:end]):
        role = "addresses"
    detail = cue.detail or ("trains_with" if cue.name == "train" else None)
    return Said(role, detail if role == "uses" else None, words)


def _role_for(cue: Cue, kind: Kind, sentence: Sentence) -> Role:
    """Give what a cue means for a kind: "using D4RL" evaluates, "on robots" addresses."""
    role = cue.role or "mentions"
    if role in ("avoids", "mentions"):
        return role
    if kind == "benchmark":
        return "mentions" if role == "addresses" and not sentence.is_own else "evaluates_on"
    if kind == "method":
        if role in ("proposes", "addresses", "evaluates_on"):
            return _by_default(sentence, kind).role
        return "mentions" if role == "uses" and not sentence.is_own else role
    if role == "uses" and kind == "setting" and sentence.is_own:
        return "uses"
    return "analyses" if role == "analyses" else "addresses"


def _by_default(sentence: Sentence, kind: Kind) -> Said:
    if kind == "benchmark":
        return Said("evaluates_on", None, "")
    if kind in ("setting", "domain"):
        return Said("addresses", None, "")
    if sentence.is_own or sentence.is_title:
        return Said("analyses" if sentence.is_study else "uses", None, "")
    return Said("mentions", None, "")
