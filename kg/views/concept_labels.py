"""Which of the many labels of a concept tell a reader something."""

from kg.model import Concept
from kg.text import fold_label


def telling_labels(concept: Concept) -> tuple[str, ...]:
    """Give the other labels of a concept, without those that only add words to one of them.

    >>> moe = ("MoE", "MoE layer", "expert mixture", "sparse mixture of experts")
    >>> telling_labels(Concept("method:moe", "method", "Mixture of Experts", moe))
    ('MoE', 'expert mixture')
    """
    folded = [f" {fold_label(label)} " for label in (concept.pref_label, *concept.alt_labels)]
    known = {folded[0]}
    told = []
    for label, words in zip(concept.alt_labels, folded[1:], strict=True):
        if words not in known and not any(each in words for each in folded if each != words):
            told.append(label)
        known.add(words)
    return tuple(told)
