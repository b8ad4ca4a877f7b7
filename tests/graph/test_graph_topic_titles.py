import pytest

from kg.graph.topic_titles import Nameable, choose_titles, find_initials
from kg.model import Concept

CONCEPTS = {
    concept.id: concept
    for concept in (
        Concept("benchmark:mujoco", "benchmark", "MuJoCo"),
        Concept("domain:robotics", "domain", "Robotics"),
        Concept("domain:robotic-manipulation", "domain", "Robotic Manipulation"),
        Concept("method:dqn", "method", "Deep Q-Network", broader=("method:value-based",)),
        Concept("method:double-dqn", "method", "Twin Net", broader=("method:dqn",)),
        Concept("method:llm", "method", "Large Language Model"),
        Concept("method:lm", "method", "Language Models"),
        Concept("method:ours", "method", "OurNet", status="discovered"),
        Concept("method:reward-model", "method", "Reward Model"),
        Concept("method:value-based", "method", "Bootstrapping"),
        Concept("setting:rlhf", "setting", "Reinforcement Learning from Human Feedback"),
    )
}


def titles(*topics: dict[str, float], around: tuple[int, ...] = (), initials=None) -> list[str]:
    parents = around or (-1,) * len(topics)
    chosen = choose_titles(list(map(Nameable, topics, parents)), CONCEPTS, initials or {})
    return [title for title, _ in chosen]


def test_a_title_is_the_two_most_typical_concepts() -> None:
    scores = {"domain:robotics": 0.3, "method:dqn": 0.5, "method:reward-model": 1.0}
    assert titles(scores) == ["Reward Model · Deep Q-Network"]


def test_a_second_concept_must_be_a_third_as_typical() -> None:
    assert titles({"domain:robotics": 0.3, "method:reward-model": 1.0}) == ["Reward Model"]


@pytest.mark.parametrize(
    "second",
    [
        "method:lm",  # "Language Models" within "Large Language Model"
        "domain:robotic-manipulation",  # "Robotic", "Robotics"
        "method:double-dqn",  # narrower than "Deep Q-Network", which its name does not show
        "method:value-based",  # broader
    ],
)
def test_no_two_names_in_a_title_mean_much_the_same(second: str) -> None:
    first = {
        "method:lm": "method:llm",
        "domain:robotic-manipulation": "domain:robotics",
        "method:double-dqn": "method:dqn",
        "method:value-based": "method:double-dqn",
    }[second]
    scores = {first: 1.0, second: 0.9, "method:reward-model": 0.5}
    assert titles(scores) == [f"{CONCEPTS[first].pref_label} · Reward Model"]


def test_curated_concepts_come_before_discovered_ones_and_benchmarks() -> None:
    scores = {"benchmark:mujoco": 1.0, "method:ours": 1.0, "method:reward-model": 0.5}
    assert titles(scores) == ["Reward Model · MuJoCo"]


def test_a_discovered_concept_names_a_topic_that_has_nothing_else() -> None:
    assert titles({"method:ours": 0.1}) == ["OurNet"]


def test_what_names_a_topic_does_not_name_its_part_or_one_beside_it() -> None:
    wide = {"domain:robotics": 1.0, "method:dqn": 0.8}
    narrow = {"domain:robotics": 0.9, "method:reward-model": 0.5, "setting:rlhf": 0.4}
    initials = {"setting:rlhf": "RLHF"}
    assert titles(wide, narrow, around=(-1, 0), initials=initials) == [
        "Robotics · Deep Q-Network",
        "Reward Model · RLHF",
    ]
    assert titles(wide, narrow, initials=initials)[1] == "Reward Model · RLHF"


def test_titles_differ_though_topics_do_not() -> None:
    one = {"method:reward-model": 1.0}
    assert titles(one, one, one) == ["Reward Model", "Reward Model (2)", "Reward Model (3)"]
    more = {"method:reward-model": 1.0, "domain:robotics": 0.1}
    assert titles(one, more) == ["Reward Model", "Reward Model · Robotics"]


def test_the_concepts_of_a_title_are_given_with_it() -> None:
    scores = {"domain:robotics": 0.3, "method:dqn": 0.5, "method:reward-model": 1.0}
    ((_, names),) = choose_titles([Nameable(scores, -1)], CONCEPTS, {})
    assert names == ("method:reward-model", "method:dqn")


@pytest.mark.parametrize(
    ("label", "written", "initials"),
    [
        ("Reinforcement Learning from Human Feedback", {"RLHF": 2, "human feedback": 2}, "RLHF"),
        ("Reinforcement Learning from Human Feedback", {"RLHF": 1, "human feedback": 5}, None),
        ("Closed-Book Question Answering", {"closed-book QA": 3}, None),
        ("Proximal Policy Optimization", {"proximal": 1, "PPO": 4}, "PPO"),
        ("Policy Gradient", {"PG": 9}, None),  # short enough as it is
        ("Reinforcement Learning from Human Feedback", {"HFRL": 9}, None),  # in another order
    ],
)
def test_initials_stand_for_a_long_name_if_papers_write_them(label, written, initials) -> None:
    assert find_initials(Concept("method:x", "method", label), written) == initials
