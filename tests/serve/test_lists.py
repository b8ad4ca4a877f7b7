"""Schemes, the start page, searches and errors."""

import re

import pytest

from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.serve.pages import (
    render_concept,
    render_error,
    render_home,
    render_paper,
    render_scheme,
    render_search,
)
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from tests.rdf.conftest import write_by_hand
from tests.serve.reading import find, texts


def test_scheme_is_a_tree_of_what_papers_link_to(store):
    page = render_scheme(store, "method")
    items = texts(page, "li")
    assert items[0].startswith("Method: Direct Preference Optimization 2")
    assert items[1] == (
        "Method: Policy Gradient 1 1 kind of Policy Gradient "
        "Method: Proximal Policy Optimization 5 1 kind of Proximal Policy Optimization "
        "Method: GRPO 1"
    )
    assert "Unused" not in page


def test_concept_of_two_parents_tells_what_is_below_it_once(tmp_path):
    concepts = (
        Concept("method:a", "method", "A"),
        Concept("method:b", "method", "B"),
        Concept("method:c", "method", "C", broader=("method:a", "method:b")),
        Concept("method:d", "method", "D", broader=("method:c",)),
    )
    papers = ((Paper("paper:1", "On D", "We use D."), (("method:d", "uses", "D", 0.9),)),)
    path = write_by_hand(tmp_path / "two.db", papers, concepts)
    with open_store(path) as opened:
        items = texts(render_scheme(opened, "method"), "li")
    assert items == [
        "Method: A 1 kind of A Method: C 1 kind of C Method: D 1",
        "Method: C 1 kind of C Method: D 1",
        "Method: D 1",
        "Method: B 1 kind of B Method: C kinds of it above",
        "Method: C kinds of it above",
    ]


def test_scheme_as_lists(store):
    most = texts(render_scheme(store, "method", view="papers"), "li")
    assert most[0] == "Method: Proximal Policy Optimization 5"
    page = render_scheme(store, "method", view="az")
    assert texts(page, "li") == [
        "Method: Direct Preference Optimization 2",
        "Method: GRPO 1",
        "Method: Policy Gradient 1",
        "Method: Proximal Policy Optimization 5",
    ]
    assert [a.text for a in find(page, "a") if len(a.text) == 1] == ["D", "G", "P"]


def test_start_page_says_what_is_there(store):
    page = render_home(store)
    assert texts(page, "h1") == ["hand"]
    assert texts(page, "dd")[:5] == ["5", "9", "17", "18", "2"]
    assert find(page, "a", href="/console?name=top-methods") != []
    assert find(page, "a", href="/sparql") != []
    assert "This build was not measured" in page


def test_start_page_tells_measured_quality(tmp_path):
    path = write_by_hand(tmp_path / "measured.db")
    with open_store(path) as opened:
        build = opened.build.id
    with open_writer(path) as writer:
        figures = [("papers", 54.0), ("precision", 0.8125), ("recall", 0.75)]
        measured = [
            Measurement("people.jsonl", "", name, value, None, None, 60, "ab", build)
            for name, value in figures
        ]
        writer.set_measurements("people.jsonl", measured)
    with open_store(path) as opened:
        page = render_home(opened)
        foot = texts(render_scheme(opened, "domain"), "footer")[0]
    assert "Measured on people.jsonl (54 papers read by people):" in texts(page, "p")
    assert {"0.81", "0.75"} <= set(texts(page, "dd"))
    assert "precision 0.81, recall 0.75 measured on people.jsonl" in foot


def test_search_finds_concepts_and_papers(store):
    page = render_search(store, "ppo")
    assert texts(page, "h2") == ["Concepts 1", "Papers 5"]
    assert find(page, "input", name="q")[0].attributes["value"] == "ppo"


def test_search_finds_a_paper_by_its_number(store):
    page = render_search(store, "1701.00001")
    assert texts(page, "h2")[0] == "The paper of that name"
    assert find(page, "a", href="/paper/arxiv:1701.00001") != []


@pytest.mark.parametrize("text", ["", "  ", '"', "zebra AND", "a" * 3000])
def test_search_that_finds_nothing_says_what_to_do(store, text):
    page = render_search(store, text)
    assert len(texts(page, "p", class_="lead")) == 1


@pytest.mark.parametrize(
    ("render", "message"),
    [
        (lambda s: render_concept(s, "method:direct-preference"), "did you mean"),
        (lambda s: render_concept(s, "method:ale"), "did you mean 'benchmark:atari'?"),
        (lambda s: render_concept(s, "method:ppo", role="eats"), "'eats' is no role"),
        (lambda s: render_paper(s, "arxiv:1701.00009"), "did you mean 'arxiv:1701.00001'"),
        (lambda s: render_scheme(s, "metod"), "'metod' is no kind of concept"),
        (lambda s: render_scheme(s, "method", view="pie"), "'pie' is no view"),
        (lambda s: render_scheme(s, "method", view="az", page=2), "there is no page 2"),
    ],
)
def test_unknown_names_are_refused_with_what_there_is(store, render, message):
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        render(store)


def test_error_offers_the_names_of_its_message():
    page = render_error(404, "no concept is called 'PP0'; did you mean 'PPO' or '<i>'?")
    assert texts(page, "h1") == ["No concept is called 'PP0'; did you mean 'PPO' or '<i>'?"]
    offered = [(a.text, a.attributes["href"]) for a in find(page, "a") if "?q=" in str(a)]
    assert offered == [("PPO", "/search?q=PPO"), ("<i>", "/search?q=%3Ci%3E")]


def test_error_takes_hints(store):
    page = render_error(400, "That is wrong.", [("Right", "/concept/method/ppo")])
    assert find(page, "a", href="/concept/method/ppo")[0].text == "Right"
    assert texts(page, "title") == ["400 Bad Request — research map"]
