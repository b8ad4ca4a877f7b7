"""The mappings of the shipped vocabulary point to what has the same name."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import main
from kg.model import Concept
from kg.ontology import load_ontology
from kg.ontology.agreement import agreements
from kg.ontology.foreign import read_foreign
from kg.ontology.stranger import split_acronym
from kg.text import fold_label

SHARED = Path(__file__).parents[3] / "shared" / "taxonomies"
FILES = ("cso-3.1.csv.gz", "aio-src.csv")

needs_taxonomies = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the vocabularies of others are not beside this repository"
)


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    return dict(load_ontology().concepts)


@pytest.fixture(scope="module")
def exact(concepts: dict[str, Concept]) -> list[tuple[Concept, str]]:
    return [
        (each, iri)
        for each in concepts.values()
        for relation, iri in each.mappings
        if relation == "exactMatch"
    ]


def test_some_hundred_concepts_have_their_match(exact: list[tuple[Concept, str]]) -> None:
    homes = Counter(iri.rpartition("/")[0] for _, iri in exact)
    assert homes["https://cso.kmi.open.ac.uk/topics"] >= 400
    assert homes["https://w3id.org/aio"] >= 40


def test_no_two_concepts_of_a_kind_are_the_same_as_another(
    exact: list[tuple[Concept, str]],
) -> None:
    counted = Counter((each.kind, iri) for each, iri in exact)
    assert [key for key, count in counted.items() if count > 1] == []


@needs_taxonomies
def test_every_match_has_the_name_and_something_that_confirms_it(
    concepts: dict[str, Concept], exact: list[tuple[Concept, str]]
) -> None:
    reasons = {}
    names = {}
    for name in FILES:
        strangers = read_foreign(SHARED / name)
        names |= {
            each.iri: {split_acronym(each.pref_label)[0], *each.alt_labels} for each in strangers
        }
        reasons |= {(e.concept, e.iri): e.reasons for e in agreements(concepts, strangers)}
    wrong = [
        (each.id, iri)
        for each, iri in exact
        if fold_label(each.pref_label) not in map(fold_label, names.get(iri, ()))
        or not reasons.get((each.id, iri))
    ]
    assert wrong == []


@needs_taxonomies
@pytest.mark.parametrize("name", FILES)
def test_what_is_mapped_is_not_found_again(name: str, exact: list[tuple[Concept, str]]) -> None:
    ran = CliRunner().invoke(main, ["ontology", "map", str(SHARED / name), "--json"])
    found = {(each["concept"], each["iri"]) for each in json.loads(ran.stdout)}
    assert ran.exit_code == 0
    assert found.isdisjoint((each.id, iri) for each, iri in exact)
