"""Reading: the pages of papers, concepts and topics, with every sentence where it was written."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.files import saved
from tests.browser.explorer.landscape import ENTRIES

pytestmark = pytest.mark.browser

GROUPS = "#/paper/arxiv:2401.00001"
PPO = "#/concept/method:ppo"
ABSTRACTS = [entry.paper.abstract for entry in ENTRIES]


def section(page, heading):
    return page.locator("section").filter(has=page.get_by_role("heading", name=heading))


def group(page, name):
    return page.locator(".role-group").filter(has=page.locator("h3", has_text=name))


# ---- Paper


def test_abstract_is_as_written_with_each_mention_marked_in_its_kind(explore):
    page = explore(GROUPS)
    abstract = page.locator(".abstract")
    expect(abstract.locator("mark a")).to_have_text(["GRPO", "PPO", "Mathematics", "GSM8K", "RLHF"])
    words = abstract.evaluate(
        "node => { const copy = node.cloneNode(true); copy.querySelectorAll('sup').forEach("
        "each => each.remove()); return copy.textContent; }"
    )
    assert words == (
        "We propose GRPO. It extends PPO. Mathematics on GSM8K gains. RLHF is the frame."
    )
    kinds = abstract.locator("mark").evaluate_all("all => all.map(each => each.classList[0])")
    assert kinds == ["method", "method", "domain", "benchmark", "setting"]


def test_sentences_that_say_something_are_underlined(explore):
    page = explore("#/paper/arxiv:2501.00001")
    sentences = page.locator(".abstract .bears")
    expect(sentences.first).to_contain_text("GRPO trains long thoughts.")
    looks = sentences.evaluate_all(
        """all => all.map(each => {
            const {textDecorationLine, borderBottomStyle, backgroundImage} = getComputedStyle(each);
            return textDecorationLine + borderBottomStyle + backgroundImage;
        })"""
    )
    assert all("underline" in look or "solid" in look or "gradient" in look for look in looks)


def test_proposed_names_come_first_and_roles_are_told(explore):
    page = explore(GROUPS)
    chips = page.locator(".chip-rows .chip")
    expect(chips.first).to_have_text("Group Relative Policy Optimization new")
    expect(chips.nth(1)).to_have_attribute(
        "title", re.compile("method: uses, extends it; 95% sure")
    )
    expect(page.locator("h3.role-name")).to_have_text(
        ["Proposes", "Uses", "Evaluates on", "Addresses"]
    )
    expect(page.locator(".link-item", has_text="Proximal")).to_contain_text("extends it")


def test_chip_leads_to_its_mark_in_the_text(explore):
    page = explore(GROUPS, viewport={"width": 1000, "height": 300}, reduced_motion="reduce")
    page.locator(".chip-rows .chip", has_text="Mathematics").click()
    mark = page.locator(".abstract mark", has_text="Mathematics")
    expect(mark.locator("a")).to_be_focused()
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_class(re.compile("flashed"))
    expect(page.locator("p[role=status]")).to_contain_text("Mathematics: addresses")
    expect(page).to_have_url(re.compile("mark=domain:mathematics"))


def test_mark_leads_to_its_concept(explore):
    page = explore(GROUPS)
    page.locator(".abstract mark a", has_text="PPO").click()
    expect(page.locator("h1")).to_have_text("Proximal Policy Optimization")


def test_each_link_stands_with_its_sentence(explore):
    page = explore("#/paper/arxiv:2301.00001")
    avoided = page.locator("h3.role-name.avoids + ul")
    expect(avoided.locator("blockquote")).to_have_text(re.compile("^No reward model.* is needed.$"))
    quotes = page.locator(".link-list blockquote")
    expect(quotes).to_have_count(4)


def test_results_are_a_table_with_the_sentence(explore):
    page = explore("#/paper/arxiv:1701.00001")
    table = page.get_by_role("table")
    expect(table.locator("tbody")).to_contain_text("62.5%")
    expect(table.locator("tbody")).to_contain_text("crawling")
    expect(table.locator("tbody")).to_contain_text("Locomotion gains 62.5% of speed.")


def test_nearest_papers_tell_what_both_share(explore):
    page = explore("#/paper/arxiv:2501.00001")
    near = page.get_by_role("complementary", name="Nearest papers").get_by_role("listitem")
    expect(near.first).to_contain_text("Groups that Reason")
    expect(near.first).to_contain_text("Mathematics")
    expect(near.first).to_contain_text("GSM8K")


def test_bibtex_is_copied_and_saved(explore):
    page = explore(GROUPS, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator("p[role=status]")).to_have_text("BibTeX copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    name, content = saved(page, "Save .bib")
    assert name == "groups-that-reason.bib"
    assert content.decode().strip() == copied.strip()
    assert re.match(r"@\w+\{\w+", copied)
    assert "author = {Ada Moor and Bo Lind}" in copied


def test_links_lead_out_by_identifier(explore):
    page = explore(GROUPS)
    out = page.locator(".links-out a")
    expect(out).to_have_attribute("href", "https://arxiv.org/abs/2401.00001")
    expect(out).to_have_attribute("rel", re.compile("noopener"))


def test_paper_without_links_or_date_says_so(explore):
    page = explore("#/paper/arxiv:2501.00003")
    expect(page.locator("#stage")).to_contain_text("Nothing in this text is linked to a concept.")
    page = explore("#/paper/arxiv:2501.00002")
    expect(page.locator(".dateline")).to_have_text("Aug 7")


# ---- Concept


def test_papers_of_a_concept_stand_by_role_with_quotes_that_were_written(explore):
    page = explore(PPO)
    expect(page.locator(".role-group h3")).to_have_text(
        [
            re.compile("Proposed by 1 paper"),
            re.compile("Extended by 1 paper"),
            re.compile("Used by 2 papers"),
            re.compile("Compared with by 1 paper"),
            re.compile("Avoided by 1 paper"),
            re.compile("Mentioned by 1 paper"),
        ]
    )
    for at in range(6):
        page.locator(".role-group").nth(at).scroll_into_view_if_needed()
    quotes = page.locator(".role-group blockquote")
    expect(quotes).to_have_count(7)
    said = quotes.evaluate_all(
        "all => all.map(each => { each.querySelectorAll('sup').forEach(s => s.remove());"
        " return each.textContent.trim(); })"
    )
    assert [quote for quote in said if not any(quote in text for text in ABSTRACTS)] == []
    expect(group(page, "Extended by").locator("blockquote")).to_contain_text("It extends PPO.")


def test_concept_tells_definition_names_and_place(explore):
    page = explore(PPO)
    head = page.locator(".page-head")
    expect(head).to_contain_text("Also: PPO")
    expect(head).to_contain_text("keeps each update small")
    expect(head.get_by_role("link", name="Policy Gradient")).to_be_visible()
    expect(head).to_contain_text("7 papers · 5 about it")


def test_narrower_concepts_are_counted_or_not(explore):
    page = explore("#/concept/method:policy-gradient")
    figure = page.locator(".figures .figure")
    toggle = page.get_by_role("button", name="With narrower concepts")
    if toggle.get_attribute("aria-pressed") == "true":
        toggle.click()
    expect(figure).to_contain_text("2 papers")
    toggle.click()
    expect(figure).to_contain_text("9 papers")
    expect(page).to_have_url(re.compile("narrower=1"))


def test_neighbourhood_is_drawn_and_each_name_in_it_leads_on(explore):
    page = explore("#/concept/domain:games")
    picture = page.locator("figure svg, svg.neighbourhood").first
    expect(picture).to_be_visible()
    names = picture.locator("a")
    assert names.count() >= 4
    names.filter(has_text="Planning").locator("text").first.click()
    expect(page.locator("h1")).to_have_text("Planning")


def test_query_behind_a_figure_is_shown(explore):
    page = explore(PPO)
    details = page.locator("details", has_text="Show the query").first
    details.locator("summary").click()
    expect(details.locator("pre")).to_contain_text("SELECT")


def test_papers_of_a_concept_are_saved(explore):
    page = explore(PPO)
    name, content = saved(page, "JSON")
    papers = json.loads(content)
    assert name == "proximal-policy-optimization.json"
    assert len(papers) == 7
    _, content = saved(page, "BibTeX")
    assert content.decode().count("@") == 7
    _, content = saved(page, "CSV")
    assert len(content.decode("utf-8-sig").strip().splitlines()) == 8


# ---- Topic


def test_topic_tells_its_words_concepts_and_papers(explore):
    page = explore("#/topic/0")
    expect(page.locator("h1")).to_have_text("Games · Deep Q-Network")
    expect(page.locator(".said-by > li")).to_have_count(5)
    expect(page.locator("#stage .chip", has_text="Games").first).to_be_visible()


# ---- What others hear


def test_opening_a_paper_or_concept_is_told_as_an_event(explore):
    page = explore("#/papers")
    page.evaluate(
        """() => { window.heard = []; for (const name of ["paper-open", "concept-open"])
            window.addEventListener(name, each => window.heard.push([name, each.detail])); }"""
    )
    page.get_by_role("link", name="Groups that Reason").click()
    page.locator(".abstract mark a", has_text="PPO").click()
    expect(page.locator("h1")).to_have_text("Proximal Policy Optimization")
    assert page.evaluate("window.heard") == [
        ["paper-open", {"id": "arxiv:2401.00001", "title": "Groups that Reason"}],
        ["concept-open", {"id": "method:ppo", "title": "Proximal Policy Optimization"}],
    ]
