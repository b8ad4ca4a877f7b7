import pytest

from kg.errors import ExportError
from kg.views.neighbourhood import concept_scene, paper_scene
from kg.views.overview import overview_scene
from kg.views.scene import Reach
from tests.views.gallery import CALM


def ties(scene):
    return [(tie.source, tie.role, tie.target) for tie in scene.ties]


def test_concept_stands_among_its_papers_strongest_role_first(store):
    scene = concept_scene(store, store.concept("method:ppo"), Reach(depth=1))
    assert scene.focus == scene.items[0].id == "method:ppo"
    assert ties(scene) == [
        ("arxiv:2501.00001", "uses", "method:ppo"),
        ("paper:walker", "uses", "method:ppo"),
        ("paper:hostile", "compares_with", "method:ppo"),
    ]
    assert scene.lead == "3 papers · 3 links"
    assert scene.omitted == ""


def test_every_link_quotes_its_sentence(store):
    scene = concept_scene(store, store.concept("method:ppo"), Reach())
    assert len(scene.ties) == 10
    assert all(any(marked for _, marked in tie.quotes[0].segments) for tie in scene.ties)
    first = scene.ties[0].quotes[0]
    assert first.segments[:2] == (("SteadyPO extends ", False), ("PPO", True))


def test_second_ring_holds_the_other_concepts_of_the_papers(store):
    scene = concept_scene(store, store.concept("method:ppo"), Reach(depth=2))
    assert [item.id for item in scene.items if item.sort != "paper"] == [
        "method:ppo",
        "benchmark:d4rl",
        "domain:robotics",
        "method:reward-model",
        "setting:offline-rl",
    ]
    assert scene.lead == "3 papers · 4 other concepts · 10 links"


def test_limit_keeps_the_strongest_papers_and_the_most_shared_concepts(store):
    scene = concept_scene(store, store.concept("method:ppo"), Reach(limit=4))
    assert [item.id for item in scene.items] == [
        "method:ppo",
        "benchmark:d4rl",
        "arxiv:2501.00001",
        "setting:offline-rl",
    ]
    assert scene.lead == "1 of 3 papers · 2 other concepts · 3 links"
    assert (
        scene.omitted == "Of the papers that link to it, those with the strongest roles are shown."
    )


def test_less_confidence_brings_more_links(store):
    concept = store.concept("method:reward-model")
    sure = concept_scene(store, concept, Reach(depth=1))
    all_ = concept_scene(store, concept, Reach(depth=1, min_confidence=0.1))
    assert (len(sure.ties), len(all_.ties)) == (1, 2)


def test_size_of_a_concept_counts_papers_of_the_whole_file(store):
    scene = paper_scene(store, CALM, Reach(depth=1))
    assert {item.id: item.size for item in scene.items if item.sort != "paper"} == {
        "benchmark:d4rl": 3,
        "method:ppo": 3,
        "method:reward-model": 1,
        "setting:offline-rl": 1,
    }


def test_paper_stands_among_its_concepts_and_the_papers_that_share_them(store):
    scene = paper_scene(store, CALM, Reach())
    assert scene.items[0].id == "arxiv:2501.00001"
    assert [item.id for item in scene.items if item.sort == "paper"][1:] == [
        "paper:hostile",
        "paper:walker",
    ]
    assert scene.lead == "4 concepts · 2 related papers · 8 links"


def test_concept_without_links_is_a_clear_error(store):
    with pytest.raises(
        ExportError,
        match=r"nothing to draw around 'Policy Gradient': no paper links to it with confidence "
        r"0\.5 or more; lower --min-confidence",
    ):
        concept_scene(store, store.concept("method:policy-gradient"), Reach())


def test_paper_without_links_is_a_clear_error(store):
    with pytest.raises(ExportError, match=r"'SteadyPO: .*': it links to no concept"):
        paper_scene(store, CALM, Reach(min_confidence=1.0))


def test_overview_ranks_concepts_by_papers_about_them(store):
    scene = overview_scene(store, Reach())
    assert [(item.id, item.size) for item in scene.items] == [
        ("benchmark:d4rl", 3),
        ("method:ppo", 3),
        ("domain:robotics", 2),
        ("setting:offline-rl", 1),
    ]  # what is only avoided or mentioned is no strength
    assert [(tie.source, tie.target, tie.papers) for tie in scene.ties][:2] == [
        ("benchmark:d4rl", "method:ppo", 3),
        ("benchmark:d4rl", "domain:robotics", 2),
    ]
    assert scene.focus is None


def test_overview_quotes_papers_on_each_concept(store):
    scene = overview_scene(store, Reach(limit=2))
    assert [(said.paper, said.role) for said in scene.items[1].said] == [
        ("SteadyPO: Calm Policy Updates", "uses"),
        ("𝒫olicies 🤖 that walk", "uses"),
        ("Hello </script><img src=x onerror=alert(1)> <b>PPO</b>", "compares_with"),
    ]


def test_overview_of_nothing_is_a_clear_error(store):
    with pytest.raises(ExportError, match="holds no link with confidence 1 or more"):
        overview_scene(store, Reach(min_confidence=1.0))
