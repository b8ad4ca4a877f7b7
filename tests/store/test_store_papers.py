import random
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Concept, Paper, Reading, Source
from kg.read.identity import paper_id
from kg.store import open_store, open_writer
from kg.store.papers import Added
from tests.handmade import link, link_by_hand


def paper(title: str, abstract: str = "", *authors: str, **identifiers: str) -> Paper:
    keys = tuple(sorted(identifiers.items()))
    return Paper(paper_id(keys, title, authors), title, abstract, authors, identifiers=keys)


def stored(path: Path) -> list[Paper]:
    with open_store(path) as store:
        return list(store.papers())


def store_runs(path: Path, *runs: list[Paper]) -> list[Paper]:
    for run in runs:
        with open_writer(path) as writer:
            writer.add_papers(run)
    return stored(path)


def test_the_same_record_again_changes_nothing(path: Path) -> None:
    boats = paper("On Boats", "They float.", "Ada Moor")
    with open_writer(path) as writer:
        assert writer.add_papers([boats, boats]) == Added(new=1, unchanged=1)
        hash_ = writer.papers_hash()
    with open_writer(path) as writer:
        assert writer.add_papers([boats]) == Added(unchanged=1)
        assert writer.papers_hash() == hash_
    with open_store(path) as store:
        assert store.merges() == ()


def test_part_of_a_merged_paper_read_again_changes_nothing(path: Path) -> None:
    short, long = paper("On Boats", "They"), paper("On Boats", "They float.")
    with open_writer(path) as writer:
        assert writer.add_papers([short, long]) == Added(new=1, merged=1)
        assert writer.add_papers([long, short]) == Added(unchanged=2)


def test_merge_keeps_the_id_stored_first_and_is_recorded(path: Path) -> None:
    boats = paper("On Boats", "They float.", "Ada Moor")
    again = Paper(
        "arxiv:2501.00001",
        "On boats",
        "They float. Mostly.",
        ("A. Moor",),
        identifiers=(("arxiv", "2501.00001"),),
        source=Source("more.bib", "entry 'moor'"),
    )
    (merged,) = store_runs(path, [boats], [again])
    assert merged.id == boats.id
    assert merged.abstract == "They float. Mostly."
    assert merged.identifiers == (("arxiv", "2501.00001"),)
    with open_store(path) as store:
        (merge,) = store.merges()
    assert (merge.kept, merge.other, merge.rule) == (boats.id, again.id, "title and author")
    assert (merge.file, merge.place) == ("more.bib", "entry 'moor'")


def test_a_record_that_matches_two_papers_makes_them_one(path: Path) -> None:
    by_doi = paper("On Boats", "They float.", "Ada Moor", doi="10.1/x")
    by_arxiv = paper("Boats", "They float well.", "Bo Lind", arxiv="2501.00001")
    bridge = paper("Boats, Revisited", "", doi="10.1/x", arxiv="2501.00001")
    (merged,) = store_runs(path, [by_doi, by_arxiv, bridge])
    assert merged.id == "doi:10.1/x"
    assert merged.abstract == "They float well."
    assert merged.identifiers == (("arxiv", "2501.00001"), ("doi", "10.1/x"))
    with open_store(path) as store:
        assert [(m.other, m.rule) for m in store.merges()] == [
            ("doi:10.1/x", "doi"),
            ("arxiv:2501.00001", "arxiv"),
        ]
        assert store.paper("Boats, Revisited") == merged


def test_sameness_is_asked_of_records_not_of_what_was_merged(path: Path) -> None:
    # the record without authors joins both; after its merge with the first one only the union
    # would be asked, which has authors, and the second would stay apart in one order only
    ada = paper("On Boats", "They float.", "Ada Moor")
    nobody = paper("On Boats", "They")
    bo = paper("On Boats", "They sink.", "Bo Lind")
    for number, order in enumerate(permutations([ada, nobody, bo])):
        assert len(store_runs(path.with_name(f"{number}.db"), list(order))) == 1


def test_papers_without_authors_that_share_a_title_get_ids_of_their_own(path: Path) -> None:
    one, two = store_runs(path, [paper("Editorial", "We begin."), paper("Editorial", "We end.")])
    assert one.id != two.id
    assert two.id.startswith(one.id + "-")


def test_changed_text_is_to_be_linked_again_and_same_text_is_not(path: Path) -> None:
    boats = paper("On Boats", "They use PPO.", "Ada Moor")
    ppo = Concept("method:ppo", "method", "PPO")
    with open_writer(path) as writer:
        writer.add_papers([boats])
        link_by_hand(writer, [Reading(boats.id, (link(boats, ppo.id, "PPO"),))], [ppo])
        writer.add_papers([paper("On boats", "They use", "Ada Moor")])
        assert (writer.count_unlinked("digest"), writer.count("link")) == (0, 1)
        writer.add_papers([paper("On boats", "They use PPO and oars.", "Ada Moor")])
        assert (writer.count_unlinked("digest"), writer.count("link")) == (1, 0)
        assert writer.count_unlinked("other digest") == 1


def _content(papers: list[Paper]) -> list[tuple[object, ...]]:
    return sorted(
        (p.title, p.abstract, p.authors, p.identifiers, p.categories, p.published or "")
        for p in papers
    )


_RECORDS = st.builds(
    paper,
    st.sampled_from(["On Boats", "on boats", "On Oars"]),
    st.sampled_from(["", "They", "They float.", "They sink."]),
    *[],
    doi=st.sampled_from(["10.1/a", "10.1/b", "10.1/c"]),
)
_ANONYMOUS = st.builds(
    paper,
    st.sampled_from(["On Boats", "on boats"]),
    st.sampled_from(["", "They", "They float.", "They sink."]),
)
_SIGNED = st.builds(
    paper,
    st.sampled_from(["On Boats", "On Oars"]),
    st.sampled_from(["They float.", "They sink."]),
    st.sampled_from(["Ada Moor", "Bo Lind"]),
)


@settings(max_examples=60, deadline=None)
@given(
    records=st.lists(st.one_of(_RECORDS, _ANONYMOUS, _SIGNED), max_size=6),
    seed=st.integers(0, 999),
    cut=st.integers(0, 6),
)
def test_any_order_and_split_gives_the_same_content(
    tmp_path_factory: pytest.TempPathFactory, records: list[Paper], seed: int, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("order")
    shuffled = random.Random(seed).sample(records, len(records))
    left = store_runs(folder / "left.db", records)
    right = store_runs(folder / "right.db", shuffled[:cut], shuffled[cut:])
    assert _content(left) == _content(right)
