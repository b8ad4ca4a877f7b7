"""The words of numeric claims, as ``results.txt`` lists them, ready to be asked."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kg.model import Relation


class ClaimWords(NamedTuple):
    """The sections of ``results.txt``."""

    verbs: dict[str, Relation]  #: "improves … by"
    nouns: dict[str, Relation]  #: "an improvement of"
    comparatives: dict[str, Relation]  #: "faster"
    named_by: dict[str, str]  #: "faster" -> "speed"
    exceed: frozenset[str]
    reach: frozenset[str]
    metric: frozenset[str]
    figure: frozenset[str]
    hedge: frozenset[str]
    quality: frozenset[str]
    than: frozenset[str]
    other: frozenset[str]
    rival: frozenset[str]
    testbed: frozenset[str]
    hardware: frozenset[str]
    stop: frozenset[str]
    process: frozenset[str]
    lasting: frozenset[str]
    burden: frozenset[str]
    growing: frozenset[str]
    bare: frozenset[str]
    trials: frozenset[str]
    master: frozenset[str]
    attain: frozenset[str]
    expense: frozenset[str]
    than_first: frozenset[str]  #: first words of ``than``
    named_as_change: frozenset[str]  #: words of change in capitals: "DROP", "GAIN"
    hedge_last: frozenset[str]  #: last words of what of ``hedge`` has several
    model: tuple[str, ...]

    def is_metric(self, word: str) -> bool:
        """Whether a word, or the last part of a hyphenated one, names something measured."""
        if word in self.metric:
            return True
        head = word.rpartition("-")[2] if "-" in word else word.partition("@")[0]
        return head in self.metric


#: What is made of the sections, and is no section as it stands there.
_DERIVED = frozenset(("verbs", "nouns", "comparatives", "named_by", "model"))
_DERIVED |= frozenset(("than_first", "named_as_change", "hedge_last"))


@cache
def claim_words() -> ClaimWords:
    """Give the words of numeric claims; read once."""
    lists = sections()

    def by_relation(**names: Relation) -> dict[str, Relation]:
        return {
            word: relation
            for name, relation in names.items()
            for word in lists[name.replace("_", " ")]
        }

    verbs = by_relation(
        improve="improvement", exceed="improvement", reduce="reduction", accelerate="speedup"
    )
    nouns = by_relation(
        improvement_noun="improvement", reduction_noun="reduction", speedup_noun="speedup"
    )
    plain = {name: frozenset(words) for name, words in lists.items()}
    return ClaimWords(
        verbs=verbs,
        nouns=nouns,
        comparatives=by_relation(better="improvement", less="reduction", faster="speedup"),
        named_by={word: name for word, _, name in (p.partition("=") for p in lists["named by"])},
        than_first=frozenset(phrase.partition(" ")[0] for phrase in lists["than"]),
        named_as_change=frozenset(word.upper() for word in verbs | nouns),
        hedge_last=frozenset(p.rpartition(" ")[2] for p in lists["hedge"] if " " in p),
        model=lists["model"],
        **{name: plain[name] for name in ClaimWords._fields if name not in _DERIVED},
    )


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """Give the phrases of each section of ``results.txt``; verbs marked "~" in all their forms."""
    found: dict[str, list[str]] = {}
    phrases: list[str] = []
    text = (files("kg.extract") / "results.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("= "):
            phrases = found.setdefault(line[2:].strip(), [])
        elif line and not line.startswith("#"):
            for phrase in line.split("; "):
                phrases.extend(_forms(phrase[1:]) if phrase.startswith("~") else (phrase,))
    return {section: tuple(dict.fromkeys(each)) for section, each in found.items()}


def alternatives(phrases: tuple[str, ...]) -> str:
    """Give a pattern that matches any of the phrases, the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered)


def _forms(verb: str) -> Iterator[str]:
    """Give the forms of a regular verb.

    >>> list(_forms("raise"))
    ['raise', 'raises', 'raised', 'raising']
    """
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("ss", "sh", "ch")) else "s")
    yield from (verb, third, stem + "ed", stem + "ing")
