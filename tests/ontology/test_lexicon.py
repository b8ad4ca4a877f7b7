import pytest

from kg.ontology import Lexicon
from kg.ontology.variants import fold_text, variants
from tests.conftest import concept


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("Offline Reinforcement Learning", "offline rl"),
        ("Markov Decision Process", "markov decision processes"),
        ("Mixture of Experts", "mixtures of experts"),
        ("Multi-Agent System", "multiagent systems"),
        ("Finetuning Method", "fine tuning methods"),
        ("Behavior Cloning", "behaviour cloning"),
        ("Control Policy", "control policies"),
    ],
)
def test_rule_makes_the_form(label: str, form: str) -> None:
    assert form in variants(" ".join(fold_text(label).split()))


def test_short_label_gets_no_long_form() -> None:
    assert variants("rl") == {"rl", "rls"}


@pytest.mark.parametrize("text", ["İstanbul", "straße", "Ⅷ-agent", "𝒜 policy", "ﬁne-tuning"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold_text(text)) == len(text)


def test_occurrences_give_offsets_of_the_text(lexicon: Lexicon) -> None:
    text = "İ We use PPO, and D4RL."
    found = sorted(text[start:end] for start, end in lexicon.occurrences(fold_text(text)))
    assert found == ["D4RL", "PPO"]


def test_relatives_are_parents_children_and_siblings(lexicon: Lexicon) -> None:
    assert lexicon.relatives("method:ppo") == {"method:policy-gradient", "method:grpo"}
    assert lexicon.relatives("setting:offline-rl") == {"setting:reinforcement-learning"}


def test_sign_inside_a_label_is_no_obstacle() -> None:
    lexicon = Lexicon({"method:a": concept("method:a", "A* Search", "Q (λ) return")})
    text = "We use A* search and Q (λ) return."
    found = [text[start:end] for start, end in lexicon.occurrences(fold_text(text))]
    assert found == ["A* search", "Q (λ) return"]
    assert [entry.label for entry in lexicon.entries("A* search")] == ["A* Search"]
