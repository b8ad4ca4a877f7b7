"""Excerpts of sentences."""

import pytest

from kg.survey.excerpts import excerpt

SENTENCE = "With UL2, LaMDA and PaLM it is tried on GSM8K and on StrategyQA, where it wins."


def test_a_short_sentence_is_shown_whole_on_one_line() -> None:
    assert excerpt("We build\n on PPO.", 9, 40) == "We build on PPO."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("With", "With UL2, LaMDA and PaLM it is tried …"),
        ("GSM8K", "… is tried on GSM8K and on …"),
        ("wins", "… and on StrategyQA, where it wins."),
    ],
)
def test_a_long_sentence_is_cut_to_whole_words_around_those_that_count(
    words: str, shown: str
) -> None:
    assert excerpt(SENTENCE, SENTENCE.index(words), 40) == shown


def test_a_word_longer_than_the_room_is_cut() -> None:
    assert excerpt("x" * 90, 0, 40) == "x" * 38 + " …"
