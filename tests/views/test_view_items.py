import pytest

from kg.model import Concept, Paper
from kg.views.items import concept_label, paper_item, paper_label
from tests.views.gallery import CALM, HOSTILE


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("SteadyPO: Calm Policy Updates", "SteadyPO"),
        ("Do Agents Dream? A Study", "Do Agents Dream"),
        ("Learning to walk", "Learning to walk"),
        ("What a very long title without any subtitle", "What a very long title without any…"),
        ("Unbreakable" * 10, "UnbreakableUnbreakableUnbreakableU…"),
        (": odd", ": odd"),
    ],
)
def test_paper_goes_by_what_people_call_it(title, label):
    assert paper_label(title) == label


@pytest.mark.parametrize(
    ("name", "alt_labels", "label"),
    [
        ("Proximal Policy Optimization", ("PPO", "proximal policy opt."), "PPO"),
        ("Mixture of Experts", ("MoE", "experts"), "MoE"),
        ("Robotics", ("R",), "Robotics"),
        ("Supervised Contrastive Loss", ("InfoNCE",), "Supervised Contrastive Loss"),
        ("Long-Horizon Manipulation", (), "Long-Horizon Manipulation"),
    ],
)
def test_long_concept_goes_by_its_own_acronym(name, alt_labels, label):
    assert concept_label(Concept("method:x", "method", name, alt_labels)) == label


def test_only_web_addresses_become_links():
    assert paper_item(HOSTILE, size=1).url is None
    assert paper_item(CALM, size=1).url == "https://arxiv.org/abs/2501.00001"
    plain = Paper("paper:1", "t", url="http://example.org/a")
    assert paper_item(plain, size=1).url == "http://example.org/a"


def test_note_names_authors_and_date():
    assert paper_item(CALM, size=1).note == "Ada Moor, Bo Lind · 2025-01-02"
