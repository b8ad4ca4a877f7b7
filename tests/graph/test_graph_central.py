from kg.graph.central import BETWEEN, find_centre
from kg.graph.corpus import Selection, load_corpus
from kg.graph.structure import find_structure


def test_the_centre_is_measured_among_what_shares_two_papers(store):
    found = find_centre(store, load_corpus(store))
    assert (found.joined, found.least) == (3, 2)
    ppo = found.concepts[0]
    assert (ppo.concept, ppo.papers, ppo.neighbours, ppo.shared) == ("method:ppo", 3, 2, 4)
    assert (ppo.between, ppo.ranks) == (1.0, (1, 1, 1, 1, 1))
    assert [each.concept for each in found.first(BETWEEN, 2)] == ["method:ppo", "benchmark:mujoco"]


def test_a_selection_has_a_centre_of_its_own(store):
    corpus = load_corpus(store, Selection(focus=("method:moe",)))
    assert find_centre(store, corpus).concepts == ()


def test_topics_are_those_of_all_papers_and_counts_those_of_the_selection(store):
    whole = find_structure(store, load_corpus(store))
    assert sum(whole.papers[n] for n in whole.coarse) == 4
    assert whole.unlinked == 1
    some = find_structure(store, load_corpus(store, Selection(focus=("benchmark:mujoco",))))
    assert sum(some.papers[n] for n in some.coarse) == 2
    assert some.topics.topics == whole.topics.topics
