"""Finding: search, facets with their counts, permalinks, the way back, and all that by keyboard."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DQN, PLANNING, GAMES = "Deep Q-Network", "Planning", "Games"


def titles(page):
    return page.locator("li.paper-line h2").all_text_contents()


def facet(page, name):
    return page.locator("fieldset.facet").filter(has=page.locator("legend", has_text=name))


def counts(page, name):
    """What a facet shows: label and count, from the top."""
    rows = facet(page, name).locator(".row:visible")
    labels = rows.locator(".row-name").all_text_contents()
    return dict(zip(labels, map(int, rows.locator(".row-count").all_text_contents()), strict=True))


def box(page, label):
    return page.locator(".row", has_text=label).get_by_role("checkbox").first


def leave_out(page, label):
    page.get_by_role("button", name=f"Leave out {label}").first.click()


def passing(page):
    return page.locator(".passing")


def said(page):
    """What assistive technology has read out last."""
    return page.locator("p[role=status]")


def conditions(page):
    return page.locator(".condition")


# ---- Search


def test_slash_leads_to_the_search_and_enter_flies_to_what_it_found(explore):
    page = explore("#/map", reduced_motion="reduce")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("grpo")
    found = page.locator("#found [role=option]")
    expect(found.first).to_contain_text("Group Relative Policy Optimization")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"sel=method:grpo"))
    expect(page).to_have_url(re.compile(r"at=-?[\d.]+_-?[\d.]+_[\d.]+|at=-?[\d.]+"))
    expect(page.locator(".map-panel h2")).to_have_text("Group Relative Policy Optimization")
    expect(said(page)).to_contain_text("3 papers")


def test_arrows_go_through_what_was_found_and_escape_closes(explore):
    page = explore("#/papers")
    page.keyboard.press("/")
    page.keyboard.type("p")
    chosen = page.locator("#found [aria-selected=true]")
    expect(chosen).to_have_id("found-0")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_id("found-1")
    expect(page.locator("#find")).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_text(re.compile("Search titles for “p”"))
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")


def test_paper_is_found_by_author_and_opens_its_page(explore):
    page = explore("#/papers")
    page.keyboard.press("/")
    page.keyboard.type("groups that")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Groups that Reason")


def test_words_of_titles_narrow_the_list(explore):
    page = explore("#/papers")
    page.keyboard.press("/")
    page.keyboard.type("boards")
    page.get_by_role("option", name="Search titles for “boards”").click()
    expect(passing(page)).to_have_text("2 of 16 papers")
    assert titles(page) == ["Boards from Nothing", "Mastering Boards"]


# ---- Facets


def test_facets_count_papers_with_narrower_concepts(explore):
    page = explore("#/papers")
    assert counts(page, "Methods") == {
        "Policy Gradient": 9,
        "Proximal Policy Optimization": 7,
        "Deep Q-Network": 4,
        "Planning": 4,
        "Group Relative Policy Optimization": 3,
        "Reward Model": 3,
        "Direct Preference Optimization": 2,
    }
    assert counts(page, "Domains") == {
        "Games": 5,
        "Robotics": 5,
        "Locomotion": 4,
        "Mathematics": 3,
    }


def test_any_of_a_kind_is_enough_until_all_are_asked_for(explore):
    page = explore("#/papers")
    box(page, DQN).check()
    expect(passing(page)).to_have_text("4 of 16 papers")
    box(page, PLANNING).check()
    expect(passing(page)).to_have_text("6 of 16 papers")
    assert counts(page, "Methods")[DQN] == 4
    page.get_by_role("radio", name="all").check()
    expect(passing(page)).to_have_text("2 of 16 papers")
    assert titles(page) == ["Planning without Rules", "Boards from Nothing"]


def test_not_takes_papers_away(explore):
    page = explore("#/papers")
    box(page, DQN).check()
    box(page, PLANNING).check()
    leave_out(page, GAMES)
    expect(passing(page)).to_have_text("1 of 16 papers")
    assert titles(page) == ["Legs that Plan"]
    expect(conditions(page)).to_have_text(
        [re.compile(DQN), re.compile(PLANNING), "Remove not Games"]
    )
    page.get_by_role("button", name="Remove not Games").click()
    expect(passing(page)).to_have_text("6 of 16 papers")


def test_conditions_of_two_kinds_must_both_be_met(explore):
    page = explore("#/papers")
    box(page, "Planning").check()
    box(page, "MuJoCo").check()
    assert titles(page) == ["Legs that Plan"]
    assert counts(page, "Benchmarks") == {"MuJoCo": 1, "Atari": 1}


def test_role_and_confidence_decide_which_links_count(explore):
    page = explore("#/papers")
    box(page, "Proximal Policy Optimization").check()
    expect(passing(page)).to_have_text("7 of 16 papers")
    box(page, "Avoids").check()
    expect(passing(page)).to_have_text("1 of 16 papers")
    assert titles(page) == ["Robots from Old Logs"]
    box(page, "Avoids").uncheck()
    confidence = page.get_by_role("slider", name="Least confidence of a link, in percent")
    confidence.focus()
    page.keyboard.press("End")
    expect(passing(page)).to_have_text("0 of 16 papers")
    expect(page.locator("#stage")).to_contain_text("confidence")


def test_years_narrow_and_papers_without_a_date_fall_out(explore):
    page = explore("#/papers")
    years = facet(page, "Years")
    years.get_by_label("From").select_option("2024")
    expect(passing(page)).to_have_text("3 of 16 papers")
    expect(years).to_contain_text("1 paper has no date.")
    years.get_by_label("to").select_option("2024")
    assert titles(page) == ["Groups that Reason"]


def test_topic_narrows(explore):
    page = explore("#/papers")
    page.locator(".row.topic", has_text="Games · Deep Q-Network").get_by_role("checkbox").check()
    expect(passing(page)).to_have_text("5 of 16 papers")


def test_concept_is_found_within_its_facet(explore):
    page = explore("#/map?with=domain:games")
    methods = facet(page, "Methods")
    assert methods.locator(".row:visible").count() == 2
    expect(methods.locator(".row-count").first).to_have_text("4")


def test_empty_list_says_which_condition_empties_it(explore):
    page = explore("#/papers?with=domain:games,benchmark:gsm8k")
    expect(passing(page)).to_have_text("0 of 16 papers")
    page.locator("#stage").get_by_role("link").first.click()
    expect(passing(page)).not_to_have_text("0 of 16 papers")


# ---- Addresses


def test_rich_state_is_restored_from_its_address(explore):
    page = explore("#/papers")
    box(page, DQN).check()
    box(page, PLANNING).check()
    leave_out(page, "Self-Play")
    facet(page, "Years").get_by_label("From").select_option("2013")
    facet(page, "Years").get_by_label("to").select_option("2019")
    page.get_by_label("Order").select_option(label="By title")
    page.get_by_role("button", name="Table").click()
    rows = page.locator("#stage table tbody tr")
    expect(rows).to_have_count(2)
    seen, told = rows.all_text_contents(), conditions(page).all_text_contents()
    again = explore("#" + page.url.split("#", 1)[1])
    expect(again.locator("#stage table tbody tr")).to_have_text(seen)
    expect(conditions(again)).to_have_text(told)
    assert [box(again, label).is_checked() for label in (DQN, PLANNING, "Atari")] == [
        True,
        True,
        False,
    ]


def test_back_and_forward_walk_through_what_was_seen(explore):
    page = explore("#/papers")
    box(page, DQN).check()
    expect(passing(page)).to_have_text("4 of 16 papers")
    page.get_by_role("link", name="Seeing and Playing").click()
    expect(page.locator("h1")).to_have_text("Seeing and Playing")
    page.go_back()
    expect(passing(page)).to_have_text("4 of 16 papers")
    page.go_back()
    expect(passing(page)).to_have_text("16 papers")
    assert box(page, DQN).is_checked() is False
    page.go_forward()
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Seeing and Playing")


def test_filter_goes_along_from_view_to_view(explore):
    page = explore("#/papers?with=method:dqn")
    page.get_by_role("link", name="Matrix").click()
    expect(page.locator("#stage")).to_contain_text("Methods by settings in 4 papers")
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("#stage")).to_contain_text("4 dated papers")


def test_link_to_the_view_is_copied(explore):
    page = explore("#/papers?with=method:dqn")
    page.get_by_role("button", name="Copy the link to this view").click()
    expect(said(page)).to_have_text("Link copied")


# ---- Keyboard

OUTLINE = """() => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(document.activeElement);
    const wide = parseFloat(outlineWidth) >= 1.5 && outlineStyle !== "none";
    return wide || boxShadow !== "none";
}"""
NAME = """() => {
    const {activeElement: at} = document;
    return at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent.trim();
}"""


def test_tab_leads_from_the_address_bar_to_everything_and_is_seen(explore):
    page = explore("#/map", viewport={"width": 1280, "height": 800})
    reached = []
    unseen = []
    while "Concepts in view" not in reached and len(reached) < 150:
        page.keyboard.press("Tab")
        reached.append(page.evaluate(NAME))
        if not page.evaluate(OUTLINE):
            unseen.append(reached[-1])
    assert unseen == []
    assert reached[0].startswith("Skip to")
    order = ["Papers", "Find a paper, a concept or a topic", "Colour", "Topic map"]
    places = [next(at for at, name in enumerate(reached) if name.startswith(n)) for n in order]
    assert places == sorted(places)
    assert reached[-1] == "Concepts in view"


def test_skip_link_leads_past_bar_and_facets(explore):
    page = explore("#/papers")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#stage")).to_be_focused()
    expect(page.locator("li.paper-line")).to_have_count(16)


def test_paper_is_reached_from_the_map_by_keyboard_alone(explore):
    page = explore("#/map", reduced_motion="reduce")
    names = page.get_by_role("listbox", name="Concepts in view")
    expect(names.get_by_role("option").first).to_be_attached()
    names.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".concept-summary h2")).to_be_visible()
    page.locator(".concept-summary .title-link").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".paper-summary h2")).to_be_visible()
    page.locator(".paper-summary h2 a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.paper-page h1")).to_be_visible()
    expect(page.locator("#stage")).to_be_focused()


def test_digits_lead_to_the_views_and_question_mark_tells_the_keys(explore):
    page = explore("#/map")
    page.keyboard.press("3")
    expect(page).to_have_title("Matrix — calm")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
