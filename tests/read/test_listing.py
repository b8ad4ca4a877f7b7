import json
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.helpers import read, read_text

SHARED = Path(__file__).parents[3] / "shared"

PAPERS = [
    (
        "Lanterns: Shared Maps for Two Robots",
        "Two robots that explore a cellar together rarely agree on where the walls are. We let "
        "them draw one map, and each corrects what the other has drawn. In twelve cellars the "
        "shared map has half the errors of separate ones. The gain is largest in bad light.",
    ),
    (
        "Learning to Wait with Deep Reinforcement Learning",
        "Elevators that move at once carry fewer people than elevators that wait. This paper "
        "trains a policy which decides when to wait, with a reward of minutes saved. It was tried "
        "in three houses for a week. Nobody noticed, and everybody arrived earlier.",
    ),
    (
        "Is a Small Critic Enough?",
        "Actor-critic methods spend most of their time in the critic. We ask how small it may be, "
        "and shrink it until the actor complains. On seven invented tasks a critic of forty "
        "parameters does as well as one of four million. Code is at https://kg.example/critic",
    ),
]


def page(papers: list[tuple[str, str]], date: str = "Aug 7") -> list[str]:
    top = ["new", "Get our papers in your email inbox!", "Subscribe", "Daily Papers", date]
    return top + [part for paper in papers for part in paper]


def found(folder: Path, text: str) -> list[tuple[str, str]]:
    papers, refusals = read_text(folder, text)
    assert refusals == []
    return [(paper.title, paper.abstract) for paper in papers]


def test_page_of_paragraphs_gives_its_papers(tmp_path: Path) -> None:
    papers, refusals = read_text(tmp_path, "\n\n".join(page(PAPERS)) + "\n")
    assert [(p.title, p.abstract) for p in papers] == PAPERS
    assert {p.date_text for p in papers} == {"Aug 7"}
    assert {p.published for p in papers} == {None}
    assert [p.flags for p in papers] == [(), (), ()]
    assert papers[0].source is not None
    assert papers[0].source.place == "line 11"
    assert refusals == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared folder beside the project")
