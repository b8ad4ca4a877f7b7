"""Exports and the vocabulary obey the shapes; what breaks them is named."""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS, XSD

from kg.errors import ShapeError
from kg.ontology.ontology import CONCEPT_FILES, load_ontology, shipped_directory
from kg.pipeline import build_graph
from kg.rdf.export import FORMATS
from kg.rdf.ntriples import write_ntriples
from kg.rdf.options import ExportOptions
from kg.rdf.roles import SHORTCUTS, direct_properties
from kg.rdf.second_engine import to_rdflib
from kg.rdf.shapes import validate
from kg.rdf.stream import subjects
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from kg.vocab import DEFAULT_BASE, DQV, KG, KIND_CLASSES, METRICS, ROLE_PROPERTIES, VOID
from tests.rdf.conftest import RESULTS, write_by_hand

VOCABULARY = Namespace(KG)
PAPER = URIRef(f"{DEFAULT_BASE}paper/arxiv:2401.00004")
PPO = URIRef(f"{DEFAULT_BASE}concept/method/ppo")


@pytest.fixture
def graph(store) -> Graph:
    return to_rdflib(store)


def test_the_graph_file_conforms(store):
    validate(store)


def test_a_file_conforms_with_every_option(store, tmp_path):
    options = ExportOptions(oa=True, with_text=False, min_confidence=0.1, base="https://b.org/g/")
    path = tmp_path / "graph.ttl"
    path.write_text("".join(FORMATS["turtle"](store, options)), "utf-8")
    validate(path)


def test_a_file_with_decisions_conforms(tmp_path):
    source, out = tmp_path / "papers.jsonl", tmp_path / "landscape.db"
    source.write_text(
        '{"id": "p1", "title": "OarNet: Rowing", "abstract": "OarNet is trained with PPO."}\n'
        '{"id": "p2", "title": "KeelNet: Sailing", "abstract": "KeelNet is not OarNet."}\n'
        '{"id": "p3", "title": "Drifting", "abstract": "We use PPO in a storm."}\n'
    )
    (tmp_path / "decisions.csv").write_text(
        "action,name,paper,concept,role,into,quote,broader,reason,who\n"
        "accept,OarNet,,,,,,PPO,ours,ada\n"
        "label,KeelNet,,,,PPO,,,,ada\n"
        "role,,p1,PPO,avoids,,,,,ada\n"
        "missing,,p2,MuJoCo,evaluates_on,,Sailing,,,ada\n"
        "exclude,,p3,,,,,,stormy,ada\n"
    )
    build_graph([source], out, load_ontology())
    with open_store(out) as store:
        assert [each.outcome for each in store.decisions()] == ["applied"] * 5
        validate(store)
        decided = to_rdflib(store).objects(predicate=VOCABULARY.decision)
    assert sorted(map(str, decided)) == ["decided by ada"] * 3


@pytest.mark.parametrize("role", ["uses", "refersTo"])
def test_a_removed_direct_triple_is_reported(graph, role):
    graph.remove((PAPER, VOCABULARY[role], PPO))
    with pytest.raises(ShapeError, match=r"arxiv:2401\.00004: .*direct triple"):
        validate(graph)


def test_a_direct_triple_without_link_is_reported(graph):
    graph.add((PAPER, VOCABULARY.avoids, URIRef(f"{DEFAULT_BASE}concept/setting/offline")))
    with pytest.raises(ShapeError, match="The direct triples of a paper and the roles"):
        validate(graph)


def test_a_confidence_of_1_7_is_reported(graph):
    link = next(graph.subjects(RDF.type, VOCABULARY.Link))
    graph.set((link, VOCABULARY.confidence, Literal("1.7", datatype=XSD.decimal)))
    with pytest.raises(ShapeError, match=r"1 violations .*A confidence is a decimal .*1\.7"):
        validate(graph)


def test_a_link_without_evidence_is_reported(graph):
    link = next(graph.subjects(RDF.type, VOCABULARY.Link))
    graph.remove((link, VOCABULARY.evidence, None))
    with pytest.raises(ShapeError, match="No link without evidence"):
        validate(graph)


