"""The other forms of a label, made by rule and not by hand."""

import unicodedata
from collections.abc import Iterable

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


def fold_text(text: str) -> str:
    """Give ``text`` in lower case with all but letters and digits as spaces, length unchanged.

    >>> fold_text("Off-Policy (İ)")
    'off policy  i '
    """
    return text.translate(_FOLD)


def variants(label: str) -> frozenset[str]:
    """Give the folded forms in which papers write a label, the label's own among them.

    >>> sorted(variants("Markov game"))
    ['markov game', 'markov games']
    """
    base = " ".join(fold_text(label).split())
    forms = {base}
    forms.update(_spellings(base))
    forms.update(*map(_short_forms, tuple(forms)))
    forms.update(*map(_joins, tuple(forms)))
    forms.update(*map(_plurals, tuple(forms)))
    return frozenset(form for form in forms if form)


def _spellings(form: str) -> Iterable[str]:
    words = form.split()
    yield " ".join(_BRITISH.get(word, word) for word in words)
    yield " ".join(SPELLING.get(word, word) for word in words)


def _short_forms(form: str) -> Iterable[str]:
    """Only inside longer names: "RL" alone is a label that someone must have written."""
    for long, short in _SHORT_FORMS:
        for left, right in ((long, short), (short, long)):
            if f" {left} " in f" {form} " and form != left:
                yield f" {form} ".replace(f" {left} ", f" {right} ").strip()


def _joins(form: str) -> Iterable[str]:
    words = form.split()
    for n, word in enumerate(words):
        if word in _PREFIXES and n + 1 < len(words):
            yield " ".join([*words[:n], word + words[n + 1], *words[n + 2 :]])
        for prefix in _SPLIT_PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) >= 5:
                yield " ".join([*words[:n], prefix, rest, *words[n + 1 :]])


def _plurals(form: str) -> Iterable[str]:
    words = form.split()
    last = words[-1]
    if last.isalpha() and len(last) > 1:
        if singular(last) == last:
            yield " ".join([*words[:-1], plural(last)])
        else:
            yield " ".join([*words[:-1], singular(last)])
    if "of" in words[1:-1]:  # "mixture of experts", "mixtures of experts"
        n = words.index("of", 1) - 1
        yield " ".join([*words[:n], plural(words[n]), *words[n + 1 :]])
