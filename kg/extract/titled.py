"""Names that a title gives: "Kimi K2: …", and the phrase that it begins with, "X replay for …".

1. What stands before a colon, when it reads like a name.
2. A known method that the title is nothing but the name of.
3. Where the paper names nothing else: a phrase whose noun says that it is a method.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.abbreviations import Definition
from kg.extract.naming import BENCHMARK_ENDINGS, BY, Name, is_name_like, whole_words
from kg.extract.phrases import noun_phrase
from kg.extract.words import word_list
from kg.model import Kind
from kg.ontology.lexicon import Lexicon

_NEW_BENCHMARK = re.compile(
    r"\b(?:a|an|new|novel) (?:[\w-]+ ){0,5}(?:benchmark|dataset|corpus)\b", re.I
)
#: "LogicGame: Benchmarking …"
_MEASURING = re.compile(r"\s*(?:towards )?(?:benchmarking|evaluating|measuring|assessing) ", re.I)
_MEANS = re.compile(rf"\b(?:{'|'.join(BY)}) ")


def title_name(title: str, body: str, defined: dict[str, Definition]) -> Name | None:
    """Give the name before the colon of a title, if it is one."""
    head, colon, rest = title.partition(":")
    name = head.strip(" \"“”'`")
    words = name.split()
    if not colon or not words or len(words) > 4 or not rest.strip():
        return None
    score = _title_score(name, words, body)
    if score is None:
        return None
    start = title.index(name)
    long = defined[name].long if name in defined else None
    return Name(name, (start, start + len(name)), _kind_in_title(name, rest), long, score)


def _title_score(name: str, words: list[str], body: str) -> float | None:
    recurs = next(whole_words(body, name), None) is not None
    shaped = any(is_name_like(word) for word in words)
    if len(words) == 1:
        return 0.95 if shaped else 0.9 if recurs and name[0].isupper() else 0.6
    if recurs and shaped:
        return 0.95
    if recurs and all(word[0].isupper() or word[0].isdigit() for word in words):
        return 0.8
    return 0.6 if shaped and len(words) <= 2 else None


def title_method(title: str, lexicon: Lexicon) -> Name | None:
    """Give the known method that a title, up to a colon, is nothing but the name of.

    "Soft Actor-Critic: …" and "Proximal Policy Optimization Algorithms" introduce what they name.
    """
    head = title.partition(":")[0]
    for end in (len(head), head.rstrip().rfind(" ")):
        stretch = head[: max(end, 0)].rstrip()
        entries = lexicon.entries(stretch) if " " in stretch else ()
        if entries and entries[0].kind == "method":
            rest = head[len(stretch) :].split()
            if not rest or rest[0].casefold() in word_list("generic"):
                return Name(stretch, (0, len(stretch)), "method", None, 0.9)
    return None


def title_phrase(title: str) -> Name | None:
    """Give the phrase that a title begins with when it names a method: "X replay for …"."""
    start = title.find(": ") + 2 if ": " in title else 0
    after = _MEANS.search(title, start)
    for begin in [start, *([after.end()] if after else [])]:
        phrase = noun_phrase(title, begin, len(title))
        is_gerund = phrase.words[:1] and phrase.words[0].endswith("ing")
        is_name = phrase.has_head and len(phrase.words) > 1 and not is_gerund
        if is_name and phrase.kind == "method" and not _is_clause(phrase.words):
            return Name(phrase.text, phrase.span, "method", None, 0.6, is_phrase=True)
    return None


def _is_clause(words: Sequence[str]) -> bool:
    """Whether words hold a verb behind its subject: "Residual Connections *Encourage* …"."""
    verbs = word_list("no term")
    lowered = [word.lower() for word in words]
    return any(subject.endswith("s") and verb in verbs for subject, verb in pairwise(lowered[:-1]))


def _kind_in_title(name: str, rest: str) -> Kind:
    """Give the kind of a name by the phrase behind the colon of a title."""
    if name.casefold().endswith(BENCHMARK_ENDINGS):
        return "benchmark"
    phrase = noun_phrase(rest, len(rest) - len(rest.lstrip()), len(rest))
    if phrase.kind == "method" and (_NEW_BENCHMARK.search(rest) or _MEASURING.match(rest)):
        return "benchmark"
    return phrase.kind