def test_a_second_preferred_label_is_reported(graph):
    graph.add((PPO, SKOS.prefLabel, Literal("another", lang="en")))
    with pytest.raises(ShapeError, match="one preferred label a language"):
        validate(graph)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", "<a:a> <b:b> .", "x.ttl cannot be parsed: .*line 1"),
        ("x.docx", "", "x.docx: .*name a file like graph.ttl"),
        ("missing.ttl", None, "missing.ttl cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_rdf_is_named(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(ShapeError, match=message):
        validate(path)


@pytest.mark.slow
@pytest.mark.parametrize("name", CONCEPT_FILES)
def test_the_vocabulary_obeys_its_own_shapes(name):
    validate(shipped_directory() / name)


def terms() -> Graph:
    return Graph().parse(shipped_directory() / "kg.ttl", format="turtle")


def test_every_term_that_a_dataset_uses_is_described(store):
    described = terms()
    options = ExportOptions(oa=True, min_confidence=0.0)
    dataset = to_rdflib(store, options)
    used = {term for triple in dataset for term in triple if term.startswith(KG)}
    used.remove(URIRef(KG))  # the vocabulary as a whole
    used |= {URIRef(iri) for iri in (*ROLE_PROPERTIES.values(), *KIND_CLASSES.values())}
    lacking = {
        term
        for term in used
        if not (described.value(term, RDFS.label) and described.value(term, RDFS.comment))
    }
    assert lacking == set()


def test_the_tree_of_properties_is_the_one_that_exports_follow():
    described = terms()
    for role, iri in ROLE_PROPERTIES.items():
        for kind in KIND_CLASSES:
            narrowest = URIRef(SHORTCUTS.get((role, kind), iri))
            above = [
                str(term) for term in described.transitive_objects(narrowest, RDFS.subPropertyOf)
            ]
            assert tuple(above) == direct_properties(role, kind)


@pytest.mark.slow
def test_the_example_corpus_conforms(tmp_path: Path):
    corpus = Path(__file__).parents[2] / "examples" / "landmark-papers.jsonl"
    if not corpus.exists():
        pytest.skip("the example corpus is not beside the tests")
    build_graph([corpus], tmp_path / "example.db", load_ontology())
    with open_store(tmp_path / "example.db") as store:
        validate(store)


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """A graph file of which three figures were measured, one of them of another build."""
    path = write_by_hand(tmp_path / "measured.db")
    with open_store(path) as store:
        build = store.build.id
    rest = ("precision", 0.8125, 0.75, 0.9, 32, "ab12", build)
    with open_writer(path) as writer:
        writer.set_measurements(
            "gold.jsonl",
            (
                Measurement("gold.jsonl", "", *rest),
                Measurement("gold.jsonl", "role uses", *rest),
                Measurement(
                    "gold.jsonl", "kind method", "recall", None, None, None, 0, "ab", build
                ),
            ),
        )
        writer.set_measurements("old.jsonl", (Measurement("old.jsonl", "", *rest[:-1], "build:x"),))
    return path


def test_figures_of_this_build_are_part_of_the_description(measured):
    with open_store(measured) as store:
        dataset = to_rdflib(store)
    nodes = set(dataset.subjects(RDF.type, URIRef(DQV + "QualityMeasurement")))
    told = set(dataset.objects(None, URIRef(DQV + "hasQualityMeasurement")))
    assert nodes == told
    (overall,) = [n for n in nodes if dataset.value(n, URIRef(KG + "measuredPart")) is None]
    assert {
        (str(p), str(o)) for p, o in dataset.predicate_objects(overall) if "#computedOn" not in p
    } == {
        (str(RDF.type), DQV + "QualityMeasurement"),
        (DQV + "isMeasurementOf", KG + "precisionMetric"),
        (DQV + "value", "0.8125"),
        (KG + "intervalLow", "0.75"),
        (KG + "intervalHigh", "0.9"),
        (KG + "cases", "32"),
        (KG + "goldFile", "gold.jsonl"),
        (KG + "goldHash", "ab12"),
    }
    whole = dataset.value(overall, URIRef(DQV + "computedOn"))
    assert int(dataset.value(whole, URIRef(VOID + "triples"))) == len(dataset)
    assert len(nodes) == 2


def test_a_measured_dataset_conforms_and_its_terms_are_described(measured):
    with open_store(measured) as store:
        validate(store)
        dataset = to_rdflib(store)
    described = terms()
    used = {term for triple in dataset for term in triple if term.startswith(KG)} - {URIRef(KG)}
    used |= {URIRef(iri) for iri in METRICS.values()}
    assert {term for term in used if not described.value(term, RDFS.comment)} == set()


def test_a_measured_dataset_differs_in_its_description_only(measured, graph_file):
    def things(path):
        with open_store(path) as store:
            lines = write_ntriples(subjects(store, ExportOptions()), {}, "")
            return [line for line in lines if "/void/" not in line]

    assert things(measured) == things(graph_file)


@pytest.fixture
def claiming(tmp_path: Path) -> Graph:
    with open_store(write_by_hand(tmp_path / "results.db", results=RESULTS)) as store:
        return to_rdflib(store)


def test_results_conform(claiming):
    assert len(set(claiming.subjects(RDF.type, VOCABULARY.Result))) == 2
    validate(claiming)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("relation", Literal("better"), "A relation is absolute, improvement"),
        ("evidence", None, "A result quotes the words that claim it"),
        ("high", Literal("1.0", datatype=XSD.decimal), "result"),
    ],
)
def test_a_broken_result_is_reported(claiming, name, value, message):
    (result,) = claiming.subjects(VOCABULARY.low, None)
    claiming.remove((result, VOCABULARY[name], None))
    if value is not None:
        claiming.add((result, VOCABULARY[name], value))
    with pytest.raises(ShapeError, match=message):
        validate(claiming)
