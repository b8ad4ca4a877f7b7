"""Take a vocabulary of others in: its concepts as ours, beside those that are known already.

1. A stranger whose preferred label is a label of a known concept is that concept: it becomes a
   mapping (exact where :mod:`kg.ontology.agreement` confirms it, else close), and no new concept.
2. Each other one gets a kind: the one asked for; else what the last word of its name says
   ("corpus", "algorithm"); else that of the nearest known concept above it; else domain.
3. Strangers whose preferred labels fold to the same are one concept.
4. Labels that some concept of its kind has already are left out, and so is ``broader`` to another
   kind, or where it would close a circle (vocabularies that machines made have such circles).
5. A label that is one ordinary word, or two letters, counts only with support from the paper.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed

from kg.model import Concept, Kind
from kg.ontology.agreement import agreements
from kg.ontology.check import all_labels, label_key
from kg.ontology.stranger import Stranger, split_acronym
from kg.ontology.turtle import Match
from kg.text import fold_label, slugify

#: Last words of names that say what kind of thing is named.
_HEADS: Mapping[Kind, frozenset[str]] = {
    "benchmark": frozenset(("benchmark", "corpus", "dataset", "simulator", "testbed")),
    "setting": frozenset(("game", "scenario", "setting", "uncertainty")),
    "method": frozenset(
        (
            *("algorithm", "approach", "architecture", "classifier", "controller", "decoder"),
            *("descriptor", "detector", "encoder", "ensemble", "estimator", "filter", "framework"),
            *(
                "function",
                "heuristic",
                "index",
                "kernel",
                "layer",
                "logic",
                "loss",
                "machine",
                "method",
            ),
            *("model", "network", "operator", "optimization", "optimizer", "programming"),
            *("protocol", "regression", "sampling", "scheme", "search", "solver", "strategy"),
            *("technique", "transform", "transformer", "tree"),
        )
    ),
}
_KIND_OF_HEAD: dict[str, Kind] = {word: kind for kind, words in _HEADS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a vocabulary of others adds to ours."""

    concepts: tuple[Concept, ...]  #: new ones, sorted by id
    mappings: Mapping[str, tuple[Match, ...]]  #: of known concepts, by id
    left_out: Counter[str]  #: labels and broader that were left out: reason -> how many


def import_concepts(
    known: Mapping[str, Concept], strangers: Iterable[Stranger], *, kind: Kind | None = None
) -> Imported:
    """Turn strangers into concepts and mappings that load together with the known concepts.

    Parameters
    ----------
    known
        The vocabulary to add to; empty to take everything in anew.
    kind
        What all new concepts are; ``None``: each as its name and place say.
    """
    by_iri = {each.iri: each for each in strangers}
    same = _same(known, by_iri.values())
    fresh, namesakes = _united([by_iri[iri] for iri in sorted(by_iri) if iri not in same])
    kinds = _kinds(fresh, by_iri, {iri: known[id_].kind for iri, id_ in same.items()}, kind)
    ids = {**same, **_ids(known, fresh, kinds)}
    for iri, others in namesakes.items():
        ids |= dict.fromkeys(others, ids[iri])
        kinds |= dict.fromkeys(others, kinds[iri])
    taken = {
        (concept.kind, label_key(label)): concept.id
        for concept in known.values()
        for label in all_labels(concept)
    }
    left_out: Counter[str] = Counter()
    # preferred labels first: an alternative one must not take the name of another concept
    for each in fresh:
        name = split_acronym(each.pref_label)[0]
        taken.setdefault((kinds[each.iri], label_key(name)), ids[each.iri])
    parents = _without_circles(
        {each.iri: _parents(each, ids, kinds, known, left_out) for each in fresh}, ids, left_out
    )
    concepts = [
        changed(
            _concept(each, ids[each.iri], kinds[each.iri], taken, left_out),
            broader=parents[each.iri],
            mappings=tuple(("exactMatch", iri) for iri in (each.iri, *namesakes[each.iri])),
        )
        for each in fresh
    ]
    return Imported(
        tuple(sorted(concepts, key=lambda each: each.id)),
        _mappings(known, by_iri.values(), same),
        left_out,
    )


def _same(known: Mapping[str, Concept], strangers: Iterable[Stranger]) -> dict[str, str]:
    """Give the known concept that each stranger is, by IRI; preferred labels count first.

    Acronyms are told by their capitals: the "vod" of CSO is no View of Delft (VOD).
    """
    mapped = {iri: each.id for each in known.values() for _, iri in each.mappings}
    owner: dict[str, str] = {}
    for each in known.values():
        owner.setdefault(label_key(each.pref_label), each.id)
    for each in known.values():
        for label in all_labels(each):
            owner.setdefault(label_key(label), each.id)
    found = {}
    for stranger in strangers:
        name = label_key(split_acronym(stranger.pref_label)[0])
        id_ = mapped.get(stranger.iri) or owner.get(name)
        if id_ is not None:
            found[stranger.iri] = id_
    return found


