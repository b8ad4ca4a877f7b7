"""Which sentence of a paper to show: one that says what the paper does, whole and readable."""

import re

from kg.graph.corpus import Corpus
from kg.graph.example import example_in
from kg.model import Evidence, Link, Paper
from kg.store import Store
from kg.survey.document import Witness
from kg.survey.wording import witness

#: Words by which a paper says what is its own.
_OWN = re.compile(
    r"\b(?:we|this (?:paper|work|article|study))\b[^.]{0,60}?"
    r"\b(?:propose|introduce|present|develop|design|describe|study|show|derive|offer)s?\b",
    re.IGNORECASE,
)

#: What a sentence of a page that was cut or set badly holds.
_GARBLED = re.compile(r"\\[a-zA-Z%]|[{}$�]|https?:|\.\.\.|…|\s,|\bet al\b")

#: Characters of a sentence that reads well, and beyond which it is too long to be shown.
_GOOD, _MOST = (70, 300), 420

_PAIRS = (("(", ")"), ("[", "]"))


def is_readable(sentence: str) -> bool:
    """Whether a sentence is whole: it begins and ends as one, and nothing in it is garbled.

    >>> is_readable("We propose PPO, a simple method (2017)."), is_readable("and so it goes (see")
    (True, False)
    """
    text = sentence.strip()
    return (
        30 <= len(text) <= _MOST
        and (text[0].isupper() or text[0].isdigit())
        and text[-1] in ".!?"
        and not _GARBLED.search(text)
        and all(text.count(left) == text.count(right) for left, right in _PAIRS)
    )


def worth(sentence: str) -> int:
    """Say how well a sentence tells what a paper does: 0 for one that is not to be shown.

    >>> worth("We introduce PPO, which keeps each update of the policy close to the last policy.")
    3
    """
    text = sentence.strip()
    if not is_readable(text):
        return 0
    return 1 + bool(_OWN.search(text)) + (_GOOD[0] <= len(text) <= _GOOD[1])


def best_witness(paper: Paper, link: Link) -> Witness:
    """Give the mark of a link: of its evidence the one whose sentence tells most."""

    def rank(pair: tuple[int, Evidence]) -> tuple[int, int]:
        place, evidence = pair
        return -worth(paper.sentence_of(evidence)), place

    _, chosen = min(enumerate(link.evidence), key=rank)
    return witness(paper, chosen)


def example_mark(store: Store, corpus: Corpus, paper: str, concept: str) -> tuple[Witness, ...]:
    """Give the mark of the words by which a paper is about a concept; nothing if it is not."""
    found = example_in(store, corpus, paper, concept)
    return () if found is None else (witness(found.paper, found.evidence),)
