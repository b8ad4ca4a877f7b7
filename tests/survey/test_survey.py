"""The survey as a whole: its parts, numbers, references and settings."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph.corpus import Selection
from kg.pipeline import lay_out_map
from kg.store import open_store, open_writer
from kg.survey.document import (
    Cite,
    Document,
    Figure,
    Number,
    Quotation,
    Section,
    Table,
    Term,
    Text,
    Witness,
    find_all,
)
from kg.survey.survey import SurveyOptions, make_survey, options_of
from tests.handmade import finish_by_hand
from tests.surveyed import write_surveyed


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("survey") / "walks.db"
    write_surveyed(path)
    return path


@pytest.fixture(scope="module")
def survey(graph) -> Document:
    with open_store(graph) as store:
        return make_survey(store)


def survey_of(path: Path, **options) -> Document:
    with open_store(path) as store:
        return make_survey(store, SurveyOptions(**options))


def texts(value) -> Iterator[Text]:
    """All running text: tuples in which pieces of text stand."""
    if isinstance(value, tuple):
        if any(isinstance(each, str | Number | Cite | Term | Witness) for each in value):
            yield value
        else:
            for each in value:
                yield from texts(each)
    elif isinstance(value, Table):
        yield from texts((value.caption, value.rows))
    elif is_dataclass(value) and not isinstance(value, Number | Witness):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def words(section: Section) -> str:
    """What a section says in running text, without its parts."""

    def said(piece) -> str:
        if isinstance(piece, Cite):
            return f"[{piece.paper}]"
        return "“”" if isinstance(piece, Witness) else getattr(piece, "text", piece)

    return "\n".join("".join(map(said, text)) for text in texts(section.blocks))


def part(survey: Document, title: str) -> Section:
    return next(section for section in survey.sections if section.title == title)


def test_its_parts_stand_in_order_and_none_is_empty(survey):
    assert [section.title for section in survey.sections] == [
        "Scope and method",
        "Overview",
        "Topic by topic",
        "What holds the topics together",
        "The matrix",
        "Benchmarks, results and rivals",
        "Trends",
        "Lineage of methods",
        "Blind spots",
    ]
    assert not any(section.is_empty for section in find_all(Section, survey))


#: Digits that measure nothing: years and months, and what words of the method are defined by.
NO_MEASURE = re.compile(
    r"\b20\d\d(-\d\d)?\b|at least 5 dated papers|1: the same, 0: no more|from 0\.75 on"
    r"|at 0\.5 or less|means 2 papers or more|rate of 5%"
)


def test_no_digit_of_the_text_is_without_a_source(survey):
    found = [
        piece
        for text in texts((survey.subtitle, survey.sections))
        for piece in text
        if isinstance(piece, str) and re.search(r"\d", NO_MEASURE.sub("", piece))
    ]
    assert found == []


def test_every_number_has_one_value(survey):
    values: dict[str, set[str]] = {}
    for number in find_all(Number, survey):
        values.setdefault(number.key, set()).add(number.text)
    assert len(values) > 50
    assert all(len(of_key) == 1 for of_key in values.values())


def test_every_paper_that_is_cited_or_quoted_has_a_key_of_its_own(survey):
    cited = {each.paper for each in find_all(Cite, survey.sections)}
    quoted = {each.paper for each in find_all(Witness, survey.sections)}
    keys = [each.key for each in survey.references]
    assert {each.paper for each in survey.references} == cited | quoted
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_every_concept_that_is_named_has_its_kind(survey):
    named = {each.concept for each in find_all(Term, survey.sections)}
    assert dict(survey.kinds).keys() == named
    assert dict(survey.kinds)["method:ppo"] == "method"


def test_the_overview_counts_what_papers_name(survey):
    said = words(part(survey, "Overview"))
    assert said.startswith("The papers appeared from 2013 to 2020, half of them by 2016.")
    assert "12 papers (50%) are about Robotics or a narrower domain" not in said  # nobody names it
    assert "PPO (12 papers)" in said
    assert "Stairs (12)" in said
    assert "24 papers (100%) name something that they propose." in said
    assert "What papers most often say they do without is Attention (12 papers)." in said


def test_a_topic_says_who_proposes_what_with_sentences(survey):
    parts = part(survey, "Topic by topic").parts
    assert sorted(len(list(find_all(Quotation, each))) for each in parts) == [2, 2]
    walking = next(each for each in parts if "Critic" in words(each))
    (table, _) = find_all(Table, walking)
    assert table.columns == ("Proposed", "Paper", "Builds on", "Compared with", "Tested on")
    assert len(table.rows) == 8
    row = table.rows[0]
    assert row[0] == (Term("method:amber-walk", "AmberWalk"), row[0][1])
    assert isinstance(row[0][1], Witness)
    assert row[1:] == (
        (Cite("paper:amberwalk"),),
        (Term("method:critic", "Critic"),),
        (Term("method:ppo", "PPO"),),
        (Term("benchmark:stairs", "Stairs"),),
    )


def test_results_are_told_as_the_papers_claim_them(survey):
    tables = [each for each in find_all(Table, survey) if each.columns[0] == "Value"]
    assert tables[0].columns == ("Value", "On", "Against", "Paper")
    value, on, against, paper = tables[0].rows[0]
    assert (value[0].text, value[1]) == ("50%", " better")
    assert (on, against) == (("Stairs",), ("PPO",))
    assert paper[0] == Cite("paper:amberwalk")


def test_the_matrix_marks_what_chance_does_not_allow(survey):
    settings, _ = find_all(Table, part(survey, "The matrix"))
    assert settings.columns == ("Method", "Few Words", "Model-Free Learning", "Rare Rewards")
    rows = {row[0][0].text: ["".join(_said(cell)) for cell in row[1:]] for row in settings.rows}
    assert rows["PPO"] == ["0 -", "12 +", "12 +"]
    assert rows["Attention"] == ["12 +", "0 -", "0 -"]


def _said(cell: Text) -> list[str]:
    return [getattr(piece, "text", piece) for piece in cell]


def test_the_same_file_gives_the_same_survey(graph, survey):
    assert survey_of(graph) == survey


def test_settings_make_the_same_survey_again(graph):
    options = SurveyOptions("On walking", Selection(("method:ppo",), 2013, 2015, 0.6), graph)
    with open_store(graph) as store:
        made = make_survey(store, options)
    assert options_of(made.settings) == options
    assert made.title == "On walking"
    assert "9 papers about PPO, published 2013 to 2015" in _joined(made.subtitle)


def _joined(text: Text) -> str:
    return "".join(_said(text))


def test_settings_of_a_default_survey_are_its_build_alone(survey):
    assert [name for name, _ in survey.settings] == ["build", "version"]
    assert options_of(survey.settings) == SurveyOptions()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ((("since", "soon"),), "a setting of the survey is no number"),
        ((("colour", "red"),), "a survey has no setting 'colour'"),
    ],
)
def test_settings_that_no_survey_has_are_refused(settings, told):
    with pytest.raises(GraphError, match=told):
        options_of(settings)


def test_few_papers_are_told_one_by_one(graph):
    made = survey_of(graph, selection=Selection(("method:ppo",), 2013, 2013))
    told = words(part(made, "Paper by paper"))
    assert told.splitlines()[0] == (
        "AmberWalk: gaits for robots [paper:amberwalk] proposes AmberWalk“”, uses Critic“”, "
        "addresses Walking“”, Model-Free Learning“” and Rare Rewards“”, is tested on Stairs“”, "
        "compares itself with PPO“” and does without Attention“”."
    )
    assert [section.title for section in made.sections] == [
        "Scope and method",
        "Overview",
        "Paper by paper",
        "Benchmarks, results and rivals",
        "Lineage of methods",
        "Blind spots",
    ]


def test_one_paper_reads_as_one(tmp_path):
    path = tmp_path / "one.db"
    write_surveyed(path, papers=1)
    made = survey_of(path)
    assert _joined(made.subtitle) == "1 paper, 2013"
    assert words(part(made, "Overview")).startswith("The paper is of 2013. Settings: Model-Free")
    scope = words(part(made, "Scope and method"))
    assert "The one record that was read became a paper with links." in scope


def test_without_dates_nothing_is_said_of_when(tmp_path):
    path = tmp_path / "undated.db"
    write_surveyed(path, is_dated=False)
    made = survey_of(path)
    assert _joined(made.subtitle) == "24 papers"
    assert words(part(made, "Overview")).startswith("None of the papers has a known year")
    assert "No dates: no year is known" in words(part(made, "Blind spots"))


def test_an_empty_graph_file_has_a_survey_of_one_sentence(tmp_path):
    path = tmp_path / "empty.db"
    with open_writer(path) as writer:
        finish_by_hand(writer)
        with writer.transaction() as connection:
            connection.execute("DELETE FROM input")
    made = survey_of(path)
    assert [section.title for section in made.sections] == ["Scope and method"]
    assert "The graph file holds no papers yet." in words(made.sections[0])
    assert made.references == ()


def test_a_selection_without_papers_is_refused(graph):
    with pytest.raises(GraphError, match="no paper is since 2030"):
        survey_of(graph, selection=Selection(since=2030))


def test_another_graph_file_is_compared_with(graph, tmp_path):
    path = tmp_path / "few.db"
    write_surveyed(path, papers=12)
    made = survey_of(graph, compare=path)
    assert made.sections[-1].title == "Compared with few"


def test_a_map_is_drawn_where_the_file_has_one(graph, survey, tmp_path):
    assert "map" not in {each.name for each in find_all(Figure, survey)}
    path = tmp_path / "mapped.db"
    path.write_bytes(graph.read_bytes())
    lay_out_map(path)
    first, *_ = find_all(Figure, survey_of(path))
    assert (first.name, first.svg.count("h0")) == ("map", 24)


def test_pictures_hold_nothing_that_the_policy_of_a_page_forbids(survey):
    pictures = [figure.svg for figure in find_all(Figure, survey)]
    assert len(pictures) > 1
    assert not any(re.search(r" style=|<script|\shref=|\son\w+=", svg) for svg in pictures)
