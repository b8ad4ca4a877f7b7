import pytest

from kg.graph.corpus import load_corpus
from kg.graph.structure import find_structure
from kg.store import open_store, open_writer
from kg.survey.document import Number, Witness, find_all
from kg.survey.parts.bridges import bridges_section
from kg.survey.plain import plain
from tests.graph.planted import rows, write_planted


@pytest.fixture(scope="module")
def section(tmp_path_factory):
    """Eight planted topics; two papers of the first have two concepts of the second as well."""
    path = tmp_path_factory.mktemp("bridges") / "landscape.db"
    more = [
        (f"paper:g0-p00{paper}", f"method:g1-c{concept}", "uses", 0.9)
        for paper in (0, 1)
        for concept in (0, 1, 2)
    ]
    with open_writer(path) as writer:
        write_planted(writer, 8, sorted({*rows(8, 8), *more}))
    with open_store(path) as store:
        corpus = load_corpus(store)
        yield bridges_section(store, corpus, find_structure(store, corpus))


def test_the_section_says_how_far_to_trust_what_lies_between_and_what_is_central(section):
    assert [part.title for part in section.parts] == [
        "How far to trust the topics",
        "Between the topics",
        "Central concepts",
    ]
    said = plain(section.parts[0].blocks[0].text)
    assert said.startswith("Divided anew 10 times, each time with another seed and only 57 of the")
    assert "8 of 8 topics come back" in said


def test_a_paper_between_two_topics_is_named_with_the_sentences(section):
    papers = section.parts[1].blocks[-1].items[:2]
    assert {plain(text).partition(" paper:")[0] for text in papers} == {
        "A report on g0-p000",
        "A report on g0-p001",
    }
    assert len(list(find_all(Witness, papers))) == 4


def test_central_concepts_are_said_in_words(section):
    said = plain(section.parts[2].blocks[0].text)
    assert said.startswith("Most papers are about Everything (64), ")
    assert "Of the shortest ways between two other concepts " in said


def test_every_number_can_be_asked_for_again(section):
    commands = {number.source.command for number in find_all(Number, section)}
    assert commands == {"kg topics landscape.db"}
