"""Markdown: what papers say stays text for any parser; marks keep their names."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.survey.citing import flat
from kg.survey.document import Code, Document, Items, Paragraph, Section, Table
from kg.survey.markdown import markdown
from kg.survey.markdown_text import line, markdown_text, plain_of
from kg.survey.read_markdown import read_markdown
from tests.survey.sample import DOCUMENT, HOSTILE

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def said(markdown):
    """The plain text of what a parser makes of one paragraph; nothing else may be in it."""
    tokens = PARSER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {each.type for each in tokens[1].children} == {"text"}
    return "".join(each.content for each in tokens[1].children)


@given(st.text(min_size=1).filter(lambda text: flat(text).strip() and "\0" not in text))
@example(HOSTILE)
@example("1. one")
@example("12) twelve")
@example("- none")
@example("    code")
@example("===")
@example("+ &amp; &#64; &copy")
@example("~~~ ::: ***")
@example("a\\")
def test_any_text_is_read_back_as_it_is(text):
    assert said(line(markdown_text(text))) == flat(text).strip()
    assert plain_of(line(markdown_text(text))) == flat(text).strip()


def only(*blocks):
    return Document("T", (), (Section("S", blocks),), (), ())


@pytest.fixture
def text(store):
    return markdown(DOCUMENT, store, "sample_files")


def test_numbers_citations_and_marks_bear_their_names(text):
    assert (
        "PPO is used by [12%](#nf59742870f) of [1,204](#nd903ff8f18) papers "
        "[@moor2025walking; @anonymousreading][“”](#e-6e6bf8881ca6f1b5).\n"
    ) in text
    assert (
        "> “We train a walker with <mark>PPO</mark>. Offline RL is not used.” "
        "[“”](#e-6e6bf8881ca6f1b5) [@moor2025walking]\n"
    ) in text
    assert '\n  <a id="nd903ff8f18"></a>**1,204** papers\n' in text


def test_settings_stand_in_a_comment_that_they_cannot_end(text):
    head = text.splitlines()[0]
    assert head.startswith('<!-- kg-survey [["build", "build:1"]')
    assert head.endswith(" -->")
    assert "--" not in head[4:-3]
    assert ">" not in head[4:-3]


def test_pictures_stand_beside_the_text(text):
    assert "![A blue dot, named Walking](sample_files/map.svg)\n" in text


def test_what_papers_say_is_no_tag_no_link_and_no_picture_but_ours(text):
    tokens = [each for token in PARSER.parse(text) for each in token.children or ()]
    tags = {token.content.split(" ")[0] for token in tokens if token.type == "html_inline"}
    assert tags <= {"<a", "</a>", "<mark>", "</mark>"}
    links = {token.attrs["href"] for token in tokens if token.type == "link_open"}
    assert all(link.startswith(("#", "https://arxiv.org/")) for link in links)
    assert [token.attrs["src"] for token in tokens if token.type == "image"] == [
        "sample_files/map.svg"
    ]


def test_a_table_keeps_its_cells_whatever_stands_in_them(store):
    table = Table(("All",), ("a|b", "c"), (((HOSTILE,), ("|",)), ((Code("x|`y"),), ("",))))
    tokens = PARSER.parse(markdown(only(table), store, "f").split("All**\n\n")[1])
    assert [token.type for token in tokens].count("td_open") == 4
    cells = [token for token in tokens if token.type == "inline"]
    assert "".join(each.content for each in cells[0].children) == "a|b"
    assert "".join(each.content for each in cells[2].children) == HOSTILE


def test_items_are_numbered_where_their_order_matters(store):
    text = markdown(only(Items((("a",), ("- b",)), is_numbered=True)), store, "f")
    assert "\n1. a\n2. \\- b\n" in text


def test_nothing_stands_where_there_is_nothing_to_say(store):
    assert markdown(only(Paragraph(("Hm.",))), store, "f") == (
        '<!-- kg-survey [] -->\n\n# T\n\n- [S](#s)\n\n## <a id="s"></a>S\n\nHm.\n'
    )


def test_bullets_that_a_formatter_has_exchanged_make_no_difference():
    dashes = read_markdown('- 12 papers\n- <a id="ref-moor2025"></a>Ada Moor (2025). Calm.\n')
    stars = read_markdown('* 12 papers\n* <a id="ref-moor2025"></a>Ada Moor (2025). Calm.\n')
    assert [mark.sort for mark in stars.marks] == ["entry"]
    assert stars == dashes
