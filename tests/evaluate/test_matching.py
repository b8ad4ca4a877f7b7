from typing import Any

import pytest

from kg.evaluate.gold import GoldLink, GoldPaper
from kg.evaluate.labels import fold
from kg.evaluate.matching import Predicted, match
from kg.model import Concept, Paper
from tests.handmade import link

PAPER = Paper("paper:1", "On boats", "A canoe and a kayak float. Canoes are boats.")


def gold(concept: str, *aliases: str, **more: Any) -> GoldLink:
    values = {"kinds": ("method",), "roles": ("uses",), "is_must": True, "quote": ""} | more
    return GoldLink(concept, aliases, **values)


def predicted(label: str, exact: str, *alt: str, confidence: float = 0.9) -> Predicted:
    concept = Concept(f"method:{label.casefold()}", "method", label, alt)
    return Predicted(link(PAPER, concept.id, exact, confidence=confidence), concept)


def matched(links: list[GoldLink], *predictions: Predicted) -> dict[int, int]:
    return match(GoldPaper("1", PAPER.title, PAPER.abstract, tuple(links)), predictions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GANs", "GAN"),
        ("LLM", "large-language models"),
        ("Behaviour Cloning", "behavior cloning (BC) method"),
        ("λ-return", "lambda return"),
        ("Poincaré map", "poincare maps"),
        ("Kalman's filter", "Kalman filter"),
        ("policies", "policy"),
        ("losses", "loss"),
    ],
)
def test_names_are_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("IRLS", "IRL"), ("multi-task", "multi"), ("Q*", "Q"), ("analysis", "analysi")],
)
def test_names_differ(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_label_an_alias_and_the_words_match() -> None:
    assert matched([gold("Canoe")], predicted("Canoes", "float")) == {0: 0}
    assert matched([gold("Boat", "canoe")], predicted("Canoe", "float")) == {0: 0}
    assert matched([gold("Kayak")], predicted("Paddled craft", "kayak")) == {0: 0}


def test_another_label_needs_evidence_at_the_quote() -> None:
    near = gold("Kayak", quote="kayak float")
    assert matched([near], predicted("Craft", "float", "kayak")) == {0: 0}
    assert matched([near], predicted("Craft", "boats", "kayak")) == {}


def test_another_kind_never_matches() -> None:
    assert matched([gold("Canoe", kinds=("domain",))], predicted("Canoe", "canoe")) == {}


def test_as_many_as_can_be_are_matched() -> None:
    # the first may be either, the second only the first gold link
    either = predicted("Craft", "canoe", "kayak", confidence=0.95)
    links = [gold("Canoe"), gold("Kayak", quote="A canoe and a kayak")]
    assert matched(links, either, predicted("Canoe", "Canoes")) == {0: 1, 1: 0}


def test_the_surer_of_two_is_taken() -> None:
    both = (predicted("Canoe", "canoe", confidence=0.6), predicted("canoes", "Canoes"))
    assert matched([gold("Canoe")], *both) == {1: 0}


def test_required_links_come_before_optional_ones() -> None:
    links = [gold("Canoe", is_must=False), gold("Canoe", "canoes")]
    assert matched(links, predicted("Canoe", "canoe")) == {0: 1}
