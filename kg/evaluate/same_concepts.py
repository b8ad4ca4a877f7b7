"""Which concept of one graph file is which of another one, where ids are not the same.

1. An id that the other file knows as an old one leads to what took its place.
2. An id that the other file does not know leads to the only concept there that goes by the same
   preferred label, if that one's id is not known here: names that papers introduce get another
   id when a second paper introduces the same name, or when a vocabulary takes them in.
3. All others are themselves.
"""

from collections import defaultdict
from collections.abc import Mapping

from kg.model import Concept
from kg.text import fold_label


def same_concepts(ours: Mapping[str, Concept], theirs: Mapping[str, Concept]) -> Mapping[str, str]:
    """Give the ids of ours that they call otherwise, each with their id."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for id_, concept in theirs.items():
        if id_ not in ours and concept.replaced_by is None:
            by_label[fold_label(concept.pref_label)].append(id_)
    taken: dict[str, list[str]] = defaultdict(list)
    for id_, concept in ours.items():
        if id_ not in theirs and concept.replaced_by is None:
            taken[fold_label(concept.pref_label)].append(id_)
    alone = {
        here[0]: by_label[label][0]
        for label, here in taken.items()
        if len(here) == len(by_label.get(label, ())) == 1
    }
    renamed = {
        id_: known.replaced_by
        for id_ in ours
        if (known := theirs.get(id_)) is not None
        and known.replaced_by is not None
        and ours[id_].replaced_by is None
    }
    return {**alone, **renamed}
