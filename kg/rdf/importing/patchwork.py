"""An abstract of which only the quoted sentences are known, from an export without texts.

Evidence says where its sentence stands in the abstract, so the sentences can be put where they
stood. Between them stands ``…`` and blanks, so that every offset means what it says and a reader
sees where something is missing; a paper with such an abstract has the flag
:data:`~kg.model.QUOTES_ONLY`, and its abstract is not exported.
"""

from collections.abc import Iterable

from kg.errors import EvidenceError


def patchwork(paper: str, sentences: Iterable[tuple[int, str]]) -> str:
    """Put sentences where they stood, each given with its first offset.

    >>> patchwork("paper:1", [(0, "We do."), (12, "It works.")])
    'We do. …    It works.'

    Raises
    ------
    EvidenceError
        Two sentences overlap and disagree.
    """
    text = ""
    for start, sentence in sorted(set(sentences)):
        shared = text[start : start + len(sentence)]
        if not sentence.startswith(shared):
            raise EvidenceError(f"{paper}: two quotations disagree on its abstract at {start}")
        text += _gap(start - len(text)) + sentence[len(shared) :]
    return text


def _gap(length: int) -> str:
    return " …".ljust(length) if length > 2 else " " * length
