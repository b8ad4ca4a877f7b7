import pytest

from kg.graph.corpus import load_corpus
from kg.graph.trends import find_trends
from kg.store import open_store
from kg.survey.document import Cite, Figure, Number, Paragraph, Witness, find_all
from kg.survey.parts.trend_words import opening, warnings
from kg.survey.parts.trends import concept_section, trends_section
from kg.survey.plain import plain
from kg.survey.sources import analysis
from tests.dated import write_dated
from tests.graph.corpora import make_corpus


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("trends") / "landscape.db"
    write_dated(path)
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def section(store):
    corpus = load_corpus(store)
    return trends_section(store, corpus, find_trends(corpus))


def test_the_section_has_what_emerges_what_fades_and_what_moved(section):
    assert [part.title for part in section.parts] == [
        "Emerging",
        "Fading",
        "First uses in another domain",
    ]
    assert plain(section.parts[0].blocks[1].items[0]) == (
        "Methods: GRPO (0% to 70%; 21 papers; first 2023-01 arxiv:2023.00000)."
    )
    assert plain(section.parts[2].blocks[1].items[0]) == (
        "GRPO: proposed for Chess arxiv:2023.00000, used for Walking 12 months later "
        "arxiv:2024.00000."
    )


def test_every_number_says_where_it_comes_from(section):
    numbers = list(find_all(Number, section))
    assert {number.source.command for number in numbers} == {"kg trends landscape.db"}
    assert len({number.key for number in numbers}) == len({(n.source, n.path) for n in numbers})
    shares = {number.path: number.text for number in numbers}
    assert shares["method:grpo.later"] == "70%"


def test_first_uses_rest_on_three_sentences(section):
    moved = section.parts[2]
    assert [witness.exact for witness in find_all(Witness, moved)] == ["GRPO", "GRPO", "Walking"]
    assert [cite.paper for cite in find_all(Cite, moved)] == [
        "arxiv:2023.00000",
        "arxiv:2024.00000",
    ]


def test_figures_say_what_is_seen_to_those_who_do_not_see_it(section):
    figures = list(find_all(Figure, section))
    assert [figure.name for figure in figures] == ["trends-emerging", "trends-fading"]
    assert figures[0].description == "Shares by period of GRPO."


def test_concepts_have_a_table_of_their_shares(store):
    corpus = load_corpus(store)
    found = find_trends(corpus)
    section = concept_section(store, corpus, found, ["method:grpo", "method:ppo"])
    table = section.blocks[2]
    assert {number.source.command for number in find_all(Number, table)} == {
        "kg trends landscape.db method:grpo method:ppo"
    }
    assert table.columns == ("Period", "Papers", "GRPO", "PPO")
    assert [plain(cell) for cell in table.rows[3]] == ["2023", "10", "40%", "30%"]


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        ([], "There are no papers, so there are no trends to tell."),
        ([("", "method:a")], "The paper has no date, so there are no trends to tell."),
        ([("", "a:a")] * 2, "None of the papers has a date, so there are no trends to tell."),
        ([("2024", "a:a")], "1 dated paper of 2024 is too few to compare one time with another."),
        (
            [("2020", "")] * 5 + [("2021", "")] * 5,
            "No concept is in 5 or more of 10 dated papers, too few to tell a trend from chance.",
        ),
    ],
)
def test_where_there_is_nothing_to_say_a_sentence_says_why(papers, said):
    found = find_trends(make_corpus([(date, "") for date, _ in papers]))
    source = analysis(find_trends, found.corpus.selection, command="trends")
    assert plain(opening(found, source)) == said
    section = trends_section(_NoLinks(), found.corpus, found)
    assert section.blocks == (Paragraph(opening(found, source)),)
    assert section.parts == ()


class _NoLinks:
    def link_rows(self, min_confidence):
        return iter(())


def test_what_the_numbers_do_not_say_is_said():
    papers = [("2020-01", "a:a")] * 6 + [("2023-05", "a:a b:b")] * 6 + [("", "a:a")] * 2
    found = find_trends(make_corpus(papers))
    told = [plain(each) for each in warnings(found, analysis(find_trends, found.corpus.selection))]
    assert told[1:] == [
        "With so few papers only large changes can be told from chance.",
        "2 papers state no date and are left out.",
        "The last year reaches until May 2023; its shares may move.",
        "A paper is about 1.0 concepts on average in 2020 and about 2.0 in 2023; "
        "a change no larger than that does not count.",
    ]
