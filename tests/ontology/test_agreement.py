"""Equal names are the same concept only where something else says so."""

import pytest

from kg.model import Concept
from kg.ontology.agreement import agreements
from kg.ontology.stranger import Stranger
from tests.conftest import concept

SEA = Stranger("x:sea", "sea model")
OURS = {
    each.id: each
    for each in (
        concept("method:sea", "Sea Model"),
        concept("method:tide", "Tide Net", "TN", broader=("method:sea",), definition="Waves."),
        concept("setting:tide", "Tide Nets", definition="Nothing but letters."),
    )
}


def pairs(*strangers: Stranger, ours: dict[str, Concept] = OURS) -> dict[str, tuple[str, ...]]:
    return {each.concept: each.reasons for each in agreements(ours, strangers)}


@pytest.mark.parametrize(
    ("strangers", "reasons"),
    [
        ((Stranger("x:tide", "tide nets", broader=("x:sea",)), SEA), ("broader", "words")),
        ((Stranger("x:tide", "tide net", ("TN",)),), ("names",)),
        ((Stranger("x:tide", "tide net (tn)"),), ("names",)),
        ((Stranger("x:tide", "tide net", broader=("x:w",)), Stranger("x:w", "waves")), ("words",)),
        ((Stranger("x:tide", "tide net", broader=("x:f",)), Stranger("x:f", "fishing")), ()),
    ],
)
def test_reason_says_what_confirms_the_name(
    strangers: tuple[Stranger, ...], reasons: tuple[str, ...]
) -> None:
    assert pairs(*strangers)["method:tide"] == reasons


def test_narrower_concepts_confirm_too() -> None:
    tide = Stranger("x:tide", "tide net", broader=("x:sea",))
    assert pairs(tide, SEA)["method:sea"] == ("narrower", "words")


def test_alternative_label_is_not_the_name() -> None:
    assert pairs(Stranger("x:tn", "TN", ("tide net",))) == {}


def test_head_of_the_name_may_be_left_out_where_the_others_do() -> None:
    assert "method:tide" in pairs(Stranger("x:tide", "tide net algorithm", ("tide net",)))
    assert "method:tide" not in pairs(Stranger("x:tide", "tide net algorithm"))


def test_joined_spelling_is_no_second_name() -> None:
    ours = {"setting:t": concept("setting:t", "Multi-Tide System", "multitide system")}
    assert pairs(Stranger("x:t", "multi-tide system", ("multitide system",)), ours=ours) == {
        "setting:t": ()
    }


def test_one_concept_of_a_kind_gets_an_iri() -> None:
    ours = {
        "method:a": concept("method:a", "Tide Net", "TN"),
        "method:b": concept("method:b", "Tide Net Algorithm"),
    }
    found = agreements(ours, [Stranger("x:tide", "tide net", ("TN",))])
    assert [(each.concept, each.iri) for each in found] == [("method:a", "x:tide")]


def test_best_confirmed_of_two_namesakes_is_taken() -> None:
    found = agreements(OURS, [Stranger("x:a", "tide net"), Stranger("x:b", "tide nets", ("TN",))])
    assert [each.iri for each in found if each.concept == "method:tide"] == ["x:b"]
