"""Compound names that no list holds: modifiers before a name that one does.

"Visual Model-Based RL" is a kind of model-based RL, "Socially Aware Navigation" a kind of
navigation: the head gives kind and parent, the modifiers make it narrower. Titles alone are read
so: there the words say what the paper is about. In running text two compounds of three were found
to be chance neighbours.
"""

import re

from kg.extract.cues import cue_words
from kg.extract.phrases import EMPTY, PRAISE

_MODIFIER = re.compile(r"(?<![\w-])([A-Za-z][\w-]*)[ -]\Z")
_PARTICIPLE = re.compile(r"(?:ing|ed|ly|s)\Z")
_GLUE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "of",
            "for",
            "from",
            "with",
            "and",
            "or",
            "in",
            "to",
            "via",
            "by",
            "on",
        ),
        *(
            "at",
            "as",
            "over",
            "under",
            "through",
            "is",
            "are",
            "was",
            "be",
            "been",
            "that",
            "which",
        ),
        *("this", "these", "those", "their", "its", "our", "we", "it", "they", "can", "may", "not"),
        *("no", "into", "than", "between", "both", "each", "all", "any", "some", "more", "most"),
        *(
            "such",
            "other",
            "then",
            "when",
            "where",
            "how",
            "what",
            "why",
            "if",
            "so",
            "only",
            "also",
        ),
        *("well", "even", "per", "s", "e", "g", "i", "among", "across", "without", "based"),
        *("diverse", "multiple", "specific", "standard", "complex", "real-world", "existing"),
        *("real", "single", "various", "modern", "typical", "key", "major", "strong", "poor"),
        *("better", "higher", "greater", "full", "true", "false", "pre-trained", "non", "post"),
    )
)
_LONGEST = 40  #: characters to look back for one modifier


def compound_start(title: str, start: int) -> int | None:
    """Give where the compound that ends in the name at ``start`` begins, or ``None``.

    At most two modifiers are taken.
    """
    at, count = start, 0
    while count < 2:
        near = max(0, at - _LONGEST)
        found = _MODIFIER.search(title[near:at])
        if found is None or not _is_modifier(found[1]):
            break
        at = near + found.start(1)
        count += 1
    return at if count else None


def _is_modifier(word: str) -> bool:
    folded = word.casefold()
    if folded in _GLUE or folded in PRAISE or folded in EMPTY:
        return False
    return "-" in word or (folded not in cue_words() and _PARTICIPLE.search(folded) is None)
