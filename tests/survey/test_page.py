"""A document as a page: whole in itself, every string escaped, every mark leads somewhere."""

import re
from html.parser import HTMLParser

import pytest

from kg.survey.document import Figure, Paragraph, Section, Table
from kg.survey.page import document_page, section_page
from tests.survey.sample import DOCUMENT, SVG, WORDS


class Seen(HTMLParser):
    """The elements of a page: their tags, and ids and links within it."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.ids, self.links = set(), [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.tags.add(tag)
        self.ids += [said["id"]] if "id" in said else []
        if said.get("href", "").startswith("#"):
            self.links.add(said["href"][1:])
        assert not any(name.startswith("on") or name == "style" for name in said)


@pytest.fixture
def page(store):
    return document_page(DOCUMENT, store)


def test_what_papers_say_becomes_no_element(page):
    assert "script" not in Seen(page).tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:1)" in page
    assert "<h1>Walking &amp; &lt;reading&gt;</h1>" in page


def test_all_marks_lead_to_a_place_of_their_own(page):
    seen = Seen(page)
    assert seen.links <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))


def test_a_number_leads_to_the_row_that_says_where_it_comes_from(page):
    assert (
        '<a class="n" href="#nd903ff8f18" title="papers — kg info landscape.db">1,204</a> papers'
        in page
    )
    assert '<li id="nd903ff8f18"><b>1,204</b> papers</li>' in page
    assert page.count("<code>kg.graph.corpus.load_corpus(since=2022)</code>") == 1


def test_citations_that_stand_together_share_their_brackets(page):
    cites = re.sub(r"<[^>]+>", "", page.split("</a> papers ")[1].split("</span>")[0])
    assert cites == "(Moor and Lind, 2025; Reading policies)"


def test_a_claim_leads_to_its_sentence_with_the_words_marked(page):
    anchor = "e-" + WORDS.evidence.removeprefix("evidence/")
    assert f'<a class="w" href="#{anchor}" title="We train a walker with PPO. Offline' in page
    assert f'<li id="{anchor}"><q data-evidence="{anchor}">We train a walker with ' in page
    assert "<mark>PPO</mark>. Offline RL is not used.</q>" in page


def test_empty_sections_have_no_heading(page):
    assert "Nothing" not in page


def test_two_sections_of_one_name_have_two_anchors(page):
    assert '<h2 id="years">' in page
    assert '<h3 id="years-2">' in page


def test_styles_of_the_page_and_of_pictures_are_pinned(store):
    drawn = SVG.replace("<circle", "<style>circle{fill:red}</style><circle", 1)
    section = Section("Map", (Figure("map", drawn, ("A map.",), "A dot"),))
    policy = re.search(r'Policy" content="([^"]*)"', section_page(section, store))
    assert policy[1].count("sha256-") == 2
    assert "&#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


def test_a_section_alone_is_a_page_without_empty_ends(store):
    page = section_page(Section("Blank", (Paragraph(("Nothing was found.",)),)), store)
    assert "<h1>Blank</h1>" in page
    assert "<p>Nothing was found.</p>" in page
    assert not {"bibliography", "sources", "quotations", "contents"} & set(Seen(page).ids)


def test_the_same_document_gives_the_same_bytes(store, page):
    assert document_page(DOCUMENT, store) == page


def test_rows_of_words_are_cards_on_a_narrow_screen_and_rows_of_figures_are_not(store):
    cells = tuple((text,) for text in ("PPO", "–", "MuJoCo"))
    words = Table(("Who.",), ("Proposed", "Compared with", "Tested on"), (cells,))
    figures = Table(("How many.",), ("Method", "Robotics"), ((("PPO",), ("0",)),), frozenset((1,)))
    page = section_page(Section("Rows", (words, figures)), store)
    assert '<table class="cards"><caption><span>Who.</span></caption>' in page
    assert '<td class="nil" data-column="Compared with">–</td>' in page
    assert '<table class="figures"><caption><span>How many.</span></caption>' in page
    assert '<td class="num nil">0</td>' in page


def test_the_contents_leave_out_parts_of_a_section_that_has_very_many(store):
    few = Section("Few", parts=(Section("One", (Paragraph(("Text.",)),)),))
    many = Section(
        "Many", parts=tuple(Section(f"Nr {n}", (Paragraph(("Text.",)),)) for n in range(16))
    )
    page = section_page(Section("All", parts=(few, many)), store)
    contents = page.split('<nav class="contents"')[1].split("</nav>")[0]
    named = re.findall(r'<a href="#[^"]+">([^<]+)</a>', contents)
    assert named == ["Few", "One", "Many"]
