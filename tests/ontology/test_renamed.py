"""A concept that was renamed keeps its id, and its labels mean the new one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.errors import SchemeError
from kg.ontology import Lexicon, load_ontology
from kg.ontology.advice import doubts
from kg.ontology.check import faults
from kg.ontology.ontology import gather
from kg.ontology.renamed import current
from kg.pipeline import build_graph
from kg.rdf.ask.engine import load_dataset
from kg.rdf.options import ExportOptions
from kg.rdf.validate.by_query import find_by_query
from kg.rdf.validate.shapes import find_by_shape
from kg.store import open_store

HEAD = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix scheme: <https://w3id.org/kg-landscape/concept/> .
@prefix method: <https://w3id.org/kg-landscape/concept/method/> .
"""
NEW = """
method:tide-net a kg:Method, skos:Concept ;
  skos:prefLabel "Tide Network"@en ;
  skos:altLabel "TideNet"@en, "Ebb Model"@en ;
  kg:matchNever "Ebb Model"@en ;
  skos:definition "A network that follows the tides."@en ;
  skos:inScheme scheme:method .
"""
OLD = """
method:sea-net a kg:Method, skos:Concept ;
  skos:prefLabel "Sea Network"@en ;
  skos:altLabel "SeaNet"@en, "TideNet"@en, "ebb model"@en ;
  kg:matchWithSupport "SeaNet"@en ;
  owl:deprecated true ;
  dcterms:isReplacedBy method:tide-net ;
  skos:inScheme scheme:method .
"""
BELOW = """
method:wave-net a kg:Method, skos:Concept ;
  skos:prefLabel "Wave Network"@en ;
  skos:broader method:sea-net ;
  skos:definition "A sea network with waves."@en ;
  skos:inScheme scheme:method .
"""
PAPERS = """\
{"id": "p1", "title": "Harbours", "abstract": "We use the Sea Network in harbours."}
{"id": "p2", "title": "Surf", "abstract": "We train a Wave Network. An ebb model is old."}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scheme").mkdir()
    (tmp_path / "scheme" / "methods.ttl").write_text(HEAD + NEW + OLD + BELOW)
    (tmp_path / "papers.jsonl").write_text(PAPERS)
    return tmp_path


@pytest.fixture
def graph(folder: Path) -> Path:
    ontology = load_ontology(folder / "scheme", replace=True)
    build_graph([folder / "papers.jsonl"], folder / "landscape.db", ontology)
    return folder / "landscape.db"


def test_the_new_concept_takes_over_labels_that_it_does_not_exclude(folder: Path) -> None:
    concepts = load_ontology(folder / "scheme", replace=True).concepts
    new, old = concepts["method:tide-net"], concepts["method:sea-net"]
    assert new.alt_labels == ("Ebb Model", "Sea Network", "SeaNet", "TideNet")
    assert new.ambiguous_labels == ("SeaNet",)
    assert new.unmatched_labels == ("Ebb Model",)
    assert (old.replaced_by, old.alt_labels) == ("method:tide-net", ())
    assert concepts["method:wave-net"].broader == ("method:tide-net",)
    lexicon = Lexicon(concepts)
    assert [each.concept for each in lexicon.entries("sea networks")] == ["method:tide-net"]
    assert lexicon.entries("ebb model") == ()


def test_current_concepts_are_those_that_are_not_deprecated(folder: Path) -> None:
    assert list(current(gather(folder / "scheme", replace=True).concepts)) == [
        "method:tide-net",
        "method:wave-net",
    ]


def test_a_shared_label_of_old_and_new_is_no_fault_but_a_parent_of_old_is_doubted(
    folder: Path,
) -> None:
    gathered = gather(folder / "scheme", replace=True)
    assert list(faults(gathered.concepts, gathered.home)) == []
    assert [str(each) for each in doubts(gathered) if each.rule == "deprecated-broader"] == [
        "methods.ttl: method:wave-net: is narrower than method:sea-net, which is deprecated; "
        "write method:tide-net"
    ]
    assert {each.concept for each in doubts(gathered)} == {"method:tide-net", "method:wave-net"}


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (
            OLD,
            "method:sea-net is replaced by method:tide-net, which no file defines; "
            "define it or correct dcterms:isReplacedBy",
        ),
        (
            NEW + OLD.replace("dcterms:isReplacedBy method:tide-net ;", ""),
            "method:sea-net is deprecated, but nothing replaces it; add dcterms:isReplacedBy, or "
            "take the concept out",
        ),
        (
            NEW + OLD + OLD.replace("sea-", "mud-").replace("Sea", "Mud").replace(
                "method:tide-net", "method:sea-net"
            ).replace(', "TideNet"@en, "ebb model"@en', ""),
            "method:mud-net is replaced by method:sea-net, which is deprecated; "
            "name method:tide-net",
        ),
    ],
)  # fmt: skip
def test_a_wrong_replacement_is_refused_with_its_remedy(
    tmp_path: Path, turtle: str, message: str
) -> None:
    (tmp_path / "methods.ttl").write_text(HEAD + turtle)
    with pytest.raises(SchemeError, match=f"^methods.ttl: {message}$"):
        load_ontology(tmp_path, replace=True)


def test_papers_with_the_old_name_are_linked_to_the_new_concept(graph: Path) -> None:
    with open_store(graph) as store:
        links = [(link.paper, link.concept, link.evidence[0].exact) for link in store.links()]
        papers = {paper.title: paper.id for paper in store.papers()}
    assert links == sorted(
        [
            (papers["Harbours"], "method:tide-net", "Sea Network"),
            (papers["Surf"], "method:wave-net", "Wave Network"),
        ]
    )


@pytest.mark.parametrize("name", ["method:sea-net", "Sea Network", "TideNet"])
def test_show_gives_the_new_concept_for_the_old_id_and_labels(graph: Path, name: str) -> None:
    shown = CliRunner().invoke(main, ["show", str(graph), name, "--json"])
    facts = json.loads(shown.output)
    assert (facts["id"], facts["papers"], facts["others"]) == ("method:tide-net", 1, [])


def test_a_renamed_concept_is_counted_apart(graph: Path) -> None:
    with open_store(graph) as store:
        counts = store.counts()
        renamed = [old for old, _ in store.renamed()]
        everything = [concept.id for concept in store.concepts()]
        of_kinds = sum(total for total, _ in store.kind_counts().values())
    assert len(renamed) == counts.renamed > 0
    assert counts.concepts == of_kinds == len(everything) - len(renamed)
    assert counts.curated == counts.concepts - counts.discovered


def test_decisions_with_the_old_id_are_about_the_new_concept(folder: Path, graph: Path) -> None:
    (folder / "decisions.csv").write_text(
        "action,paper,concept,role,into\n"
        "role,p1,method:sea-net,analyses,\n"
        "concept,p2,method:wave-net,,method:sea-net\n"
    )
    build_graph([], graph, load_ontology(folder / "scheme", replace=True))
    with open_store(graph) as store:
        assert [each.outcome for each in store.decisions()] == ["applied", "applied"]
        assert [(link.concept, link.role) for link in store.links()] == [
            ("method:tide-net", "analyses"),
            ("method:tide-net", "uses"),
        ]


def test_an_export_carries_the_old_id_beside_the_new_one(graph: Path) -> None:
    query = "SELECT ?p ?o { <https://w3id.org/kg-landscape/concept/method/sea-net> ?p ?o }"
    with open_store(graph) as store:
        dataset = load_dataset(store, ExportOptions())
    said = {(str(p), str(o)) for p, o in dataset.query(query)}
    assert said == {
        (f"<{predicate}>", value)
        for predicate, value in (
            (
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                "<https://w3id.org/kg-landscape/vocab#Method>",
            ),
            (
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                "<http://www.w3.org/2004/02/skos/core#Concept>",
            ),
            ("http://purl.org/dc/terms/identifier", '"method:sea-net"'),
            ("https://w3id.org/kg-landscape/vocab#status", '"curated"'),
            ("http://www.w3.org/2004/02/skos/core#prefLabel", '"Sea Network"@en'),
            (
                "http://www.w3.org/2004/02/skos/core#inScheme",
                "<https://w3id.org/kg-landscape/concept/method>",
            ),
            (
                "http://www.w3.org/2002/07/owl#deprecated",
                '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
            ),
            (
                "http://purl.org/dc/terms/isReplacedBy",
                "<https://w3id.org/kg-landscape/concept/method/tide-net>",
            ),
        )
    }


def test_a_dataset_with_a_renamed_concept_obeys_the_shapes(graph: Path) -> None:
    with open_store(graph) as store:
        dataset = load_dataset(store, ExportOptions())
    assert find_by_shape(dataset) == find_by_query(dataset) == ()


def test_an_old_id_is_not_exported_without_the_new_one(folder: Path) -> None:
    (folder / "papers.jsonl").write_text('{"id": "p3", "title": "Dry", "abstract": "No sea."}\n')
    ontology = load_ontology(folder / "scheme", replace=True)
    build_graph([folder / "papers.jsonl"], folder / "dry.db", ontology)
    with open_store(folder / "dry.db") as store:
        assert list(store.renamed()) == [("method:sea-net", "method:tide-net")]
        dataset = load_dataset(store, ExportOptions())
    assert list(dataset.query("SELECT ?o { ?s dcterms:isReplacedBy ?o }")) == []
