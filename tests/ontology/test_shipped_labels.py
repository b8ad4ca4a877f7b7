"""What labels of the shipped vocabulary mean, where readers found that they had lied."""

import pytest

from kg.model import Concept
from kg.ontology import load_ontology


@pytest.fixture(scope="module")
def labels() -> dict[str, set[str]]:
    """The preferred labels of the concepts that have a label, by label in small letters."""
    meant: dict[str, set[str]] = {}
    for concept in load_ontology().concepts.values():
        for label in (concept.pref_label, *concept.alt_labels):
            meant.setdefault(label.casefold(), set()).add(concept.pref_label)
    return meant


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("NMT", "Neural Machine Translation"),
        ("change-point detection", "Change-Point Detection"),
        ("power flow", "Power Flow Analysis"),
        ("pedestrian tracking", "Person Tracking"),
        ("cognitive decline", "Dementia"),
        ("spectral method", "Spectral Method"),
        ("covering number", "Covering Number"),
        ("MSE loss", "Squared Error Loss"),
        ("synthetic dataset", "Synthetic Data"),
        ("transposed convolution", "Transposed Convolution"),
        ("public goods game", "Social Dilemma"),
        ("multi-fidelity Bayesian optimization", "Multi-Fidelity Bayesian Optimization"),
        ("universal information extraction", "Universal Information Extraction"),
        ("knee OA", "Knee Osteoarthritis"),
        ("multi-person tracking", "Multi-Person Tracking"),
        ("FFT", "Fast Fourier Transform"),
        ("snap minimization", "Minimum-Snap Trajectory"),
        ("pluralistic alignment", "Pluralistic Alignment"),
        ("Bayesian experiment design", "Bayesian Experimental Design"),
    ],
)
def test_label_means_the_narrow_concept_alone(
    labels: dict[str, set[str]], label: str, concept: str
) -> None:
    assert labels[label.casefold()] == {concept}


@pytest.mark.parametrize(
    "label",
    ["policy parameterization", "sequential prediction", "software system", "memory overhead"],
)
def test_phrase_of_any_paper_is_no_label(labels: dict[str, set[str]], label: str) -> None:
    assert label not in labels


def _concept(label: str) -> Concept:
    (found,) = (c for c in load_ontology().concepts.values() if c.pref_label == label)
    return found


def test_network_architecture_names_no_method() -> None:
    assert "network architecture" in _concept("Neural Network Architecture").unmatched_labels


def test_user_interface_stands_below_the_field() -> None:
    assert _concept("User Interfaces").broader == ("domain:human-computer-interaction",)
