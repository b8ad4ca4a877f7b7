"""What the last word of a name says that it names, as the vocabulary's own names have it.

"Rock classification", "image classification" and "text classification" are tasks: so is what
else ends in "classification". A word decides where nearly all names that end in it are of one
kind, and where these are enough not to be chance.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.model import Concept, Kind
from kg.text import singular

#: Concepts with a name that ends in a word, at least, before it says anything.
LEAST = 8
#: The share of them that must be of one kind.
SHARE = 0.7


def head_kinds(concepts: Iterable[Concept]) -> Mapping[str, Kind]:
    """Give the kind of each last word, in lower case and singular, that tells one."""
    counted: dict[str, Counter[Kind]] = {}
    for concept in concepts:
        for head in {_head(label) for label in (concept.pref_label, *concept.alt_labels)}:
            if head:
                counted.setdefault(head, Counter())[concept.kind] += 1
    return {
        head: kind
        for head, kinds in sorted(counted.items())
        for kind, count in kinds.most_common(1)
        if kinds.total() >= LEAST and count >= SHARE * kinds.total()
    }


def _head(label: str) -> str:
    """Give the last word of a label of several, unless its letters make it a name: "on D4RL"."""
    before, _, word = label.rpartition(" ")
    return singular(word.casefold()) if before and word[1:].islower() else ""
