"""Concepts of others join the vocabulary without doubling what it has."""

from collections import Counter
from pathlib import Path

import pytest

from kg.errors import SchemeError
from kg.model import Concept
from kg.ontology import load_ontology
from kg.ontology.check import faults
from kg.ontology.edit import write_scheme
from kg.ontology.foreign import read_foreign
from kg.ontology.importing import Imported, import_concepts
from kg.ontology.ontology import gather
from kg.ontology.stranger import Stranger
from tests.ontology.test_mappings import SHARED, needs_taxonomies

SEA = "https://example.org/"


def stranger(name: str, label: str, *alt: str, broader: tuple[str, ...] = ()) -> Stranger:
    return Stranger(SEA + name, label, alt, tuple(SEA + each for each in broader))


def imported(known: dict[str, Concept], *strangers: Stranger) -> dict[str, Concept]:
    return {each.id: each for each in import_concepts(known, strangers).concepts}


def test_known_name_is_mapped_and_not_doubled(small_scheme: dict[str, Concept]) -> None:
    found = import_concepts(
        small_scheme,
        [
            stranger("ppo", "proximal policy optimization", broader=("pg",)),
            stranger("pg", "policy gradients"),
            stranger("tide", "tide filters", broader=("pg",)),
        ],
    )
    assert found.mappings == {
        "method:policy-gradient": (("exactMatch", SEA + "pg"),),
        "method:ppo": (("exactMatch", SEA + "ppo"),),
    }
    assert [(each.id, each.broader) for each in found.concepts] == [
        ("method:tide-filters", ("method:policy-gradient",))
    ]


def test_name_that_nothing_confirms_is_a_close_match(small_scheme: dict[str, Concept]) -> None:
    found = import_concepts(small_scheme, [stranger("moe", "mixture of experts")])
    assert found.mappings == {"method:moe": (("closeMatch", SEA + "moe"),)}


def test_acronym_alone_is_no_name(small_scheme: dict[str, Concept]) -> None:
    assert set(imported(small_scheme, stranger("bc", "bc"))) == {"domain:bc"}


@pytest.mark.parametrize(
    ("label", "broader", "kind"),
    [
        ("tide corpus", (), "benchmark"),
        ("tidal algorithms", ("rl",), "method"),
        ("tidal learning", ("rl",), "setting"),
        ("tides", (), "domain"),
    ],
)
def test_kind_comes_from_the_last_word_or_from_above(
    small_scheme: dict[str, Concept], label: str, broader: tuple[str, ...], kind: str
) -> None:
    above = stranger("rl", "reinforcement learning")
    (found,) = imported(small_scheme, above, stranger("x", label, broader=broader)).values()
    assert found.kind == kind


def test_kind_can_be_chosen(small_scheme: dict[str, Concept]) -> None:
    found = import_concepts(small_scheme, [stranger("x", "tide corpus")], kind="method")
    assert [each.id for each in found.concepts] == ["method:tide-corpus"]


def test_namesakes_are_one_concept_with_the_labels_of_both() -> None:
    (tide,) = imported(
        {}, stranger("a", "sea tide", "ebb"), stranger("b", "sea tides", "flow")
    ).values()
    assert (tide.pref_label, tide.alt_labels) == ("sea tide", ("ebb", "flow"))
    assert [iri for _, iri in tide.mappings] == [SEA + "a", SEA + "b"]


def test_short_form_in_parentheses_becomes_a_label() -> None:
    (found,) = imported({}, stranger("t", "tidal wave filter (twf)")).values()
    assert (found.pref_label, found.alt_labels) == ("tidal wave filter", ("TWF",))


def test_ordinary_words_need_support() -> None:
    (found,) = imported({}, stranger("t", "tide", "tidal power", "tp")).values()
    assert found.ambiguous_labels == ("tide", "tp")


def test_circles_of_others_are_cut() -> None:
    found = import_concepts(
        {},
        [
            stranger("a", "tide a", broader=("b",)),
            stranger("b", "tide b", broader=("c",)),
            stranger("c", "tide c", broader=("a",)),
        ],
    )
    concepts = {each.id: each for each in found.concepts}
    assert list(faults(concepts, dict.fromkeys(concepts, "x.ttl"))) == []
    assert found.left_out["broader in a circle"] == 1


def test_label_of_another_concept_is_left_out() -> None:
    found = import_concepts({}, [stranger("a", "sea tide", "ebb"), stranger("b", "ebb")])
    assert {each.id: each.alt_labels for each in found.concepts} == {
        "domain:ebb": (),
        "domain:sea-tide": (),
    }
    assert found.left_out == {"label of another concept": 1}


def test_written_scheme_joins_the_shipped_vocabulary(tmp_path: Path) -> None:
    known = gather().concepts
    strangers = [
        stranger("robotics", "robotics"),
        stranger("rowing", 'robotic rowing "sculls"', broader=("robotics",)),
    ]
    write_scheme(
        tmp_path / "row.ttl", import_concepts(known, strangers), scheme="row", title="Rowing"
    )
    loaded = load_ontology(tmp_path).concepts
    assert loaded["domain:robotic-rowing-sculls"].broader == ("domain:robotics",)
    assert ("exactMatch", SEA + "robotics") in loaded["domain:robotics"].mappings


def test_mapping_of_an_unknown_concept_is_refused(tmp_path: Path) -> None:
    mapped = Imported((), {"method:none": (("exactMatch", SEA),)}, Counter())
    write_scheme(tmp_path / "row.ttl", mapped, scheme="row", title="Rowing")
    with pytest.raises(
        SchemeError, match=r"row\.ttl: method:none has mappings, but no file defines"
    ):
        load_ontology(tmp_path)


@needs_taxonomies
@pytest.mark.parametrize(("name", "least"), [("cso-3.1.csv.gz", 8000), ("aio-src.csv", 250)])
def test_whole_vocabularies_of_others_join(name: str, least: int, tmp_path: Path) -> None:
    known = gather().concepts
    found = import_concepts(known, read_foreign(SHARED / name))
    write_scheme(tmp_path / "other.ttl", found, scheme="other", title=name)
    assert len(load_ontology(tmp_path).concepts) - len(known) == len(found.concepts) >= least
