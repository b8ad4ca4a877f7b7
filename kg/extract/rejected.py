"""What a paper says that it does without, in words of its own: "without predefined test cases".

Concepts of the vocabulary get their role from the cue before them; here are the things that no
list holds. Only firm cues count, only in sentences that are the paper's own, and only phrases of
two to four words: what papers "do not sacrifice" or "avoid" in general is no rejected means.
"""

import re
from collections.abc import Iterator

from kg.extract.cues import Sentence
from kg.extract.phrases import noun_phrase
from kg.extract.sentences import Span
from kg.extract.words import word_list

_FIRM = re.compile(
    r"without|requir\w+ no|needs? no|no need for|not (?:require|requiring|need|assume|rely on|use)|"
    r"eliminat\w+(?: the need for)?|obviat\w+(?: the need for)?|instead of|alternatives? to",
    re.IGNORECASE,
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
    r"traditional|existing|prior|one\b|present\b|imposing|disclosing|guaranteeing)",
    re.IGNORECASE,
)
_FREE = re.compile(r"(?<![\w-])([a-z]{5,})-free\b")


def rejected(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Give the things that an own sentence rejects, with the words that do so."""
    if not sentence.is_own:
        return
    text, (begin, stop) = sentence.text, sentence.span
    for start, end, cue in sentence.cues:
        if cue.name != "avoid" or not _FIRM.fullmatch(text, start, end):
            continue
        lead = _LEAD.match(text, end, stop)
        phrase = noun_phrase(text, lead.end() + 1 if lead else end + 1, stop)
        if 2 <= len(phrase.words) <= 4 and not _NO_MEANS.search(phrase.text):
            yield phrase.span, text[start:end]
    if text.find("-free", begin, stop) >= 0:
        for free in _FREE.finditer(text, begin, stop):
            if free[1] not in word_list("freedoms"):
                yield free.span(1), "free"
