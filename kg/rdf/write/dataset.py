"""The dataset about itself: VoID, DCAT, DQV and PROV-O, with counts of what went by.

Told are its parts by class and property, the mappings to each other vocabulary as link sets, what
built it, and what was measured of it. It has neither publisher nor distribution: who puts it
where is not known here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import DEFAULT_THRESHOLD, Build
from kg.rdf.iris import build_iri, dataset_iri, measurement_iri, software_iri
from kg.rdf.options import ExportOptions
from kg.rdf.terms import (
    BOOLEAN,
    DATE_TIME,
    Literal,
    Property,
    Subject,
    decimal,
    english,
    integer,
    text,
)
from kg.rdf.write.tally import Tally, linksets, partitions
from kg.store.facts import Measurement
from kg.store.reader import Store
from kg.vocab import (
    DCAT,
    DCTERMS,
    DQV,
    KG,
    METRICS,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VOID,
)

#: The licence of what the program itself says; texts of papers belong to their authors.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_TITLE = "Papers and what they propose, use, study and avoid"
_DESCRIPTION = (
    "Research papers linked to methods, settings, domains and benchmarks; each link with role, "
    "confidence and the sentence that says so."
)
_RIGHTS = (
    "Concepts, links, roles and confidences: CC BY 4.0. Titles, abstracts and quoted sentences "
    "belong to the authors of the papers."
)


_KEYWORDS = ("knowledge graph", "literature survey", "machine learning", "research papers")


def build_subject(build: Build, options: ExportOptions) -> Subject:
    """Give the activity that made the graph: hashes of what it worked on, no time and no place."""
    hashes = {
        "ontologyHash": build.ontology_hash,
        "extractorHash": build.extractor_hash,
        "papersHash": build.papers_hash,
        "decisionsHash": build.decisions_hash,
    }
    return Subject(
        build_iri(build.id, options.base),
        [
            (RDF + "type", KG + "Build"),
            (RDF + "type", PROV + "Activity"),
            (DCTERMS + "identifier", text(build.id)),
            (PROV + "wasAssociatedWith", software_iri(build.version, options.base)),
            *((KG + name, text(value)) for name, value in hashes.items() if value),
            *((KG + "buildSetting", text(f"{name}={value}")) for name, value in build.settings),
        ],
    )


def software_subject(build: Build, options: ExportOptions) -> Subject:
    """Give the program that made the graph."""
    return Subject(
        software_iri(build.version, options.base),
        [
            (RDF + "type", PROV + "SoftwareAgent"),
            (RDFS + "label", text(f"kg-landscape {build.version}")),
            (SCHEMA + "softwareVersion", text(build.version)),
        ],
    )


def options_for(store: Store, options: ExportOptions) -> ExportOptions:
    """Give the options that a graph file can answer to: what an import lacks is not asked for."""
    imported = store.imported
    if imported is None:
        return options
    return replace(
        options,
        with_text=options.with_text and imported.with_text,
        min_confidence=max(options.min_confidence, imported.min_confidence),
    )


def measured_of(store: Store, options: ExportOptions) -> tuple[Measurement, ...]:
    """Give the figures that are of the very links that the dataset holds."""
    if options.min_confidence != DEFAULT_THRESHOLD:
        return ()
    return store.measurements(of_build=store.build.id)


def dataset_iri_of(build: Build, measured: Sequence[Measurement], options: ExportOptions) -> str:
    """Give the IRI of the dataset that a build, as it was measured, gives with these options."""
    # none: the same IRI as if there were no such thing
    figures = (repr(_figure(each)) for each in measured if each.value is not None)
    return dataset_iri((build.id, *options.parts, *figures), options.base)


def dataset_name(store: Store, options: ExportOptions) -> str:
    """Give the IRI of the dataset of a graph file, for which it need not be read."""
    options = options_for(store, options)
    return dataset_iri_of(store.build, measured_of(store, options), options)


def _figure(each: Measurement) -> tuple[str, ...]:
    """Give a figure as it is told, with six digits."""
    told = (each.value, each.low, each.high)
    values = (f"{value:.6f}" for value in told if value is not None)
    return (each.gold, each.part, each.figure, *values, str(each.size), each.gold_hash)


def dataset_subjects(
    build: Build, measured: Sequence[Measurement], tally: Tally, options: ExportOptions
) -> list[Subject]:
    """Give the description of the dataset, its parts first, in the order of their IRIs.

    Parts are its partitions, its links to other vocabularies, and the figures that were
    ``measured`` of its links.

    ``void:triples`` and ``void:distinctSubjects`` count everything, this description included;
    the partitions count what went by before it.
    """
    iri = dataset_iri_of(build, measured, options)
    parts = [*partitions(iri, tally), *linksets(iri, tally), *_measurements(iri, measured)]
    parts.sort(key=lambda pair: pair[1].iri + ">")
    properties = list(_properties(iri, build, options))
    properties += [(VOID + "exampleResource", each) for each in sorted(tally.examples.values())]
    properties += [(predicate, part.iri) for predicate, part in parts]
    properties.append((VOID + "distinctSubjects", integer(tally.subjects + len(parts) + 1)))
    own = len(properties) + 1 + sum(len(part.properties) for _, part in parts)
    properties.append((VOID + "triples", integer(tally.triples + own)))
    return [*(part for _, part in parts), Subject(iri, properties)]


def _properties(iri: str, build: Build, options: ExportOptions) -> Iterator[Property]:
    yield RDF + "type", VOID + "Dataset"
    yield RDF + "type", DCAT + "Dataset"
    yield RDF + "type", PROV + "Entity"
    yield DCTERMS + "identifier", text(iri)
    yield DCTERMS + "title", english(_TITLE)
    yield DCTERMS + "description", english(_DESCRIPTION)
    yield DCTERMS + "license", LICENCE
    yield DCTERMS + "rights", english(_RIGHTS)
    yield DCTERMS + "language", text("en")
    yield DCTERMS + "conformsTo", KG.removesuffix("#")
    for keyword in _KEYWORDS:
        yield DCAT + "keyword", english(keyword)
    yield DCAT + "version", text(build.id)
    yield PROV + "wasGeneratedBy", build_iri(build.id, options.base)
    yield KG + "minConfidence", decimal(options.min_confidence)
    yield VOID + "uriSpace", text(options.base)
    yield KG + "withText", Literal(str(options.with_text).lower(), datatype=BOOLEAN)
    for part in options.only if not options.is_whole else ():
        yield KG + "part", text(part)
    for vocabulary in (KG, DCTERMS, SKOS, PROV):
        yield VOID + "vocabulary", vocabulary
    if options.issued:
        yield DCTERMS + "issued", Literal(options.issued, datatype=DATE_TIME)


def _measurements(iri: str, measured: Sequence[Measurement]) -> Iterator[tuple[str, Subject]]:
    """Give the figures, as the Data Quality Vocabulary has them."""
    for each in measured:
        if each.value is None:
            continue
        properties: list[Property] = [
            (RDF + "type", DQV + "QualityMeasurement"),
            (DQV + "isMeasurementOf", METRICS[each.figure]),
            (DQV + "computedOn", iri),
            (DQV + "value", decimal(round(each.value, 6))),
            (KG + "cases", integer(each.size)),
            (KG + "goldFile", text(each.gold)),
            (KG + "goldHash", text(each.gold_hash)),
        ]
        if each.part:
            properties.append((KG + "measuredPart", text(each.part)))
        if each.low is not None and each.high is not None:
            properties.append((KG + "intervalLow", decimal(round(each.low, 6))))
            properties.append((KG + "intervalHigh", decimal(round(each.high, 6))))
        name = measurement_iri(iri, each.gold, each.part, each.figure)
        yield DQV + "hasQualityMeasurement", Subject(name, properties)
