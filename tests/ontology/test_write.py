"""Concepts are written as the shipped files have them; a change shows nothing but itself."""

import re
from pathlib import Path

import pytest

from kg.errors import SchemeError
from kg.ontology import load_ontology
from kg.ontology.edit import add_concepts, add_mappings, admit
from kg.ontology.ontology import CONCEPT_FILES, Gathered, Ontology, gather, shipped_directory
from kg.ontology.write import concept_block, insert_concept, insert_mappings
from tests.conftest import concept

TIDE = concept(
    "method:tide",
    "Tide Net",
    "TN",
    'ebb "and" flow',
    hidden_labels=("tied net",),
    broader=("method:sea",),
    definition="Waves.",
    mappings=(("exactMatch", "https://example.org/tide"),),
    ambiguous_labels=("TN",),
)
BLOCK = """\
method:tide a kg:Method, skos:Concept ;
  skos:prefLabel "Tide Net"@en ;
  skos:altLabel "TN"@en, "ebb \\"and\\" flow"@en ;
  skos:hiddenLabel "tied net"@en ;
  kg:matchWithSupport "TN"@en ;
  skos:broader method:sea ;
  skos:exactMatch <https://example.org/tide> ;
  skos:definition "Waves."@en ;
  skos:inScheme scheme:method .
"""
FILE = """\
@prefix kg: <https://w3id.org/kg-landscape/vocab#> .
@prefix method: <https://w3id.org/kg-landscape/concept/method/> .

method:ebb a kg:Method, skos:Concept ;
  skos:prefLabel "Ebb"@en ;
  skos:inScheme scheme:method .

# a remark that belongs to what stands above it

method:wave a kg:Method, skos:Concept ;
  skos:prefLabel "Wave"@en ;
  skos:inScheme scheme:method .
"""


#: No tops, nothing of one's own.
EMPTY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@pytest.fixture(scope="module")
def shipped() -> Ontology:
    return load_ontology()


def test_concept_is_written_line_by_line() -> None:
    assert concept_block(TIDE) == BLOCK


def test_top_concept_says_so() -> None:
    assert "  skos:topConceptOf scheme:method ;\n" in concept_block(concept("method:sea", "Sea"))


def test_id_that_turtle_must_quote_is_written_as_iri() -> None:
    assert concept_block(concept("method:a.b", "A")).startswith(
        "<https://w3id.org/kg-landscape/concept/method/a.b> a kg:Method"
    )


def shape(block: str) -> list[list[str]]:
    """Give the lines of a block; in which order one lists its values is left free."""
    value = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,]+')
    return [sorted(value.findall(line)) for line in block.strip().splitlines()]


@pytest.mark.parametrize("name", CONCEPT_FILES)
def test_shipped_files_are_as_they_would_be_written(shipped: Ontology, name: str) -> None:
    text = (shipped_directory() / name).read_text("utf-8")
    home = gather().home
    blocks = [concept_block(each) for each in shipped.concepts.values() if home[each.id] == name]
    start = text.index("\n\n", text.index("skos:ConceptScheme")) + 2
    differing = [
        ours.split(" ", 1)[0]
        for ours, theirs in zip(blocks, text[start:].split("\n\n"), strict=True)
        if shape(ours) != shape(theirs)
    ]
    assert differing == []


def test_concept_goes_to_its_place_in_the_order() -> None:
    text = insert_concept(FILE, TIDE)
    before, after = FILE.split("method:wave")
    assert text == f"{before}{BLOCK}\nmethod:wave{after}"


def test_mapping_adds_a_line_and_changes_no_other() -> None:
    text = insert_mappings(FILE, {"method:ebb": [("exactMatch", "https://example.org/ebb")]})
    added = "  skos:exactMatch <https://example.org/ebb> ;\n"
    assert text.replace(added, "") == FILE
    assert text.index(added) < text.index("method:wave")


def test_mapping_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(SchemeError, match=r"method:sea stands nowhere as a block of its own"):
        insert_mappings(FILE, {"method:sea": [("exactMatch", "https://example.org/sea")]})


def test_what_is_added_is_read_back(tmp_path: Path) -> None:
    sea = concept("method:sea", "Sea", definition="Water.")
    assert add_concepts(tmp_path, [TIDE, sea]) == (tmp_path / "methods.ttl",)
    match = ("closeMatch", "https://example.org/sea")
    add_mappings(tmp_path, {"method:sea": "methods.ttl"}, {"method:sea": [match]})
    read = load_ontology(tmp_path, replace=True).concepts
    assert read["method:tide"] == TIDE
    assert read["method:sea"].mappings == (match,)


def test_what_stands_under_a_refused_concept_is_refused_too() -> None:
    known = Gathered({"method:sea": concept("method:sea", "Tide")}, {"method:sea": "m.ttl"}, *EMPTY)
    new = [
        concept("method:a", "tides"),
        concept("method:b", "Ebb", broader=("method:a",)),
        concept("method:c", "Calm", broader=("method:sea",)),
    ]
    admitted, refused = admit(known, new, "new.ttl")
    assert [each.id for each in admitted] == ["method:c"]
    assert [str(each) for each in refused] == [
        "method:a: 'tides' is a label of method:a, and 'Tide' of method:sea (m.ttl); keep one",
        "method:b: method:b is narrower than method:a, which no file defines; "
        "define it or correct skos:broader",
    ]
