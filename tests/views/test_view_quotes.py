from kg.model import Evidence, Paper
from kg.views.quotes import quotes_of

PAPER = Paper("paper:1", "On PPO", "🤖 PPO and PPO again. Then GRPO.")


def at(start: int, exact: str, sentence: tuple[int, int], field: str = "abstract") -> Evidence:
    return Evidence(PAPER.id, field, start, start + len(exact), exact, *sentence)


def test_all_mentions_of_a_sentence_are_marked_once():
    (quote,) = quotes_of(PAPER, [at(10, "PPO", (0, 20)), at(2, "PPO", (0, 20))])
    assert quote.segments == (
        ("🤖 ", False),
        ("PPO", True),
        (" and ", False),
        ("PPO", True),
        (" again.", False),
    )


def test_mention_inside_another_is_marked_with_it():
    (quote,) = quotes_of(PAPER, [at(2, "PPO and PPO", (0, 20)), at(10, "PPO", (0, 20))])
    assert [text for text, marked in quote.segments if marked] == ["PPO and PPO"]


def test_sentences_come_in_the_order_of_the_evidence_and_no_more_than_asked():
    evidence = [at(26, "GRPO", (21, 31)), at(3, "PPO", (0, 6), "title"), at(2, "PPO", (0, 20))]
    quotes = quotes_of(PAPER, evidence, limit=2)
    assert [(quote.field, "".join(text for text, _ in quote.segments)) for quote in quotes] == [
        ("abstract", "Then GRPO."),
        ("title", "On PPO"),
    ]


def test_endless_sentence_is_shortened_around_its_mention():
    paper = Paper("paper:2", "t", "a " * 5000 + "PPO" + " b" * 5000)
    evidence = Evidence(paper.id, "abstract", 10_000, 10_003, "PPO", 0, len(paper.abstract))
    (quote,) = quotes_of(paper, [evidence])
    text = "".join(text for text, _ in quote.segments)
    assert len(text) == 602
    assert text[0] == text[-1] == "…"
    assert ("PPO", True) in quote.segments
