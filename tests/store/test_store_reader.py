from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import EvidenceError, StoreError, UnknownNameError
from kg.model import Acronym, Evidence, Link, Paper, Reading
from kg.store import Store, open_store, open_writer
from kg.store.facts import Input
from tests.handmade import CONCEPTS, READER, STEPS, WALKER, link, link_by_hand

PPO_LINK = link(WALKER, "method:ppo", "PPO")
OFFLINE_LINK = link(WALKER, "setting:offline-rl", "Offline RL", "avoids", 0.4)
READER_LINK = link(READER, "method:policy-gradient", "policy gradient")


def test_papers_come_back_as_they_were_sorted_by_id(store: Store) -> None:
    assert list(store.papers()) == [WALKER, READER]
    assert list(store.papers([READER.id, "paper:none"])) == [READER]


@pytest.mark.parametrize(
    "name", [WALKER.id, "2501.00001", "w1", "input:w1", "walking with ppo", "Walking, with PPO!"]
)
def test_paper_goes_by_id_identifier_and_title(store: Store, name: str) -> None:
    assert store.paper(name) == WALKER


def test_unknown_paper_names_near_ones(store: Store) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean 'arxiv:2501\.00001'\?"):
        store.paper("arxiv:2501.0001")
    with pytest.raises(UnknownNameError, match="no paper is called 'zebra'; kg search finds"):
        store.paper("zebra")


def test_concepts_come_back_as_they_were_sorted_by_id(store: Store) -> None:
    assert list(store.concepts()) == sorted(CONCEPTS, key=lambda concept: concept.id)
    assert store.concept("method:ppo") == CONCEPTS[0]


def test_linked_concepts_are_those_with_a_link(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
        link_by_hand(writer, [Reading(WALKER.id, (PPO_LINK,))])
    with open_store(path) as store:
        assert [concept.id for concept in store.concepts(linked_only=True)] == ["method:ppo"]


@pytest.mark.parametrize(
    "label",
    ["method:ppo", "PPO", "ppo", "proximal-policy optimisation", "Proximal Policy Optimizations"],
)
def test_concept_goes_by_id_and_any_label(store: Store, label: str) -> None:
    assert [concept.id for concept in store.find_concepts(label)] == ["method:ppo"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("proximal policy optimzation", "Proximal Policy Optimization"),
        ("PPOO", "PPO"),
        ("froximal policy optimization", "Proximal Policy Optimization"),
    ],
)
def test_unknown_concept_names_near_ones(store: Store, wrong: str, right: str) -> None:
    with pytest.raises(UnknownNameError, match=f"did you mean '{right}'"):
        store.find_concepts(wrong)


def test_broader_concepts_are_told_of_those_that_have_any(store: Store) -> None:
    assert store.broader() == {"method:ppo": ("method:policy-gradient",)}


def test_narrower_concepts_are_found_from_above(store: Store) -> None:
    assert [concept.id for concept in store.narrower("method:policy-gradient")] == ["method:ppo"]


def test_links_come_sorted_with_their_evidence_asserted_ones_unless_asked(store: Store) -> None:
    assert list(store.links()) == [PPO_LINK, READER_LINK]
    assert list(store.links(min_confidence=0.0)) == [PPO_LINK, OFFLINE_LINK, READER_LINK]
    assert list(store.links(paper=READER.id)) == [READER_LINK]
    assert list(store.links(concept="method:ppo")) == [PPO_LINK]
    assert list(store.links(paper=READER.id, concept="method:ppo")) == []


def test_link_rows_are_the_links_without_evidence(store: Store) -> None:
    assert list(store.link_rows(min_confidence=0.0)) == [
        (WALKER.id, "method:ppo", "uses", 0.9),
        (WALKER.id, "setting:offline-rl", "avoids", 0.4),
        (READER.id, "method:policy-gradient", "uses", 0.9),
    ]


def test_papers_are_counted_by_concept_role_and_kind(store: Store) -> None:
    assert store.paper_count_by_concept() == {"method:policy-gradient": 1, "method:ppo": 1}
    assert store.paper_count_by_concept(min_confidence=0.0, roles=["avoids"]) == {
        "setting:offline-rl": 1
    }
    assert store.role_counts(min_confidence=0.0) == {"uses": 2, "avoids": 1}
    assert store.kind_counts() == {"method": (2, 2), "setting": (1, 1)}


