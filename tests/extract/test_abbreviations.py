import pytest

from kg.extract.abbreviations import definitions
from kg.extract.sentences import sentences


def found(text: str) -> list[tuple[str, str]]:
    return [(d.short, d.long) for d in definitions(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        # The classic right-to-left order would read "policy optimization (PPO)".
        (
            "We use proximal policy optimization (PPO) here.",
            ("PPO", "proximal policy optimization"),
        ),
        ("A mixture of experts (MoE) layer.", ("MoE", "mixture of experts")),
        ("Markov decision processes (MDPs) are used.", ("MDP", "Markov decision processes")),
        ("We study text-to-image (T2I) models.", ("T2I", "text-to-image")),
        ("A multi-fidelity learning method (MFL) is given.", ("MFL", "multi-fidelity learning")),
        ("A fully connected neural network (FCN) acts.", ("FCN", "fully connected neural network")),
        (
            "An MLLM (multimodal large language model) sees.",
            ("MLLM", "multimodal large language model"),
        ),
        (
            "We present Harbour Overflow and Tide Extension in Lagoons (HOTEL).",
            ("HOTEL", "Harbour Overflow and Tide Extension in Lagoons"),
        ),
        ("We call it submodular RL (SubRL) then.", ("SubRL", "submodular RL")),
    ],
)
def test_definition_is_found(text: str, pair: tuple[str, str]) -> None:
    assert found(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "A hard 3D driving simulator (CARLA) is used.",
        "It wins on Atari (see Table 2).",
        "The gain is large (24.8).",
        "We train large models (as an environment (LE)) here.",
    ],
)
def test_brackets_that_define_nothing_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_spans_hold_both_forms() -> None:
    text = "With proximal policy optimization (PPO) we train."
    (definition,) = definitions(text, sentences(text))
    assert text[slice(*definition.short_span)] == "PPO"
    assert text[slice(*definition.long_span)] == "proximal policy optimization"


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "We propose KeelPO, a Keel-guided Policy Optimization method.",
            "KeelPO",
            "Keel-guided Policy Optimization",
        ),
        (
            "BoW: Boat-aware Storm-driven Water Sensing in the North",
            "BoW",
            "Boat-aware Storm-driven Water",
        ),
        ("SeaWorld: Seaborne World Models", "SeaWorld", "Seaborne World Models"),
        ("SailFlow: Sailing Flow with Oars", "SailFlow", "Sailing Flow"),
    ],
)
def test_words_behind_a_name_begin_with_its_letters(text: str, short: str, long: str) -> None:
    (found,) = definitions(text, [(0, len(text))])
    assert (found.short, found.long) == (short, long)


@pytest.mark.parametrize(
    "text",
    [
        "We use PPO, a policy that sails.",  # two words give no letter
        "SailingW: Sailing with Oars",  # "with" ends no name
        "We sail in SEA, a port.",
    ],
)
def test_other_words_behind_a_name_are_no_long_form(text: str) -> None:
    assert definitions(text, [(0, len(text))]) == []


def test_long_form_of_many_like_letters_is_found_or_not_at_once() -> None:
    text = "We sail " + "aaaaaaab " * 60 + "(AAAAAAAAAAAAZ)."
    assert definitions(text, [(0, len(text))]) == []
