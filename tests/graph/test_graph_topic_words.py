from kg.graph.topic_words import add_up, count_words, typical_words, words_of
from kg.model import Paper

PAPERS = (
    Paper("paper:1", "Grasping Robots", "The robot grasps cups, and grasping is slow."),
    Paper("paper:2", "A Robot with Cups", "Cups are grasped. A policy is trained."),
    Paper("paper:3", "Kernel Regression", "A policy of kernels, and of kernel regression."),
    Paper("paper:4", "Kernels Again", "Regression by kernels; a policy."),
    Paper("paper:5", "In No Topic", "Kernels, robots."),
)
TOPIC_OF = {"paper:1": 0, "paper:2": 0, "paper:3": 1, "paper:4": 1}


def test_words_of_grammar_and_of_talk_about_papers_are_left_out() -> None:
    text = "We propose a novel framework, which significantly outperforms baselines on maps."
    assert words_of(text) == {"maps"}


def test_words_that_are_frequent_in_a_topic_and_rare_elsewhere_are_typical() -> None:
    counts = count_words(PAPERS, TOPIC_OF, 2)
    overall = add_up(counts)
    assert [each.papers for each in (*counts, overall)] == [2, 2, 4]
    assert overall.having["kernels"] == 3  # in two abstracts, and once more in a title
    assert typical_words(counts[0], overall, without="") == ("cups", "robot", "grasping")
    assert typical_words(counts[1], overall, without="") == ("kernels", "regression", "policy")


def test_no_word_repeats_the_title_or_another_word() -> None:
    counts = count_words(PAPERS, TOPIC_OF, 2)
    words = typical_words(counts[1], add_up(counts), without="Kernel Methods · Ridge")
    assert words == ("regression", "policy")


def test_there_are_at_most_as_many_words_as_asked_for() -> None:
    counts = count_words(PAPERS, TOPIC_OF, 2)
    assert len(typical_words(counts[0], add_up(counts), without="", limit=2)) == 2