def test_counts_and_history(store: Store) -> None:
    counts = store.counts()
    assert (counts.papers, counts.concepts, counts.curated, counts.discovered) == (2, 3, 3, 0)
    assert (counts.links, counts.asserted, counts.evidence) == (3, 2, 3)
    assert (counts.unknown, counts.new_names, counts.acronyms, counts.results) == (1, 1, 1, 1)
    assert (counts.merges, counts.refusals) == (0, 0)
    assert store.inputs() == (
        Input(store.build.id, "2025-01-02T03:04:05+00:00", "papers.jsonl", "ab12", 2, 1),
    )
    assert store.is_complete
    assert list(store.acronyms()) == [
        Acronym("PPO", "Proximal PO", Evidence(WALKER.id, "abstract", 23, 26, "PPO", 0, 51))
    ]


def test_build_that_was_not_finished_says_so(path: Path) -> None:
    open_writer(path).close()
    with open_store(path) as store:
        assert not store.is_complete
        with pytest.raises(StoreError, match="no build was finished; run the same kg build again"):
            _ = store.build


def test_evidence_is_verified_when_it_is_written(path: Path) -> None:
    wrong = Evidence(WALKER.id, "abstract", 0, 3, "You", 0, 20)
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
        with pytest.raises(EvidenceError, match=r"reads 'We ', not 'You'"):
            link_by_hand(
                writer,
                [Reading(WALKER.id, (Link(WALKER.id, "method:ppo", "uses", 0.9, (wrong,)),))],
            )
        assert (writer.count("link"), writer.count_unlinked("digest")) == (0, 1)


def test_link_to_a_concept_of_no_vocabulary_is_an_error(path: Path) -> None:
    with open_writer(path) as writer:
        writer.add_papers([WALKER])
        with pytest.raises(StoreError, match="is linked to method:none, which no vocabulary holds"):
            link_by_hand(writer, [Reading(WALKER.id, (link(WALKER, "method:none", "PPO"),))])


def test_curated_concept_that_left_the_vocabulary_is_dropped(path: Path) -> None:
    with open_writer(path) as writer:
        writer.set_curated(CONCEPTS)
        kept = writer.set_curated(CONCEPTS[:2])
        writer.drop_uncurated(kept)
    with open_store(path) as store:
        assert [c.id for c in store.concepts()] == ["method:policy-gradient", "method:ppo"]


def test_vocabulary_with_the_digest_of_the_stored_one_is_not_stored_again(path: Path) -> None:
    renamed = [replace(concept, definition="New.") for concept in CONCEPTS]
    with open_writer(path) as writer:
        numbers = writer.set_curated(CONCEPTS, digest="a")
        assert writer.set_curated(renamed, digest="a") == numbers
        assert writer.count("concept WHERE definition = 'New.'") == 0
        assert writer.set_curated(renamed, digest="b") == numbers
        assert writer.count("concept WHERE definition = 'New.'") == len(CONCEPTS)
        writer.set_curated(renamed)  # no one knows what these are
        writer.set_curated(CONCEPTS, digest="b")
        assert writer.count("concept WHERE definition = 'New.'") == 0


def test_strange_characters_come_back_as_they_were(path: Path) -> None:
    strange = Paper("paper:x", "</script>\u202e & \U0001f916 \ufffd", "a\tb\r\n\u0301ñ")
    with open_writer(path) as writer:
        writer.add_papers([strange])
    with open_store(path) as store:
        assert list(store.papers()) == [strange]


def test_results_come_back_as_they_were_stored(store: Store) -> None:
    assert list(store.results()) == [STEPS]
    assert list(store.results(paper=WALKER.id)) == [STEPS]
    assert list(store.results(paper=READER.id)) == []


def test_rows_may_be_given_up_after_the_graph_file_is_closed(
    store: Store, recwarn: pytest.WarningsRecorder
) -> None:
    rows = store.rows("SELECT id FROM concept")
    next(rows)
    store.close()
    rows.close()
    assert list(recwarn) == []
