"""The whole vocabulary: the shipped files, and those a user adds or puts in their place."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.errors import SchemeError
from kg.model import Concept
from kg.ontology.check import check_concepts
from kg.ontology.turtle import read_concepts

#: The files of concepts, one a kind; ``kg.ttl`` and ``shapes.ttl`` hold terms and shapes.
CONCEPT_FILES = ("methods.ttl", "settings.ttl", "domains.ttl", "benchmarks.ttl")


@dataclass(frozen=True, slots=True)
class Ontology:
    """Concepts by id, sorted, free of the faults that :mod:`kg.ontology.check` names."""

    concepts: Mapping[str, Concept]
    digest: str  #: sha256 over the concepts, not over the files that hold them

    def narrower(self) -> dict[str, tuple[str, ...]]:
        """Give the sorted ids of the concepts directly below each concept that has any."""
        below: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for parent in concept.broader:
                below.setdefault(parent, []).append(concept.id)
        return {parent: tuple(children) for parent, children in below.items()}


def shipped_directory() -> Path:
    """Give the folder of the vocabulary that comes with the program.

    In an installed wheel it lies inside the package, in a checkout beside it.
    """
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "ontology"


def load_ontology(directory: Path | None = None, *, replace: bool = False) -> Ontology:
    """Load the shipped vocabulary, with the concepts of ``directory`` added to it.

    A concept of ``directory`` with the id of a shipped one takes its place.

    Parameters
    ----------
    directory
        A folder with ``*.ttl`` files of concepts, or ``None``.
    replace
        Leave the shipped vocabulary out.

    Raises
    ------
    SchemeError
        A file cannot be read, or the concepts break a rule; names file, concept and remedy.
    """
    home: dict[str, str] = {}
    concepts: dict[str, Concept] = {}
    if directory is None or not replace:
        shipped = shipped_directory()
        _collect(concepts, home, (shipped / name for name in CONCEPT_FILES))
    if directory is not None:
        own: dict[str, Concept] = {}
        _collect(own, home, _own_files(directory))
        concepts |= own
    check_concepts(concepts, home)
    ordered = dict(sorted(concepts.items()))
    return Ontology(MappingProxyType(ordered), _digest(ordered.values()))


def _own_files(directory: Path) -> list[Path]:
    files = sorted(directory.glob("*.ttl")) if directory.is_dir() else []
    if not files:
        raise SchemeError(
            f"{directory}: no folder with .ttl files; name the folder that holds them"
        )
    return files


def _collect(concepts: dict[str, Concept], home: dict[str, str], files: Iterable[Path]) -> None:
    for path in files:
        for concept in read_concepts(path):
            if concept.id in concepts:
                raise SchemeError(
                    f"{path.name}: {concept.id} stands in {home[concept.id]} too; keep one"
                )
            concepts[concept.id] = concept
            home[concept.id] = path.name


def _digest(concepts: Iterable[Concept]) -> str:
    digest = hashlib.sha256()
    for concept in concepts:
        digest.update(repr(concept).encode())
    return digest.hexdigest()
