"""Methods against settings: counts, what chance would give, and what is beyond it."""

from math import comb

import numpy as np

from kg.graph.corpus import Corpus, Selection, load_corpus
from kg.graph.matrix import Meeting, cross


def corpus_of(rows: list[str], concepts: str) -> Corpus:
    """A corpus in which each paper is about the concepts of the letters of its row."""
    ids = tuple(f"method:{letter}" for letter in concepts)
    pairs = [(n, concepts.index(letter)) for n, row in enumerate(rows) for letter in sorted(row)]
    paper, concept = np.array(pairs, dtype=np.int64).T
    names = tuple(f"p{n:02}" for n in range(len(rows)))
    flags = np.ones(len(pairs), dtype=np.bool_)
    return Corpus(Selection(), names, ("",) * len(rows), ids, paper, concept, flags, {})


def test_cells_count_papers_with_both_narrower_ones_included(store):
    corpus = load_corpus(store)
    found = cross(corpus, ["method:policy-gradient", "method:moe"], ["benchmark:mujoco"])
    # GRPO and PPO are policy gradients: three papers of five; MuJoCo has two, both among them
    assert found.cells[0][0] == Meeting(
        "method:policy-gradient", "benchmark:mujoco", 2, 3 * 2 / 5, "chance"
    )
    assert found.cells[1][0].papers == 0


def test_what_is_always_together_is_commoner_and_what_never_is_rarer_than_chance():
    corpus = corpus_of(["ax"] * 10 + ["by"] * 10, "abxy")
    found = cross(corpus, ["method:a", "method:b"], ["method:x", "method:y"])
    verdicts = [[cell.verdict for cell in row] for row in found.cells]
    assert verdicts == [["over", "under"], ["under", "over"]]
    assert found.cells[0][0].expected == 5.0
    assert 2 / comb(20, 10) < 0.05  # what the test says of each cell


def test_few_papers_are_within_chance():
    corpus = corpus_of(["ax", "ax", "by", "by"], "abxy")
    found = cross(corpus, ["method:a"], ["method:x", "method:y"])
    assert [cell.verdict for cell in found.cells[0]] == ["chance", "chance"]  # 2 / comb(4, 2) > 0.3


def test_nothing_against_something_is_no_matrix():
    assert cross(corpus_of(["ax"], "ax"), [], ["method:x"]).cells == ()
