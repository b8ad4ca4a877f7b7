"""Several forms of one name in a paper: "SPA-RL" in the title is the "SPA" of the abstract.

1. A title's name that the abstract never says is the abstract's own name of which it is a part,
   or which is a part of it.
2. A phrase that begins with the paper's own name is no second thing: "the SPA reinforcement
   learning framework".
"""

from dataclasses import replace

from kg.extract.naming import SURE, Name, whole_words
from kg.ontology.lexicon import Lexicon
from kg.text import fold_name


def one_form_each(
    found: dict[str, Name], title: str | None, body: str, lexicon: Lexicon
) -> dict[str, Name]:
    """Give the names that a paper introduces, each once; ``title`` is the one of its title."""
    if title is not None and next(whole_words(body, title), None) is None:
        same = _same_in_body(found[title], found, lexicon)
        found = found if same is None else found | {title: same}
    own = {name.text for name in found.values() if name.score >= SURE and not name.is_phrase}
    return {
        text: name
        for text, name in found.items()
        if not name.is_phrase or text.partition(" ")[0] not in own
    }


def _same_in_body(name: Name, found: dict[str, Name], lexicon: Lexicon) -> Name | None:
    """Give the title's name under what the abstract calls it; what all know is another thing.

    The upper confidence bound that "Contrastive UCB" is built on is not what the paper proposes,
    nor is the task of a challenge what its data set is.
    """
    parts = fold_name(name.text).split()
    for other in found.values():
        there = fold_name(other.text).split()
        short, long = sorted((parts, there), key=len)
        if len(short) == len(long) or short not in (long[: len(short)], long[-len(short) :]):
            continue
        is_known = lexicon.entries(other.text) or lexicon.entries(other.long or "")
        if other.is_introduced and not other.is_phrase and not is_known and other.kind == name.kind:
            score = max(name.score, other.score)
            return replace(name, text=other.text, long=name.text, score=score)
    return None
