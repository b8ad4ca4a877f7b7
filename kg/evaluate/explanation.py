"""A paper of a graph file, explained: its links with their grounds, and what was rejected.

Links and confidences are those that are stored; the grounds are read again from the stored text
with the vocabulary that is given (:mod:`kg.evaluate.explain`). Where vocabulary or program are not
those that built the file, the two may differ, and it is said so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import UnknownNameError
from kg.evaluate.explain import Look, looks
from kg.evaluate.telling import LabelOf, quoted, times, told
from kg.model import DEFAULT_THRESHOLD, Concept, Link, Paper
from kg.ontology import Lexicon, Ontology
from kg.store import Store
from kg.text import fold_label

#: Labels of a concept that are named; some have dozens.
_MOST_LABELS = 12

_GONE = "Yet the graph file holds no such link: a decision, or another build, left it out."


@dataclass(frozen=True, slots=True)
class Ground:
    """A look with its sentence, and how often the text gives the same reason."""

    look: Look  #: the first of them
    told: str
    times: int


@dataclass(frozen=True, slots=True)
class LinkStory:
    """A stored link, and what is found where its evidence stands."""

    concept: str
    label: str
    link: Link
    told: str
    grounds: tuple[Ground, ...]  #: the one that gave the role first


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that can be said of a paper, or of one concept in it."""

    paper: Paper
    concept: Concept | None  #: ``None``: all of them
    notes: tuple[str, ...]  #: what limits the explanation, and what the concept is otherwise
    links: tuple[LinkStory, ...]
    rejected: tuple[Ground, ...]


def explain(
    store: Store,
    paper: Paper,
    ontology: Ontology,
    *,
    concept: str | None = None,
    extractor: str,
) -> Explanation:
    """Explain a paper, or one concept in it by any of its labels.

    Parameters
    ----------
    store, paper
        The graph file, and a paper of it.
    ontology
        The vocabulary to read with.
    concept
        An id or label of a concept of the file or the vocabulary.
    extractor
        Hash of this program's extractor, as a build has it.

    Raises
    ------
    UnknownNameError
        No concept goes by that name; the message names near ones.
    """
    lexicon = Lexicon.of(ontology)
    seen = looks(paper, lexicon)
    links = tuple(store.links(paper=paper.id, min_confidence=0.0))
    chosen = _concept(store, lexicon, concept, links) if concept is not None else None
    label_of = _labels(store, lexicon)
    stories = [
        _story(link, seen, label_of)
        for link in links
        if chosen is None or link.concept == chosen.id
    ]
    stories.sort(key=lambda each: (-each.link.confidence, each.concept))
    told_of = {ground.look.place for story in stories for ground in story.grounds}
    linked = {link.concept for link in links}
    evidence = {(e.field, e.start, e.end) for link in links for e in link.evidence}
    gone = [look for look in seen if _is_meant(look) and look.place not in evidence]
    rejected = [
        look
        for look in seen
        if look.place not in told_of
        and (_speaks_of(look, chosen) if chosen else look in gone or _is_news(look, linked))
    ]
    notes = list(_differences(store, ontology, extractor))
    if chosen is not None and not stories:
        notes += [_absent(chosen, is_seen=bool(rejected)), *_near(chosen, links, lexicon, label_of)]
    return Explanation(
        paper, chosen, tuple(notes), tuple(stories), _grounds(rejected, label_of, gone)
    )


def _concept(store: Store, lexicon: Lexicon, name: str, links: Iterable[Link]) -> Concept:
    """Find a concept; of several with that label one that the paper is linked to."""
    linked = {link.concept for link in links}
    ids = [name] if name in lexicon.concepts else list(lexicon.lookup(fold_label(name)))
    known = {id_: lexicon.concepts[id_] for id_ in ids}
    try:
        for found in store.find_concepts(name):
            known.setdefault(found.id, found)
    except UnknownNameError:
        if not known:
            raise
    return next((each for each in known.values() if each.id in linked), next(iter(known.values())))


def _labels(store: Store, lexicon: Lexicon) -> LabelOf:
    def label_of(id_: str) -> str:
        known = lexicon.concepts.get(id_)
        return (known or store.concept(id_)).pref_label

    return label_of


