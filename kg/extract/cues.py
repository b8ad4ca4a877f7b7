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
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.sentences import Span
from kg.model import DETAILS, ROLES, Detail, Kind, Role


@dataclass(frozen=True, slots=True)
class Cue:
    """A section of ``cues.txt``: what its phrases say, and how far to the right they govern."""

    name: str
    role: Role | None  #: ``None`` for words that only bound or begin a clause
    detail: Detail | None
    reach: int
    is_own: bool = False  #: the paper speaks of itself: "we", "this paper", "we study"


class Said(NamedTuple):
    """The role that the words give, and the words."""

    role: Role
    detail: Detail | None
    words: str
    is_firm: bool = False  #: the paper's own words say so, not the place of the mention


#: A cue at a place in a field: (start, end, cue). There are many, so it is a plain tuple.
FoundCue: TypeAlias = tuple[int, int, Cue]

_FREE = r"(?P<avoids>[-\s]free\b)"
_LIKE = r"(?P<like>[-\s](?:like|style) (?:\w+ )?(?:approach|method|algorithm|baseline))"
_BASELINE = r"(?P<baseline>\s(?:\w+\s)?baselines?\b)"
_BASED = r"(?P<uses>-(?:based|guided|driven|powered|style|trained|enhanced|assisted|aware)\b)"
_ENVIRONMENT = (
    r"(?P<environment>\s(?:\S+\s)?"
    r"(?:benchmarks?|data ?sets?|environments?|tasks?|suites?|simulators?|games)\b)"
)
#: "A reinforcement learning framework" uses what it is named by.
_HEADED = (
    r"(?P<headed>\s(?:\(\w+\)\s)?(?:\w+\s)?(?:frameworks?|algorithms?|approach|methods?|"
    r"techniques?|pipeline|strategy|scheme|stage|phase|fine-?tuning|loop)\b)"
)
#: What may touch the end of a mention of each kind; the group that matched says what it is.
_BEHIND: dict[Kind, re.Pattern[str]] = {
    "method": re.compile("|".join((_FREE, _LIKE, _BASELINE, _BASED)), re.IGNORECASE),
    "setting": re.compile("|".join((_FREE, _BASELINE, _HEADED)), re.IGNORECASE),
    "domain": re.compile(_FREE, re.IGNORECASE),
    "benchmark": re.compile("|".join((_FREE, _ENVIRONMENT)), re.IGNORECASE),
}

_WORD = re.compile(r"\w+")
#: Words of titles that announce a study.
_ANALYSIS = frozenset(
    (
        *("analyzing", "analysing", "analysis", "understanding", "survey", "review", "study"),
        *("studies", "theory", "bound", "bounds", "investigating", "exploring", "revisiting"),
        *("rethinking", "comparison", "comparing", "convergence", "complexity", "benefits"),
        *("limits", "limitations", "evaluating", "demystifying", "how", "why", "what", "when"),
        *("do", "does", "is", "are", "perspective", "understand", "impact", "effect", "effects"),
        *("role", "lens", "explaining", "provable", "provably"),
    )
)

#: A setting that is a way of learning: one uses it …
_A_MEANS = re.compile(
    r"(?:learning|training|tuning|self-play|curriculum|demonstrations?|supervision|verifiable "
    r"rewards?|rl|il|drl|hrl|rlvr|icl|rft|mbrl|ssl)\Z",
    re.IGNORECASE,
)
#: … unless it says what is hard about the problem.
_A_PROBLEM = re.compile(
    r"(?:offline|online|batch|multi|cooperative|decentrali[sz]ed|safe|constrained|continual|lifelong|"
    r"incremental|zero|few|one|goal|federated|distributed|vision|visual|image|real|robust|"
    r"partially|risk|average|tabular|episodic|long|preference|meta|open|cross|pac|personali[sz]ed|"
    r"unsupervised|semi|weakly|class|sequential|human|inverse|marl|irl|non|noisy|imbalanced)",
    re.IGNORECASE,
)

#: A paper that reviews the work of others says so in these words.
_SURVEY = re.compile(
    r"\b(?:this (?:survey|review|overview|tutorial|position paper)|we (?:survey|review)|"
    r"(?:a|an|our) (?:\w+ ){0,3}(?:survey|review|overview)|literature review|systematic review) "
)
#: Every match holds one of these.
_SURVEY_NOUNS = ("survey", "view", "tutorial", "position paper")

#: So far before a proposing verb its subject may stand.
_SUBJECT_REACH = 60

