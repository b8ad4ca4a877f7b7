import pytest

from kg.errors import UnknownNameError
from kg.model import Paper
from kg.store import open_store, open_writer
from kg.views.focus import find_focus
from tests.handmade import finish_by_hand, link_by_hand


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("PPO", "method:ppo"),
        ("method:ppo", "method:ppo"),
        ("proximal policy optimisation", "method:ppo"),
        ("arxiv:2501.00001", "arxiv:2501.00001"),
        ("2501.00001", "arxiv:2501.00001"),
        ("calm", "arxiv:2501.00001"),
        ("calm policy updates", "arxiv:2501.00001"),
        ("that walk", "paper:walker"),
    ],
)
def test_concept_goes_by_any_label_and_paper_by_id_or_title_words(store, name, id_):
    assert find_focus(store, name).id == id_


def test_wrong_name_suggests_near_ones(store):
    with pytest.raises(
        UnknownNameError, match=r"no concept, paper or title is called 'PPPO'; did you mean 'PPO'"
    ):
        find_focus(store, "PPPO")


def test_words_of_no_title_are_refused_even_if_an_abstract_holds_them(store):
    with pytest.raises(UnknownNameError, match="no concept, paper or title is called 'fall'"):
        find_focus(store, "fall")


def test_words_of_several_titles_are_refused_with_their_ids(tmp_path):
    with open_writer(tmp_path / "two.db") as writer:
        writer.add_papers([Paper("paper:1", "Walking one"), Paper("paper:2", "Walking two")])
        link_by_hand(writer, [])
        finish_by_hand(writer)
    with (
        open_store(tmp_path / "two.db") as store,
        pytest.raises(UnknownNameError, match="'walking' stands in 2 titles, give an id: paper:"),
    ):
        find_focus(store, "walking")


def test_title_of_two_papers_is_refused_with_their_ids(tmp_path):
    twins = [
        Paper("paper:1", "Walking", "Legs.", authors=("Ada Moor",)),
        Paper("paper:2", "Walking", "Wheels.", authors=("Bo Lind",)),
    ]
    with open_writer(tmp_path / "two.db") as writer:
        writer.add_papers(twins)
        link_by_hand(writer, [])
        finish_by_hand(writer)
    with (
        open_store(tmp_path / "two.db") as store,
        pytest.raises(UnknownNameError, match="'Walking' names several papers: paper:1, paper:2"),
    ):
        find_focus(store, "Walking")
