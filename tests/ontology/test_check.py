"""Faults and doubts of a vocabulary are all found, each with its remedy."""

import time

import pytest

from kg.model import Concept
from kg.ontology.advice import doubts
from kg.ontology.check import faults
from kg.ontology.ontology import Gathered
from tests.conftest import concept

SEA = concept("method:sea", "Sea Model")


def gathered(*concepts: Concept, tops: tuple[str, ...] = ()) -> Gathered:
    by_id = {each.id: each for each in concepts}
    return Gathered(by_id, dict.fromkeys(by_id, "own.ttl"), frozenset(tops), frozenset())


def rules(*concepts: Concept) -> list[tuple[str, str]]:
    found = doubts(gathered(SEA, *concepts, tops=("method:sea", "setting:sea")))
    return [(each.concept, each.rule) for each in found]


def tide(label: str, *alt: str, **more: object) -> Concept:
    return concept("method:tide", label, *alt, **{"broader": ("method:sea",), **more})


def test_all_faults_are_given_not_only_the_first() -> None:
    found = gathered(
        concept("method:a", "Ebb", broader=("method:z",), case_labels=("EBB",)),
        concept("method:b", "ebbs", broader=("setting:c",), mappings=(("exactMatch", "x:e"),)),
        concept("method:d", "Flow", broader=("method:d",), mappings=(("exactMatch", "x:e"),)),
        concept("setting:c", "Calm"),
    )
    assert [each.rule for each in faults(found.concepts, found.home)] == [
        "mark-without-label",
        "duplicate-label",
        "unknown-broader",
        "broader-of-another-scheme",
        "cycle",
        "doubled-match",
    ]


def test_same_match_of_two_kinds_is_no_fault() -> None:
    matches = (("exactMatch", "x:tide"),)
    found = gathered(
        concept("method:tide", "Tide Net", mappings=matches),
        concept("domain:tide", "Tides", mappings=matches),
    )
    assert list(faults(found.concepts, found.home)) == []


def test_many_ways_up_are_climbed_once() -> None:
    # each level doubles the ways: all of them would be 2 to the power of 60
    ladder = [
        concept(f"method:l{n}{side}", f"Level {n} {side}", broader=broader)
        for n in range(60)
        for side in "xy"
        for broader in [(f"method:l{n + 1}x", f"method:l{n + 1}y") if n < 59 else ()]
    ]
    found = gathered(*ladder)
    before = time.process_time()
    assert list(faults(found.concepts, found.home)) == []
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("doubtful", "rule"),
    [
        (tide("Tide Net", broader=()), "orphan"),
        (tide("Tide Net", definition=" "), "no-definition"),
        (tide("Tide Net", "net of the tides that come and go twice daily"), "long-label"),
        (tide("Adaptive System"), "generic-label"),
        (tide("Tide Net", "TM"), "ambiguous-acronym"),
    ],
)
def test_doubt_is_named(doubtful: Concept, rule: str) -> None:
    assert rules(doubtful) == [("method:tide", rule)]


def test_acronym_that_another_name_spells_is_ambiguous() -> None:
    wave = concept("method:wave", "Wave Energy Net", broader=("method:sea",))
    assert rules(tide("Tide Net", "WEN"), wave) == [("method:tide", "ambiguous-acronym")]
    own = tide("Warm Eddy Network", "WEN")
    assert rules(own, wave) == []


def test_acronym_that_is_an_ordinary_word_is_ambiguous() -> None:
    wave = concept("method:wave", "Wave", broader=("method:sea",), definition="Keeps a fast pace.")
    assert rules(tide("Tide Net", "PACE"), wave) == [("method:tide", "ambiguous-acronym")]


def test_label_of_another_scheme_is_shared() -> None:
    other = concept("setting:sea", "Tides Net")
    assert rules(tide("Tide Net"), concept("setting:sea", "Tide Net")) == [
        ("setting:sea", "shared-label")
    ]
    assert rules(tide("Sea Net"), other) == []


def test_label_that_a_rule_makes_of_another_is_the_same_form() -> None:
    found = rules(tide("Tide Reinforcement Learning"), concept("setting:sea", "Tide RL"))
    assert found == [("method:tide", "same-form"), ("setting:sea", "same-form")]


@pytest.mark.parametrize("mark", ["ambiguous_labels", "unmatched_labels"])
def test_marked_label_is_not_reported(mark: str) -> None:
    assert rules(tide("Tide Net", "TM", **{mark: ("TM",)})) == []