#: So far behind a mention words may stand that only speak of it.
_WEAK_REACH = 30

#: A light cue takes its meaning from one of these, when it stands at most so far before it.
_COLOURS = {"avoid": 32, "mention": 70, "evaluate": 90, "train": 70, "integrate": 80, "compare": 90}
#: Cues after which even a setting or a task is a means.
_FIRM_USES = ("use", "integrate")
#: Cues after which not even a way of learning is a means: it is what is studied.
_NO_USE = ("analyse", "place", "evaluate")
#: "existing approaches *for* offline RL"
_ON = tuple(f" {word}" for word in ("for", "in", "on", "across", "over", "towards", "to", "of"))
#: Words that begin examples: in a sentence of the paper's own, of what it uses.
_EXAMPLES = ("such as", "e g", "e.g")
#: Light words that say where, which nobody does without.
_WHERE = ("in", "for", "across", "over", "under", "within", "toward", "towards")
_LIGHT = frozenset(("light", "place", "use", "address"))


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
def _phrases() -> tuple[AhoCorasick, tuple[Cue, ...]]:
    """Give the automaton of all phrases, and the cue of each."""
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
    automaton = AhoCorasick([f" {p} " for p in by_phrase], matchkind=MatchKind.Standard)
    return automaton, tuple(by_phrase.values())


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
    return not _ANALYSIS.isdisjoint(_WORD.findall(title.casefold()))


def _is_survey(folded: str) -> bool:
    # the pattern is slow, and few texts hold one of its nouns
    return any(map(folded.__contains__, _SURVEY_NOUNS)) and _SURVEY.search(folded) is not None


def cued_sentences(
    text: str, folded: str, spans: list[Span], *, is_title: bool = False, is_study: bool = False
) -> list[Sentence]:
    """Give the sentences of a field with the cues in them; ``folded`` is its folded text."""
    is_survey = _is_survey(folded)
    cues = find_cues(folded)
    starts = [start for start, _, _ in cues]
    # A text in which the paper never speaks of itself is about its own work throughout.
    own_from = next((start for start, _, cue in cues if cue.is_own), -1)
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


def role_of(sentence: Sentence, start: int, end: int, kind: Kind) -> Said:
    """Say what ``text[start:end]``, which names a concept of that kind, is to the paper."""
    said = (
        _touching(sentence, start, end, kind)
        or _governed(sentence, start, end, kind)
        or _by_default(sentence, start, end, kind)
    )
    if not sentence.is_survey or kind != "method" or said.role not in ("uses", "mentions"):
        return said
    if said.is_firm and said.role == "uses":
        return said
    return Said("analyses", None, said.words)  # what others use is what a survey analyses


