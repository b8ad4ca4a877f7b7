"""Exports and the vocabulary obey the shapes; what breaks them is named."""

from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import XSD

from kg.errors import ShapeError
from kg.ontology.ontology import CONCEPT_FILES, load_ontology, shipped_directory
from kg.pipeline import build_graph
from kg.rdf.ask.engine import load_dataset
from kg.rdf.ask.second_engine import to_rdflib
from kg.rdf.options import ExportOptions
from kg.rdf.syntax.ntriples import write_ntriples
from kg.rdf.validate.by_query import find_by_query
from kg.rdf.validate.shapes import validate
from kg.rdf.write.export import FORMATS
from kg.rdf.write.stream import subjects
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from kg.vocab import DEFAULT_BASE, DQV, KG, VOID
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
        assert find_by_query(load_dataset(store)) == ()
        decided = to_rdflib(store).objects(predicate=VOCABULARY.decision)
    assert sorted(map(str, decided)) == ["decided by ada"] * 3


def test_the_first_violations_are_told_by_name(graph):
    link = VOCABULARY.confidence, Literal("1.7", datatype=XSD.decimal)
    node = graph.value(None, VOCABULARY.concept, URIRef(f"{DEFAULT_BASE}concept/method/grpo"))
    graph.set((node, *link))
    graph.remove((PAPER, VOCABULARY.uses, PPO))
    with pytest.raises(ShapeError) as caught:
        validate(graph)
    assert str(caught.value) == (
        "4 violations of the shapes: "
        "the link of arxiv:2401.00004 “Groups” to method:grpo “GRPO”: A confidence is a decimal "
        "from 0 to 1 (kg:confidence: 1.7); "
        "arxiv:2401.00004 “Groups”: A paper is about what it proposes, uses, addresses, evaluates "
        "on, compares with or analyses, and about nothing else "
        "(kg:about: method:ppo “Proximal Policy Optimization”); "
        "arxiv:2401.00004 “Groups”: A shortcut such as kg:usesMethod says what its role and the "
        "kind of the concept say (kg:usesMethod: method:ppo “Proximal Policy Optimization”); "
        "and 1 more"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", "<a:a> <b:b> .", "x.ttl cannot be parsed: .*line 1"),
        ("x.docx", "", "x.docx tells no format of RDF; name a file like graph.ttl"),
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


def test_a_measured_dataset_conforms(measured):
    with open_store(measured) as store:
        validate(store)


def test_a_measured_dataset_differs_in_its_description_only(measured, graph_file):
    def things(path):
        with open_store(path) as store:
            lines = write_ntriples(subjects(store, ExportOptions()), {}, "")
            return [line for line in lines if "/void/" not in line]

    assert things(measured) == things(graph_file)


def test_results_conform(tmp_path: Path):
    with open_store(write_by_hand(tmp_path / "results.db", results=RESULTS)) as store:
        claiming = to_rdflib(store)
    assert len(set(claiming.subjects(RDF.type, VOCABULARY.Result))) == 2
    validate(claiming)
