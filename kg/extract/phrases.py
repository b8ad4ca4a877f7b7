"""Noun phrases that describe: "a novel temperature-based reward reassignment scheme".

Determiners, words of praise and generic heads are cut; what is left names the thing. The head
noun tells its kind.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kg.extract.sentences import Span
from kg.extract.words import word_list
from kg.model import Kind
from kg.text import singular

_HEADS: dict[Kind, str] = {
    "benchmark": (
        "benchmarks?|datasets?|data sets?|test ?suites?|suites?|environments?|simulators?|corpus|"
        "corpora|testbeds?|leaderboards?|test set|collections?"
    ),
    "setting": "problems?|settings?|regimes?|formalisms?",
    "domain": "tasks?|subtasks?",
    "method": (
        "frameworks?|methods?|methodology|algorithms?|models?|approach(?:es)?|systems?|"
        "architectures?|techniques?|networks?|optimi[sz]ers?|loss(?:es)?|objectives?|agents?|"
        "pipelines?|paradigms?|strateg(?:y|ies)|polic(?:y|ies)|modules?|mechanisms?|procedures?|"
        "planners?|controllers?|toolkits?|librar(?:y|ies)|platforms?|engines?|solvers?|"
        "famil(?:y|ies)|variants?|extensions?|estimators?|transformers?|tools?|schemes?|"
        "attacks?|defen[sc]es?|protocols?|llms?|assistants?|learners?|learning|optimi[sz]ation|"
        "reasoners?|generators?|encoders?|decoders?|metrics?|languages?|detectors?|recipes?|"
        "guidance|relaxation|cloning|shaping|replay|sampling|regulari[sz]ation|distillation|search|"
        "planning|attention|tuning|training|decoding|alignment|embeddings?|representations?|"
        "augmentation|prompting|pruning|quanti[sz]ation|inference|iteration|bootstrapping|"
        "identification|actor-critic|gradients?|diffusion|autoencoders?|classifiers?|adapters?|"
        "experts|kernels?|layers?|operators?|estimation|exploration|adaptation|control|"
        "verifiers?|profilers?|observers?|critics?|buffers?|samplers?|routers?|rewards?|priors?|"
        "theorems?|heuristics?|schedulers?|judges?|oracles?|"
        "predictors?|trackers?|parsers?|filters?|descriptors?|evaluators?|retrievers?|selectors?|"
        "discriminators?|extractors?|summari[sz]ers?|regulari[sz]ers?|linkers?|recogni[sz]ers?|"
        "tokeni[sz]ers?|adaptors?|rerankers?|rankers?|segmenters?|annotators?|denoisers?|"
        "allocators?|aggregators?|coordinators?|compressors?|measurers?|workflows?|convolutions?|"
        "curricul(?:um|a)|weighting|masking|blocks?"
    ),
}

#: A noun that says what a thing is; the group that matched is its kind. It reads lower-case text:
#: told to ignore case, it would take several times as long.
HEAD = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _HEADS.items()) + r")\b"
)


_KINDS: dict[str | None, Kind] = {kind: kind for kind in _HEADS}


@lru_cache(maxsize=4096)
def kind_of_head(word: str) -> Kind | None:
    """Give the kind that a noun says a thing is of, if it is one of these nouns."""
    matched = HEAD.fullmatch(word.lower())
    return _KINDS[matched.lastgroup] if matched else None


@lru_cache(maxsize=4096)
def kind_of_noun(word: str) -> Kind | None:
    """Give the kind that a last word says: a task, a setting, a benchmark, a method."""
    noun = singular(word.casefold())
    if noun in word_list("task heads"):
        return "domain"
    if noun in word_list("setting heads"):
        return "setting"
    return kind_of_head(noun)


def kind_of_last_head(text: str) -> Kind:
    """Give the kind by the last head noun of a text: "a benchmark for agents called"."""
    heads = list(HEAD.finditer(text.lower()))
    return _KINDS[heads[-1].lastgroup] if heads else "method"


#: A run of letters and hyphens, or a sign that ends a noun phrase.
_RUN_OR_SIGN = re.compile(r"([\w-]+)|[.,;:()\"“”—–]")
#: "a *representation-aware and frequency-aware* evaluation framework"
_COORDINATED = re.compile(r"[\w]+-(?P<tail>[a-z]+) and [\w]+-(?P=tail) \w")
#: "reusable", "extensible", "provably": praise, unless little is left of the name.
_PRAISING = re.compile(
    r"(?:[a-z]{4,}(?:able|ible)|[a-z]{4,}ly|[a-z-]+-(?:efficient|optimal|effective))\Z"
)
#: Endings of words that are no nouns, and of participles that begin a clause.
NO_NOUN = re.compile(
    r"(?:ed|ly|ous|ful|ive|able|ible|wise|less|ish|ary|"
    r"(?<!retriev)(?<!go)(?<!sign)(?<!propos)(?<!tri)(?<!journ)(?<!apprais)al|"
    r"(?<!log)(?<!mus)(?<!heurist)(?<!metr)(?<!traff)(?<!graph)(?<!top)(?<!crit)ic)\Z"
)
#: What the noun "use" stands behind: "Emergent Tool Use From …".
_USED = frozenset(("tool", "language", "computer", "phone", "land", "energy"))
#: Nouns that only a participle follows: "a framework *covering* three layers".
_WHOLES = frozenset(("framework", "method", "approach", "algorithm", "technique", "paradigm"))
#: What cannot end a name: "value iteration-based".
_DANGLING = re.compile(
    r"-(?:based|driven|guided|assisted|aware|level|free|style|like|wise|enhanced|oriented|augmented|conditioned|specific)\Z",
    re.IGNORECASE,
)


class Phrase(NamedTuple):
    """What is left of a noun phrase when all that says nothing is cut; maybe nothing."""

    text: str
    span: Span
    words: tuple[str, ...]
    kind: Kind
    end: int  #: where the whole phrase ends
    has_head: bool = False  #: its noun says that it is a method, a benchmark …
    has_generic: bool = False  #: it ends in a noun that only says that it is a method: "scheme"
    is_said: bool = False  #: such a noun was cut from its end: "…" of "a … framework"


def noun_phrase(text: str, start: int, end: int) -> Phrase:
    """Read the noun phrase that begins at ``start``."""
    phrase_end = _phrase_end(text, start, end)
    words = text[start:phrase_end].split()
    kind_of = kind_of_head(words[-1]) if words else None
    kind: Kind = kind_of or "method"
    begin = start
    while words and _is_praise(words[0], is_long=len(words) > 2):
        begin = text.index(words[0], begin) + len(words[0])
        words.pop(0)
    is_said = False
    has_generic = bool(words) and words[-1].casefold() in word_list("generic")
    while words and words[-1].casefold() in word_list("cut") and not _needs_head(words[:-1]):
        words.pop()
        is_said = True
    if len(words) == 1 and words[0].casefold() in word_list("generic"):
        words.pop()
    if not words or words[-1].casefold() in word_list("empty") or len(words) > 6:
        return Phrase("", (start, start), (), kind, phrase_end)
    begin = stop = text.index(words[0], begin)
    for word in words:
        stop = text.index(word, stop) + len(word)
    has_head = kind_of is not None and not text[begin].isdigit()
    return Phrase(
        text[begin:stop],
        (begin, stop),
        tuple(words),
        kind,
        phrase_end,
        has_head,
        has_generic,
        is_said,
    )


def _phrase_end(text: str, start: int, end: int) -> int:
    """Give where the first word or sign stands that no noun phrase goes beyond."""
    stops = word_list("phrase end")
    before = ""
    for found in _RUN_OR_SIGN.finditer(text, start, end):
        run = found[1]
        if run == "and" and _COORDINATED.match(text, found.start() - len(before) - 1, end):
            continue
        if run is None or _is_participle(before, run):
            return found.start()
        if run.lower() in stops and not (run.lower() == "use" and before.lower() in _USED):
            return found.start()
        before = run
        dash = run.find("--")
        if dash >= 0:
            return found.start() + dash
    return end


def _is_participle(before: str, word: str) -> bool:
    """Whether a word goes on behind the noun: "a framework *covering* …", "a model *trained* …"."""
    if word.endswith("ing"):
        return before in _WHOLES
    return word.endswith(("ed", "ly")) and "-" not in word and before in word_list("generic")


@lru_cache(maxsize=4096)
def _is_praise(word: str, *, is_long: bool) -> bool:
    folded = word.casefold()
    return folded in word_list("praise") or (is_long and _PRAISING.match(folded) is not None)


def _needs_head(words: list[str]) -> bool:
    """Whether these words cannot stand without the head after them."""
    if not words:
        return False
    if len(words) > 1 and words[-1].casefold() in word_list("empty"):
        return True  # "frequency-aware evaluation *framework*"
    last = words[-1].casefold()
    return _DANGLING.search(last) is not None or (
        len(words) > 1 and NO_NOUN.search(last) is not None
    )
