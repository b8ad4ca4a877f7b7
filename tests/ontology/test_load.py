import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import SchemeError
from kg.model import KINDS
from kg.ontology import load_ontology
from kg.ontology.ontology import Ontology, shipped_directory

HEAD = """
@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix method: <https://w3id.org/kg-landscape/concept/method/> .
"""


def own(folder: Path, body: str) -> Ontology:
    (folder / "own.ttl").write_text(HEAD + body, encoding="utf-8")
    return load_ontology(folder, replace=True)


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    return load_ontology()


def test_shipped_vocabulary_covers_four_kinds(shipped: Ontology) -> None:
    kinds = {concept.kind for concept in shipped.concepts.values()}
    assert kinds == set(KINDS)
    assert len(shipped.concepts) >= 400


@pytest.mark.parametrize(
    ("concept", "label"),
    [
        ("method:ppo", "PPO"),
        ("method:grpo", "GRPO"),
        ("method:moe", "MoE"),
        ("setting:offline-rl", "Offline Reinforcement Learning"),
        ("setting:marl", "Multi-Agent Reinforcement Learning"),
        ("setting:rlhf", "RLHF"),
        ("domain:robotics", "Robotics"),
        ("domain:llm-agents", "LLM Agents"),
    ],
)
def test_well_known_concept_has_its_label(shipped: Ontology, concept: str, label: str) -> None:
    found = shipped.concepts[concept]
    assert label in (found.pref_label, *found.alt_labels)


@pytest.mark.parametrize(
    ("name", "neighbour"),
    [
        ("GShard", "method:switch-transformer"),
        ("PaLI", "method:paligemma"),
        ("SphereFace", "method:cosface"),
        ("MusicGen", "method:audiolm"),
        ("MobileLLM", "method:minicpm"),
        ("TrueSkill", "method:bradley-terry"),
        ("LEAP Hand", "benchmark:allegro-hand"),
        ("Valkyrie Robot", "benchmark:honda-asimo"),
    ],
)
def test_named_system_lies_beside_another_and_is_no_label_of_it(
    shipped: Ontology, name: str, neighbour: str
) -> None:
    [own] = [each for each in shipped.concepts.values() if each.pref_label == name]
    assert own.broader == shipped.concepts[neighbour].broader


@pytest.mark.parametrize(
    ("name", "general"),
    [
        ("ImageBind", "method:multimodal-representation"),
        ("SayCan", "method:agent-planning"),
        ("DeepMimic", "method:motion-imitation-rl"),
        ("Levenberg-Marquardt Algorithm", "method:nonlinear-least-squares"),
    ],
)
def test_named_system_lies_below_the_method_that_it_is_an_instance_of(
    shipped: Ontology, name: str, general: str
) -> None:
    [own] = [each for each in shipped.concepts.values() if each.pref_label == name]
    assert own.broader == (general,)


@pytest.mark.parametrize(
    ("label", "concept", "wider"),
    [
        ("motor imagery", "domain:motor-imagery", "domain:bci"),
        ("scene text detection", "domain:scene-text-detection", "domain:scene-text"),
        ("humanoid locomotion", "domain:humanoid-locomotion", "domain:humanoid-robotics"),
        ("label-efficient", "setting:label-efficiency", "setting:data-efficiency"),
        ("evasion attack", "method:evasion-attack", "method:adversarial-attack"),
    ],
)
def test_name_of_a_narrower_thing_is_no_label_of_the_wider_one(
    shipped: Ontology, label: str, concept: str, wider: str
) -> None:
    narrow, general = shipped.concepts[concept], shipped.concepts[wider]
    assert wider in narrow.broader
    assert label in (narrow.pref_label.lower(), *narrow.alt_labels)
    assert label not in general.alt_labels


@pytest.mark.parametrize(
    ("label", "concept", "other"),
    [
        ("label shift", "setting:label-shift", "setting:covariate-shift"),
        ("treewidth", "method:treewidth", "method:dag"),
        ("artificial bee colony", "method:artificial-bee-colony", "method:grey-wolf"),
        ("saddle-point problem", "setting:minimax-optimization", "method:minimax-optimization"),
        ("inertial sensor", "method:inertial-measurement-unit", "domain:wearable-sensing"),
    ],
)
def test_name_of_another_thing_is_no_label(
    shipped: Ontology, label: str, concept: str, other: str
) -> None:
    named = shipped.concepts[concept]
    assert label in (named.pref_label.lower(), *named.alt_labels)
    assert label not in shipped.concepts[other].alt_labels


