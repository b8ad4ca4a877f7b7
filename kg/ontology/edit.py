"""Change the files of a vocabulary: concepts and mappings, each in its place, all or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import KINDS, Concept, Kind
from kg.ontology.check import faults
from kg.ontology.importing import Imported
from kg.ontology.ontology import Gathered, gather, shipped_directory
from kg.ontology.turtle import Match
from kg.ontology.write import (
    concept_block,
    insert_concept,
    insert_mappings,
    mappings_block,
    prologue,
)

#: The file that new concepts of a kind go to.
FILES: Mapping[Kind, str] = {
    "method": "methods.ttl",
    "setting": "settings.ttl",
    "domain": "domains.ttl",
    "benchmark": "benchmarks.ttl",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A concept that cannot be added, and why, with the remedy."""

    concept: str
    reason: str

    def __str__(self) -> str:
        return f"{self.concept}: {self.reason}"


def gather_folder(directory: Path | None, *, replace: bool = False) -> Gathered:
    """Read the shipped vocabulary and a folder, which may be that of the shipped one, or new."""
    if directory is None or not any(directory.glob("*.ttl")):
        return Gathered({}, {}, frozenset(), frozenset()) if replace else gather()
    if directory.resolve() == shipped_directory().resolve():
        return gather()
    return gather(directory, replace=replace)


def admit(
    known: Gathered, concepts: Iterable[Concept], home: str
) -> tuple[tuple[Concept, ...], tuple[Refused, ...]]:
    """Tell the concepts that may join a vocabulary from those that would break a rule.

    A concept that is known already is neither; one may stand under another that joins with it.
    """
    waiting = {each.id: each for each in concepts if each.id not in known.concepts}
    refused: list[Refused] = []
    while True:
        together = {**known.concepts, **waiting}
        homes = {**known.home, **dict.fromkeys(waiting, home)}
        wrong: dict[str, Refused] = {}
        for fault in faults(together, homes):
            if fault.concept in waiting:
                reason = f"{fault.problem}; {fault.remedy}"
                wrong.setdefault(fault.concept, Refused(fault.concept, reason))
        if not wrong:  # else look again: something may have stood under what is refused
            return tuple(waiting[id_] for id_ in sorted(waiting)), tuple(refused)
        refused += wrong.values()
        for id_ in wrong:
            del waiting[id_]


def add_concepts(directory: Path, concepts: Iterable[Concept]) -> tuple[Path, ...]:
    """Write concepts into the files of their kinds in a folder; give the files that changed."""
    texts: dict[Path, str] = {}
    for concept in concepts:
        path = directory / FILES[concept.kind]
        if path not in texts:
            texts[path] = path.read_text("utf-8") if path.exists() else prologue([concept.kind])
        texts[path] = insert_concept(texts[path], concept)
    return _write(texts)


def add_mappings(
    directory: Path, home: Mapping[str, str], new: Mapping[str, Iterable[Match]]
) -> tuple[Path, ...]:
    """Write mappings into the files in which their concepts stand."""
    by_file: defaultdict[Path, dict[str, Iterable[Match]]] = defaultdict(dict)
    for id_, mappings in new.items():
        by_file[directory / home[id_]][id_] = mappings
    return _write(
        {path: insert_mappings(path.read_text("utf-8"), more) for path, more in by_file.items()}
    )


def write_scheme(path: Path, imported: Imported, *, scheme: str, title: str) -> None:
    """Write what was imported as one file: a scheme of its own, and mappings of known concepts."""
    kinds = {each.kind for each in imported.concepts}
    kinds |= {kind for kind in KINDS for id_ in imported.mappings if id_.startswith(f"{kind}:")}
    blocks = [
        prologue(kinds, scheme=scheme, title=title),
        *(mappings_block(id_, matches) for id_, matches in imported.mappings.items()),
        *(concept_block(each, scheme=scheme) for each in imported.concepts),
    ]
    _write({path: "\n".join(blocks)})


def _write(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    for path in sorted(texts):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], "utf-8")
    return tuple(sorted(texts))
