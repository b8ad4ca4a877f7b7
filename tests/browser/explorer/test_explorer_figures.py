"""Matrix, timeline, queries and the page about the landscape: their numbers and their files."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.files import png_lines, saved, svg_of, words_of

pytestmark = pytest.mark.browser

FLAT = "#/matrix?rows=method&columns=domain&level=exact"


def table_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def cell(page, row, column):
    return page.locator(f'[data-cell="{row}~{column}"]')


# ---- Matrix


def test_cell_opens_its_papers_with_the_sentences_of_both(explore):
    page = explore(FLAT)
    games = page.locator("[data-cell]", has_text="3").first
    games.click()
    papers = page.get_by_role("complementary", name=re.compile("Papers of the cell"))
    expect(papers.get_by_role("listitem").filter(has=page.locator(".title-link"))).to_have_count(3)
    expect(papers.locator("blockquote").first).to_be_visible()
    expect(page).to_have_url(re.compile("cell="))
    papers.get_by_role("link", name="Close").click()
    expect(papers).to_have_count(0)


def test_counts_of_the_matrix_are_those_of_the_papers(explore):
    page = explore(FLAT)
    name, content = saved(page, "CSV", within="#stage")
    rows = table_of(content)
    assert name.endswith(".csv")
    head = next(row for row in rows if "Games" in row)
    named = {row[1]: dict(zip(head, row, strict=False)) for row in rows}
    assert named["Planning"]["Games"] == "3"
    assert named["Deep Q-Network"]["Games"] == "4"
    assert named["Group Relative Policy Optimization"]["Mathematics"] == "3"
    # two papers walk with it; one that avoids it is not about it
    assert named["Proximal Policy Optimization"]["Locomotion"] == "2"


def test_arrows_go_from_cell_to_cell_and_enter_opens(explore):
    page = explore(FLAT)
    first = page.locator(".matrix-table [tabindex='0']")
    first.focus()
    before = page.evaluate("document.activeElement.closest('td, th').cellIndex")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('td, th').cellIndex") == before + 1
    page.locator("[data-cell]").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name=re.compile("Papers of the cell"))).to_be_visible()


def test_matrix_is_read_against_chance(explore):
    page = explore(FLAT)
    page.get_by_text("Against chance", exact=True).click()
    expect(page).to_have_url(re.compile("reading=|surprise"))
    expect(page.locator("#stage")).to_contain_text("Rarer than chance")


def test_families_are_opened_to_what_is_narrower(explore):
    page = explore("#/matrix?rows=domain&columns=method&level=families")
    opener = page.get_by_role("button", name="Narrower than Robotics (1)")
    opener.click()
    expect(page.get_by_role("button", name="Narrower than Robotics (1)")).to_have_attribute(
        "aria-expanded", "true"
    )
    expect(page.locator("tbody th", has_text="Locomotion")).to_be_visible()


def test_matrix_is_saved_as_figure(explore):
    page = explore(FLAT)
    words = words_of(svg_of(saved(page, "SVG", within="#stage")[1]))
    assert {"Games", "Planning"} <= {each.strip() for each in words}
    assert png_lines(saved(page, "PNG", within="#stage")[1])[2] > 100


# ---- Timeline


def test_timeline_says_which_papers_have_no_date(explore):
    page = explore("#/timeline")
    expect(page.locator(".timeline-heading")).to_contain_text(
        "1 paper has no date and is not in these charts."
    )


def test_timeline_without_any_date_says_so_and_shows_what_it_can(explore, hostile_sites):
    page = explore("#/timeline", hostile_sites.single)
    expect(page.get_by_role("note")).to_contain_text("None of the")
    expect(page.locator("#stage")).to_contain_text("The largest methods, whenever they were")
    expect(page.locator("#stage")).to_contain_text("What the source calls their dates")


def test_first_and_latest_papers_lead_to_their_pages(explore):
    page = explore("#/timeline")
    page.locator("#stage").get_by_role("link", name="Calm Steps for Policies").first.click()
    expect(page.locator("h1")).to_have_text("Calm Steps for Policies")


def test_timeline_is_saved_as_values_and_figure(explore):
    page = explore("#/timeline")
    rows = table_of(saved(page, "CSV", within="#stage")[1])
    assert len(rows) > 10
    svg = svg_of(saved(page, "SVG", within="#stage")[1])
    assert "2017" in " ".join(words_of(svg))
    assert png_lines(saved(page, "PNG", within="#stage")[1])[2] > 100


def test_values_of_the_chart_stand_in_a_table_too(explore):
    page = explore("#/timeline")
    twin = page.locator("#stage details").filter(has=page.locator("table")).first
    twin.locator("summary").first.click()
    expect(twin.get_by_role("row").nth(1)).to_be_visible()


# ---- Lineage


def test_lineage_is_walked_by_keyboard_tells_its_sentences_and_is_saved(explore):
    page = explore("#/lineage")
    chart = page.locator("svg.lineage-chart")
    chart.locator("a[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    told = page.locator(".told")
    expect(told).to_contain_text("Group Relative Policy Optimization")
    expect(told.locator("blockquote").first).to_have_text(re.compile(r"It extends PPO"))
    rows = table_of(saved(page, "CSV", within="#stage")[1])
    assert [row[:5:2] for row in rows[1:]] == [
        ["Group Relative Policy Optimization", "2024-02-05", "Proximal Policy Optimization"],
        ["Direct Preference Optimization", "2023-05-29", "Proximal Policy Optimization"],
    ]
    svg = svg_of(saved(page, "SVG", within="#stage")[1])
    assert "2017" in " ".join(words_of(svg))
    page.keyboard.press("5")
    chart.get_by_role("link", name=re.compile("Proximal")).click()
    expect(page.locator("h1")).to_have_text("Proximal Policy Optimization")
    expect(page.locator("section.line h2")).to_have_text("Lineage")
    page.evaluate("location.hash = '#/concept/method:planning'")
    expect(page.locator("section.line")).to_contain_text("No paper here says what Planning")


# ---- Queries and the page about the landscape


def test_stored_answers_lead_to_papers_and_concepts(explore):
    page = explore("#/queries")
    page.get_by_role("link", name="Which methods are used in which domains").click()
    answer = page.locator("#stage table")
    answer.get_by_role("link", name="Planning").first.click()
    expect(page.locator("h1")).to_have_text("Planning")


def test_page_about_the_landscape_counts_and_cites(explore):
    page = explore("#/about")
    stage = page.locator("#stage")
    for words in ("16", "17", "58", "How to cite"):
        expect(stage).to_contain_text(words)
    expect(stage).to_contain_text(re.compile("measured", re.IGNORECASE))


def test_list_of_papers_is_saved_in_three_forms(explore):
    page = explore("#/papers?with=domain:games")
    name, content = saved(page, "CSV", within="#stage")
    assert name == "calm-papers.csv"
    rows = table_of(content)
    assert len(rows) == 6
    assert rows[0][:3] == ["id", "title", "authors"]
    assert saved(page, "BibTeX", within="#stage")[1].decode().count("@") == 5
    assert saved(page, "JSON", within="#stage")[0] == "calm-papers.json"
