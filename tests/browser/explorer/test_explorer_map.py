"""The topic map: what is picked, drawn around, coloured and saved."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.files import SVG, png_lines, saved, svg_of, words_of

pytestmark = pytest.mark.browser

TOPICS = [
    "Games · Deep Q-Network",
    "Locomotion · MuJoCo",
    "Learning from Human Feedback · Mathematics",
]
STILL = {"reduced_motion": "reduce"}
BOXES = """() => [...document.querySelectorAll("text")].map(text => {
    const {x, y, width, height} = text.getBBox();
    return {words: text.textContent, left: x, top: y, right: x + width, bottom: y + height};
})"""


def settled(page):
    """Wait until the names stand: they are placed with the first frame that is still."""
    expect(
        page.get_by_role("listbox", name="Concepts in view").get_by_role("option")
    ).not_to_have_count(0)
    return page


def selection(page):
    return page.locator(".map-panel")


def dots(page):
    """Where papers are drawn, in pixels of the picture: the file says it."""
    height = page.locator(".map-picture").bounding_box()["height"]
    circles = svg_of(saved(page, "SVG", within=".map-tools")[1]).iter(f"{SVG}circle")
    places = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in circles]
    return [(x, y) for x, y in places if y < height]  # below it stands the legend


def draw_around(page, corners):
    left, top = (page.locator(".map-picture").bounding_box()[side] for side in ("x", "y"))
    first, *rest = [(left + x, top + y) for x, y in corners]
    page.mouse.move(*first)
    page.mouse.down()
    for corner in [*rest, first]:
        page.mouse.move(*corner, steps=4)
    page.mouse.up()


def everything(page):
    """Corners just inside the edges of the picture, clear of the buttons on it."""
    box = page.locator(".map-picture").bounding_box()
    right, bottom = box["width"] - 6, box["height"] - 6
    return [(6, 6), (right, 6), (right, bottom), (6, bottom)]


# ---- Picking


def test_click_on_a_dot_shows_the_paper_beside_the_map(explore):
    page = settled(explore("#/map", **STILL))
    places = dots(page)
    box = page.locator(".map-picture").bounding_box()
    free = [
        (x, y) for x, y in places if 60 < x < box["width"] - 90 and 60 < y < box["height"] - 160
    ]
    page.locator(".map-picture").click(position=dict(zip("xy", free[0], strict=True)))
    expect(selection(page).locator(".paper-summary h2")).to_be_visible()
    expect(page).to_have_url(re.compile(r"sel=arxiv:"))
    page.keyboard.press("Escape")
    expect(page.locator(".paper-summary")).to_have_count(0)
    assert "sel=" not in page.url


def test_selection_is_told_in_the_panel_with_ways_on(explore):
    page = explore("#/map?sel=method:dqn", **STILL)
    expect(selection(page).locator("h2")).to_have_text("Deep Q-Network")
    expect(selection(page).locator("h3")).to_have_text(
        [
            re.compile("In the same papers"),
            re.compile("Proposed by"),
            re.compile("Used by"),
            re.compile("Compared with by"),
        ]
    )
    selection(page).get_by_role("link", name="Seeing and Playing").click()
    expect(selection(page).locator("h2")).to_have_text("Seeing and Playing")
    page.go_back()
    expect(selection(page).locator("h2")).to_have_text("Deep Q-Network")
    selection(page).get_by_role("button", name="← All topics").click()
    expect(selection(page).locator("h2")).to_have_text("16 papers")


def test_topics_stand_beside_the_map_in_words(explore):
    page = explore("#/map")
    expect(page.get_by_role("list", name="Topics on the map").get_by_role("listitem")).to_have_text(
        [f"{title}: 5 papers" for title in TOPICS]
    )
    expect(
        page.get_by_role("img", name="Map of 16 papers in 3 topics: near means related")
    ).to_be_visible()
    expect(selection(page)).to_contain_text(
        "1 paper without a concept: in the list, not on the map."
    )


# ---- Moving


def test_keys_move_the_map_and_zero_brings_all_back(explore):
    page = settled(explore("#/map", **STILL))
    page.locator(".map-stage").focus()
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("at="))
    nearer = page.url
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(nearer)
    page.keyboard.press("0")
    expect(page).to_have_url(re.compile(r"#/map$"))


def test_place_of_the_camera_is_restored_from_the_address(explore):
    page = settled(explore("#/map", **STILL))
    page.locator(".map-stage").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("at="))
    page = settled(page)
    before = dots(page)
    again = settled(explore("#" + page.url.split("#")[1], **STILL))
    assert dots(again) == [pytest.approx(place, abs=0.5) for place in before]


# ---- Areas


def test_lasso_leads_to_a_table_and_a_csv_of_what_is_in_it(explore):
    page = settled(explore("#/map", **STILL))
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Lasso")).to_have_attribute("aria-pressed", "true")
    draw_around(page, everything(page))
    area = page.get_by_role("group", name="Chosen area")
    expect(area).to_contain_text("15 papers in the area")
    name, content = saved(page, "CSV", within=".map-area")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name == "calm-area.csv"
    assert len(rows) == 15
    assert {row["topic"].split(" · ")[0] for row in rows} >= {"Games", "Locomotion"}
    area.get_by_role("link", name="Table").click()
    expect(page.locator(".passing")).to_have_text("15 of 16 papers")
    expect(page.locator("#stage")).not_to_contain_text("A Note on Nothing")


def test_lasso_around_a_part_takes_what_lies_in_it(explore):
    page = settled(explore("#/map", **STILL))
    places = dots(page)
    middle = page.locator(".map-picture").bounding_box()["width"] / 2
    inside = [place for place in places if 6 < place[0] < middle]
    page.get_by_role("button", name="Lasso").click()
    (left, top), _, _, (_, bottom) = everything(page)
    draw_around(page, [(left, top), (middle, top), (middle, bottom), (left, bottom)])
    assert 0 < len(inside) < 15
    expect(page.locator(".passing")).to_have_text(f"{len(inside)} of 16 papers")
    page.get_by_role("button", name="Clear area").click()
    expect(page.locator(".passing")).to_have_text("16 papers")


def test_what_is_in_view_is_taken_without_a_mouse(explore):
    page = settled(explore("#/map", **STILL))
    page.get_by_role("button", name="Select what is in view").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".passing")).to_have_text("15 of 16 papers")
    expect(page).to_have_url(re.compile("area="))


def test_years_under_the_map_are_sliders(explore):
    page = explore("#/map", **STILL)
    first = page.get_by_role("slider", name="From year")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuenow", "2014")
    expect(page.locator(".passing")).to_have_text("14 of 16 papers")
    page.get_by_role("slider", name="To year").focus()
    page.keyboard.press("PageDown")
    expect(page.locator(".passing")).to_have_text("8 of 16 papers")
    page.get_by_role("button", name="All years").click()
    expect(page.locator(".passing")).to_have_text("16 papers")


# ---- Colours


@pytest.mark.parametrize(
    ("colour", "heading", "entry"),
    [
        ("Kind of concept", "Concepts by kind", "Benchmark"),
        ("Year", "year", "2013"),
        ("Venue", "venue", "Journal of Calm"),
    ],
)
def test_colour_means_what_was_chosen_and_the_legend_says_so(explore, colour, heading, entry):
    page = explore("#/map", **STILL)
    page.get_by_label("Colour").select_option(label=colour)
    legend = page.locator(".map-legend")
    expect(legend).to_contain_text(entry)
    expect(legend.locator("summary")).to_contain_text(re.compile(heading, re.IGNORECASE))


# ---- Saving


def test_map_is_saved_as_svg_with_its_names_as_text(explore):
    page = settled(explore("#/map", **STILL))
    name, content = saved(page, "SVG", within=".map-tools")
    svg = svg_of(content)
    words = words_of(svg)
    assert name == "calm-map.svg"
    assert svg.find(f"{SVG}title").text == "calm: topic map"
    assert {"Games · Deep Q-Network", "Locomotion · MuJoCo", "MuJoCo", "Deep Q-Network"} <= set(
        words
    )
    assert any(each.startswith("calm · 16 papers · ") for each in words)
    assert len(list(svg.iter(f"{SVG}circle"))) >= 15
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg", "title", "desc", "g", "path", "circle", "text", "tspan",
    }  # fmt: skip


def test_selection_stands_in_the_saved_map(explore):
    page = settled(explore("#/map?sel=method:ppo", **STILL))
    words = words_of(svg_of(saved(page, "SVG", within=".map-tools")[1]))
    assert any("calm · Proximal Policy Optimization · 16 papers" in each for each in words)


def test_map_is_saved_as_a_png_that_is_not_blank(explore):
    page = settled(explore("#/map", **STILL, viewport={"width": 1000, "height": 700}))
    box = page.locator(".map-picture").bounding_box()
    name, content = saved(page, "PNG", within=".map-tools")
    width, height, lines = png_lines(content)
    assert name == "calm-map.png"
    assert abs(width - 3 * box["width"]) <= 3
    assert height > 3 * box["height"]
    assert lines > 500


@pytest.mark.parametrize("address", ["#/map", "#/map?sel=method:ppo", "#/map?at=0_0_3"])
@pytest.mark.parametrize("width", [390, 1440])
def test_names_do_not_overlap_and_stay_in_the_window(explore, browser, tmp_path, address, width):
    page = settled(explore(address, **STILL, viewport={"width": width, "height": 850}))
    file = tmp_path / "map.svg"
    file.write_bytes(saved(page, "SVG", within=".map-tools")[1])
    edge = float(svg_of(file.read_bytes()).get("width"))
    drawn = browser.new_page()
    drawn.goto(file.as_uri())
    boxes = drawn.evaluate(BOXES)
    drawn.close()
    assert boxes
    assert [box["words"] for box in boxes if box["left"] < -1 or box["right"] > edge + 1] == []
    assert clashes(boxes) == []


def clashes(boxes):
    """Names of which one covers the other by more than the leading of their lines."""
    return [
        (one["words"], other["words"])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 2
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 5
    ]
