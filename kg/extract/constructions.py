"""Constructions that tell the role of what stands in them, whatever the cues around them say.

1. "Future work will add PPO": what is still to be done is only spoken of.
2. "We frame the choice of a sail as a bandit", "in a hierarchical RL fashion": a means.
3. "PPO and reward models are left out", "PPO and SAC are also compared", "with PPO and SAC as
   baselines": the verb stands behind the list that names its objects.
4. "Gap-Index Algorithms (GIFA) that we introduce": so does what makes a method the paper's own.
5. "The critic of PPO is dropped", "adds a clipped loss to PPO": who changes a part of a method
   extends it.
"""

import re
from typing import NamedTuple

from kg.extract.cues import Sentence
from kg.model import Detail, Kind, Role


class Said(NamedTuple):
    """The role that the words give, and the words."""

    role: Role
    detail: Detail | None
    words: str
    is_firm: bool = False  #: the paper's own words say so, not the place of the mention


#: So far before a thing "as a" may stand, and the verb before that.
_CAST_REACH = (30, 110)
_CAST = re.compile(
    r"\b(?:fram|formulat|reformulat|model|cast|view|treat|recast|formali[sz])\w*\b[^.;:,]* "
    r"as an? (?:[\w-]+ )?\Z"
)
_FASHION = re.compile(r" (?:learning )?(?:fashion|manner|way)\b")
_IN_A = re.compile(r"\bin an? (?:\w+ )?\Z")
_FUTURE = re.compile(
    r"\b(?:[Ff]uture (?:work|research|stud(?:y|ies)|directions?|investigations?)|"
    r"in (?:the )?future)\b"
)


def _behind_list(words: str, before: str) -> re.Pattern[str]:
    """Give the pattern of ``words`` behind a thing or behind a list that it is in."""
    return re.compile(
        r"(?:\)| \([\w-]+\))?"
        r"(?:(?:, (?:and |or )?| (?:and|or) )(?!wh)(?:the |a |any )?[\w-]+(?: [\w-]+){0,3}"
        rf"(?: \([\w-]+\))?(?=,| and | or | (?:{before})\b))*"
        rf" (?P<said>{words})\b"
    )


#: "Tree search, value functions and reward models *are all left out*."
_LEFT_OUT = _behind_list(
    r"(?:is|are|was|were) (?:(?:all|both|also|entirely|deliberately|simply|then) )?"
    r"(?:left out|omitted|eliminated|avoided|dispensed with|done away with|"
    r"(?:not|no longer|never) (?:needed|required|used|necessary))\b(?! to\b)",
    "is|are|was|were",
)
#: "PPO, a plain variant and SAC *are also compared with* ours", "… *as baselines*".
_COMPARED = _behind_list(
    r"(?:is|are|was|were) (?:(?:all|both|also|then) )?compared (?:with|to|against)|"
    r"(?:(?:is|are|was|were) (?:among )?|serves? as |as )(?:(?:the|our|some of the|another) )?"
    r"(?:[\w-]+ )?(?:baselines?|points of comparison|comparisons|competitors|rivals|alternatives|"
    r"reference methods)",
    "is|are|was|were|as|serves?",
)
#: "Reflexion and StateFlow *baselines*"
_BASELINES = re.compile(
    r"(?:(?:, (?:and |or )?| (?:and|or) )[A-Z][\w-]*(?: [A-Z][\w-]+){0,2})+ baselines\b"
)
#: Words of which every comparison behind a list holds one.
_COMPARING = ("compar", "baseline", "competitor", "rivals", "reference m", "alternatives")
_INTRODUCED = re.compile(
    r"(?: \([\w-]+\))?(?:,? (?:that|which) we (?:introduce|propose|present|call|develop|term)\b|"
    r" (?:proposed|introduced|presented|developed) in this (?:paper|work|article)\b)"
)
#: "*drops the critic of* PPO", "*adds a clipped loss to* Muon", "*borrowing a buffer from* DQN"
_ALTERED = re.compile(
    r"\b(?:drop|remov|omit|discard|replac|swap|simplif|relax|chang|modif|rework|refin|decoupl)\w* "
    r"(?:the|an?|its|each|both|two|some|several) (?:[\w-]+ ){0,3}?"
    r"(?:critic|loss|objective|head|layer|module|term|network|buffer|encoder|decoder|backbone|"
    r"update|rule|penalty|baseline|sampling|architecture|kernel|mechanism|estimator|component|"
    r"part|bound|step)s? (?:of|in|from) (?:(?:the|vanilla|standard|plain) )?\Z"
    r"|\b(?:add|attach|append)(?:s|ed|ing)? (?:[^.;:,]{3,70} )?to (?:the )?\Z"
    r"|\bborrow\w* [^.;:]{3,70} from (?:the )?\Z"
)
#: Words of which each of these ends with one, and how far before it begins at most.
_OF_PART = (" of ", " in ", " from ", " to ", " the ", " vanilla ", " standard ", " plain ")
_PART_REACH = 110
#: Words before a thing that make it a part of what is left out, or say that it may be: "flaws
#: *of* PPO are avoided", "*when* PPO is not used".
_NO_SUBJECT = re.compile(
    r"\b(?:with|of|in|by|(?<!need )for|from|to|on|via|using|through|"
    r"when|where|if|once|unless|whenever)"
    r" (?:the |a |an |any |such )?\Z",
    re.IGNORECASE,
)


