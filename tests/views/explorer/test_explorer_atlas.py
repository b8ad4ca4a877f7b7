"""The atlas of three papers, number by number."""

import pytest

from kg.rdf.options import ExportOptions
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from kg.views.explorer.atlas import make_atlas, short_authors
from kg.views.explorer.numbering import number_all
from kg.views.explorer.values import Measured, Server, Shard
from tests.handmade import finish_by_hand, link, link_by_hand
from tests.lineages import write_lineages
from tests.views.explorer.corpus import CALM, CONCEPTS, READER, Paper, Reading, write_small


@pytest.fixture
def atlas(small):
    return make_atlas(small, ExportOptions())[0]


def test_papers_stand_newest_first_and_those_without_a_date_last(atlas):
    assert atlas.papers.id == ("arxiv:2501.00001", "arxiv:2501.00002", "paper:reader")
    assert atlas.papers.date == ("2025-01-02", "2025-01-02", "")
    assert atlas.papers.title[2] == "Reading slowly"
    assert atlas.papers.authors == ("Moor et al.", "Moor and Lind", "Tern")
    assert atlas.venues == ("Journal of Calm",)
    assert atlas.papers.venue == (0, -1, -1)


def test_concepts_are_those_with_links_and_all_above_them(atlas):
    assert atlas.concepts.id == ("method:ppo", "method:policy-gradient", "benchmark:d4rl")
    assert atlas.concepts.label == ("Proximal Policy Optimization", "Policy Gradient", "D4RL")
    assert atlas.concepts.kind == (0, 0, 3)
    assert atlas.concepts.broader == ((1,), (), ())
    assert atlas.concepts.status == ("curated", "curated", "curated")


def test_five_other_labels_are_kept_to_be_found_by(atlas):
    assert atlas.concepts.labels == (("PPO", "PPO2", "PPO1", "proximal steps", "calm"), (), ())


def test_links_stand_by_paper_strongest_role_first(atlas):
    assert atlas.papers.first == (0, 2, 3, 3)
    assert atlas.papers.concept == (0, 2, 0)
    assert [atlas.roles[role] for role in atlas.papers.role] == ["uses", "evaluates_on", "uses"]
    assert [atlas.details[number] for number in atlas.papers.detail] == ["extends", "", ""]
    assert atlas.papers.confidence == (95, 80, 90)


def test_a_link_below_the_confidence_is_left_out_with_its_concept(small):
    atlas = make_atlas(small, ExportOptions(min_confidence=0.3))[0]
    assert "setting:offline-rl" in atlas.concepts.id
    assert atlas.papers.confidence[:3] == (95, 80, 40)
    assert atlas.about.min_confidence == 30


def test_every_concept_has_a_rank_of_its_own(atlas):
    assert sorted(atlas.concepts.order) == [0, 1, 2]


def test_what_has_no_link_has_no_topic_and_no_place(atlas):
    assert atlas.papers.topic[2] == -1
    assert (atlas.papers.x[2], atlas.papers.y[2]) == (None, None)
    assert atlas.concepts.x[1] is None


def test_places_lie_on_the_map_and_have_four_digits(atlas):
    places = [*atlas.papers.x, *atlas.papers.y, *atlas.concepts.x, *atlas.concepts.y]
    known = [each for each in places if each is not None]
    assert len(known) == 8
    assert all(-1 <= each <= 1 and round(each, 4) == each for each in known)


def test_a_topic_is_of_papers_and_named_by_concepts(atlas):
    assert {topic for topic in atlas.papers.topic if topic >= 0} <= set(range(len(atlas.topics)))
    assert atlas.topics[0].papers == 2
    assert set(atlas.topics[0].concepts) <= {0, 2}


def test_the_landscape_tells_of_itself(atlas):
    about = atlas.about
    assert about.title == "small"
    assert about.program == "kg 0.1.0"
    assert about.build.startswith("build:")
    counts = about.counts
    assert (counts.papers, counts.unlinked, counts.links) == (3, 1, 3)
    assert (counts.quotes, counts.results, counts.dated) == (4, 1, 2)
    assert about.cite.text.startswith("“small”: a knowledge graph of research papers, build:")
    assert about.server is None
    assert atlas.shard == Shard(papers=100, concepts=500)


