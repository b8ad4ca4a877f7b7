"""Compound names that no list holds: modifiers before a name that one does.

"Visual Model-Based RL" is a kind of model-based RL, "Socially Aware Navigation" a kind of
navigation: the head gives kind and parent, the modifiers make it narrower.

1. The name must be the head of its phrase: in "World-Action Model Pretraining" the model is not.
2. A modifier is a word of content: no praise ("near-optimal"), no verb ("To Boost RL"), nothing
   that the vocabulary knows by itself ("Multi-Agent", a link of its own).
3. In titles any two modifiers count, since there the words say what the paper is about. In
   running text only one that says by what means does ("force-based reinforcement learning"), or
   that is capitalised as what it stands before is: the writer marks a name ("in Pure Coordination
   Games"). Of the others two of three were found to be chance neighbours.
"""

import re
from typing import NamedTuple

from kg.extract.cues import cue_words
from kg.extract.naming import ADJECTIVE
from kg.extract.words import word_list
from kg.model import Kind
from kg.ontology.lexicon import Lexicon

_MODIFIER = re.compile(r"(?<![\w-])([A-Za-z][\w-]*)[ -]\Z")
_BEFORE = re.compile(r"(?<![\w-])([A-Za-z-]+) \Z")
_PARTICIPLE = re.compile(r"(?:ing|ed|ly|s)\Z")
#: What praises or measures: "sample-efficient", "time-optimal", "long-form", "high-quality".
_MEASURES = re.compile(
    r"(?:-(?:efficient|optimal|effective|quality|form|scale|performing|performance|agnostic|"
    r"ready|purpose)|able|ible)\Z"
)
_COMPARATIVE = re.compile(
    r"(?:fast|bett|strong|larg|small|simpl|high|low|deep|cheap|great|safe|smart)er\Z"
)
#: What may follow the head of a phrase; any other word goes on with it.
_ENDS = re.compile(
    r"(?:'s)?(?: \([^()]{1,12}\))?"
    r"(?:\Z|\s*[^\w\s(-]| ?[—–]| (?:a|an|the|of|for|from|with|and|or|in|to|via|by|"
    r"on|at|as|over|under|through|is|are|was|were|that|which|into|than|without|using|we|can|has|"
    r"have|where|when|while|towards?|beyond|across|against|between|among|within|it|not|but|"
    r"\w+ing)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r" ([\w-]+)")
#: What says by what means: "force-based", "trajectory-wise", "demonstration-regularized".
_BY_MEANS = (
    *("-based", "-guided", "-driven", "-conditioned", "-regularized", "-regularised", "-wise"),
    *("-constrained", "-augmented", "-enhanced", "-aware", "-assisted", "-informed", "-inspired"),
    *("-weighted", "-grounded", "-reward", "-fidelity", "-centric", "-induced", "-oriented"),
)
_BASED = re.compile(r"-(?:based|guided|driven|assisted|informed|inspired|enhanced|augmented)\b")
_JOINED = re.compile(r"(?<![\w-])(?:in|of|for|with|without|from|on|by|to) ")
#: One capitalised word behind a small one: not the end of a longer name or the start of a sentence.
_PROPER = re.compile(r"(?<![\w-])[a-z][\w-]*,? ([A-Z][\w-]*)[ -]\Z")
_SMALL = re.compile(r" [a-z]")
_LONGEST = 40  #: characters to look back for one modifier


class Compound(NamedTuple):
    """Where a compound begins that ends in a name, and of what kind it is."""

    start: int
    kind: Kind


def compound(
    text: str, place: tuple[int, int, int], kind: Kind, lexicon: Lexicon, *, in_title: bool
) -> Compound | None:
    """Give the compound that ends in a name of that kind, or ``None``.

    ``place`` says how far to the left it may reach, and where the name starts and ends. At most
    two modifiers are taken, and an adverb before them ("Socially Aware Navigation"). A way of
    learning "based on" something is a method: "force-based reinforcement learning".
    """
    left, start, end = place
    if not in_title:
        near = max(left, start - _LONGEST)
        if not _says_means(text, near, start - 1) and not _is_proper(text, near, start, end):
            return None
    at = start
    for _ in range(2 if in_title else 1):
        near = max(left, at - _LONGEST)
        found = _MODIFIER.search(text[near:at])
        if found is None or not _is_modifier(found[1], lexicon):
            break
        at = near + found.start(1)
    if at == start or _JOINED.search(text, start, end) or not _is_head(text, end):
        return None
    base = _BASED.search(text, at, start)
    if base is None:
        begin = _with_adverb(text, at)
        return None if begin is None else Compound(begin, kind)
    if kind in ("domain", "benchmark"):
        return None  # by what means, "LLM-based", makes no task another one
    before = _BEFORE.search(text, max(0, at - _LONGEST), at)
    if before and lexicon.entries(text[before.start(1) : base.start()]):
        at = before.start(1)  # "point cloud-based"
    return Compound(at, "method")


def _says_means(text: str, near: int, end: int) -> bool:
    return text.rfind("-", near, end) >= 0 and text.endswith(_BY_MEANS, near, end)


def _is_proper(text: str, near: int, start: int, end: int) -> bool:
    """Whether one capitalised word stands before a capitalised name, within a sentence."""
    if not text[start].isupper() or _SMALL.search(text, start, end) is not None:
        return False
    found = _PROPER.search(text, near, start)
    return found is not None and ADJECTIVE.search(found[1]) is None


def _is_head(text: str, end: int) -> bool:
    """Whether the phrase ends here, or with a word that only says that it is a method."""
    following = _NEXT.match(text, end)
    if following and following[1].casefold() in word_list("generic"):
        end = following.end()
    return _ENDS.match(text, end) is not None


def _with_adverb(text: str, at: int) -> int | None:
    """Take the adverb before the first modifier with it; a verb there makes it no compound."""
    found = _BEFORE.search(text, max(0, at - _LONGEST), at)
    if found is None:
        return at
    word = found[1].casefold()
    if word == "to":
        return None
    return found.start(1) if word.endswith("ly") and word not in word_list("praise") else at


def _is_modifier(word: str, lexicon: Lexicon) -> bool:
    folded = word.casefold()
    if (
        folded in word_list("glue")
        or folded in word_list("praise")
        or folded in word_list("empty")
        or _MEASURES.search(folded)
    ):
        return False
    if folded in word_list("no term") or _COMPARATIVE.search(folded):
        return False
    if any(lexicon.entries(word + rest) for rest in ("", " learning", " reinforcement learning")):
        return False
    return "-" in word or (folded not in cue_words() and _PARTICIPLE.search(folded) is None)
