"""When two names are the same for the one who scores: a fold that forgives more than the index.

It has to give what the scorer that comes with the gold files gives, or the figures could not be
compared; :mod:`kg.text` folds for matching, where to forgive so much would be wrong.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z0-9+*]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_POSSESSIVE = re.compile(r"['’]s\b")

#: Short forms that everyone writes, and British spellings.
_SAME = {
    "rl": "reinforcement learning",
    "drl": "deep reinforcement learning",
    "marl": "multi agent reinforcement learning",
    "llm": "large language model",
    "il": "imitation learning",
    "irl": "inverse reinforcement learning",
    "mdp": "markov decision process",
    "pomdp": "partially observable markov decision process",
    "vlm": "vision language model",
    "mllm": "multimodal large language model",
    "qa": "question answering",
    "kg": "knowledge graph",
    "nlp": "natural language processing",
    "behaviour": "behavior",
    "optimisation": "optimization",
    "optimiser": "optimizer",
    "modelling": "modeling",
    "generalisation": "generalization",
    "personalisation": "personalization",
    "summarisation": "summarization",
}
#: Last words that say no more than what sort of thing it is, unless they belong to a prefix:
#: "PPO algorithm" is PPO, but "multi-task" is not "multi".
_TAILS = frozenset(
    (
        *("algorithm", "method", "framework", "setting", "problem", "task", "approach"),
        *("technique", "benchmark", "dataset", "environment", "suite", "domain"),
    )
)
_PREFIXES = frozenset(("multi", "cross", "single", "inter", "few", "zero", "sub", "one"))
_GREEK = str.maketrans(
    {
        **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon"},
        **{"ϵ": "epsilon", "θ": "theta", "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma"},
        **{"τ": "tau", "φ": "phi", "ω": "omega"},
    }
)


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Give the key by which names are the same; "" for one without letter or digit.

    >>> fold("PPO algorithms"), fold("Behaviour Cloning (BC)"), fold("MDPs")
    ('ppo', 'behaviorcloning', 'markovdecisionprocess')
    """
    text = unicodedata.normalize("NFC", name).translate(_GREEK)
    text = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    text = _POSSESSIVE.sub("", _BRACKETS.sub(" ", text))
    words = list(_words(text))
    while len(words) > 1 and words[-1] in _TAILS and words[-2] not in _PREFIXES:
        words.pop()
    return "".join(words)


def fold_all(names: Iterable[str]) -> frozenset[str]:
    """Give the keys of names, without the empty one."""
    return frozenset(filter(None, map(fold, names)))


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        one = _singular(word)
        yield from _SAME.get(one, one).split()


def _singular(word: str) -> str:
    """Cut a plural ending: "MDPs" and "policies" lose it, "IRLS" and "loss" keep theirs."""
    if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
        return word[:-1].casefold()
    if word.isupper():
        return word.casefold()
    word = word.casefold()
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("sses"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
