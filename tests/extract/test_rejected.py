"""What a paper does without, in phrases that no vocabulary holds."""

import pytest

from kg.extract import extract
from kg.model import Paper
from kg.ontology import Lexicon


def rejected(lexicon: Lexicon, abstract: str) -> list[str]:
    mentions = extract(Paper(id="paper:1", title="On boats", abstract=abstract), lexicon).mentions
    return [mention.name for mention in mentions if mention.role == "avoids"]


@pytest.mark.parametrize(
    ("abstract", "names"),
    [
        ("We train without hand-drawn charts.", ["hand-drawn charts"]),
        ("Our method requires no harbour pilots.", ["harbour pilots"]),
        ("We sail without relying on any additional tide tables.", ["tide tables"]),
        ("We plan with search instead of fixed sea routes.", ["fixed sea routes"]),
        ("Ours is an anchor-free method.", ["anchor"]),
    ],
)
def test_rejected_thing_is_found(lexicon: Lexicon, abstract: str, names: list[str]) -> None:
    assert rejected(lexicon, abstract) == names


@pytest.mark.parametrize(
    "abstract",
    [
        "We sail faster without performance degradation.",
        "Our route is collision-free.",
        "We sail without charts.",
        "Boats without sea charts are lost.  They sink. We study rafts.",
    ],
)
def test_losses_single_words_and_background_are_left(lexicon: Lexicon, abstract: str) -> None:
    assert rejected(lexicon, abstract) == []


def test_known_concept_is_not_named_twice(lexicon: Lexicon) -> None:
    assert rejected(lexicon, "We align without a learned reward model.") == ["reward model"]


def test_mentions_stand_in_the_order_of_the_text(lexicon: Lexicon) -> None:
    text = "We use PPO without hand-drawn charts, and we use GRPO."
    mentions = extract(Paper(id="paper:1", title="On boats", abstract=text), lexicon).mentions
    assert [mention.name for mention in mentions] == ["PPO", "hand-drawn charts", "GRPO"]
