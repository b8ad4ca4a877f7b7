"""The role of a mention, as the words around it say, with the words as the reason.

1. The last cue before a mention governs it, as far as its reach, and no further than the clause:
   "without learning rewards, we use PPO" rejects rewards and uses PPO.
2. A light word takes its meaning from the cue before it: "trained with", "evaluated on",
   "without relying on", "existing methods based on".
3. Words that touch the mention come first: "critic-free", "PPO-based", "DAgger-like approaches",
   "PPO suffers from …".
4. So do constructions (:mod:`kg.extract.constructions`): "PPO and SAC are left out".
5. Where nothing governs, the kind of the mention and its place decide: before the paper speaks
   of itself ("we …") a method is background, after it the paper's own means.
"""

import re
from bisect import bisect_left

from kg.extract.constructions import Said, construed
from kg.extract.cues import Cue, Sentence
from kg.extract.governing import EXAMPLES, IMPROVED, governing
from kg.extract.means import is_means, is_system
from kg.model import Kind, Role

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

#: So far behind a mention words may stand that only speak of it.
_WEAK_REACH = 30

#: Cues after which even a setting or a task is a means.
_FIRM_USES = ("use", "integrate")
#: Cues after which not even a way of learning is a means: it is what is studied.
_NO_USE = ("analyse", "place", "evaluate")
#: Participles that may stand before a name without telling that the paper did so.
_PARTICIPLES = ("xtended", "nhanced", "ugmented", "eneralized", "eneralised", "dapted")
#: "existing approaches *for* offline RL"
_ON = tuple(f" {word}" for word in ("for", "in", "on", "across", "over", "towards", "to", "of"))
#: Words that say how common a problem is, not that others work on it.
_HABITUAL = ("often", "typically", "usually", "commonly", "widely", "traditionally")
#: What one builds on is no yardstick: "a simulator built on MuJoCo".
_MADE_OF = re.compile(
    r"(?:built|building|builds?|based|derived|sourced|sampled|constructed|collected) "
    r"(?:up)?(?:on|from|on top of)|extend\w*|augment\w*|(?:variant|extension|subset) of",
    re.IGNORECASE,
)
#: Titles that say what is put to the test: "Benchmarking the manners of PPO".
_TESTED = ("evaluat", "benchmark", "test", "assess", "case stud", "performance", "experiment")
#: "beats all baselines *under* PPO" trains both with it.
_UNDER = (" under", " across", " within", " using")
#: Words behind a comparison that say where it was made, or with what: "beats PPO *in* offline RL".
_PLACED = (
    *(f" {word}" for word in ("in", "on", "across", "under", "within")),
    "over the",
    *EXAMPLES,
)


def role_of(sentence: Sentence, start: int, end: int, kind: Kind) -> Said:
    """Say what ``text[start:end]``, which names a concept of that kind, is to the paper."""
    said = (
        construed(sentence, start, end, kind)
        or _touching(sentence, start, end, kind)
        or _governed(sentence, start, end, kind)
        or _by_default(sentence, start, end, kind)
    )
    return _studied(said, kind, sentence)


def _studied(said: Said, kind: Kind, sentence: Sentence) -> Said:
    """Correct what a survey or the title of a study seems to use: it studies it."""
    if kind == "method" and sentence.is_survey and said.role in ("uses", "mentions"):
        return Said("analyses", None, said.words)  # what others use is what a survey analyses
    if kind == "setting" and sentence.is_survey and said.role in ("uses", "addresses"):
        return Said("analyses", None, said.words)
    if kind == "setting" and said.role == "uses" and sentence.is_study and sentence.is_title:
        return Said("addresses", None, said.words)
    return said


