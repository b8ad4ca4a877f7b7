"""Label -> concepts: every form in which papers write the labels, found in one pass of a text.

1. Each label is folded: lower case, everything that is no letter or digit becomes a space.
2. Rules give its other forms: plural, joined and split prefixes, spelling, common acronyms.
3. All forms, padded with spaces, go into one Aho-Corasick automaton, which runs over the text
   folded the same way, one character for one, so that its offsets are those of the text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Concept, Kind
from kg.ontology.heads import head_kinds
from kg.ontology.ontology import Ontology
from kg.ontology.variants import fold_text, variants
from kg.text import fold_label

_WORD = re.compile(r"[^\W_]+")

#: Papers repeat each other's words; so many stretches are remembered with what they may be.
_SEEN_LIMIT = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One label of one concept, and what a stretch of text must show to count as it."""

    concept: str
    kind: Kind
    label: str
    is_ambiguous: bool  #: needs a definition or a related concept in the same paper
    needs_capitals: bool  #: each capitalised word of the label is capitalised in the text
    shapes: tuple[tuple[int, str], ...]  #: (word number, form) of words like "PPO", "MoE"
    is_exact: bool  #: the form is the label itself, not one made by rule

    def admits(self, stretch: str) -> bool:
        """Whether the capitals of ``stretch`` allow this label.

        "MoE", "MoEs" and "MOE" are "MoE"; "moe" is not.
        """
        if _signs(stretch) != _signs(self.label):
            return False
        if not self.shapes and not self.needs_capitals:
            return True
        words = _words(stretch)
        for number, shape in self.shapes:
            if number >= len(words) or not _has_shape(words[number], shape):
                return False
        if self.needs_capitals:
            wanted = _words(self.label)
            return len(words) == len(wanted) and all(
                word[0].isupper() or not want[0].isupper()
                for word, want in zip(words, wanted, strict=True)
            )
        return True