def _touching(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    text = sentence.text
    found = _BEHIND[kind].match(text, end, sentence.span[1])
    if found is None:
        is_told = kind == "method" and not sentence.is_title
        weak = _weak_after(sentence, end) if is_told else None
        return Said("mentions", None, weak) if weak else None
    match found.lastgroup:
        case "avoids" | "uses" as role:
            return Said(role, None, found[0].strip(" -"), is_firm=True)
        case "like" | "baseline":
            return Said("compares_with", None, found[0].strip(" -"))
        case "environment" if governing(sentence, start) is None:
            return Said("evaluates_on", None, found[0].strip())
        case "headed" if sentence.is_own and _is_means(text[start:end]):
            governor = governing(sentence, start)
            if governor is None or governor[0].role in ("proposes", "addresses", "evaluates_on"):
                return Said("uses", None, found[0].strip())
    return None


def _weak_after(sentence: Sentence, end: int) -> str | None:
    """Give the words by which what ends at ``end`` is only spoken of: "PPO … suffers from"."""
    n = bisect_left(sentence.cues, (end,))
    if n == len(sentence.cues):
        return None
    start, stop, cue = sentence.cues[n]
    is_near = cue.name == "weak" and start - end <= _WEAK_REACH
    is_weak = is_near and "," not in sentence.text[end:start]
    return sentence.text[start:stop] if is_weak else None


def governing(sentence: Sentence, at: int) -> tuple[Cue, str] | None:
    """Give the cue that governs what begins at ``at``, coloured by the one before, and words."""
    text, cues = sentence.text, sentence.cues
    for n in range(bisect_left(cues, (at,)) - 1, -1, -1):
        start, end, cue = cues[n]
        if end > at:
            continue
        if cue.role is None or at - end > cue.reach or _is_cut(text, end, at):
            return None
        colour = _colour(text, cues, n) if cue.role == "uses" or cue.name in _LIGHT else None
        if colour is not None:
            return colour[2], text[colour[0] : end]
        if cue.name != "propose" or _has_own_subject(cues, n):
            return cue, text[start:end]
    return None


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the clause ends between two places."""
    between = text[start:end]
    return ";" in between or ": " in between


def _colour(text: str, cues: list[FoundCue], n: int) -> FoundCue | None:
    """Give the cue before the light one at ``n`` that says what it means: "evaluated … on"."""
    at, _, light = cues[n]
    for earlier in reversed(cues[:n]):
        _, end, cue = earlier
        if cue.name == "own":  # "we compare *our* boats with …"
            continue
        if cue.role is None or _is_cut(text, end, at):
            return None
        reach = _COLOURS.get(cue.name)
        if reach is not None and at - end <= reach:
            may = _may_colour(cue.name, light.name) and not _is_beside(text, earlier, cues[n])
            return earlier if may else None
        if cue.name not in ("light", "place"):
            return None
    return None


def _is_beside(text: str, earlier: FoundCue, light: FoundCue) -> bool:
    """Whether a rejection ends before the light cue: "replacing X *with* Y", "no X *in* Y"."""
    if earlier[2].name != "avoid":
        return False
    if light[2].name == "light":
        return text.startswith(("replac", "Replac"), earlier[0])
    is_where = text[light[0] : light[1]].casefold() in _WHERE
    return is_where and "need" not in text[earlier[1] : light[0]]  # "dispenses with the need for"


def _may_colour(earlier: str, light: str) -> bool:
    """Trained *with*, evaluated *on*, combined *with*; anything after "without" or "existing"."""
    if light not in _LIGHT:
        return earlier == "avoid"
    if earlier in ("avoid", "mention", "compare"):
        return True
    return light in ("light", "use") if earlier in ("train", "integrate") else light == "place"


def _has_own_subject(cues: list[FoundCue], n: int) -> bool:
    at = cues[n][0]
    return any(cue.is_own and at - end <= _SUBJECT_REACH for _, end, cue in cues[:n])


def _is_means(name: str) -> bool:
    """Whether a setting is a way of learning that one can use, not a problem that one is in."""
    return _A_MEANS.search(name) is not None and _A_PROBLEM.match(name) is None


def _governed(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    found = governing(sentence, start)
    if found is None:
        return None
    cue, words = found
    role = _role_for(cue, words, kind, sentence)
    is_firm = cue.name in _FIRM_USES
    if kind == "setting" and role in ("uses", "addresses") and not (is_firm and role == "uses"):
        is_used = cue.name not in _NO_USE and _is_means(sentence.text[start:end])
        role = "uses" if is_used else "addresses"
    detail = cue.detail or ("trains_with" if cue.name == "train" else None)
    is_said = sentence.is_own and cue.name != "place" and cue.role is not None
    return Said(role, detail if role == "uses" else None, words, is_said)


def _role_for(cue: Cue, words: str, kind: Kind, sentence: Sentence) -> Role:
    """Give what a cue means for a kind: "using D4RL" evaluates, "on robots" addresses."""
    role = cue.role or "mentions"
    if role == "mentions":
        return _mentioned(words, kind, sentence)
    if role == "avoids":
        return role
    if kind == "benchmark":
        return "mentions" if role == "addresses" and not sentence.is_own else "evaluates_on"
    if kind == "method":
        if role in ("proposes", "addresses", "evaluates_on", "uses"):
            return "uses" if sentence.is_own or sentence.is_title else "mentions"
        return role
    if kind == "setting" and role == "compares_with":
        return role
    return "uses" if role == "uses" and kind == "setting" and sentence.is_own else "addresses"


def _mentioned(words: str, kind: Kind, sentence: Sentence) -> Role:
    """Give the role after words of background: who works *on* what others did addresses it."""
    if kind in ("setting", "domain") and words.casefold().endswith(_ON):
        return "addresses"
    if kind == "method" and sentence.is_own and words.casefold() in _EXAMPLES:
        return "uses"
    return "mentions"


def _by_default(sentence: Sentence, start: int, end: int, kind: Kind) -> Said:
    if kind == "benchmark":
        return Said("evaluates_on", None, "")
    if kind == "setting" and _is_means(sentence.text[start:end]):
        return Said("uses", None, "")
    if kind in ("setting", "domain"):
        return Said("addresses", None, "")
    if sentence.is_own or sentence.is_title:
        return Said("analyses" if sentence.is_study else "uses", None, "")
    return Said("mentions", None, "")
