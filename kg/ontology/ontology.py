"""The whole vocabulary: the shipped files, and those a user adds or puts in their place."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path
from types import MappingProxyType

from kg.errors import SchemeError
from kg.model import Concept
from kg.ontology.check import check_concepts
from kg.ontology.renamed import with_renames
from kg.ontology.turtle import Match, VocabularyFile, read_vocabulary

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
    gathered = gather(directory, replace=replace)
    check_concepts(gathered.concepts, gathered.home)
    concepts = with_renames(gathered.concepts)
    return Ontology(MappingProxyType(concepts), _digest(concepts.values()))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What files say together, before it is checked."""

    concepts: dict[str, Concept]  #: by id, sorted
    home: dict[str, str]  #: name of the file that defines each
    tops: frozenset[str]  #: concepts that are declared to stand at the top of their scheme
    own: frozenset[str]  #: concepts that the folder defines, and not the shipped files


def gather(directory: Path | None = None, *, replace: bool = False, without: str = "") -> Gathered:
    """Read the files that :func:`load_ontology` reads, and check nothing but what they are.

    Parameters
    ----------
    directory, replace
        As for :func:`load_ontology`.
    without
        Name of a file of ``directory`` that is about to be written anew.

    Raises
    ------
    SchemeError
        A file cannot be read, two define the same concept, or one maps what none defines.
    """
    home: dict[str, str] = {}
    concepts: dict[str, Concept] = {}
    tops: set[str] = set()
    matches: list[tuple[str, str, tuple[Match, ...]]] = []
    layers = [] if directory and replace else [_shipped_files()]
    if directory:
        layers.append([path for path in _own_files(directory) if path.name != without])
    layer: dict[str, Concept] = {}
    for files in layers:
        layer = {}
        for path in files:
            said = read_vocabulary(path)
            _collect(layer, home, path.name, said)
            tops |= said.tops
            matches += [(path.name, id_, more) for id_, more in said.matches.items()]
        concepts |= layer
    for name, id_, more in matches:
        concepts[id_] = _with_matches(name, concepts.get(id_), id_, more)
    own = layer if directory else ()
    return Gathered(dict(sorted(concepts.items())), home, frozenset(tops), frozenset(own))


def _shipped_files() -> list[Path]:
    return [shipped_directory() / name for name in CONCEPT_FILES]


def _own_files(directory: Path) -> list[Path]:
    files = sorted(directory.glob("*.ttl")) if directory.is_dir() else []
    if not files:
        raise SchemeError(
            f"{directory}: no folder with .ttl files; name the folder that holds them"
        )
    return files


def _collect(
    layer: dict[str, Concept], home: dict[str, str], name: str, said: VocabularyFile
) -> None:
    for concept in said.concepts:
        if concept.id in layer:
            raise SchemeError(f"{name}: {concept.id} stands in {home[concept.id]} too; keep one")
        layer[concept.id] = concept
        home[concept.id] = name


def _with_matches(name: str, concept: Concept | None, id_: str, more: tuple[Match, ...]) -> Concept:
    if concept is None:
        raise SchemeError(
            f"{name}: {id_} has mappings, but no file defines it; define it or take them out"
        )
    return changed(concept, mappings=tuple(sorted({*concept.mappings, *more})))


def _digest(concepts: Iterable[Concept]) -> str:
    digest = hashlib.sha256()
    for concept in concepts:
        digest.update(repr(concept).encode())
    return digest.hexdigest()
