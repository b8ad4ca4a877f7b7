"""Texts of papers and concepts, cut so that no browser counts."""

from dataclasses import replace

import pytest

from kg.rdf.options import ExportOptions
from kg.views.explorer.numbering import number_all
from kg.views.explorer.texts import concept_texts, cut_field, paper_texts
from kg.views.explorer.values import ResultText
from tests.handmade import evidence, link
from tests.views.explorer.corpus import CALM, FIRST, HOSTILE, LAST, sentence


@pytest.fixture
def numbering(small):
    return number_all(small, 0.5)[0]


@pytest.fixture
def texts(small, numbering):
    return list(paper_texts(small, range(3), numbering, ExportOptions()))


def letters(sentences):
    pieces = [piece for each in sentences for piece in each]
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)


def test_a_field_is_cut_into_sentences_with_the_links_that_they_bear(texts):
    assert texts[0].title == (("SteadyPO: Calm ", ("Policy", (0,)), " Updates"),)
    assert texts[0].abstract == (
        ("🤖 Steady extends ", ("PPO", (0,)), " for offline RL."),
        (" It is calm. ",),
        ("On ", ("D4RL", (1,)), " it is 2.5x faster than PPO."),
    )


def test_sentences_together_are_the_text(texts):
    assert letters(texts[0].abstract) == CALM.abstract
    assert texts[2].abstract == (("Nothing here is known.",),)


def test_links_are_numbered_as_in_the_atlas(small, numbering):
    doubtful = ExportOptions(min_confidence=0.3)
    text = next(paper_texts(small, range(1), numbering, doubtful))
    assert text.abstract[0] == (
        "🤖 Steady extends ",
        ("PPO", (0,)),
        " for ",
        ("offline RL", (2,)),
        ".",
    )


def test_sentences_that_overlap_become_one(texts):
    whole = evidence(CALM, "D4RL")  # its sentence is all of the field
    links = [
        replace(link(CALM, "method:ppo", "PPO"), evidence=(sentence(CALM, "PPO", FIRST),)),
        replace(link(CALM, "benchmark:d4rl", "D4RL"), evidence=(whole,)),
    ]
    cut = cut_field(CALM, "abstract", links)
    assert len(cut) == 1
    assert letters(cut) == CALM.abstract


def test_a_paper_without_abstract_has_no_sentence():
    assert cut_field(replace(CALM, abstract=""), "abstract", []) == ()


def test_the_rest_of_a_paper(texts):
    assert texts[0].identifiers == (
        ("arXiv", "2501.00001", "https://arxiv.org/abs/2501.00001"),
        ("id in the input", "calm", ""),
    )
    assert [text.url for text in texts] == ["", "https://example.org/walk", ""]
    assert [text.date_text for text in texts] == ["", "", "Aug 7"]
    assert texts[2].flags == ("truncated",)
    assert texts[0].results == (ResultText("", "", "D4RL", "2.5x", "speedup", "PPO", LAST),)
    assert texts[1].bibtex.startswith("@misc{moor2025walking,\n  title = {{Walking with PPO}},\n")


def test_abstracts_stay_out_where_texts_are_not_to_be_shown(small, numbering):
    text = next(paper_texts(small, range(1), numbering, ExportOptions(with_text=False)))
    assert text.abstract == ()
    assert letters(text.title) == CALM.title


def test_a_concept_tells_what_it_is(small, numbering):
    text = next(concept_texts(small, range(1), numbering))
    assert text.definition == "A policy gradient method that keeps each update small."
    assert text.labels == ("PPO", "PPO2", "PPO1", "proximal steps", "calm", "small")
    assert text.mappings == (("exactMatch", "https://example.org/ppo"),)
    assert text.introduced_by == -1


def test_hostile_texts_stay_letter_for_letter(hostile):
    numbering = number_all(hostile, 0.5)[0]
    found = list(paper_texts(hostile, range(len(HOSTILE)), numbering, ExportOptions()))
    by_id = {paper.id: paper for paper in HOSTILE}
    for id_, text in zip(numbering.papers, found, strict=True):
        assert letters(text.title) == by_id[id_].title
        assert letters(text.abstract) == by_id[id_].abstract


def test_no_address_runs_a_script(hostile):
    numbering = number_all(hostile, 0.5)[0]
    for text in paper_texts(hostile, range(len(HOSTILE)), numbering, ExportOptions()):
        assert text.url == ""
        urls = [url for _, _, url in text.identifiers if url]
        assert [url.partition(":")[0] for url in urls] == ["https", "https"]
        assert not set('<>"{} \u2028\u202e') & set("".join(urls))
    assert next(concept_texts(hostile, range(1), numbering)).mappings == ()