class Lexicon:
    """An index of all forms of all labels of an ontology.

    What a form may be is worked out when it is first met: no corpus holds a tenth of them.
    """

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self.concepts = concepts
        self._children = _children(concepts)
        self._below: dict[str, frozenset[str]] = {}
        self._relatives: dict[str, frozenset[str]] = {}
        self._labels: list[tuple[Concept, str]] = []
        #: Form -> the places in that list of the labels that it is a form of.
        self._forms: dict[str, tuple[int, ...]] = {}
        self._by_key: dict[str, list[str]] = {}
        gapped: set[str] = set()
        for concept in concepts.values():
            for label in (concept.pref_label, *concept.alt_labels, *concept.hidden_labels):
                if label in concept.unmatched_labels:
                    continue
                self._by_key.setdefault(fold_label(label), []).append(concept.id)
                folded = fold_text(label).strip()
                if "  " in folded:  # "A* search": in a text, too, the sign leaves a gap
                    gapped.add(folded)
                self._add_forms(folded, (len(self._labels),))
                self._labels.append((concept, label))
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._seen: dict[str, tuple[Entry, ...]] = {}
        self.head_kinds = head_kinds(concepts.values())
        self._automaton = AhoCorasick(
            [f" {form} " for form in (*self._forms, *gapped)], matchkind=MatchKind.Standard
        )

    def _add_forms(self, folded: str, place: tuple[int]) -> None:
        forms = self._forms
        for form in variants(" ".join(folded.split())):
            if len(form) > 1:  # "A*" leaves "a"
                others = forms.get(form)
                forms[form] = others + place if others else place

    @classmethod
    def of(cls, ontology: Ontology) -> "Lexicon":
        """Give the index of an ontology's labels."""
        return cls(ontology.concepts)

    @property
    def forms(self) -> list[str]:
        """All folded forms that are looked for, sorted."""
        return sorted(self._forms)

    def occurrences(self, folded: str) -> list[tuple[int, int]]:
        """Give every stretch of a folded text that reads like a label; they may overlap."""
        hits = self._automaton.find_matches_as_indexes(f" {folded} ", overlapping=True)
        return [(start, end - 2) for _, start, end in hits]

    def entries(self, stretch: str) -> tuple[Entry, ...]:
        """Give the labels that a stretch of text may be, by its letters and capitals."""
        known = self._seen.get(stretch)
        if known is None:
            found = self.spelled(stretch)
            known = tuple([entry for entry in found if entry.admits(stretch)]) if found else ()
            if len(self._seen) >= _SEEN_LIMIT:
                self._seen.clear()
            self._seen[stretch] = known
        return known

    def spelled(self, stretch: str) -> tuple[Entry, ...]:
        """Give the labels that have the letters of a stretch, whatever its capitals."""
        form = " ".join(fold_text(stretch).split())
        places = self._forms.get(form)
        if places is None:
            return ()
        known = self._entries.get(form)
        if known is None:
            made = [_entry(*self._labels[place], form, self._ordinary) for place in places]
            known = self._entries[form] = _preferred(made)
        return known

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that definitions write in lower case: names that look like one need care."""
        text = " ".join([concept.definition for concept in self.concepts.values()])
        return frozenset(map(fold_label, filter(str.islower, set(_words(text)))))

    def relatives(self, concept: str) -> frozenset[str]:
        """Give the parents, children and siblings of a concept; tops have too many to count."""
        known = self._relatives.get(concept)
        if known is None:
            parents = self.concepts[concept].broader
            found = {*parents, *self._children.get(concept, ())}
            for parent in parents:
                if self.concepts[parent].broader:
                    found.update(self._children[parent])
            known = self._relatives[concept] = frozenset(found)
        return known

    def below(self, ancestor: str) -> frozenset[str]:
        """Give the concepts that are narrower than another, at any depth."""
        known = self._below.get(ancestor)
        if known is None:
            found: set[str] = set()
            waiting = list(self._children.get(ancestor, ()))
            while waiting:
                concept = waiting.pop()
                if concept not in found:
                    found.add(concept)
                    waiting.extend(self._children.get(concept, ()))
            known = self._below[ancestor] = frozenset(found)
        return known

    def lookup(self, key: str) -> tuple[str, ...]:
        """Give the ids of the concepts with a label that :func:`fold_label` makes ``key`` of."""
        found = self._by_key.get(key)
        return tuple(dict.fromkeys(found)) if found else ()


def _children(concepts: Mapping[str, Concept]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    for concept in concepts.values():
        for parent in concept.broader:
            children.setdefault(parent, []).append(concept.id)
    return children


def _entry(concept: Concept, label: str, form: str, ordinary: frozenset[str]) -> Entry:
    """Say what a stretch of this form must show to count as the label."""
    own = fold_text(label).split()
    # A form with other words than the label ("offline RL") has no shapes at known places.
    has_places = form.count(" ") + 1 == len(own)
    return Entry(
        concept.id,
        concept.kind,
        label,
        label in concept.ambiguous_labels,
        label in concept.case_labels,
        _shapes(label, ordinary) if has_places and not label.islower() else (),
        form == " ".join(own),
    )


def _shapes(label: str, ordinary: frozenset[str]) -> tuple[tuple[int, str], ...]:
    words = _words(label)
    # "Librispeech" is LibriSpeech, for no one means anything else; "Complex" is not ComplEx, and
    # "resides" is not RESIDE.
    shapes = tuple(
        (n, word)
        for n, word in enumerate(words)
        if _is_shaped(word) and (len(word) < 6 or word.isupper() or fold_label(word) in ordinary)
    )
    shaped = {n for n, _ in shapes}
    others = [word for n, word in enumerate(words) if n not in shaped]
    # "gpt-4" and "pascal voc" are told by their other part; "a search" is no A* search
    return () if any(len(word) > 1 and _is_telling(word, ordinary) for word in others) else shapes


def _is_telling(word: str, ordinary: frozenset[str]) -> bool:
    return word[0].isupper() and word.isalpha() and fold_label(word) not in ordinary


def _preferred(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """One entry a concept; where some concept's label is the form itself, rule-made ones go."""
    exact = [entry for entry in entries if entry.is_exact]
    seen: dict[str, Entry] = {}
    for entry in exact or entries:
        seen.setdefault(entry.concept, entry)
    return tuple(seen.values())


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _signs(name: str) -> str:
    """Give the signs that a name ends in: "U-Net++" is not "U-Net", "RRT*" not "RRT"."""
    return name[len(name.rstrip("+*")) :]


def _is_shaped(word: str) -> bool:
    """Whether capitals or digits make the word a name: "PPO", "MoE", "D4RL"; not "Policy"."""
    tail = word[1:]
    return tail != tail.lower() or (not tail and word.isupper())


def _has_shape(word: str, shape: str) -> bool:
    """Whether the word is written as the label is, or all in capitals, maybe with a plural s."""
    if word in (shape, shape + "s") or word == shape.upper():
        return True
    same = word.casefold().removesuffix("s") == shape.casefold()
    return len(shape) > 3 and same and any(c.isupper() or c.isdigit() for c in word[1:])
