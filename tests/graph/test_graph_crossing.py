import numpy as np
import pytest

from kg.graph.crossing import (
    Bounds,
    Nearness,
    bounds_of,
    can_meet,
    combinable,
    shared_papers,
    telling,
    weights_of,
)
from tests.corpora import concept, corpus_of

CONCEPTS = (
    concept("benchmark:d4rl"),
    concept("method:heading"),
    concept("method:llama"),
    concept("method:llama-2", "method:llama"),
    concept("method:own", introduced_by="p:000"),
    concept("method:rare"),
    concept("method:sac", "method:heading"),
    concept("method:usual"),
    concept("setting:offline"),
)

#: 20 papers: "usual" stands for most of them, "own" has two beside the one that introduced it.
PAPERS = (
    *["sac d4rl usual"] * 3,
    *["offline d4rl usual"] * 3,
    *["d4rl usual"] * 2,
    *["llama-2 own usual"] * 3,
    *["rare usual"] * 2,
    *["usual"] * 7,
)


@pytest.fixture(scope="module")
def corpus():
    return corpus_of(CONCEPTS, PAPERS)


def names(corpus, numbers):
    return [corpus.concepts[number] for number in numbers]


def number(corpus, *ids):
    return np.array([corpus.number_of[id_] for id_ in ids])


@pytest.mark.parametrize(
    ("papers", "bounds"),
    [
        (0, Bounds(3, 0)),
        (54, Bounds(3, 27)),
        (98, Bounds(3, 30)),
        (1_000, Bounds(3, 150)),
        (100_000, Bounds(32, 15_000)),
    ],
)
def test_bounds_grow_with_the_papers(papers, bounds):
    assert bounds_of(papers) == bounds


def test_what_is_rare_usual_a_heading_or_one_papers_own_name_tells_nothing(corpus):
    assert names(corpus, telling(corpus)) == [
        "benchmark:d4rl",
        "method:llama-2",
        "method:sac",
        "setting:offline",
    ]


def test_released_models_tell_something_but_are_not_combined(corpus):
    assert names(corpus, combinable(corpus, "method")) == ["method:sac"]


def test_a_name_that_says_the_other_cannot_meet_it():
    found = corpus_of(
        [
            concept("method:a", label="Offline RL Algorithm"),
            concept("method:b", label="SAC"),
            concept("setting:c", label="Offline RL"),
        ],
        ["a b c"],
    )
    rows = can_meet(found, number(found, "method:a", "method:b"), number(found, "setting:c"))
    assert rows.tolist() == [[False], [True]]


def test_shared_papers_are_counted_for_each_pair(corpus):
    left = number(corpus, "method:sac", "setting:offline")
    right = number(corpus, "benchmark:d4rl", "method:heading", "setting:offline")
    assert shared_papers(corpus, left, right).tolist() == [[3, 3, 0], [3, 0, 3]]
    halves = np.full(len(corpus.papers), 0.5)
    assert shared_papers(corpus, left, right, halves).tolist() == [[1.5, 1.5, 0], [1.5, 0, 1.5]]


def test_nearness_is_what_the_third_concepts_lead_to_expect(corpus):
    # by way of D4RL alone: 3 papers of it with SAC, 3 with offline RL, 8 in all
    left, right = number(corpus, "method:sac"), number(corpus, "setting:offline")
    found = Nearness.of(corpus)
    assert found.between(left, right).tolist() == [[1.125]]
    ties = dict(zip(names(corpus, found.through), found.ties(left[0], right[0]), strict=True))
    assert ties == {
        "benchmark:d4rl": 1.125,
        "method:llama-2": 0.0,
        "method:sac": 0.0,
        "setting:offline": 0.0,
    }


def test_nearness_of_three_is_what_the_others_lead_to_expect():
    found = corpus_of(
        [concept("domain:c"), concept("method:a"), concept("setting:b"), concept("setting:z")],
        [*["a z"] * 4, *["b z"] * 3, *["c z"] * 3],
    )
    a, b, c = number(found, "method:a", "setting:b", "domain:c").tolist()
    # z stands for all papers, and tells nothing
    assert Nearness.of(found).among(np.array([[a, b, c]])).tolist() == [0.0]
    more = corpus_of(
        [*found.scheme.values(), concept("benchmark:x")],
        [*["a z"] * 4, *["b z"] * 3, *["c z"] * 3, *["x"] * 10],
    )
    a, b, c = number(more, "method:a", "setting:b", "domain:c").tolist()
    # 4 · 3 · 3 / 10²
    assert Nearness.of(more).among(np.array([[a, b, c]])).tolist() == [0.36]


def test_a_paper_counts_half_as_much_as_one_three_years_younger():
    found = corpus_of(
        [concept("method:a")], ["a", "a", "a", "a"], {0: "2025-02", 1: "2022", 2: "2019"}
    )
    assert weights_of(found).tolist() == [1.0, 0.5, 0.25, pytest.approx(1.75 / 3)]


def test_without_dates_all_papers_count_alike(corpus):
    assert set(weights_of(corpus).tolist()) == {1.0}
