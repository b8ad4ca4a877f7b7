"""What a file tells of the dataset itself: its base, options and parts, its build, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import DatasetError
from kg.model import Build
from kg.rdf.importing.parsing import Values
from kg.rdf.importing.said import Said
from kg.rdf.options import PARTS
from kg.rdf.write.decisions import COLUMNS
from kg.store.facts import Decided, Measurement
from kg.vocab import DCTERMS, DQV, KG, METRICS, PROV, VOID

_METRIC = DQV + "isMeasurementOf"

_FIGURE_OF = {iri: figure for figure, iri in METRICS.items()}


@dataclass(frozen=True, slots=True)
class About:
    """A dataset about itself."""

    base: str
    build: Build
    with_text: bool
    min_confidence: float
    decisions: tuple[Decided, ...]
    measurements: tuple[Measurement, ...]


def about_of(few: Mapping[str, Mapping[str, Values]]) -> About:
    """Give what is told of the dataset by the things that are few, by kind and IRI.

    Raises
    ------
    DatasetError
        There is no such dataset, it lacks a part, or it is of several builds.
    """
    datasets = _sorted(few, "dataset")
    if not datasets:
        raise DatasetError(
            "it is no dataset of kg export: no void:Dataset with void:uriSpace describes it"
        )
    bases = {said.one(VOID + "uriSpace") for said in datasets}
    if len(bases) > 1:
        raise DatasetError(f"parts have different bases: {', '.join(sorted(bases))}")
    base = bases.pop()
    _check_parts(datasets)
    build = _build(_sorted(few, "build"), base)
    return About(
        base=base,
        build=build,
        with_text=all(said.maybe(KG + "withText") != "false" for said in datasets),
        min_confidence=max(said.number(KG + "minConfidence") for said in datasets),
        decisions=_decisions(_sorted(few, "decision")),
        measurements=_measurements(_sorted(few, "measurement"), build.id),
    )


def _sorted(few: Mapping[str, Mapping[str, Values]], kind: str) -> list[Said]:
    return [Said(iri, values) for iri, values in sorted(few.get(kind, {}).items())]


def _check_parts(datasets: Sequence[Said]) -> None:
    held: set[str] = set()
    for said in datasets:
        held.update(said.many(KG + "part") or PARTS)
    if lacking := [part for part in PARTS if part not in held]:
        raise DatasetError(
            f"it holds {' and '.join(sorted(held))} only; name the file with "
            f"{' and '.join(lacking)} of the same export as well"
        )


def _build(builds: Sequence[Said], base: str) -> Build:
    if len(builds) != 1:
        raise DatasetError(
            "no kg:Build says what made it"
            if not builds
            else f"it is of {len(builds)} builds; import one at a time"
        )
    (said,) = builds
    settings = (each.partition("=") for each in said.many(KG + "buildSetting"))
    return Build(
        id=said.one(DCTERMS + "identifier"),
        version=said.one(PROV + "wasAssociatedWith").removeprefix(f"{base}software/"),
        ontology_hash=said.maybe(KG + "ontologyHash") or "",
        extractor_hash=said.maybe(KG + "extractorHash") or "",
        papers_hash=said.maybe(KG + "papersHash") or "",
        decisions_hash=said.maybe(KG + "decisionsHash") or "",
        settings=tuple(sorted((name, value) for name, _, value in settings)),
    )


def _decisions(nodes: Sequence[Said]) -> tuple[Decided, ...]:
    return tuple(
        Decided(
            said.one(KG + "action"),
            tuple(
                (column, value)
                for column, value in (
                    ("action", said.one(KG + "action")),
                    *((name, said.maybe(predicate)) for name, predicate in COLUMNS.items()),
                )
                if value is not None
            ),
            said.one(KG + "outcome"),
        )
        for said in sorted(nodes, key=lambda said: said.integer(KG + "row"))
    )


def _measurements(nodes: Sequence[Said], build: str) -> tuple[Measurement, ...]:
    # parts of one export each tell all figures
    by_name = {
        (said.one(KG + "goldFile"), said.maybe(KG + "measuredPart"), said.one(_METRIC)): said
        for said in nodes
    }
    return tuple(
        Measurement(
            gold=said.one(KG + "goldFile"),
            part=said.maybe(KG + "measuredPart") or "",
            figure=_FIGURE_OF[said.choice(_METRIC, tuple(_FIGURE_OF))],
            value=said.number(DQV + "value"),
            low=_bound(said, "intervalLow"),
            high=_bound(said, "intervalHigh"),
            size=said.integer(KG + "cases"),
            gold_hash=said.one(KG + "goldHash"),
            build=build,
        )
        for said in by_name.values()
    )


def _bound(said: Said, name: str) -> float | None:
    return None if said.maybe(KG + name) is None else said.number(KG + name)
