"""The page of a paper: what it says, and where each link and each piece of evidence stands."""

import re

from kg.model import Paper
from kg.rdf.iris import evidence_iri, link_iri, result_iri
from kg.rdf.options import ExportOptions
from kg.serve.pages import (
    anchor_of,
    render_paper,
)
from kg.store import open_store, open_writer
from tests.rdf.conftest import write_by_hand
from tests.serve.reading import find, ids, texts

GROUPS = "arxiv:2401.00004"
DPO = "doi:10.1000/(dpo)<3>"


def test_paper_says_what_it_is(store):
    page = render_paper(store, "arxiv:1701.00001")
    assert page.startswith('<!doctype html>\n<html lang="en">\n')
    assert texts(page, "title") == ["Proximal Policy Optimization — research map"]
    assert texts(page, "h1") == ["Proximal Policy Optimization"]
    assert texts(page, "p", class_="authors") == ["Ada Moor, Bo Lind"]
    assert [a.text for a in find(page, "a", href="https://arxiv.org/abs/1701.00001")] == [
        "1701.00001"
    ]


def test_paper_tells_its_links_by_role_the_strongest_first(store):
    page = render_paper(store, GROUPS)
    assert texts(page, "h3") == [
        "Proposes 1 confidence",
        "Uses 1",
        "Addresses 1",
        "Compares with 1",
    ]
    assert [re.sub(r"^\w+: ", "", each) for each in texts(page, "a", class_="end")] == [
        "GRPO",
        "Proximal Policy Optimization",
        "RLHF",
        "Direct Preference Optimization",
    ]
    assert "extends · 0.93" in texts(page, "span", class_="sure")
    assert "Why: label · cue: uses" in texts(page, "p", class_="why")


def test_every_link_and_its_evidence_has_a_place_in_the_page_of_its_paper(store):
    for paper in store.papers():
        page = render_paper(store, paper.id)
        places = ids(page)
        assert len(places) == len(set(places))
        for link in store.links(paper=paper.id):
            assert anchor_of(link_iri(paper.id, link.concept, "/")) in places
            assert {anchor_of(evidence_iri(each, "/")) for each in link.evidence} <= set(places)
        for result in store.results(paper=paper.id):
            assert anchor_of(result_iri(result, "/")) in places


def test_evidence_is_marked_in_its_sentence(store):
    page = render_paper(store, DPO)
    assert texts(page, "blockquote") == [
        "We present DPO for RLHF.",
        "We present DPO for RLHF.",
        "No PPO is needed.",
    ]
    assert texts(page, "mark") == ["DPO", "RLHF", "PPO"]


def test_evidence_is_marked_in_the_abstract_and_leads_to_its_link(store):
    page = render_paper(store, DPO)
    marked = find(page, "a", class_="marked")
    assert [(each.text, each.attributes["title"]) for each in marked] == [
        ("DPO", "Direct Preference Optimization: proposes"),
        ("RLHF", "RLHF: addresses"),
        ("PPO", "Proximal Policy Optimization: avoids"),
    ]
    assert {each.attributes["href"].removeprefix("#") for each in marked} <= set(ids(page))


def test_results_are_told_with_their_words(store):
    page = render_paper(store, "arxiv:1701.00001")
    cells = texts(page, "td")
    assert "62.5%" in cells
    assert "2.5–3.5x" in cells
    assert "It walks well on MuJoCo." in cells


def test_paper_is_found_by_another_identifier_and_names_its_own_address(store):
    page = render_paper(store, "1701.00001")
    assert find(page, "link", rel="canonical")[0].attributes["href"] == "/paper/arxiv:1701.00001"


def test_address_of_a_paper_is_quoted(store):
    page = render_paper(store, DPO)
    address = "/paper/doi:10.1000/%28dpo%29%3C3%3E"
    assert find(page, "link", rel="canonical")[0].attributes["href"] == address
    assert find(page, "a", href="https://doi.org/10.1000/(dpo)%3C3%3E") != []


def test_links_below_the_least_confidence_are_left_out(store):
    options = ExportOptions(min_confidence=0.95)
    assert texts(render_paper(store, GROUPS, options), "h3") == ["Proposes 1 confidence"]
    assert "Atari" in render_paper(store, GROUPS, ExportOptions(min_confidence=0.2))


def test_abstracts_can_be_kept_back(store):
    page = render_paper(store, "arxiv:1701.00001", ExportOptions(with_text=False))
    assert "Robotics gains." in texts(page, "blockquote")
    assert texts(page, "p", class_="note")[2] == "Abstracts are not shown here."


def test_thing_offers_its_rdf(store):
    page = render_paper(store, GROUPS)
    offered = [each.attributes for each in find(page, "link", rel="alternate")]
    assert [(each["type"], each["href"]) for each in offered] == [
        ("text/turtle", "/paper/arxiv:2401.00004?format=turtle"),
        ("application/ld+json", "/paper/arxiv:2401.00004?format=jsonld"),
        ("application/n-triples", "/paper/arxiv:2401.00004?format=ntriples"),
    ]


def test_paper_without_abstract_or_links_says_so(tmp_path):
    bare = Paper("paper:bare", "Only a title", flags=("no_abstract",), date_text="Aug 7")
    with open_store(write_by_hand(tmp_path / "bare.db", ((bare, ()),))) as opened:
        page = render_paper(opened, "paper:bare")
    notes = texts(page, "p", class_="note")
    assert notes[0] == "Aug 7"
    assert "Read with: no abstract" in notes
    assert "The source gives no abstract." in notes
    assert "It is linked to no concept." in notes


def test_paper_out_of_scope_says_why(tmp_path):
    path = write_by_hand(tmp_path / "excluded.db")
    with open_writer(path) as writer, writer.transaction() as connection:
        connection.execute(
            "INSERT INTO excluded SELECT nr, 'not about learning' FROM paper WHERE id = ?",
            (GROUPS,),
        )
    with open_store(path) as opened:
        page = render_paper(opened, GROUPS)
    assert texts(page, "p", class_="warning") == ["Out of scope by decision: not about learning"]


def test_paper_offers_questions_about_it(store):
    page = render_paper(store, GROUPS)
    assert find(page, "a", href=f"/console?name=paper-profile&paper={GROUPS}") != []
