import pytest

from kg.errors import GraphError, UnknownNameError
from kg.graph.corpus import Selection, broader_of, load_corpus, select


def about(corpus):
    """Paper -> concepts, those that are only rolled up in brackets."""
    found = {id_: [] for id_ in corpus.papers}
    for paper, concept, is_link in zip(corpus.paper, corpus.concept, corpus.is_link, strict=True):
        id_ = corpus.concepts[concept]
        found[corpus.papers[paper]].append(id_ if is_link else f"({id_})")
    return found


def test_being_about_something_rolls_up(store):
    corpus = load_corpus(store)
    assert about(corpus) == {
        "arxiv:2501.00001": [
            "method:grpo",
            "(method:policy-gradient)",
            "method:ppo",
            "method:reward-model",
        ],
        "arxiv:2501.00002": [
            "benchmark:mujoco",
            "(method:policy-gradient)",
            "method:ppo",
            "method:reward-model",
        ],
        "arxiv:2501.00003": ["benchmark:mujoco", "(method:policy-gradient)", "method:ppo"],
        "arxiv:2501.00004": ["method:moe"],
        "arxiv:2501.00005": [],
    }


def test_counts_and_papers_are_of_what_is_rolled_up(store):
    corpus = load_corpus(store)
    place = corpus.number_of["method:policy-gradient"]
    assert corpus.having[place] == 3
    assert corpus.papers_of[place].tolist() == [0, 1, 2]
    assert {corpus.concepts[n] for n in corpus.above[corpus.number_of["method:grpo"]]} == {
        "method:ppo",
        "method:policy-gradient",
    }
    assert corpus.label(corpus.concepts[place]) == "Policy Gradient"
    assert [corpus.concepts[n] for n in corpus.of_kind("benchmark")] == ["benchmark:mujoco"]


def test_years_are_zero_where_no_date_is_known(store):
    corpus = load_corpus(store)
    assert corpus.years.tolist() == [2025, 2025, 2025, 0, 2025]


def test_a_focus_keeps_papers_about_it_or_about_something_narrower(store):
    corpus = load_corpus(store, select(store, focus=["Policy Gradient"]))
    assert corpus.papers == ("arxiv:2501.00001", "arxiv:2501.00002", "arxiv:2501.00003")
    both = load_corpus(store, select(store, focus=["Policy Gradient", "MuJoCo"]))
    assert both.papers == ("arxiv:2501.00002", "arxiv:2501.00003")


def test_doubtful_links_count_only_when_they_are_asked_for(store):
    sure = load_corpus(store, select(store, focus=["PPO"], min_confidence=0.8))
    assert sure.papers == ("arxiv:2501.00001", "arxiv:2501.00002")


def test_papers_without_a_date_are_in_no_range_of_years(store):
    assert len(load_corpus(store, Selection(since=2025)).papers) == 4
    assert len(load_corpus(store, Selection(until=2025)).papers) == 4


def test_a_selection_without_papers_says_what_there_is(store):
    with pytest.raises(GraphError) as error:
        load_corpus(store, select(store, focus=["Mixture of Experts"], since=2026))
    assert str(error.value) == (
        f"{store.path}: no paper is about 'Mixture of Experts' since 2026; "
        "its dated papers, 4, are of 2025 to 2025; without a date: 1"
    )


def test_an_unknown_focus_is_named(store):
    with pytest.raises(UnknownNameError, match="PPOO"):
        select(store, focus=["PPOO"])


def test_years_in_the_wrong_order_are_refused():
    with pytest.raises(GraphError, match="since 2025 is after until 2020; swap them"):
        Selection(since=2025, until=2020)


def test_what_is_broader_is_found_however_far(store):
    scheme = {concept.id: concept for concept in store.concepts()}
    assert broader_of("method:grpo", scheme) == {"method:ppo", "method:policy-gradient"}
    assert broader_of("method:nothing", scheme) == frozenset()


def test_a_part_has_the_chosen_papers_and_numbers_concepts_as_the_whole_does(store):
    whole = load_corpus(store)
    part = whole.part(whole.years == 0)
    assert part.concepts == whole.concepts
    assert about(part) == {"arxiv:2501.00004": ["method:moe"]}
    assert part.having[whole.number_of["method:ppo"]] == 0


@pytest.mark.parametrize("value", [-3.0, 1.5, float("nan")])
def test_a_confidence_that_is_none_is_refused(value):
    with pytest.raises(GraphError, match="is not between 0 and 1"):
        Selection(min_confidence=value)


def test_a_focus_that_the_graph_file_no_longer_has_is_named_by_its_id(store):
    with pytest.raises(GraphError, match="no paper is about 'method:gone'"):
        load_corpus(store, Selection(("method:gone",)))