def _touching(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    text = sentence.text
    found = _BEHIND[kind].match(text, end, sentence.span[1])
    if found is None:
        is_told = kind == "method" and not sentence.is_title
        weak = _weak_after(sentence, end) if is_told else None
        return Said("mentions", None, weak) if weak else None
    match found.lastgroup:
        case "uses" if not (sentence.is_own or sentence.is_title):
            return Said("mentions", None, found[0].strip(" -"))
        case "uses" if _is_governed_as(sentence, start, "compares_with"):
            return None  # "beats PPO-based boats"
        case "like" if _is_governed_as(sentence, start, "uses"):
            return None  # "when we use PPO-like approaches"
        case "avoids" | "uses" as role:
            return Said(role, None, found[0].strip(" -"), is_firm=True)
        case "like" | "baseline":
            return Said("compares_with", None, found[0].strip(" -"))
        case "environment" if governing(sentence, start) is None:
            return Said("evaluates_on", None, found[0].strip())
        case "headed" if sentence.is_own and is_means(text[start:end]):
            governor = governing(sentence, start)
            if governor is None or governor[0].role in ("proposes", "addresses", "evaluates_on"):
                return Said("uses", None, found[0].strip())
    return None


def _is_governed_as(sentence: Sentence, start: int, role: Role) -> bool:
    governor = governing(sentence, start)
    return governor is not None and governor[0].role == role


def _weak_after(sentence: Sentence, end: int) -> str | None:
    """Give the words by which what ends at ``end`` is only spoken of: "PPO … suffers from"."""
    n = bisect_left(sentence.cues, (end,))
    if n == len(sentence.cues):
        return None
    start, stop, cue = sentence.cues[n]
    is_near = cue.name == "weak" and start - end <= _WEAK_REACH
    is_weak = is_near and "," not in sentence.text[end:start]
    return sentence.text[start:stop] if is_weak else None


def _governed(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    found = governing(sentence, start)
    if found is None:
        return None
    cue, words = found
    if kind == "method" and cue.name == "propose" and _is_object(sentence.text, start, end, words):
        return Said("proposes", None, words, is_firm=True)
    if (
        kind == "setting"
        and cue.name == "propose"
        and sentence.is_own
        and is_system(sentence.text, start, end)
    ):
        return Said("uses", None, words, is_firm=True)
    role = _role_for(cue, words, kind, sentence)
    is_firm = cue.name in _FIRM_USES and not _is_attribute(sentence.text, start, cue, words)
    if kind == "setting" and role in ("uses", "addresses") and not (is_firm and role == "uses"):
        is_used = cue.name not in _NO_USE and is_means(sentence.text[start:end])
        role = "uses" if is_used else "addresses"
    detail = cue.detail or ("trains_with" if cue.name == "train" else None)
    if detail == "extends" and _is_adjective(sentence.text, start, words):
        detail = None
    is_said = sentence.is_own and cue.name != "place" and cue.role is not None
    return Said(role, detail if role == "uses" else None, words, is_said)


def _is_adjective(text: str, start: int, words: str) -> bool:
    """Whether a participle only belongs to the name: "extended PPO", "type-enhanced PPO"."""
    at = text.rfind(words, 0, start)
    return words.endswith(_PARTICIPLES) and (
        text.endswith((words + " ", words + "-"), 0, start) or text[at - 1 : at] == "-"
    )


def _is_attribute(text: str, start: int, cue: Cue, words: str) -> bool:
    """Whether a participle says of what sort the thing is: "for coupled restless bandits"."""
    is_before = text.endswith(words + " ", 0, start)
    return cue.name == "integrate" and is_before and words.endswith("ed")


def _is_object(text: str, start: int, end: int, words: str) -> bool:
    """Whether a proposing verb has a name for its whole object: "we propose Calm Sailing."."""
    is_named = text[start].isupper() and text.endswith(words + " ", 0, start)
    return is_named and text.startswith((".", ",", ":", " ("), end)


def _role_for(cue: Cue, words: str, kind: Kind, sentence: Sentence) -> Role:
    """Give what a cue means for a kind: "using D4RL" evaluates, "on robots" addresses."""
    role = cue.role or "mentions"
    if kind in ("setting", "domain") and words.casefold() in _HABITUAL:
        return "addresses"
    if role == "mentions":
        return _mentioned(words, kind, sentence)
    if role == "avoids":
        return role
    if kind == "benchmark":
        if sentence.is_own and _MADE_OF.fullmatch(words):
            return "uses"
        return "mentions" if role == "addresses" and not sentence.is_own else "evaluates_on"
    if kind == "method":
        if sentence.is_title and cue.name == "evaluate" and words.casefold().startswith(_TESTED):
            return "analyses"
        if cue.name == "compare" and words.casefold().endswith(_UNDER):
            return "uses"
        if sentence.is_title and words == "On" and sentence.text.startswith(words):
            return "analyses"  # "On information gain in …"
        if cue is IMPROVED or (cue.name == "place" and sentence.is_title):
            return "addresses"  # "… for large language models": what the work serves
        if role in ("proposes", "addresses", "evaluates_on", "uses"):
            return "uses" if sentence.is_own or sentence.is_title else "mentions"
        return role
    if kind == "setting" and role == "compares_with" and not words.casefold().endswith(_PLACED):
        return role
    return "uses" if role == "uses" and kind == "setting" and sentence.is_own else "addresses"


def _mentioned(words: str, kind: Kind, sentence: Sentence) -> Role:
    """Give the role after words of background: who works *on* what others did addresses it."""
    if kind in ("setting", "domain") and words.casefold().endswith(_ON):
        return "addresses"
    if kind == "benchmark" and sentence.is_own:
        return "evaluates_on"
    if sentence.is_own and words.casefold() in EXAMPLES:
        return "uses" if kind == "method" else "addresses"
    return "mentions"


def _by_default(sentence: Sentence, start: int, end: int, kind: Kind) -> Said:
    if kind == "benchmark":
        return Said("evaluates_on", None, "")
    if kind == "setting" and is_means(sentence.text[start:end]) and not sentence.is_study:
        return Said("uses", None, "")
    if kind in ("setting", "domain"):
        return Said("addresses", None, "")
    if sentence.is_own or sentence.is_title:
        return Said("analyses" if sentence.is_study else "uses", None, "")
    return Said("mentions", None, "")