def test_every_shipped_concept_has_a_definition_and_a_place(shipped: Ontology) -> None:
    parents = {parent for concept in shipped.concepts.values() for parent in concept.broader}
    bare = [
        concept.id
        for concept in shipped.concepts.values()
        if not concept.definition.endswith(".") or not (concept.broader or concept.id in parents)
    ]
    assert bare == []


def test_own_concept_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    body = 'method:ppo a kg:Method ; skos:prefLabel "My PPO" ; skos:definition "Mine." .'
    (tmp_path / "own.ttl").write_text(HEAD + body, encoding="utf-8")
    ontology = load_ontology(tmp_path)
    assert ontology.concepts["method:ppo"].pref_label == "My PPO"
    assert "domain:robotics" in ontology.concepts


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            'method:a a kg:Method ; skos:prefLabel "Tide" . '
            'method:b a kg:Method ; skos:prefLabel "Wave" ; skos:altLabel "tides" .',
            r"own.ttl: 'tides' is a label of method:b, and 'Tide' of method:a",
        ),
        (
            'method:a a kg:Method ; skos:prefLabel "A-net" ; skos:broader method:b . '
            'method:b a kg:Method ; skos:prefLabel "B-net" ; skos:broader method:a .',
            r"own.ttl: skos:broader runs in a circle: method:a > method:b > method:a",
        ),
        ("method:a a kg:Method .", r"own.ttl: method:a has no preferred label; add skos:prefLabel"),
        (
            'method:a a kg:Method ; skos:prefLabel "A" ; skos:broader method:z .',
            r"own.ttl: method:a is narrower than method:z, which no file defines",
        ),
        (
            'method:a a kg:Method ; skos:prefLabel "A" ; skos:broader [ a kg:Method ] .',
            r"own.ttl: _:\w+ is a blank node; give it an IRI",
        ),
        (
            'method:a a skos:Concept ; skos:prefLabel "A" .',
            r"own.ttl: .*concept/method/a is of none of the four kinds; .* kg ontology import",
        ),
        ("method:a a kg:Method ; skos:prefLabel", r"own.ttl: cannot be read as Turtle"),
    ],
)
def test_bad_file_is_refused_with_the_remedy(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(SchemeError, match=message):
        own(tmp_path, body)


def test_foreign_iri_becomes_an_exact_match(tmp_path: Path) -> None:
    ontology = own(tmp_path, '<https://example.org/x> a kg:Method ; skos:prefLabel "Tide Net" .')
    concept = ontology.concepts["method:tide-net"]
    assert concept.mappings == (("exactMatch", "https://example.org/x"),)


def test_copy_of_the_whole_folder_is_a_vocabulary(tmp_path: Path, shipped: Ontology) -> None:
    # with kg.ttl and shapes.ttl, which hold no concepts, but blank nodes
    copy = shutil.copytree(shipped_directory(), tmp_path / "ontology")
    assert load_ontology(copy, replace=True).digest == shipped.digest


def test_mapping_of_a_shipped_concept_is_added(tmp_path: Path, shipped: Ontology) -> None:
    match = ("closeMatch", "https://example.org/ppo")
    (tmp_path / "own.ttl").write_text(HEAD + f"method:ppo skos:{match[0]} <{match[1]}> .")
    before = shipped.concepts["method:ppo"]
    assert load_ontology(tmp_path).concepts["method:ppo"] == replace(
        before, mappings=tuple(sorted({*before.mappings, match}))
    )


def test_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match=r"no folder with \.ttl files"):
        load_ontology(tmp_path)


def test_digest_depends_on_concepts_not_on_files(tmp_path: Path) -> None:
    body = 'method:a a kg:Method ; skos:prefLabel "A-net" .'
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = own(tmp_path / "one", body)
    second = own(tmp_path / "two", "# a comment\n" + body)
    assert first.digest == second.digest