def test_real_page_gives_the_papers_of_the_gold_file_letter_for_letter() -> None:
    papers, refusals = read(SHARED / "input" / "daily-papers-page.txt")
    lines = (SHARED / "gold" / "seed.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    assert len(papers) == 54
    assert [(p.title, p.abstract) for p in papers] == [(g["title"], g["abstract"]) for g in gold]
    assert {(p.date_text, p.published) for p in papers} == {("Aug 7", None)}
    assert refusals == []


def test_votes_submitters_and_authors_are_no_part_of_papers(tmp_path: Path) -> None:
    (one, text_one), (two, text_two), _ = PAPERS
    lines = ["▲ 42", "Submitted by", "lampkeeper", one, "Ada Moss, Bo van Dam and Cy Day", text_one]
    lines += [
        "• 3 comments",
        "117",
        "Submitted by tess",
        two,
        "Moss University",
        text_two,
        "Upvote",
    ]
    papers, _ = read_text(tmp_path, "\n\n".join(lines))
    assert [(p.title, p.abstract) for p in papers] == PAPERS[:2]
    assert papers[0].authors == ("Ada Moss", "Bo van Dam", "Cy Day")


def test_numbered_page_without_an_abstract_keeps_the_title(tmp_path: Path) -> None:
    lines = [f"{n}. {title}\n{text}" for n, (title, text) in enumerate(PAPERS, 1)]
    papers, _ = read_text(tmp_path, "\n".join([*lines, "4. A Title That Stands Alone"]))
    assert [p.title for p in papers] == [*(t for t, _ in PAPERS), "A Title That Stands Alone"]
    assert papers[3].flags == ("no_abstract",)


def test_headings_of_sections_are_no_titles(tmp_path: Path) -> None:
    text = "# Reading list\n\n## Robots\n\n" + "\n\n".join(
        f"### **{title}**\n\nAbstract: {text}" for title, text in PAPERS
    )
    assert found(tmp_path, text) == PAPERS


def test_wrapped_paragraphs_are_joined(tmp_path: Path) -> None:
    text = "\n\n".join(f"{title}\n\n{textwrap.fill(text, 72)}" for title, text in PAPERS)
    assert found(tmp_path, text) == PAPERS


def test_cut_off_last_abstract_is_kept_and_flagged(tmp_path: Path) -> None:
    title, text = PAPERS[1]
    for ending in (text[:190], text[:190] + "…", text[:190] + " ..."):
        papers, _ = read_text(tmp_path, "\n\n".join(page([PAPERS[0], (title, ending)])))
        assert papers[1].abstract == ending
        assert [p.flags for p in papers] == [(), ("truncated",)]


def test_dates_hold_until_the_next_and_give_a_year_only_if_they_have_one(tmp_path: Path) -> None:
    lines = ["Thursday, August 7", *PAPERS[0], "6 Aug 2025", *PAPERS[1]]
    papers, _ = read_text(tmp_path, "\n\n".join(lines))
    assert [p.date_text for p in papers] == ["Thursday, August 7", "6 Aug 2025"]
    assert [p.published for p in papers] == [None, "2025-08-06"]


def test_dates_below_papers_belong_to_them(tmp_path: Path) -> None:
    lines = [*PAPERS[0], "Published on Aug 6", *PAPERS[1], "Aug 5"]
    papers, _ = read_text(tmp_path, "\n\n".join(lines))
    assert [p.date_text for p in papers] == ["Aug 6", "Aug 5"]


def test_second_paragraph_goes_on_and_title_with_a_full_stop_begins(tmp_path: Path) -> None:
    more = "The code is public, and so are all of the maps that the robots drew in the cellars."
    title = "Forty candles are brighter than one lamp in most of the cellars."
    papers, _ = read_text(tmp_path, "\n\n".join([*PAPERS[0], more, title, PAPERS[1][1]]))
    assert [p.title for p in papers] == [PAPERS[0][0], title]
    assert papers[0].abstract == f"{PAPERS[0][1]}\n{more}"


def test_table_cells_of_one_line_are_told_apart(tmp_path: Path) -> None:
    text = "\n".join(f"{n}\t{title}\t{text}" for n, (title, text) in enumerate(PAPERS))
    assert found(tmp_path, text) == PAPERS


def test_menu_and_footer_alone_are_no_listing(tmp_path: Path) -> None:
    papers, refusals = read_text(
        tmp_path, "Home\nSubscribe\nAbout us\n© 2025 All rights reserved\n"
    )
    assert papers == []
    assert refusals[0].startswith("in no format that is known; known are JSON Lines")


blanks = st.lists(st.sampled_from(["", " ", "\t"]), max_size=3)
prefixes = st.sampled_from(["", "\t", "  ", "- ", "• ", "* ", "\u200b", "\xa0"])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    gaps=st.lists(blanks, min_size=11, max_size=11),
    marks=st.lists(prefixes, min_size=11, max_size=11),
    ends=st.sampled_from(["\n", "\r\n", "\r"]),
    spaces=st.sampled_from([" ", "\t", " \t"]),
    start=st.sampled_from(["", "\ufeff"]),
    noise=st.sampled_from(["12", "▲ 7", "Submitted by ann", "Upvote", "1.2k", "View arXiv page"]),
)
def test_pasting_does_not_change_the_papers(
    tmp_path: Path, gaps: list[list[str]], marks: list[str], ends: str, spaces: str, start: str,
    noise: str,
) -> None:  # fmt: skip
    lines = []
    for place, (line, gap, mark) in enumerate(zip(page(PAPERS), gaps, marks, strict=True)):
        if place > 4 and place % 2 and noise:
            lines.append(noise)
        lines += [mark + line.replace(" ", spaces) + "\t", *gap]
    assert found(tmp_path, start + ends.join(lines)) == PAPERS