def _story(link: Link, seen: Sequence[Look], label_of: LabelOf) -> LinkStory:
    order = {(e.field, e.start, e.end): number for number, e in enumerate(link.evidence)}
    grounds = [
        look
        for look in seen
        if look.place in order
        and look.outcome != "rejected"
        and look.concept in (None, link.concept)
    ]
    grounds.sort(key=lambda look: (look.role != link.role, order[look.place]))
    label = label_of(link.concept)
    role = link.role.replace("_", " ")
    detail = f" ({link.detail.replace('_', ' ')})" if link.detail else ""
    sentence = (
        f"The paper {role}{detail} {label}, confidence {link.confidence:.2f}"
        f"{_below(link)}: {times(len(link.evidence))} in the text."
    )
    if not grounds:
        reasons = "; ".join(link.reasons)
        sentence += f" Stored with the reasons: {reasons}." if reasons else ""
    return LinkStory(link.concept, label, link, sentence, _grounds(grounds, label_of))


def _below(link: Link) -> str:
    if link.confidence >= DEFAULT_THRESHOLD:
        return ""
    return f", which is under {DEFAULT_THRESHOLD:g}: kept, but not asserted"


def _is_meant(look: Look) -> bool:
    """Whether the text alone would give a link."""
    return look.outcome in ("linked", "named")


def _grounds(
    found: Iterable[Look], label_of: LabelOf, gone: Sequence[Look] = ()
) -> tuple[Ground, ...]:
    """Tell looks, those that the same sentence tells once; ``gone`` ones have no stored link."""
    first: dict[str, Look] = {}
    counted: Counter[str] = Counter()
    for look in found:
        sentence = told(look, label_of)
        if look in gone:
            sentence += " " + _GONE
        first.setdefault(sentence, look)
        counted[sentence] += 1
    return tuple(Ground(look, sentence, counted[sentence]) for sentence, look in first.items())


def _is_news(look: Look, linked: set[str]) -> bool:
    """Whether a stretch was rejected that would have told something that no link tells."""
    if look.why in ("overlapped", "claimed") and {id_ for id_, _ in look.labels} <= linked:
        return False
    return look.outcome in ("rejected", "unknown")


def _speaks_of(look: Look, concept: Concept) -> bool:
    """Whether a look considered the concept, or the name of a discovered one."""
    if look.concept == concept.id or concept.id in {id_ for id_, _ in look.labels}:
        return True
    names = {fold_label(each) for each in (concept.pref_label, *concept.alt_labels)}
    return not look.labels and fold_label(look.exact) in names


def _differences(store: Store, ontology: Ontology, extractor: str) -> Iterable[str]:
    build = store.build
    if build.ontology_hash != ontology.digest:
        yield (
            "The vocabulary is not the one that this graph file was built with: the reasons may "
            "differ from the stored links; name it with --ontology, or build again."
        )
    if build.extractor_hash != extractor:
        yield (
            "This program reads otherwise than the one that built this graph file: the reasons "
            "may differ from the stored links; build again."
        )


def _absent(concept: Concept, *, is_seen: bool) -> str:
    """Tell of a concept without a link whether it is named at all."""
    name = concept.pref_label
    if is_seen:
        return f"The paper is not linked to {name}."
    labels = (name, *concept.alt_labels, *concept.hidden_labels)
    shown = [each for each in labels if each not in concept.unmatched_labels]
    if not shown:
        return f"{name} is never looked for in texts: it only groups others."
    return (
        f"No label of {name} stands in title or abstract; its labels are "
        f"{quoted(shown, _MOST_LABELS)}."
    )


def _near(
    concept: Concept, links: Iterable[Link], lexicon: Lexicon, label_of: LabelOf
) -> Iterator[str]:
    """Tell which narrower or broader concepts the paper is linked to."""
    below = lexicon.below(concept.id)
    for link in links:
        if link.concept in below:
            yield f"It is linked to {label_of(link.concept)}, which is narrower."
        elif link.concept in concept.broader:
            yield f"It is linked to {label_of(link.concept)}, which is broader."