def construed(sentence: Sentence, start: int, end: int, kind: Kind) -> Said | None:
    """Give what a construction that ``text[start:end]`` stands in says of it, if there is one."""
    if kind == "benchmark":  # they are not left out but not tried, and they are no means
        return None
    said = _foreseen(sentence, start)
    if said or not sentence.is_own or kind == "domain":
        return said
    said = _left_out(sentence, start, end)
    if said:
        return said
    if kind == "setting":
        return _cast(sentence, start) or _fashioned(sentence, start, end)
    return _compared(sentence, end) or _introduced(sentence, end) or _altered(sentence, start)


def _foreseen(sentence: Sentence, start: int) -> Said | None:
    """Tell that what begins here is left to later work."""
    text, begin = sentence.text, sentence.span[0]
    if text.find("uture", begin, start) < 0:
        return None
    found = _FUTURE.search(text, begin, start)
    return Said("mentions", None, found[0]) if found else None


def _cast(sentence: Sentence, start: int) -> Said | None:
    """Tell that a problem is seen as what begins here, which then is a means to solve it."""
    text, begin = sentence.text, sentence.span[0]
    near, far = _CAST_REACH
    if text.rfind(" as a", begin, start) < start - near:
        return None
    found = _CAST.search(text, max(begin, start - far), start)
    return Said("uses", None, found[0].strip(), is_firm=True) if found else None


def _fashioned(sentence: Sentence, start: int, end: int) -> Said | None:
    found = _FASHION.match(sentence.text, end, sentence.span[1])
    if found and _IN_A.search(sentence.text, max(0, start - 30), start):
        return Said("uses", None, found[0].strip(), is_firm=True)
    return None


def _left_out(sentence: Sentence, start: int, end: int) -> Said | None:
    """Tell that the paper does without what stands here, in the passive."""
    found = _LEFT_OUT.match(sentence.text, end, sentence.span[1])
    if found and _NO_SUBJECT.search(sentence.text, max(sentence.span[0], start - 30), start):
        return None
    return Said("avoids", None, found["said"], is_firm=True) if found else None


def _compared(sentence: Sentence, end: int) -> Said | None:
    """Tell that the list that this ends in, or begins, is compared with."""
    text, stop = sentence.text, sentence.span[1]
    if all(text.find(word, end, stop) < 0 for word in _COMPARING):
        return None
    found = _COMPARED.match(text, end, stop)
    if found:
        return Said("compares_with", None, found["said"], is_firm=True)
    if _BASELINES.match(text, end, stop):
        return Said("compares_with", None, "baselines", is_firm=True)
    return None


def _introduced(sentence: Sentence, end: int) -> Said | None:
    found = _INTRODUCED.match(sentence.text, end, sentence.span[1])
    return Said("proposes", None, found[0].strip(" ,"), is_firm=True) if found else None


def _altered(sentence: Sentence, start: int) -> Said | None:
    """Tell that the paper changes a part of what begins here."""
    text = sentence.text
    if not text.endswith(_OF_PART, 0, start):
        return None
    found = _ALTERED.search(text, max(sentence.span[0], start - _PART_REACH), start)
    return Said("uses", "extends", found[0].strip(), is_firm=True) if found else None
