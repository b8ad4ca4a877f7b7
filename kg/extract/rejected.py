"""What a paper says that it does without, in words of its own: "without predefined test cases".

Concepts of the vocabulary get their role from the cue before them; here are the things that no
list holds. Only firm cues count, only in sentences that are the paper's own, and only phrases of
two to four words: what papers "do not sacrifice" or "avoid" in general is no rejected means.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extract.cues import Sentence
from kg.extract.phrases import Phrase, kind_of_noun, noun_phrase
from kg.extract.words import word_list
from kg.model import Kind

_FIRM = re.compile(
    r"without|requir\w+ no|needs? no|no need for|not (?:require|requiring|need|assume|rely on|use)|"
    r"eliminat\w+ the need for|eliminating|obviat\w+(?: the need for)?|instead of|alternatives? to"
)
#: Words between the cue and the thing: "without *relying on any additional* supervision data".
_LEAD = re.compile(
    r"(?: (?:the|need|for|of|to|on|a|an|any|additional|explicit|extra|separate|separately|relying|"
    r"depending|access|requiring|using|learning|training|needing|resorting|such|costly|expensive|"
    r"external)\b)*"
)
#: Losses, changes and bare habits: "without performance degradation" rejects no means, and
#: "instead of conventional pipelines" does not say which.
_NO_MEANS = re.compile(
    r"\b(?:degrad|sacrific|compromis|los(?:s|es|ing)|modif|chang|reduc|increas|harm|affect|incur|"
    r"making|introduc|violat|regard|limit|overhead|costs?|any|performance|accuracy|quality|"
    r"generality|knowledge|assumptions?|considering|explor|themselves|because|since|conventional|"
    r"\bbeing |\bdoing |ensur|instead|repetit|redundan|artifact|artefact|hallucinat|overfit|"
    r"forgetting|leakage|traditional|existing|prior|one\b|present\b|imposing|disclosing|guaranteeing)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:]|, (?:which|and|while|but|so|thus|we|it|our|making)\b")
_OR = re.compile(r"\b(?:n?or)\b")
_ITEM = re.compile(r"(?:,? n?or|,) (?=\w)")
#: One word that is a means by itself: "without reconstruction".
_PROCESS = re.compile(
    r"(?:reconstruction|inversion|demonstrations?|simulation|segmentation|annotations?|"
    r"pre-?training|fine-?tuning|retraining|distillation|augmentation|regulari[sz]ation|"
    r"quanti[sz]ation|retrieval|prompting|supervision|calibration|backpropagation|masking|pruning)"
)
_FREE = re.compile(r"(?<![\w-])([a-z]{5,})-free\b")


class Rejected(NamedTuple):
    """A thing that a paper does without, the words that say so, and its kind where a noun tells."""

    start: int
    end: int
    words: str
    kind: Kind | None


def rejected(sentence: Sentence) -> Iterator[Rejected]:
    """Give the things that an own sentence rejects."""
    if not sentence.is_own:
        return
    text, (begin, stop) = sentence.text, sentence.span
    for start, end, cue in sentence.cues:
        if cue.name != "avoid" or not _is_firm(text[start:end].casefold()):
            continue
        lead = _LEAD.match(text, end, stop)
        for phrase in _listed(text, lead.end() + 1 if lead else end + 1, stop):
            if _is_means(phrase):
                yield Rejected(*phrase.span, text[start:end], kind_of_noun(phrase.words[-1]))
    if text.find("-free", begin, stop) >= 0:
        for free in _FREE.finditer(text, begin, stop):
            if free[1] not in word_list("freedoms"):
                yield Rejected(*free.span(1), "free", None)


@lru_cache(maxsize=4096)
def _is_firm(words: str) -> bool:
    return _FIRM.fullmatch(words) is not None


def _listed(text: str, start: int, stop: int) -> Iterator[Phrase]:
    """Give a noun phrase and, where "or" ends the list, those that follow it."""
    phrase = noun_phrase(text, start, stop)
    yield phrase
    clause_end = _CLAUSE_END.search(text, phrase.end, stop)
    end = clause_end.start() if clause_end else stop
    if not _OR.search(text, phrase.end, end):
        return
    for following in _ITEM.finditer(text, phrase.end, end):
        yield noun_phrase(text, following.end(), stop)


def _is_means(phrase: Phrase) -> bool:
    if _NO_MEANS.search(phrase.text):
        return False
    return 2 <= len(phrase.words) <= 4 or (
        len(phrase.words) == 1 and _PROCESS.fullmatch(phrase.text) is not None
    )
