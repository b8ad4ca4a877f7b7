"""Words and characters: cleaning that keeps length, and the keys that names are compared by.

Every function here that gives text for matching keeps offsets: one character in, one out.
"""

import re
import unicodedata
from functools import lru_cache

#: Characters that XML 1.0 forbids, and lone surrogates; each becomes U+FFFD on reading.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LABEL_WORD = re.compile(r"[^\W_]+\+*|\*")
_SLUG_WORD = re.compile(r"[a-z0-9]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")

#: Words of names that American papers write with -ize and British ones mostly with -ise.
_IZE = (
    *("anonymization", "binarization", "binarized", "categorization", "centralized"),
    *("characterization", "contextualized", "decentralized", "discretization", "discretized"),
    *("diarization", "equalization", "factorization", "factorized", "formalization"),
    *("generalizable", "generalization", "generalized", "harmonization", "initialization"),
    *("kernelized", "linearization", "linearized", "localization", "maximization"),
    *("memorization", "minimization", "normalization", "normalized", "normalizing"),
    *("optimization", "optimize", "optimized", "optimizer", "overparameterized"),
    *("parameterization", "parameterized", "penalized", "personalization", "personalized"),
    *("prioritization", "prioritized", "quantization", "quantized", "randomization"),
    *("randomized", "regularization", "regularized", "regularizer", "reparameterization"),
    *("scalarization", "specialized", "stabilization", "standardized", "stylization"),
    *("summarization", "synchronization", "tokenization", "tokenizer", "vectorized"),
    *("visualization", "visualized"),
)

#: British word -> American word: names in either spelling are the same.
SPELLING = {
    "behaviour": "behavior",
    "behavioural": "behavioral",
    "modelling": "modeling",
    "labelling": "labeling",
    "labelled": "labeled",
    "colour": "color",
    "centre": "center",
    "defence": "defense",
    "neighbour": "neighbor",
    "programme": "program",
    **{"is".join(word.rsplit("iz", 1)): word for word in _IZE},
}


def repair(text: str) -> tuple[str, int]:
    """Replace characters that XML forbids by U+FFFD, one for one, and say how many."""
    return _FORBIDDEN.subn("\ufffd", text)


def lower_text(text: str) -> str:
    """Give ``text`` in lower case, length unchanged.

    >>> lower_text("İZMIR")
    'İzmir'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def fold_title(text: str) -> str:
    """Give the key by which titles and names are the same: letters and digits, case folded.

    >>> fold_title("Soft Actor-Critic: Off-Policy…")
    'softactorcriticoffpolicy'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=50_000)
def _fold_word(word: str) -> str:
    one = singular(word)
    return SPELLING.get(one, one)


def singular(word: str) -> str:
    """Cut a plural ending from a lower-case word.

    >>> [singular(w) for w in ("policies", "losses", "networks", "loss", "analysis", "physics")]
    ['policy', 'loss', 'network', 'loss', 'analysis', 'physics']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "ics")):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """Give the plural of an English noun, as papers write it ("policies", "losses", "MDPs")."""
    if len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")) and not word.isupper():
        return word + "es"
    return word + "s"


def fold_label(label: str) -> str:
    """Give the key by which labels are the same: case, hyphens, plural and spelling folded.

    >>> fold_label("Behaviour-Cloning Policies") == fold_label("behavior cloning policy")
    True
    """
    if not label.isascii():
        label = unicodedata.normalize("NFKC", label).translate(_DASHES)
    return " ".join(map(_fold_word, _LABEL_WORD.findall(label.casefold())))


#: The same for names that are folded more than once, and that papers repeat.
fold_name = lru_cache(maxsize=16_384)(fold_label)


def slugify(label: str) -> str:
    """Give a label as the slug of an id: lower-case ASCII words with hyphens.

    >>> slugify("f-DVL"), slugify("Q*bert++")
    ('f-dvl', 'q-bert-plus-plus')
    """
    text = label.replace("+", " plus ")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_DASHES)
        text = text.encode("ascii", "ignore").decode()
    return "-".join(_SLUG_WORD.findall(text.lower())) or "x"
