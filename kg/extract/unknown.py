"""Words that look like names and that no list holds: "BabyBERTa", "xbench-DS", "KVQ".

1. Letters alone make a word a name (:func:`kg.extract.names.is_name_like`); what stands in a web
   address is none.
2. The words around it say what it is: the noun after or before it, the head of the long form
   that the paper gives, a result "on" it. In a sentence of the paper's own what is left is a
   method; elsewhere it stays unknown.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import filterfalse

from kg.extract.constructions import Said
from kg.extract.cues import Sentence
from kg.extract.naming import is_name_like, kind_beside, may_hold_name
from kg.extract.phrases import kind_of_noun
from kg.extract.roles import role_of
from kg.extract.sentences import Span
from kg.model import Kind
from kg.ontology.lexicon import Lexicon

_WORD = re.compile(r"(?<![\w+-])(?<!\d\.)[A-Za-zτ](?:[\w+²-]|(?<=\d)\.(?=\d))*")
#: One word, maybe with a capital in front, or a number, and the signs around: no name looks so.
_is_plain = re.compile(r"[^\w+]*(?:[A-Z]?[a-z]+|[0-9.,]+)[^\w+]*").fullmatch
_LATEX = ("\\", "$", "{")
_ADDRESS = ("://", "www.", ".com/", ".io/")
#: "46.5% on WideSearch", "trained on AO-CHILDES", "on MOT17, MOT20": what results are on.
_ON = re.compile(r"\b(?:on|across)(?: the)? (?:[A-Z][\w+-]*,? (?:and )?){0,4}\Z")
#: "MOT17, MOT20 and DanceTrack datasets"
_LISTED = re.compile(
    r"(?:,? (?:and |or )?[A-Z][\w+-]*){1,6} (?:datasets|benchmarks|environments|corpora|suites)\b"
)
#: Words that do not say what their object is to the paper.
_LOOSE = ("", "in", "for", "of", "on", "under", "within", "to", "across", "over")
#: "a masked language model (BabyBERTa)"
_BEFORE = re.compile(r"([a-z-]+),? (?:\(|called )?\Z", re.IGNORECASE)


def name_like_spans(text: str, used: bytearray) -> list[Span]:
    """Give the words that look like names and stand where nothing is ``used``."""
    found = []
    at = 0
    # Most words are lower case or merely capitalised, and are not looked at.
    for piece in filter(_may_hold_name, filterfalse(str.islower, text.split())):
        at = text.index(piece, at)
        for start, end in _names_in(piece):
            if used.find(1, at + start, at + end) < 0:
                found.append((at + start, at + end))
        at += len(piece)
    return found


@lru_cache(maxsize=4096)
def _may_hold_name(piece: str) -> bool:
    return _is_plain(piece) is None and may_hold_name(piece)


def _names_in(piece: str) -> tuple[Span, ...]:
    """Give the words that look like names in a piece of text without blanks."""
    if any(sign in piece for sign in _ADDRESS):
        return ()
    return tuple(
        word.span()
        for word in _WORD.finditer(piece)
        if not piece.endswith(_LATEX, 0, word.start()) and is_name_like(word[0])
    )


def kind_of_name(
    sentence: Sentence, start: int, end: int, long: str | None, lexicon: Lexicon
) -> tuple[Kind | None, Said]:
    """Give the kind of a name, ``None`` where nothing tells it, and what the paper says of it.

    Parameters
    ----------
    long
        The long form that the paper gives, or ``None``.
    """
    kind = kind_beside(sentence.text, start, end)
    if kind is None and _LISTED.match(sentence.text, end, sentence.span[1]):
        kind = "benchmark"
    if kind is None:
        kind = _kind_of_long_form(long, lexicon) if long else _kind_before(sentence.text, start)
    said = role_of(sentence, start, end, kind or "method")
    if kind is not None:
        return kind, said
    if said.role == "compares_with" and not said.words.endswith(" on"):
        return "method", said  # but "beats PPO on TabMWP" names where
    if not sentence.is_own and not sentence.is_title:
        return ("domain", role_of(sentence, start, end, "domain")) if long else (None, said)
    if _ON.search(sentence.text, max(0, start - 60), start):
        return "benchmark", role_of(sentence, start, end, "benchmark")
    return ("method" if _is_used(sentence, start, end, said) else None), said


def _is_used(sentence: Sentence, start: int, end: int, said: Said) -> bool:
    """Whether firm words say that the paper uses or studies what a name names."""
    if said.role not in ("uses", "analyses") or said.words.rpartition(" ")[2] in _LOOSE:
        return False
    return end - start > 3 or not sentence.text[start:end].isupper()


def _kind_of_long_form(long: str, lexicon: Lexicon) -> Kind | None:
    words = long.split()
    if words[-1] == "Data":  # with a capital it names a collection
        return "benchmark"
    return kind_of_noun(words[-1]) or kind_of_tail(words, lexicon)


def kind_of_tail(words: Sequence[str], lexicon: Lexicon) -> Kind | None:
    """Give the kind of the longest label that words end in: "… offline RL" is a setting."""
    for n in range(1, len(words)):
        entries = lexicon.entries(" ".join(words[n:]))
        if entries:
            return entries[0].kind
    return None


def _kind_before(text: str, start: int) -> Kind | None:
    found = _BEFORE.search(text, max(0, start - 30), start)
    return kind_of_noun(found[1]) if found else None
