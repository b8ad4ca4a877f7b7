"""What a method is named after, it extends, if it is a name of its own."""

import pytest

from kg.link.namesake import with_descent
from kg.model import Detail, Evidence, Link, NewName, Role


def evidence(exact: str) -> tuple[Evidence, ...]:
    return (Evidence("paper:1", "abstract", 0, len(exact), exact, 0, 90),)


def linked(exact: str, role: Role = "uses", detail: Detail | None = None) -> Link:
    return Link("paper:1", "method:other", role, 0.9, evidence(exact), detail)


def proposed(name: str) -> NewName:
    return NewName(
        paper="paper:1",
        name=name,
        alt_names=(),
        kind="method",
        broader=None,
        introduced=True,
        role="proposes",
        confidence=0.9,
        evidence=evidence(name),
    )


@pytest.mark.parametrize(
    ("name", "other", "detail"),
    [
        ("Double DQN", "DQN", "extends"),
        ("MADDPG", "DDPG", "extends"),
        ("Calm Q-learning", "Q-learning", "extends"),
        ("Sailing Transformer", "Transformer", None),  # a sort of thing
        ("BoatLLM", "LLM", None),
        ("DQN", "DQN", None),
        ("Rainbow", "DQN", None),
    ],
)
def test_name_that_ends_in_another_tells_of_descent(
    name: str, other: str, detail: str | None
) -> None:
    (link,) = with_descent([linked(other)], [proposed(name)])
    assert link.detail == detail


def test_only_what_is_used_is_extended() -> None:
    (link,) = with_descent([linked("DQN", "compares_with")], [proposed("Double DQN")])
    assert (link.role, link.detail) == ("compares_with", None)


def test_name_of_the_vocabulary_tells_too_where_the_paper_proposes_it() -> None:
    own = Link("paper:1", "method:double-dqn", "proposes", 0.9, evidence("Double DQN"))
    links = with_descent([own, linked("DQN", detail="integrates")], [])
    assert [link.detail for link in links] == [None, "extends"]