def _united(strangers: Iterable[Stranger]) -> tuple[list[Stranger], dict[str, tuple[str, ...]]]:
    """Make namesakes one; give also the IRIs of those that each one swallowed."""
    groups: defaultdict[str, list[Stranger]] = defaultdict(list)
    for each in strangers:
        groups[fold_label(split_acronym(each.pref_label)[0])].append(each)
    united = []
    for first, *others in groups.values():
        iris = {each.iri for each in (first, *others)}
        broader = {up for each in (first, *others) for up in each.broader} - iris
        labels = {label for each in (first, *others) for label in each.alt_labels}
        united.append(
            changed(first, alt_labels=tuple(sorted(labels)), broader=tuple(sorted(broader)))
        )
    return united, {
        first.iri: tuple(each.iri for each in others) for first, *others in groups.values()
    }


def _mappings(
    known: Mapping[str, Concept], strangers: Iterable[Stranger], same: Mapping[str, str]
) -> dict[str, tuple[Match, ...]]:
    confirmed = {(e.concept, e.iri) for e in agreements(known, strangers) if e.reasons}
    found: defaultdict[str, set[Match]] = defaultdict(set)
    for iri, id_ in same.items():
        if all(to != iri for _, to in known[id_].mappings):
            exact = (id_, iri) in confirmed
            found[id_].add(("exactMatch" if exact else "closeMatch", iri))
    return {id_: tuple(sorted(found[id_])) for id_ in sorted(found)}


def _kinds(
    fresh: Iterable[Stranger],
    by_iri: Mapping[str, Stranger],
    known: Mapping[str, Kind],
    wanted: Kind | None,
) -> dict[str, Kind]:
    if wanted:
        return {each.iri: wanted for each in fresh}
    return {
        each.iri: _kind_of_name(each.pref_label) or _kind_above(each, by_iri, known) or "domain"
        for each in fresh
    }


def _kind_of_name(label: str) -> Kind | None:
    words = fold_label(split_acronym(label)[0]).split()
    return _KIND_OF_HEAD.get(words[-1]) if words else None


def _kind_above(
    stranger: Stranger, by_iri: Mapping[str, Stranger], known: Mapping[str, Kind]
) -> Kind | None:
    seen = {stranger.iri}
    level = list(stranger.broader)
    while level:
        kinds = sorted(known[iri] for iri in level if iri in known)
        if kinds:
            return Counter(kinds).most_common(1)[0][0]
        seen.update(level)
        above = {up for iri in level if iri in by_iri for up in by_iri[iri].broader}
        level = sorted(above - seen)
    return None


def _ids(
    known: Mapping[str, Concept], fresh: Iterable[Stranger], kinds: Mapping[str, Kind]
) -> dict[str, str]:
    taken = set(known)
    ids = {}
    for each in fresh:
        stem = id_ = f"{kinds[each.iri]}:{slugify(split_acronym(each.pref_label)[0])}"
        number = 2
        while id_ in taken:
            id_ = f"{stem}-{number}"
            number += 1
        taken.add(id_)
        ids[each.iri] = id_
    return ids


def _parents(
    stranger: Stranger,
    ids: Mapping[str, str],
    kinds: Mapping[str, Kind],
    known: Mapping[str, Concept],
    left_out: Counter[str],
) -> tuple[str, ...]:
    """Give what is broader and of the same kind."""
    found = set()
    for iri in stranger.broader:
        if iri not in ids:
            continue
        kind = kinds[iri] if iri in kinds else known[ids[iri]].kind
        if kind == kinds[stranger.iri]:
            found.add(ids[iri])
        else:
            left_out["broader of another kind"] += 1
    return tuple(sorted(found - {ids[stranger.iri]}))


def _without_circles(
    parents: Mapping[str, tuple[str, ...]], ids: Mapping[str, str], left_out: Counter[str]
) -> dict[str, tuple[str, ...]]:
    """Drop each ``broader`` that leads back to where a climb came from."""
    kept = {ids[iri]: list(ups) for iri, ups in parents.items()}
    done: set[str] = set()
    for start in sorted(kept):
        path = {start: None}
        climbs = [iter(tuple(kept[start]))]
        while climbs and start not in done:
            parent = next(climbs[-1], None)
            if parent is None:
                climbs.pop()
                done.add(path.popitem()[0])
            elif parent in path:
                kept[next(reversed(path))].remove(parent)
                left_out["broader in a circle"] += 1
            elif parent not in done and parent in kept:
                path[parent] = None
                climbs.append(iter(tuple(kept[parent])))
    return {iri: tuple(kept[ids[iri]]) for iri in parents}


def _concept(
    stranger: Stranger,
    id_: str,
    kind: Kind,
    taken: dict[tuple[Kind, str], str],
    left_out: Counter[str],
) -> Concept:
    name, short = split_acronym(stranger.pref_label)
    labels = [name]
    for label in (short.upper(), *stranger.alt_labels):
        bare, other = split_acronym(label)
        for each in (bare, other.upper()):
            if not each or label_key(each) in map(label_key, labels):
                continue
            if taken.setdefault((kind, label_key(each)), id_) == id_:
                labels.append(each)
            else:
                left_out["label of another concept"] += 1
    return Concept(
        id_,
        kind,
        name,
        tuple(sorted(labels[1:])),
        definition=stranger.definition,
        ambiguous_labels=tuple(sorted(filter(_needs_support, labels))),
    )


def _needs_support(label: str) -> bool:
    return len(label) <= 2 or (label.isalpha() and label.islower())
