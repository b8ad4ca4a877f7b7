"""What papers are about, propose, compare with and avoid."""

from types import MappingProxyType

import numpy as np
import pytest

from kg.graph.corpus import Corpus, Selection, load_corpus
from kg.graph.profile import Counted, Proposal, Years, describe_papers
from kg.graph.statements import Statement, Statements, load_statements
from kg.graph.topic_profiles import describe_topics
from kg.graph.topics import Topic, Topics
from kg.model import Concept

ONE, TWO, THREE, FOUR = (f"arxiv:2501.0000{n}" for n in (1, 2, 3, 4))
NONE = np.empty(0, dtype=np.int64)


@pytest.fixture
def described(store):
    corpus = load_corpus(store)
    statements = load_statements(store, corpus)
    titles = {paper.id: paper.title for paper in store.papers()}
    return corpus, statements, titles


def by_hand(papers: dict[str, str], said: list[tuple[str, str, str]], *concepts: Concept):
    """A corpus of papers with dates, and what they say."""
    scheme = {concept.id: concept for concept in concepts}
    corpus = Corpus(
        Selection(), tuple(papers), tuple(papers.values()), (), NONE, NONE, NONE > 0, scheme
    )
    rows = (Statement(*row, None, 0.9) for row in said)
    return corpus, Statements(tuple(sorted(rows)))


def test_statements_are_those_of_the_selected_papers(store):
    corpus = load_corpus(store, Selection(("method:moe",)))
    assert [(each.concept, each.role) for each in load_statements(store, corpus).all] == [
        ("method:moe", "proposes"),
        ("method:ppo", "avoids"),
    ]


def test_a_concept_counts_once_a_paper_that_is_about_it(described):
    whole = describe_papers(*described)
    assert whole.about["method"][:2] == (
        Counted("method:ppo", 3),
        Counted("method:reward-model", 2),
    )
    assert whole.about["benchmark"] == (Counted("benchmark:mujoco", 2),)
    assert whole.about["setting"] == ()


def test_what_is_compared_with_and_avoided_is_counted_apart(described):
    whole = describe_papers(*described)
    assert whole.compared == (Counted("method:ppo", 1),)
    assert whole.avoided == (Counted("method:ppo", 1),)


def test_years_are_those_that_are_known(described):
    assert describe_papers(*described).years == Years(4, 2025, 2025, 2025)
    assert describe_papers(*described, papers=[FOUR]).years == Years(0, 0, 0, 0)


def test_a_part_is_about_what_is_commoner_in_it_than_around_it(described):
    part = describe_papers(*described, papers=[TWO, THREE])
    # PPO is in two of two papers, and in three of all five; MuJoCo in two, and in two of all
    assert part.about["benchmark"] == (Counted("benchmark:mujoco", 2),)
    assert part.about["method"] == (Counted("method:ppo", 2), Counted("method:reward-model", 1))


def test_what_papers_propose_is_told_with_who_takes_it_up_first():
    corpus, statements = by_hand(
        {"a": "2020-01-02", "b": "2021", "c": "2020-03"},
        [("a", "method:x", "proposes"), ("b", "method:x", "uses"), ("c", "method:x", "analyses")],
        Concept("method:x", "method", "Xer"),
    )
    whole = describe_papers(corpus, statements, {"a": "Xer: a thing", "b": "B", "c": "C"})
    assert whole.proposals == (Proposal("a", "method:x", 2, "c", is_titled=True),)
    assert whole.proposing == 1


@pytest.mark.parametrize(
    ("date_of_user", "proposals"),
    [("2019-12", 0), ("2020", 1), ("2020-01-01", 0), ("2021", 1), ("", 1)],
)
def test_what_an_earlier_paper_is_about_is_not_proposed_first(date_of_user, proposals):
    corpus, statements = by_hand(
        {"a": "2020-01-02", "b": date_of_user},
        [("a", "method:x", "proposes"), ("b", "method:x", "uses")],
        Concept("method:x", "method", "Xer"),
    )
    assert len(describe_papers(corpus, statements, {}).proposals) == proposals


@pytest.mark.parametrize(("title", "proposals"), [("We talk of Xer", 1), ("Something else", 0)])
def test_without_dates_only_the_title_tells_who_was_first(title, proposals):
    corpus, statements = by_hand(
        {"a": "", "b": ""},
        [("a", "method:x", "proposes"), ("b", "method:x", "uses")],
        Concept("method:x", "method", "Xer"),
    )
    assert len(describe_papers(corpus, statements, {"a": title}).proposals) == proposals


def test_of_two_that_propose_the_same_the_one_stays_whose_title_names_it():
    corpus, statements = by_hand(
        {"a": "2020", "b": "2021"},
        [("a", "method:x", "proposes"), ("b", "method:x", "proposes")],
        Concept("method:x", "method", "Xer"),
    )
    found = describe_papers(corpus, statements, {"a": "Before", "b": "Xers, at last"})
    assert [each.paper for each in found.proposals] == ["b"]


def test_what_a_title_begins_with_stands_before_what_it_names_and_before_phrases():
    names = {"a": "Late Xer", "b": "Yer: words", "c": "Words"}
    corpus, statements = by_hand(
        dict.fromkeys(names, "2020"),
        [
            ("a", "method:x", "proposes"),
            ("b", "method:y", "proposes"),
            ("c", "method:z", "proposes"),
        ],
        Concept("method:x", "method", "Xer", ("late xer",)),
        Concept("method:y", "method", "Yer"),
        Concept("method:z", "method", "some words", status="discovered"),
    )
    found = describe_papers(corpus, statements, names).proposals
    assert [(each.paper, each.is_titled) for each in found] == [
        ("b", True),
        ("a", False),
        ("c", False),
    ]


def test_settings_are_proposed_only_by_titles():
    corpus, statements = by_hand(
        {"a": "2020", "b": "2020"},
        [("a", "setting:x", "proposes"), ("b", "setting:y", "proposes")],
        Concept("setting:x", "setting", "Xing"),
        Concept("setting:y", "setting", "Ying"),
    )
    found = describe_papers(corpus, statements, {"a": "On Xing", "b": "B"}).proposals
    assert [each.concept for each in found] == ["setting:x"]


def test_topics_hold_the_selected_papers_of_their_parts(described):
    corpus, statements, titles = described
    topics = Topics(
        (
            Topic("Small", (), 0, -1, (), 1),
            Topic("Large", ("walks",), 0, -1, (), 2),
            Topic("Part", (), 1, 1, (), 2),
        ),
        MappingProxyType({ONE: 0, TWO: 2, THREE: 2}),
        MappingProxyType({}),
        MappingProxyType({}),
    )
    large, small = describe_topics(corpus, statements, titles, topics)
    assert (large.number, large.title, large.words) == (1, "Large", ("walks",))
    assert large.profile.papers == (TWO, THREE)
    assert [part.profile.papers for part in large.parts] == [(TWO, THREE)]
    assert (small.profile.papers, small.parts) == ((ONE,), ())
