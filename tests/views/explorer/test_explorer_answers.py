"""Answers of the named queries, kept for pages that cannot ask."""

import pytest

from kg.rdf.ask.asking import in_memory
from kg.rdf.ask.engine import load_dataset
from kg.rdf.ask.queries import named_queries
from kg.rdf.options import ExportOptions
from kg.views.explorer import answers as module
from kg.views.explorer.answers import open_questions, stored_answers
from kg.views.explorer.atlas import make_atlas
from kg.views.explorer.values import AnswerCell


@pytest.fixture
def asked(small):
    atlas, numbering = make_atlas(small, ExportOptions())
    return in_memory(small, ExportOptions()), atlas, numbering


@pytest.fixture
def answers(asked):
    return {answer.name: answer for answer in stored_answers(*asked)}


def test_cells_name_papers_and_concepts_by_number(answers):
    rows = answers["papers-using"].rows
    assert answers["papers-using"].columns == ("paper", "title", "confidence", "sentence")
    assert rows[0][0] == AnswerCell("arxiv:2501.00001", paper=0)
    assert rows[0][1] == AnswerCell("SteadyPO: Calm Policy Updates")
    assert answers["top-methods"].rows == (
        (
            AnswerCell("method:ppo", concept=0),
            AnswerCell("Proximal Policy Optimization"),
            AnswerCell("2"),
            AnswerCell("0"),
        ),
    )


def test_a_question_says_what_it_is_about(answers):
    assert answers["papers-using"].question.endswith("(concept: Proximal Policy Optimization)")
    assert answers["top-methods"].question == named_queries()["top-methods"].help
    assert answers["top-methods"].theme == "methods"


def test_a_thing_that_is_not_there_is_replaced_by_the_most_common_of_its_kind(answers):
    # the query's own benchmark is MuJoCo, its own paper one of 2017
    assert answers["methods-on-benchmark"].question.endswith("(benchmark: D4RL)")
    assert "(paper: SteadyPO: Calm Policy Updates)" in answers["paper-profile"].question


def test_a_query_that_says_nothing_here_is_left_out(answers):
    assert "avoided" not in answers
    assert all(answer.rows for answer in answers.values())


def test_the_sparql_gives_the_same_rows_again(small, answers):
    dataset = load_dataset(small)
    for answer in answers.values():
        assert len(list(dataset.query(answer.sparql))) == len(answer.rows)
        assert "$" not in answer.sparql


def test_rows_beyond_the_most_are_cut_and_it_is_said(asked, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    answers = {answer.name: answer for answer in stored_answers(*asked)}
    assert len(answers["papers-using"].rows) == 1
    assert answers["papers-using"].cut
    assert not answers["top-methods"].cut


def test_where_a_server_can_be_asked_questions_are_left_open(asked):
    found = list(open_questions(*asked[1:]))
    assert {answer.rows for answer in found} == {()}
    assert all(answer.cut for answer in found)
    assert next(each for each in found if each.name == "top-methods").columns == (
        "method",
        "label",
        "papers",
        "proposed",
    )
