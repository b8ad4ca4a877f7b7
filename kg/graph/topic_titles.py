"""What a topic is called: two of the concepts that are most typical of it.

1. Concepts are ranked by how typical they are (:mod:`kg.graph.typical`); those of the vocabulary
   before discovered ones, what a paper is about before what it is measured on, and what names the
   topic around it, or one beside it, only if nothing else does.
2. The first one is the title; the second one is added if it is at least a third as typical and
   says something else: no word of one holds the other, neither is broader than the other.
3. No two topics have the same title: more concepts are added until they differ.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import Concept
from kg.text import fold_label

SEPARATOR = " · "

#: A label of more characters gives way to its initials, if they are a label too.
_LONG = 20

#: What a concept is worth as a name, beside how typical it is.
_DISCOVERED, _BENCHMARK, _TAKEN = 0.4, 0.4, 0.2

#: Concepts in a title, where two do not make it differ from others.
_MOST = 4

#: The second concept of a title is at least so typical, compared with the first.
_SECOND = 1 / 3


@dataclass(frozen=True, slots=True)
class Nameable:
    """A topic that wants a title: its typical concepts with their scores, in any order."""

    scores: Mapping[str, float]
    around: int  #: place of the topic around it in the sequence of all topics, or -1


def choose_titles(
    topics: Sequence[Nameable], concepts: Mapping[str, Concept], initials: Mapping[str, str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Give each topic a title of its own and the concepts that make it, most typical first.

    Parameters
    ----------
    topics
        Each comes after the one around it.
    initials
        For concepts that papers call by their initials, these (:func:`find_initials`).
    """
    label = {id_: initials.get(id_, concept.pref_label) for id_, concept in concepts.items()}
    chosen: list[tuple[str, tuple[str, ...]]] = []
    titles: set[str] = set()
    taken: dict[int, set[str]] = {}
    for topic in topics:
        beside = taken.setdefault(topic.around, set())
        used = beside.union(() if topic.around < 0 else chosen[topic.around][1])
        names = _names(topic, used, concepts, label, titles)
        title = SEPARATOR.join(label[id_] for id_ in names)
        number = 2
        while title in titles:
            title = f"{title.rpartition(' (')[0] or title} ({number})"
            number += 1
        titles.add(title)
        beside.update(names)
        chosen.append((title, names))
    return chosen


def find_initials(concept: Concept, written: Mapping[str, int]) -> str | None:
    """Give the initials that papers write for a concept of a long name, if a third of them do.

    Parameters
    ----------
    written
        How often each form is written.

    Examples
    --------
    >>> rlhf = Concept("setting:rlhf", "setting", "Reinforcement Learning from Human Feedback")
    >>> find_initials(rlhf, {"RLHF": 4, "learning from human feedback": 7})
    'RLHF'
    >>> find_initials(rlhf, {"RLHF": 2, "learning from human feedback": 7})
    """
    label = concept.pref_label
    total = sum(written.values())
    for form, times in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        if len(label) > _LONG and times * 3 >= total and _are_initials(form, label):
            return form
    return None


def _are_initials(short: str, label: str) -> bool:
    if not (3 <= len(short) <= 6 and short.isalpha() and short.isupper()):
        return False
    words = label.replace("-", " ").split()
    letters = iter("".join(word[0] for word in words if word[0].isalpha()).upper())
    return all(letter in letters for letter in short) and short[0] == label[0].upper()


def _names(
    topic: Nameable,
    used: AbstractSet[str],
    concepts: Mapping[str, Concept],
    label: Mapping[str, str],
    titles: AbstractSet[str],
) -> tuple[str, ...]:
    ranked = list(_ranked(topic.scores, used, concepts))
    (best, first), rest = ranked[0], ranked[1:]
    names = [first]
    for worth, id_ in rest:
        is_new = SEPARATOR.join(label[name] for name in names) not in titles
        if len(names) == _MOST or (is_new and (len(names) > 1 or worth < best * _SECOND)):
            break
        if not any(_overlap(concepts[id_], concepts[name], concepts) for name in names):
            names.append(id_)
    return tuple(names)


def _ranked(
    scores: Mapping[str, float], used: AbstractSet[str], concepts: Mapping[str, Concept]
) -> Iterator[tuple[float, str]]:
    """Yield (worth, concept), the best name first."""
    found = []
    for id_, score in scores.items():
        concept = concepts[id_]
        worth = score * (_DISCOVERED if concept.status == "discovered" else 1.0)
        worth *= _BENCHMARK if concept.kind == "benchmark" else 1.0
        worth *= _TAKEN if id_ in used else 1.0
        found.append((-worth, id_))
    return ((-worth, id_) for worth, id_ in sorted(found))


def _overlap(one: Concept, other: Concept, concepts: Mapping[str, Concept]) -> bool:
    """Whether both say much the same: one name within the other, or one concept above the other."""
    left, right = _words(one), _words(other)
    if _within(left, right) or _within(right, left):
        return True
    return one.id in _above(other, concepts) or other.id in _above(one, concepts)


def _words(concept: Concept) -> list[str]:
    return fold_label(concept.pref_label).split()


def _within(few: list[str], many: list[str]) -> bool:
    # "robotic" and "robotics" are one word here, and so are "model" and "modelling"
    return all(any(a == b or (len(a) > 4 < len(b) and a[:5] == b[:5]) for b in many) for a in few)


def _above(concept: Concept, concepts: Mapping[str, Concept]) -> set[str]:
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        for id_ in waiting.pop().broader:
            if id_ in concepts and id_ not in found:
                found.add(id_)
                waiting.append(concepts[id_])
    return found
