"""Objects show themselves in a notebook: answers as tables, concepts as quotes, analyses as pages.

What papers say is hostile: it stands there as text.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import GraphError, UnknownNameError
from kg.landscape.answers import Answer
from kg.landscape.landscape import Landscape
from kg.landscape.opening import open_landscape
from kg.landscape.quoted import QuotedConcept
from kg.model import Concept
from tests.lineages import write_lineages
from tests.views.gallery import write_gallery


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landscape]:
    with open_landscape(write_gallery(tmp_path_factory.mktemp("hostile") / "h.db")) as opened:
        yield opened


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landscape]:
    with open_landscape(write_lineages(tmp_path_factory.mktemp("dated") / "d.db")) as opened:
        yield opened


# ---- Answers


def test_an_answer_is_a_list_of_dictionaries_and_shows_a_table() -> None:
    answer = Answer(("concept", "papers"), [("<b>PPO</b>", 12_045), (None, 3)])
    assert answer == [{"concept": "<b>PPO</b>", "papers": 12_045}, {"concept": None, "papers": 3}]
    assert isinstance(answer, list)
    assert answer._repr_html_() == (
        "<table><thead><tr><th>concept</th><th>papers</th></tr></thead><tbody>"
        '<tr><td style="text-align: left">&lt;b&gt;PPO&lt;/b&gt;</td>'
        '<td style="text-align: right">12,045</td></tr>'
        '<tr><td style="text-align: left"></td><td style="text-align: right">3</td></tr>'
        "</tbody></table>"
    )


def test_a_long_answer_says_how_much_is_not_shown() -> None:
    page = Answer(("n",), [(number,) for number in range(31)])._repr_html_()
    assert page.count("<tr>") == 31
    assert page.endswith("<p>… and 1 more row</p>")


def test_an_empty_answer_knows_its_columns_and_says_that_it_is_empty(hostile: Landscape) -> None:
    answer = hostile.query("SELECT ?a ?b { ?a kg:nothing ?b }")
    assert (answer, answer.columns) == ([], ("a", "b"))
    assert answer._repr_html_().endswith("<p>Nothing in the graph answers it.</p>")


def test_questions_are_listed_with_their_parameters(hostile: Landscape) -> None:
    (row,) = [each for each in hostile.queries() if each["name"] == "papers-using"]
    assert row["theme"] == "papers and evidence"
    assert row["question"] == (
        "Papers that use a concept, most certain first, with the sentence that says so."
    )
    assert str(row["parameters"]).startswith("concept=")


# ---- Concepts


def test_a_concept_shows_its_quotes_by_role_with_every_text_escaped(hostile: Landscape) -> None:
    page = hostile.concept("robots")._repr_html_()
    assert "<p><b>Robotics&quot;&gt;&lt;svg onload=alert(3)&gt;</b> (domain:robotics)" in page
    assert "<p><b>addresses</b>: 2 papers</p>" in page
    assert "&lt;script&gt;alert(2)&lt;/script&gt; against <mark>robots</mark> &amp;" in page
    assert "<script" not in page
    assert "<img" not in page


def test_quotes_of_a_concept_are_values_the_surest_role_first(hostile: Landscape) -> None:
    said = hostile.concept("PPO").said
    assert [(each.role, each.paper, each.confidence) for each in said] == [
        ("uses", "arxiv:2501.00001", 0.95),
        ("uses", "paper:walker", 0.6),
        ("compares_with", "paper:hostile", 0.9),
    ]
    assert said[0].text == "SteadyPO extends PPO for offline RL. On D4RL it needs no reward model."


def test_a_concept_without_papers_says_so() -> None:
    page = QuotedConcept("method:oar", "method", "Oar")._repr_html_()
    assert page.endswith("<p>No paper is linked to it.</p>")


def test_a_quoted_concept_is_a_concept(hostile: Landscape) -> None:
    found = hostile.concept("PPO")
    assert isinstance(found, Concept)
    assert (found.id, found.alt_labels) == ("method:ppo", ("PPO",))
    with pytest.raises(UnknownNameError):
        hostile.concept("nothing like it")


# ---- Analyses


def test_trends_of_papers_without_dates_say_so(hostile: Landscape) -> None:
    told = hostile.trends()
    assert told.values.dated == 1
    assert str(told).startswith("Trends\n")


def test_topics_are_told_in_sentences_and_as_a_page(hostile: Landscape, tmp_path: Path) -> None:
    told = hostile.topics()
    assert str(told).startswith("Topics\n")
    assert "3 papers" in str(told)
    assert told.save(tmp_path / "topics.html").read_text("utf-8") == told.page.html
    assert told._repr_html_().startswith('<iframe title="Topics" srcdoc="')


def test_lineage_is_that_of_all_or_of_one_method(dated: Landscape) -> None:
    whole = dated.lineage()
    assert str(whole).startswith("Lineage of methods\n")
    one = dated.lineage("SAC")
    assert str(one).startswith("Lineage of ")
    assert 0 < len(one.values.steps) < len(whole.values.steps)


def test_an_analysis_looks_at_the_papers_that_are_named(hostile: Landscape) -> None:
    assert len(hostile.trends(focus="robots").values.corpus.papers) == 2
    assert len(hostile.trends(focus=["robots", "PPO"]).values.corpus.papers) == 2
    with pytest.raises(GraphError, match="no paper is since 2040"):
        hostile.topics(since=2040)


def test_untried_combinations_are_of_the_kinds_that_are_named(dated: Landscape) -> None:
    told = dated.untried(kinds=("method", "setting"), limit=2)
    assert told.values.kinds == ("method", "setting")
    assert str(told).startswith("Untried combinations")
    with pytest.raises(GraphError, match="kind"):
        dated.untried(kinds=("method",))


def test_a_matrix_counts_papers_and_a_concept_of_none_has_zeros(hostile: Landscape) -> None:
    answer = hostile.matrix(["PPO", "policy gradient"], ["D4RL", "reward model"])
    assert answer == [
        {"": "Proximal Policy Optimization", "D4RL": "3", "Reward Model": "0"},
        {"": "Policy Gradient", "D4RL": "3", "Reward Model": "0"},
    ]
    assert hostile.matrix(["Reward Model"], ["D4RL"]) == [{"": "Reward Model", "D4RL": "0"}]


# ---- Map and survey


def test_a_map_of_few_papers_says_that_there_is_none(hostile: Landscape) -> None:
    picture = hostile.map()
    assert picture.svg == ""
    assert picture._repr_html_() == (
        "<p>There is no map of so few papers, or of papers that nothing joins.</p>"
    )


def test_a_map_is_a_picture_that_can_be_saved(example_file: Path, tmp_path: Path) -> None:
    with open_landscape(example_file) as example:
        picture = example.map()
    assert picture._repr_html_().startswith('<figure role="img" aria-label="A map of topics as')
    assert "<svg" in picture.save(tmp_path / "map.svg").read_text("utf-8")
    assert "<script" not in picture.svg


def test_a_survey_is_written_and_verified(hostile: Landscape, tmp_path: Path) -> None:
    survey = hostile.survey(title="Boats & <b>robots</b>")
    assert str(survey).startswith("Boats & <b>robots</b>: ")
    assert "<script" not in survey._repr_html_()
    text, *others = survey.save(tmp_path / "survey.md")
    assert {"survey.bib", "survey.csl.json"} <= {path.name for path in others}
    assert hostile.verify(text).differences == ()
    text.write_text(text.read_text("utf-8").replace("[3](#n", "[4](#n"))
    assert {each.stands for each in hostile.verify(text).differences} >= {"4"}


# ---- The card


def test_the_card_tells_years_and_papers_without_a_date(hostile: Landscape) -> None:
    assert "3 papers, 10 links to 5 concepts<br>of 2025; 2 without a date</p>" in (
        hostile._repr_html_()
    )
