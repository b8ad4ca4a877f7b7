from kg.survey.document import (
    Cite,
    Items,
    Number,
    Paragraph,
    Quotation,
    Section,
    Source,
    Table,
    Term,
    Witness,
)
from kg.survey.plain import plain_lines

SAID = Witness("evidence/1", "arxiv:1", "We use\n", "PPO", " \x1b[2Jand win.")


def printed(section: Section) -> str:
    return "".join(f"{line}\n" for line in plain_lines(section))


def test_a_section_is_told_with_its_parts_and_without_sources() -> None:
    section = Section(
        "What is new",
        (Paragraph((Number("2", Source("x"), "new"), " papers by ", Cite("arxiv:1"), ".")),),
        parts=(
            Section("Empty"),
            Section(
                "Names",
                (
                    Items(((Term("method:ppo", "PPO"), ", ", "first"),), is_numbered=True),
                    Table(("Rows",), ("A", "B"), ((("1",), ("2",)),)),
                ),
            ),
        ),
    )
    assert printed(section) == (
        "What is new\n2 papers by arxiv:1.\n\nNames\n  1. PPO, first\n  A | B\n  1 | 2\n"
    )


def test_a_quotation_is_one_line_that_steers_no_terminal() -> None:
    assert printed(Section("T", (Quotation(SAID),))) == "T\n    “We use PPO  [2Jand win.”\n"


def test_the_sentence_of_a_claim_stands_apart_from_the_words_before_it() -> None:
    text = ("PPO wins ", Cite("arxiv:1"), SAID, ".")
    assert printed(Section("T", (Paragraph(text),))) == (
        "T\nPPO wins arxiv:1 “We use PPO  [2Jand win.”.\n"
    )
