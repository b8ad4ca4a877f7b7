"""Which concepts of another vocabulary are ours: equal names, and something that confirms it.

Equal names are not enough: a "matching network" of electronics is none of few-shot learning.
A pair of concepts whose preferred labels fold to the same words is confirmed by

1. ``broader``: something above ours goes by the name of something above theirs;
2. ``narrower``: something below ours goes by the name of something below theirs;
3. ``names``: they share a second name ("PSO");
4. ``words``: the labels around theirs (above, below, its other ones) have a word in common with
   what is said of ours (its definition, and the labels around it), or the definitions have two;
   the words of names that they share and those that stand everywhere do not count.

Only preferred labels count as the name: alternative labels are what papers write, often for
something narrower. Of several pairs of one concept, that with the most reasons is taken.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Concept
from kg.ontology.stranger import Stranger, split_acronym
from kg.text import fold_label

#: Words that say nothing of the field that a concept belongs to.
_EVERYWHERE = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "based", "be", "by", "for", "from", "in", "into"),
        *("is", "it", "its", "of", "on", "or", "than", "that", "the", "their", "to", "which"),
        *("with", "algorithm", "analysis", "application", "approach", "computer", "data"),
        *("design", "function", "information", "learning", "machine", "method", "model"),
        *("network", "performance", "problem", "process", "set", "software", "system", "task"),
        *("technique", "theory", "use", "using"),
    )
)

#: Heads that may stand at the end of a name or not: "k-means algorithm".
_HEADS = ("algorithm", "method", "system", "technique", "theory")


@dataclass(frozen=True, slots=True, order=True)
class Agreement:
    """A concept of ours and one of others that share their name."""

    concept: str
    iri: str
    label: str  #: the preferred label of the other
    reasons: tuple[str, ...]  #: what confirms it; empty: nothing does


def agreements(
    concepts: Mapping[str, Concept], strangers: Iterable[Stranger]
) -> tuple[Agreement, ...]:
    """Give at most one pair a concept, the best confirmed one, sorted by concept.

    No two concepts of a kind get the same IRI.
    """
    ours = _Side(
        {
            each.id: _Node(each.pref_label, each.alt_labels, each.broader, each.definition)
            for each in concepts.values()
        }
    )
    theirs = _Side(
        {
            each.iri: _Node(each.pref_label, each.alt_labels, each.broader, each.definition)
            for each in strangers
        }
    )
    best: dict[str, Agreement] = {}
    for pair in sorted(_pairs(ours, theirs), key=_rank):
        best.setdefault(pair.concept, pair)
    taken: dict[tuple[str, str], Agreement] = {}
    for pair in sorted(best.values(), key=_rank):
        taken.setdefault((concepts[pair.concept].kind, pair.iri), pair)
    return tuple(sorted(taken.values()))


def _rank(pair: Agreement) -> tuple[int, str, str]:
    return -len(pair.reasons), pair.iri, pair.concept


@dataclass(frozen=True, slots=True)
class _Node:
    label: str
    others: tuple[str, ...]
    broader: tuple[str, ...]
    text: str = ""


class _Side:
    """One of the two vocabularies, with what it is asked again and again."""

    def __init__(self, nodes: dict[str, _Node]) -> None:
        self.nodes = nodes
        self.names = {id_: _names(node) for id_, node in nodes.items()}
        self.above = {
            id_: [up for up in node.broader if up in nodes] for id_, node in nodes.items()
        }
        self.below: defaultdict[str, list[str]] = defaultdict(list)
        for id_, parents in self.above.items():
            for parent in parents:
                self.below[parent].append(id_)

    def reach(self, id_: str, step: Callable[[str], Iterable[str]]) -> set[str]:
        """Give what any number of steps lead to, the start left out."""
        found: set[str] = set()
        waiting = list(step(id_))
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting.extend(step(each))
        return found - {id_}

    def names_of(self, ids: Iterable[str]) -> set[str]:
        return {name for id_ in ids for name in self.names[id_]}

    def names_above(self, id_: str) -> set[str]:
        return self.names_of(self.reach(id_, self.above.__getitem__))

    def names_below(self, id_: str) -> set[str]:
        return self.names_of(self.reach(id_, lambda each: self.below.get(each, ())))

    def words_around(self, id_: str) -> set[str]:
        node = self.nodes[id_]
        near = [*self.above[id_], *self.below.get(id_, ())]
        return _words(*node.others, *(self.nodes[each].label for each in near))

    def words_of_text(self, id_: str) -> set[str]:
        return _words(self.nodes[id_].text)


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in fold_label(text).split()} - _EVERYWHERE


def _names(node: _Node) -> frozenset[str]:
    return frozenset(
        fold_label(part)
        for label in (node.label, *node.others)
        for part in (*split_acronym(label), label)
        if part
    )


def _pairs(ours: _Side, theirs: _Side) -> Iterable[Agreement]:
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for iri, node in theirs.nodes.items():
        by_name[_key(node.label)].append(iri)
        if (bare := _without_head(_key(node.label))) in theirs.names[iri]:
            by_name[bare].append(iri)
    for id_, node in ours.nodes.items():
        for iri in dict.fromkeys(by_name.get(_key(node.label), ())):
            yield Agreement(
                id_, iri, theirs.nodes[iri].label, tuple(_reasons(ours, id_, theirs, iri))
            )


def _key(label: str) -> str:
    return fold_label(split_acronym(label)[0])


def _without_head(name: str) -> str:
    before, _, last = name.rpartition(" ")
    return before if last in _HEADS and before else name


def _reasons(ours: _Side, id_: str, theirs: _Side, iri: str) -> Iterable[str]:
    own = _key(ours.nodes[id_].label)
    if (ours.names_above(id_) & theirs.names_above(iri)) - {own}:
        yield "broader"
    if (ours.names_below(id_) & theirs.names_below(iri)) - {own}:
        yield "narrower"
    shared = ours.names[id_] & theirs.names[iri]
    if shared - _trivial(own):
        yield "names"
    near, text = theirs.words_around(iri), theirs.words_of_text(iri)
    said = (ours.words_around(id_) | ours.words_of_text(id_)) - _words(*shared, own)
    if said & near or len(said & text) > 1:
        yield "words"


def _trivial(name: str) -> set[str]:
    """Give what a name makes by itself: "multiagent system" is no second name of "multi-agent"."""
    words = name.split()
    joined = [
        " ".join([*words[:n], left + right, *words[n + 2 :]])
        for n, (left, right) in enumerate(pairwise(words))
    ]
    return {name, _without_head(name), *joined, *(f"{name} {head}" for head in _HEADS)}
