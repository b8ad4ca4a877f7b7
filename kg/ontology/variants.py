"""The other forms of a label, made by rule and not by hand."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kg.text import SPELLING, plural, singular

_BRITISH = {american: british for british, american in SPELLING.items()}

#: Prefixes that papers write joined, with a hyphen, or as a word of their own.
_PREFIXES = frozenset(
    (
        *("anti", "auto", "bi", "co", "counter", "cross", "de", "down", "fine", "hyper", "inter"),
        *("intra", "macro", "meta", "micro", "mid", "mini", "multi", "non", "off", "on", "over"),
        *("post", "pre", "pseudo", "re", "self", "semi", "sub", "super", "text", "trans", "tri"),
        *("ultra", "under", "un"),
    )
)
#: Prefixes that are also split off a joined word ("finetuning" -> "fine tuning").
_SPLIT_PREFIXES = ("multi", "pre", "post", "fine", "semi", "meta", "non", "hyper")

#: Long forms that papers shorten inside longer names ("offline RL").
_SHORT_FORMS = (
    ("multi agent reinforcement learning", "marl"),
    ("deep reinforcement learning", "drl"),
    ("deep reinforcement learning", "deep rl"),
    ("reinforcement learning", "rl"),
    ("multimodal large language model", "mllm"),
    ("vision language model", "vlm"),
    ("large language model", "llm"),
    ("language model", "lm"),
    ("markov decision process", "mdp"),
    ("graph neural network", "gnn"),
    ("convolutional neural network", "cnn"),
    ("recurrent neural network", "rnn"),
    ("generative adversarial network", "gan"),
    ("question answering", "qa"),
    ("natural language processing", "nlp"),
)


#: Both ways, as words between spaces.
_EXCHANGED = tuple(
    (f" {left} ", f" {right} ") for pair in _SHORT_FORMS for left, right in (pair, pair[::-1])
)

#: Words without which no rule but that of the plural has anything to do.
_RULED = frozenset(
    (
        *(_BRITISH.keys() | SPELLING.keys() | _PREFIXES),
        *(form.split()[0] for pair in _SHORT_FORMS for form in pair),
    )
)


class _FoldTable(dict[int, str]):
    """Character -> its folded form, always one character, worked out on first use."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKD", character)[:1] or " "
        lower = plain.lower()
        folded = lower if len(lower) == 1 and lower.isalnum() else " "
        self[code] = folded
        return folded


_FOLD = _FoldTable()
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def fold_text(text: str) -> str:
    """Give ``text`` in lower case with all but letters and digits as spaces, length unchanged.

    >>> fold_text("Off-Policy (İ)")
    'off policy  i '
    """
    if not text.isascii():  # a text that is but for a few signs is translated ten times as fast
        text = _FOREIGN.sub(_folded, text)
    return text.translate(_FOLD)


def _folded(found: re.Match[str]) -> str:
    return _FOLD[ord(found[0])]


def variants(base: str) -> set[str]:
    """Give the forms in which papers write a folded label, the label itself among them.

    >>> sorted(variants("markov game"))
    ['markov game', 'markov games']
    """
    forms = {base}
    if any(map(_is_ruled, base.split())):
        forms.update(_spellings(base))
        for rule in (_short_forms, _joins):
            for form in tuple(forms):
                forms.update(rule(form))
    for form in tuple(forms):
        before, blank, last = form.rpartition(" ")
        forms.add(f"{before}{blank}{_other_number(last)}")
        if " of " in form:
            forms.update(_plurals_before_of(form))
    forms.discard("")
    return forms


@lru_cache(maxsize=50_000)
def _is_ruled(word: str) -> bool:
    return word in _RULED or word.startswith(_SPLIT_PREFIXES)


def _spellings(form: str) -> Iterable[str]:
    words = form.split()
    for table in (_BRITISH, SPELLING):
        if not table.keys().isdisjoint(words):
            yield " ".join(table.get(word, word) for word in words)


def _short_forms(form: str) -> Iterable[str]:
    """Only inside longer names: "RL" alone is a label that someone must have written."""
    padded = f" {form} "
    for left, right in _EXCHANGED:
        if left in padded and left != padded:
            yield padded.replace(left, right).strip()


def _joins(form: str) -> Iterable[str]:
    words = form.split()
    for n, word in enumerate(words):
        if word in _PREFIXES and n + 1 < len(words):
            yield " ".join([*words[:n], word + words[n + 1], *words[n + 2 :]])
        elif word.startswith(_SPLIT_PREFIXES):
            prefix = next(p for p in _SPLIT_PREFIXES if word.startswith(p))
            if len(word) >= len(prefix) + 5:
                yield " ".join([*words[:n], prefix, word[len(prefix) :], *words[n + 1 :]])


@lru_cache(maxsize=50_000)
def _other_number(noun: str) -> str:
    """Give the plural of a noun in the singular, and the other way round; what has none stays."""
    if not noun.isalpha() or len(noun) < 2 or noun.endswith("ics"):
        return noun
    one = singular(noun)
    return plural(noun) if one == noun else one


def _plurals_before_of(form: str) -> Iterable[str]:
    """Give "mixtures of experts" for "mixture of experts"."""
    words = form.split()
    n = words.index("of") - 1
    if n >= 0:
        yield " ".join([*words[:n], plural(words[n]), *words[n + 1 :]])
