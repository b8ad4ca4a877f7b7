import pytest

from kg.errors import UnknownNameError
from kg.graph.corpus import load_corpus
from kg.graph.namesakes import methods_called
from kg.model import Concept
from kg.store import open_store
from tests.evaluate.landscapes import write

CURATED = Concept("method:rower", "method", "Rower", ("paddler",))
COINED = Concept("method:rower-ab12cd", "method", "Rower", status="discovered")
SETTING = Concept("setting:rower", "setting", "Rower")
WIDER = Concept("method:boat", "method", "Boat")


@pytest.fixture
def called(tmp_path):
    """Give who is called so in a graph file whose papers use these labels."""

    def find(name, *used):
        concepts = (CURATED, COINED, SETTING, WIDER)
        told = {n: {label: "uses"} for n, label in enumerate(used, start=1)}
        labelled = [
            Concept(c.id, c.kind, c.id, (c.pref_label, *c.alt_labels), status=c.status)
            for c in concepts
        ]
        path = write(tmp_path / "a.db", told, concepts=labelled)
        with open_store(path) as store:
            return [each.id for each in methods_called(store, load_corpus(store), name)]

    return find


def test_the_curated_method_is_meant_where_papers_are_about_both(called):
    both = ("method:rower", "method:rower-ab12cd")
    assert called("rower", *both) == ["method:rower", "method:rower-ab12cd"]


def test_the_method_that_papers_are_about_is_meant_where_none_is_about_the_curated_one(called):
    assert called("rower", "method:rower-ab12cd") == ["method:rower-ab12cd", "method:rower"]


def test_an_id_means_itself_alone(called):
    assert called("method:rower-ab12cd", "method:rower") == ["method:rower-ab12cd"]


@pytest.mark.parametrize("name", ["ROWERS", "rower", "Paddlers"])
def test_case_and_plural_are_the_same_name(called, name):
    assert called(name, "method:rower")[0] == "method:rower"


def test_a_name_that_is_only_like_another_one_is_no_name_and_the_near_one_is_offered(called):
    with pytest.raises(UnknownNameError, match="no concept is called 'rowed'; did you mean"):
        called("rowed", "method:rower")
