"""What the name of a method tells of its descent: "Double DQN", which uses DQN, extends it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Link, NewName

#: A name of its own: "DQN", "LoRA", "Q-learning"; not what only says of which sort a thing is.
_PROPER = re.compile(r"(?=.{3})\S*[A-Z]\S*[A-Z]\S*|[A-Z]-\w+")
_SORTS = re.compile(
    r"(?:ai|ann|cnn|dnn|gan|gcn|gnn|llm|mllm|mlp|nlp|rag|rnn|svm|vla|vlm)s?", re.IGNORECASE
)


def with_descent(links: Sequence[Link], names: Iterable[NewName]) -> tuple[Link, ...]:
    """Give the links; what a method that the paper proposes is named after, it extends."""
    own = {name.name for name in names if name.introduced and name.kind == "method"}
    own.update(
        each.exact
        for link in links
        if link.role == "proposes" and link.concept.startswith("method:")
        for each in link.evidence
    )
    if not own:
        return tuple(links)
    return tuple(
        replace(link, detail="extends") if _is_parent(link, own) else link for link in links
    )


def _is_parent(link: Link, own: Iterable[str]) -> bool:
    if link.role != "uses" or not link.concept.startswith("method:"):
        return False
    exacts = {each.exact for each in link.evidence}
    return any(_is_named_after(name, exact) for name in own for exact in exacts)


def _is_named_after(name: str, other: str) -> bool:
    """Whether a name ends in another one, as a word or, if that is a short form, inside one."""
    if not name.casefold().endswith(other.casefold()):
        return False
    if not _PROPER.fullmatch(other) or _SORTS.fullmatch(other):
        return False
    before = name[: -len(other)]
    is_word = before.endswith((" ", "-"))
    return is_word or (before != "" and other.isupper() and name.endswith(other))
