"""Which cue governs a mention: the last one before it, coloured by the one before that.

1. A cue governs as far as its reach, and no further than the clause.
2. A light word takes its meaning from the cue before it: "trained with", "evaluated on",
   "without relying on", "existing methods based on".
"""

import re
from bisect import bisect_left

from kg.extract.cues import Cue, FoundCue, Sentence

#: So far before a proposing verb its subject may stand.
_SUBJECT_REACH = 60

#: A light cue takes its meaning from one of these, when it stands at most so far before it.
_COLOURS = {"avoid": 32, "mention": 70, "evaluate": 90, "train": 70, "integrate": 80, "compare": 90}
#: Light words that say where, which nobody does without.
_WHERE = ("in", "for", "across", "over", "under", "within", "toward", "towards")
_LIGHT = frozenset(("light", "place", "use", "address"))
#: Words after which it stands where, or in what, rivals are compared: "a baseline *for* PPO".
_PLACE_OF_MATCH = ("in", "for", "across", "within", "on")
#: "we prove that *each of* PPO and …" says no more than "we prove that PPO and …".
_PART_OF = re.compile(r"\b(?:each|all|both|any|either|most|some|several|none) of\Z", re.IGNORECASE)
#: Who "improves the reasoning ability of LLMs" works on them and does not study them.
_IMPROVED = re.compile(
    r"\b(?:improv|enhanc|boost|advanc|strengthen|increas|elevat|unlock|incentivi|elicit|expand|"
    r"extend|limit|degrad|hinder|restrict)\w*(?: \S+){0,5} \Z",
    re.IGNORECASE,
)
#: What begins another clause, or a purpose, after the thing that is rejected.
_ENDED = re.compile(r", (?:\w+ed )?\Z|(?<!the)(?<!need) \w+ to (?:\w+ )?\Z")
#: Words for having a thing: who does without these does without what they are "of".
_NEEDED = re.compile(
    r"\b(?:needs?|uses?|help|aid|presence|costs?|usage|expense|reliance|dependence|absence|lieu|"
    r"place|free|instead|assumptions?|knowledge|access|burden)\b"
)
#: Words between a comparison and what is compared with, and how far they may stand apart.
_BEST = ("state of the art", "state-of-the-art", "sota")
_BEST_REACH = 30
#: Words that begin examples: "such as", "in fields like".
_SUCH = ("fields", "domains", "areas", "applications", "industries", "sectors")
EXAMPLES = ("such as", "e g", "e.g", *(f"{noun} like" for noun in _SUCH))
IMPROVED = Cue("improve", "addresses", None, 120)


def governing(sentence: Sentence, at: int) -> tuple[Cue, str] | None:
    """Give the cue that governs what begins at ``at``, coloured by the one before, and words."""
    text, cues = sentence.text, sentence.cues
    for n in range(bisect_left(cues, (at,)) - 1, -1, -1):
        start, end, cue = cues[n]
        if end > at:
            continue
        if cue.role is None or at - end > cue.reach or _is_cut(text, end, at):
            return None
        is_light = cue.role == "uses" or cue.name in _LIGHT
        if is_light:
            colour = _colour(text, cues, n)
        else:
            colour = _compared(text, cues, n) if sentence.is_own else None
        if colour is not None:
            return colour[2], text[colour[0] : end]
        if cue.name == "place" and _PART_OF.search(text, max(0, start - 12), end):
            continue
        if cue.name == "apposed":  # another name of what stands before it
            continue
        if cue.name == "analyse" and _is_improved(text, start, end):
            return IMPROVED, text[start:end]
        if cue.name != "propose" or _has_own_subject(text, cues, n):
            return cue, text[start:end]
    return None


def _is_improved(text: str, start: int, end: int) -> bool:
    """Whether a verb before "performance of" says that it is changed, not studied."""
    return text.endswith(" of", start, end) and bool(
        _IMPROVED.search(text, max(0, start - 60), start)
    )


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the clause ends between two places."""
    between = text[start:end]
    return ";" in between or ": " in between


def _colour(text: str, cues: list[FoundCue], n: int) -> FoundCue | None:
    """Give the cue before the light one at ``n`` that says what it means: "evaluated … on"."""
    at, _, light = cues[n]
    for earlier in reversed(cues[:n]):
        _, end, cue = earlier
        if cue.name in ("own", "apposed"):  # "we compare *our* boats with …"
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


def _compared(text: str, cues: list[FoundCue], n: int) -> FoundCue | None:
    """Give the comparison whose examples the cue at ``n`` begins: "beats all (e.g. X)"."""
    at, stop, cue = cues[n]
    words = text[at:stop].casefold()
    if words in _BEST:
        return _before_best(text, cues, n)
    if cue.name != "apposed" and words not in EXAMPLES:
        return None
    for earlier in reversed(cues[:n]):
        if earlier[2].name == "compare":
            is_near = at - earlier[1] <= _COLOURS["compare"] and not _is_cut(text, earlier[1], at)
            return earlier if is_near else None
        if earlier[2].name != "mention":
            return None
    return None


def _before_best(text: str, cues: list[FoundCue], n: int) -> FoundCue | None:
    """Give the comparison or rejection that goes on: "outperforms *state-of-the-art* X"."""
    at = cues[n][0]
    for earlier in reversed(cues[:n]):
        _, end, cue = earlier
        if cue.name in ("compare", "avoid"):
            return earlier if at - end <= _BEST_REACH and not _is_cut(text, end, at) else None
        if cue.name not in ("mention", "place"):
            return None
    return None


def _is_beside(text: str, earlier: FoundCue, light: FoundCue) -> bool:
    """Whether a rejection ends before the light cue.

    "replacing X *with* Y", "no X *in* Y", "without X, *using* Y", "no X to better *use* Y",
    "avoids flaws *of* Y", but not "without the help *of* X".
    """
    if earlier[2].name == "compare":
        return text[light[0] : light[1]].casefold() in _PLACE_OF_MATCH
    if earlier[2].name != "avoid":
        return False
    between = text[earlier[1] : light[0]]
    if _ENDED.search(between):
        return True
    if text[light[0] : light[1]] == "of" and not _NEEDED.search(text, earlier[0], light[0]):
        return True  # what has the flaw that is avoided
    if light[2].name == "light":
        return text.startswith(("replac", "Replac"), earlier[0])
    is_where = text[light[0] : light[1]].casefold() in _WHERE
    return is_where and "need" not in between  # "dispenses with the need for"


def _may_colour(earlier: str, light: str) -> bool:
    """Trained *with*, evaluated *on*, combined *with*; anything after "without" or "existing"."""
    if light not in _LIGHT:
        return earlier == "avoid"
    if earlier in ("avoid", "mention", "compare"):
        return True
    return light in ("light", "use") if earlier in ("train", "integrate") else light == "place"


def _has_own_subject(text: str, cues: list[FoundCue], n: int) -> bool:
    at = cues[n][0]
    # "we … and propose": the second verb of a sentence may stand far from its subject
    reach = 3 * _SUBJECT_REACH if text.endswith("and ", 0, at) else _SUBJECT_REACH
    return any(cue.is_own and at - end <= reach for _, end, cue in cues[:n])
