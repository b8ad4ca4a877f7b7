import pytest

from kg.model import Concept
from kg.store import Store, open_store, open_writer
from kg.store.papers import make_searchable
from tests.handmade import READER, WALKER


def found(store: Store, text: str) -> list[str]:
    return [hit.id for hit in store.search(text)]


def test_all_words_must_occur_in_any_form(store: Store) -> None:
    assert found(store, "walks training") == [WALKER.id]
    assert found(store, "walks zebra") == []


def test_concepts_come_before_papers(store: Store) -> None:
    assert found(store, "PPO") == ["method:ppo", WALKER.id]
    assert found(store, "policy gradient") == ["method:policy-gradient", "method:ppo", READER.id]


def test_words_in_quotation_marks_stand_together(store: Store) -> None:
    assert found(store, '"read slowly"') == [READER.id]
    assert found(store, '"slowly read"') == []


@pytest.mark.parametrize("text", ["", "  ", '"', "AND", "(", "a* OR", "title:x", "-", "NEAR(", "'"])
def test_no_text_is_malformed(store: Store, text: str) -> None:
    assert isinstance(store.search(text), tuple)


def test_snippet_says_where_the_words_are(store: Store) -> None:
    (hit,) = store.search("slowly")
    assert (hit.what, hit.label) == ("paper", "Reading policies")
    assert hit.segments == (
        ("A policy gradient learns to read ", False),
        ("slowly", True),
        (".", False),
    )
    assert hit.snippet == READER.abstract


def test_limit_holds_for_each_sort(store: Store) -> None:
    assert [hit.id for hit in store.search("policy", limit=1)] == [
        "method:policy-gradient",
        READER.id,
    ]


def test_changed_and_merged_papers_are_found_by_their_new_words_only(path) -> None:
    short = type(READER)("paper:1", "On Boats", "They float.", ("Ada Moor",))
    long = type(READER)("paper:1", "On Boats", "They certainly drift.", ("Ada Moor",))
    with open_writer(path) as writer:
        writer.add_papers([short])
        with writer.transaction() as connection:
            make_searchable(connection)
        writer.add_papers([long])
        with writer.transaction() as connection:
            make_searchable(connection)
            make_searchable(connection)
    with open_store(path) as store:
        assert found(store, "drift") == ["paper:1"]
        assert found(store, "float") == []


def test_concept_of_that_very_name_comes_first(path) -> None:
    many = tuple(f"long and wordy name number {n}" for n in range(9))
    tide = Concept("method:tide", "method", "Tide Model", many, definition="A model of tides.")
    more = Concept("method:tide-more", "method", "Tide Model Tide Model", definition="Two of them.")
    with open_writer(path) as writer:
        writer.set_curated([tide, more])
        with writer.transaction() as connection:
            make_searchable(connection)
    with open_store(path) as store:
        assert found(store, "tide models") == ["method:tide", "method:tide-more"]
