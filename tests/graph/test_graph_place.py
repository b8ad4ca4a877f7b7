import os
import subprocess
import sys

import numpy as np
import pytest

from kg.graph.place import extend_map, new_map, place
from kg.graph.topics import find_topics
from kg.store import open_store, open_writer
from tests.graph.planted import group_of, rows, write_planted


@pytest.fixture
def path(tmp_path):
    return tmp_path / "planted.db"


def write(path, links, groups=5) -> None:
    with open_writer(path) as writer:
        write_planted(writer, groups, links)


def keep(path, made) -> None:
    with open_writer(path) as writer:
        writer.set_places(made.places, made.laid)


def test_every_paper_and_concept_with_a_link_has_a_place_of_four_digits(path) -> None:
    write(path, rows(5, 8))
    with open_store(path) as store:
        placed = place(store)
        linked = {id_ for row in store.link_rows() for id_ in row[:2]}
    assert set(placed) == linked
    assert sum(id_.startswith("paper:") for id_ in linked) == 40
    values = [value for position in placed.values() for value in position]
    assert all(round(value, 4) == value and -1 <= value <= 1 for value in values)


def test_a_map_is_not_kept_unless_asked(path) -> None:
    write(path, rows(3, 5))
    with open_store(path) as store:
        place(store)
        assert store.positions() == {}
        assert store.laid is None
        assert store.count_unplaced() == (15, 21)


def test_what_is_kept_is_what_was_made(path) -> None:
    write(path, rows(3, 5))
    with open_store(path) as store:
        made = new_map(store, seed=4)
    keep(path, made)
    with open_store(path) as store:
        assert store.places() == dict(made.places)
        assert store.laid == made.laid
        assert (made.laid.seed, made.laid.papers) == (4, 15)
        assert store.count_unplaced() == (0, 0)
        again = extend_map(store)
    assert (again.places, again.added) == (made.places, 0)


def test_old_places_stay_when_papers_are_added_and_new_ones_lie_in_their_island(path) -> None:
    write(path, rows(5, 12))
    with open_store(path) as store:
        old = new_map(store)
    keep(path, old)
    write(path, rows(5, 4, first=100))
    with open_store(path) as store:
        made = extend_map(store)
        topics = find_topics(store)
    assert {id_: made.places[id_] for id_ in old.places} == dict(old.places)
    assert made.added == 20
    papers = sorted(id_ for id_ in made.places if id_.startswith("paper:"))
    at = np.array([(made.places[id_].x, made.places[id_].y) for id_ in papers])
    for number, id_ in enumerate(papers):
        far = np.hypot(*(at - at[number]).T)
        if id_ not in old.places:
            nearest = np.argsort(far)[1:6]
            assert sum(group_of(papers[n]) == group_of(id_) for n in nearest) >= 3
            assert 0.5 * made.laid.unit < far[nearest[0]]
    assert len({topics.topic_of_paper[id_] for id_ in papers}) == len(
        {place.topic for id_, place in old.places.items() if id_.startswith("paper:")}
    )


def test_papers_that_nothing_leads_to_get_a_place_of_their_own(path) -> None:
    write(path, rows(2, 5))
    with open_store(path) as store:
        old = new_map(store)
    keep(path, old)
    strange = [(f"paper:g4-p{n:03}", "method:g4-c0", "uses", 0.9) for n in range(4)]
    write(path, strange)
    with open_store(path) as store:
        made = extend_map(store)
    new = [(made.places[id_].x, made.places[id_].y) for id_, *_ in strange]
    assert len(set(new)) == 4
    assert all(abs(value) <= 1 for position in new for value in position)


def test_what_lost_its_links_keeps_its_place(path) -> None:
    write(path, rows(3, 5))
    with open_store(path) as store:
        old = new_map(store)
    keep(path, old)
    with open_writer(path) as writer, writer.transaction() as connection:
        connection.execute("DELETE FROM link WHERE paper = 1")
    with open_store(path) as store:
        assert extend_map(store).places == old.places
        topics = find_topics(store)
    assert "paper:g0-p000" in old.places
    assert "paper:g0-p000" not in topics.topic_of_paper


def test_a_file_without_links_has_no_map_and_no_topics(path) -> None:
    write(path, [])
    with open_store(path) as store:
        assert dict(place(store)) == {}
        assert extend_map(store).laid is None
        assert find_topics(store).topics == ()


def test_topics_tell_titles_words_parents_and_how_many_papers(path) -> None:
    write(path, rows(5, 20))
    with open_store(path) as store:
        found = find_topics(store)
    coarse = [topic for topic in found.topics if topic.level == 0]
    fine = [topic for topic in found.topics if topic.level == 1]
    assert found.topics[: len(coarse)] == tuple(coarse)
    assert [topic.parent for topic in coarse] == [-1] * len(coarse)
    assert sum(topic.papers for topic in coarse) == 100
    for number, topic in enumerate(coarse):
        parts = [part.papers for part in fine if part.parent == number]
        assert parts == [] or (len(parts) > 1 and sum(parts) == topic.papers)
    assert len({topic.title for topic in found.topics}) == len(found.topics)
    groups = {"Alph": "g0", "Brav": "g1", "Caro": "g2", "Delt": "g3", "Echo": "g4"}
    for number, topic in enumerate(found.topics):
        papers = [id_ for id_, n in found.topic_of_paper.items() if n == number]
        parents = {found.topics[number].parent, number}
        assert all(groups[topic.title[:4]] == group_of(id_) for id_ in papers), parents
        assert topic.concepts[0].startswith("method:")
    assert sorted(found.order.values()) == list(range(len(found.order)))
    assert set(found.order) == set(found.topic_of_concept)


def test_topics_are_those_of_the_map(path) -> None:
    write(path, rows(5, 12))
    with open_store(path) as store:
        keep_seed = find_topics(store, seed=3)
        made = new_map(store, seed=3)
    keep(path, made)
    with open_store(path) as store:
        assert find_topics(store, seed=8) == keep_seed


SCRIPT = """
import sys
from kg.graph.place import extend_map, new_map
from kg.graph.topics import find_topics
from kg.store import open_store

with open_store(sys.argv[1]) as store:
    print(new_map(store), extend_map(store), find_topics(store))
"""


def test_hash_seeds_threads_and_the_order_of_papers_change_nothing(tmp_path) -> None:
    links = list(rows(5, 12))
    write(tmp_path / "a.db", links)
    write(tmp_path / "b.db", links[::-1])
    printed = set()
    for name, hash_seed, threads in (("a", "0", "1"), ("a", "7", "2"), ("b", "4242", "2")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, tmp_path / f"{name}.db"],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        )
        printed.add(done.stdout)
    assert len(printed) == 1
