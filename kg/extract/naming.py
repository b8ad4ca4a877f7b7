"""What makes a word a name, and what a name that a paper introduces is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kg.extract.phrases import kind_of_head
from kg.extract.sentences import Span
from kg.model import Kind

#: From this score on a name is surely the paper's own, a known one before a title's colon too.
SURE = 0.8
#: "… *by* user-centered RL": what a title does something by is a method.
BY = ("by", "via", "with", "through", "using")

_NEXT_WORD = re.compile(r" (\w+)")
BENCHMARK_ENDINGS = (
    *("bench", "gym", "arena", "eval", "dataset", "corpus", "suite", "env", "qa", "-set", "-data"),
)
_SHAPE = re.compile(r"[A-Za-z0-9α-ω][A-Z]|[A-Za-zα-ω]\d|[A-Z]\w*-\d|\+\+\Z|[a-z]-[A-Z]\Z")
#: The same inside a longer piece of text.
_SHAPE_INSIDE = re.compile(_SHAPE.pattern.replace(r"\Z", r"(?![\w+²-])"))
_AT_K = re.compile(r"[-@]\d+\Z")
_PREFIX = re.compile(r"(?:multi|non|pre|post|sub|cross|semi|anti|inter|intra|self|co)-")
#: Plain words that a title spells its acronym in: "INFOrmation".
_SPELLED = re.compile(r"[A-Z]{2,5}[a-z]{5,}\Z")
ADJECTIVE = re.compile(
    r"-(?:based|like|style|free|aware|driven|guided|powered|enhanced|tuned|trained|specific|level|"
    r"focused|only|type|and|to|related|generated|assisted|enabled|oriented|centric|induced|"
    r"[a-z]+ed|conditional|compatible|favorable|ready)\Z",
    re.IGNORECASE,
)


@cache
def _no_names() -> frozenset[str]:
    text = (files("kg.extract") / "no_names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=4096)
def is_no_name(words: str) -> bool:
    """Whether words are listed as none: an article, a metric, a place, the field itself.

    A paper that proposes "a machine learning approach" does not propose machine learning.
    """
    folded, no_names = _PREFIX.sub("", words.casefold().replace(" ", "-")), _no_names()
    bare = _AT_K.sub("", folded)  # "BLEU-4", "Recall@10"
    return folded in no_names or folded.removesuffix("s") in no_names or bare in no_names


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the paper introduces, where it does so, and what its phrase says it is."""

    text: str
    span: Span
    kind: Kind
    long: str | None  #: the long form that the text gives, or ``None``
    score: float  #: how sure the pattern is, in [0, 1]
    is_phrase: bool = False  #: a describing phrase, not a proper name
    is_said: bool = False  #: the noun behind a phrase says its kind: "a … framework"
    is_introduced: bool = True  #: else the paper only defines a short form for what it names


def may_hold_name(piece: str) -> bool:
    """Whether a piece of text may hold a word that :func:`is_name_like` accepts; a quick test."""
    return _SHAPE_INSIDE.search(piece) is not None


@lru_cache(maxsize=4096)
def is_name_like(word: str) -> bool:
    """Whether the letters alone make the word a name: "GenCLS++", "f-DVL", "D4RL", "COMPASS".

    "Actor-Critic" and "Pre-Training" are capitalised words, not names; "top-5" is none either.
    """
    if _SHAPE.search(word) is None or is_no_name(word):
        return False
    if ADJECTIVE.search(word) or _SPELLED.match(word):  # "RF-based", "DAgger-like"
        return False
    return sum(map(str.isalpha, word)) >= 2


def whole_words(text: str, name: str) -> Iterator[Span]:
    """Give the places where ``name`` stands as words of its own: not in "GRPO-CARE" or "GRPO+"."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        after = text[end : end + 2]
        if not (text[at - 1 : at].isalnum() and at) and not (
            after[:1].isalnum()
            or after[:1] in ("_", "+")
            or (after[:1] == "-" and after[1:].isalpha())
        ):
            yield at, end
        at = text.find(name, end)


def kind_beside(text: str, start: int, end: int) -> Kind | None:
    """Give the kind of the name ``text[start:end]`` by its suffix or the noun after it."""
    if text[start:end].casefold().endswith(BENCHMARK_ENDINGS):
        return "benchmark"
    following = _NEXT_WORD.match(text, end) if text.startswith(" ", end) else None
    return kind_of_head(following[1]) if following else None
