"""Stretches of a text that are labels of the vocabulary: longest first, capitals checked."""

import re
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from kg.extract.sentences import Span
from kg.model import Kind
from kg.ontology.lexicon import Entry, Lexicon

#: A stretch of one field and the labels that it may be, at least one: (start, end, entries).
Known: TypeAlias = tuple[int, int, tuple[Entry, ...]]

_START = itemgetter(0)
_AFTER_BRACKETS = re.compile(r" \([^()]{1,12}\) (?P<words>[\w-]+(?: [\w-]+){0,3})")
#: The size or variant at the end of a model's name.
_SIZE = re.compile(
    r"-(?:\d+(?:\.\d+)?[bBmMkK]?|[aA]\d+[bB]|[vV]\d[\d.]*|[Ii]ns(?:truct)?|[Cc]hat|[Bb]ase|[Pp]review|"
    r"[Tt]hinking|[Tt]urbo|[Mm]ini|[Nn]ano|[Ll]arge|[Ss]mall|[Tt]iny|XL|it|hf|[Ll]atest|AWQ|GPTQ|FP8)\Z"
)
_WORD = re.compile(r"[\w-]+")
_COORDINATED = re.compile(r"(?<![\w-])([A-Za-z][\w-]*)-?,? (?:and|or) \Z")
#: Where what two coordinated labels share may begin: "-shot setting", " setting".
_SHARED = re.compile(r"[ -]")


def known_stretches(text: str, folded: str, lexicon: Lexicon, taken: list[Span]) -> list[Known]:
    """Give the labels in ``text`` in order: of overlapping ones the longest, then the first.

    Parameters
    ----------
    folded
        The text folded by :func:`kg.ontology.variants.fold_text`.
    taken
        Spans that another rule has claimed, e.g. names that the paper introduces.
    """
    found = lexicon.occurrences(folded)
    longest_first = sorted([(start - end, start, end) for start, end in found])
    used = bytearray(len(text) + 1)
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    kept = []
    for _, start, end in longest_first:
        if used.find(1, start, end) < 0 and is_whole(text, start, end):
            while text.startswith(("+", "*"), end):
                end += 1
            entries = lexicon.entries(text[start:end])
            if entries:
                used[start:end] = b"\1" * (end - start)
                kept.append((start, end, entries))
    kept.sort(key=_START)
    return kept


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the stretch is no part of a hyphenated name.

    "self-[supervised method]" and "[GRPO]-CARE" are something else; "[PPO]-based" is not.
    """
    if start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        return False
    if text.startswith(".", end) and text[end + 1 : end + 2].isdigit():
        return False  # "[Qwen2].5" is another version
    if not text.startswith("-", end):
        return True
    after = text[end + 1 : end + 2]
    return not (after.isupper() or after.isdigit())


class Spread(NamedTuple):
    """A label that stands in the text with other words inside it."""

    label: str  #: "reinforcement learning", of "reinforcement and imitation learning"
    kind: Kind


def coordinated(text: str, known: list[Known], lexicon: Lexicon) -> list[tuple[int, int, Spread]]:
    """Give the labels that share their end with the next, each from its word to that end."""
    taken = {end for _, end, _ in known}
    found = []
    for start, end, _ in known:
        if not text.endswith((" and ", " or "), 0, start):
            continue
        before = _COORDINATED.search(text, max(0, start - 40), start)
        if before is None or before.end(1) in taken:
            continue
        for shared in _SHARED.finditer(text, start, end):
            label = before[1] + text[shared.start() : end]
            entries = lexicon.entries(label)
            if entries:
                found.append((before.start(1), end, Spread(label, entries[0].kind)))
                break
    return found


def without_size(name: str, lexicon: Lexicon) -> Spread | None:
    """Give the label that a name is when sizes and variants are cut: "Qwen2.5-7B-Instruct"."""
    while (cut := _SIZE.sub("", name)) != name:
        entries = lexicon.entries(cut)
        if entries and not entries[0].is_ambiguous:
            return Spread(cut, entries[0].kind)
        name = cut
    return None


def around_brackets(
    text: str, known: list[Known], lexicon: Lexicon
) -> list[tuple[int, int, Spread]]:
    """Give the labels that a short form in brackets parts: "language model (LM) reasoning"."""
    found = []
    for start, end, _ in known:
        after = _AFTER_BRACKETS.match(text, end)
        if after is None:
            continue
        words = list(_WORD.finditer(after["words"]))
        for last in reversed(words):
            label = f"{text[start:end]} {after['words'][: last.end()]}"
            entries = lexicon.entries(label)
            if entries:
                stretch_end = after.start("words") + last.end()
                found.append((start, stretch_end, Spread(label, entries[0].kind)))
                break
    return found