def test_a_title_and_a_server_can_be_given(small):
    server = Server("sparql", "console", "search")
    about = make_atlas(small, ExportOptions(), title="Calm {RL}", server=server)[0].about
    assert about.title == "Calm {RL}"
    assert r"title = {{Calm \{RL\}: a knowledge graph" in about.cite.bibtex
    assert about.server == server


def test_figures_of_this_build_are_told(tmp_path):
    path = write_small(tmp_path / "measured.db")
    with open_store(path) as store:
        build = store.build.id
    figures = [
        Measurement("gold.jsonl", part, "precision", value, 0.7, 0.9, 9, "ab", build)
        for part, value in (("", 0.8), ("kind method", 0.9))
    ]
    with open_writer(path) as writer:
        writer.set_measurements("gold.jsonl", figures)
    with open_store(path) as store:
        measured = make_atlas(store, ExportOptions())[0].about.measured
        doubtful = make_atlas(store, ExportOptions(min_confidence=0.3))[0].about.measured
    assert measured == (Measured("gold.jsonl", "precision", 0.8, 0.7, 0.9),)
    assert doubtful == ()


def test_equal_links_and_dates_are_sorted_by_id(tmp_path):
    twins = [Paper(f"paper:{name}", f"PPO {name}", "D4RL", published="2024") for name in "ba"]
    readings = [
        Reading(
            paper.id,
            links=(link(paper, "benchmark:d4rl", "D4RL"), link(paper, "method:ppo", "D4RL")),
        )
        for paper in twins
    ]
    with open_writer(tmp_path / "twins.db") as writer:
        writer.add_papers(twins)
        link_by_hand(writer, readings, CONCEPTS)
        finish_by_hand(writer)
    with open_store(tmp_path / "twins.db") as store:
        numbering, links = number_all(store, 0.5)
    assert numbering.papers == ("paper:a", "paper:b")
    assert [each.concept_id for each in links[0]] == ["benchmark:d4rl", "method:ppo"]


def test_a_graph_without_links_has_an_atlas(tmp_path):
    with open_writer(tmp_path / "bare.db") as writer:
        writer.add_papers([READER])
        link_by_hand(writer, [], CONCEPTS)
        finish_by_hand(writer)
    with open_store(tmp_path / "bare.db") as store:
        atlas = make_atlas(store, ExportOptions())[0]
    assert atlas.papers.id == ("paper:reader",)
    assert (atlas.concepts.id, atlas.topics, atlas.papers.first) == ((), (), (0, 0))


@pytest.mark.parametrize(
    ("authors", "short"),
    [
        ((), ""),
        (("Ada Moor",), "Moor"),
        (CALM.authors[:2], "Moor and Lind"),
        (CALM.authors, "Moor et al."),
    ],
)
def test_authors_are_named_in_short(authors, short):
    assert short_authors(authors) == short


def test_the_lineage_is_pairs_of_links_of_one_paper(tmp_path):
    with open_store(write_lineages(tmp_path / "l.db")) as store:
        atlas = make_atlas(store, ExportOptions())[0]
    papers, concepts, lineage = atlas.papers, atlas.concepts, atlas.lineage
    assert len(lineage.method) == len(lineage.other) == len(lineage.names_both) == 12
    of_paper = [n for n in range(9) for _ in range(papers.first[n], papers.first[n + 1])]
    method, other = lineage.method[0], lineage.other[0]
    assert papers.id[of_paper[method]] == papers.id[of_paper[other]] == "p:8"
    assert concepts.id[papers.concept[method]] == "method:muonclip"
    assert concepts.id[papers.concept[other]] == "method:muon"
    assert (atlas.roles[papers.role[method]], atlas.details[papers.detail[other]]) == (
        "proposes",
        "extends",
    )
    assert lineage.names_both[0] == 1
    at = lineage.concept.index(concepts.id.index("method:dqn"))
    assert (lineage.date[at], lineage.is_seen[at]) == ("2013", 1)
