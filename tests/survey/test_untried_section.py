from collections.abc import Iterator

import pytest

from kg.graph.corpus import Selection, load_corpus
from kg.graph.untried import find_untried
from kg.store import Store, open_store
from kg.survey.document import Cite, Number, Witness, find_all
from kg.survey.parts.untried import untried_section
from tests.untried import write


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(write(tmp_path_factory.mktemp("untried") / "walking.db")) as store:
        yield store


def test_a_section_tells_of_each_crossing_that_has_something(store: Store) -> None:
    corpus = load_corpus(store)
    section = untried_section(store, corpus, find_untried(corpus))
    assert [part.title for part in section.parts] == ["Methods and settings"]
    assert list(find_all(Cite, section)) == [Cite("p:002"), Cite("p:004")]
    assert [(said.before, said.exact) for said in find_all(Witness, section)] == [
        ("Much is known. Here we use ", "SAC"),
        ("Much is known. Here we use PPO and ", "Offline <RL>"),
    ]


def test_every_number_has_a_place_of_its_own_and_the_command_that_gives_it(store: Store) -> None:
    corpus = load_corpus(store, Selection(since=2020))
    section = untried_section(store, corpus, find_untried(corpus, kinds=("method", "setting")))
    numbers = list(find_all(Number, section))
    assert {number.source.command for number in numbers} == {
        "kg untried landscape.db --since 2020 --kinds method,setting"
    }
    texts = {number.path: number.text for number in numbers}
    assert len(texts) == len(numbers)
    pair = "method+setting.method:sac+setting:offline"
    assert texts[f"{pair}.method:sac"] == "4"
    assert texts[f"{pair}.expected"] == "0.6"
    assert texts["papers"] == "40"


def test_a_section_without_anything_to_tell_is_empty(store: Store) -> None:
    corpus = load_corpus(store, Selection(since=2024))
    assert untried_section(store, corpus, find_untried(corpus)).is_empty
