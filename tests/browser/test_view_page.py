"""The page of ``kg view`` in Chromium, from disk with the network off, with hostile texts."""

import json
import re

import pytest
from playwright.sync_api import expect

from kg.store import open_store
from kg.views import Reach, concept_scene, overview_scene, paper_scene, render_page
from tests.views.gallery import write_gallery

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
#: Counts pixels of the picture that are neither its ground nor transparent.
COUNT_PAINT = """() => {
    const canvas = document.querySelector("#picture canvas");
    const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) painted += data[at] > 0;
    return painted;
}"""
PICTURE = "document.getElementById('picture').picture"
MIDDLE_OF_FIRST_LINE = """(() => {
    const {network, data: {edges: [line]}} = document.getElementById("picture").picture;
    const [one, other] = [network.getPosition(line.from), network.getPosition(line.to)];
    return {x: (one.x + other.x) / 2, y: (one.y + other.y) / 2};
})()"""
NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null;"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    with open_store(write_gallery(folder / "gallery.db")) as store:
        scenes = {
            "concept": concept_scene(store, store.concept("method:ppo"), Reach()),
            "paper": paper_scene(store, store.paper("paper:hostile"), Reach()),
            "overview": overview_scene(store, Reach()),
        }
    for name, scene in scenes.items():
        (folder / f"{name}.html").write_text(render_page(scene), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in scenes}


def keys(page):
    """The items of the picture by title."""
    titles = json.loads(page.locator("#data").text_content())["titles"]
    return {title: key for key, title in enumerate(titles)}


@pytest.mark.parametrize("name", ["concept", "paper", "overview"])
@pytest.mark.parametrize("size", SIZES)
def test_page_draws_and_asks_for_nothing(browser_page, pages, name, size):
    width, height = SIZES[size]
    visit = browser_page(pages[name], viewport={"width": width, "height": height})
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate(COUNT_PAINT) > 1000
    assert visit.page.evaluate("document.documentElement.scrollWidth") == width
    assert visit.complaints() == []


def test_hostile_texts_are_shown_as_texts(browser_page, pages):
    visit = browser_page(pages["paper"])
    dialogs = []
    visit.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for key in keys(visit.page).values():
        visit.page.evaluate("key => document.querySelector(`[data-item='${key}']`).click()", key)
    title = "Hello </script><img src=x onerror=alert(1)> <b>PPO</b>"
    expect(visit.page.locator("h1")).to_have_text(title)
    assert visit.page.locator("img").count() == 0
    assert dialogs == []
    assert visit.complaints() == []


def test_focus_is_told_in_the_panel_with_its_sentence_marked(browser_page, pages):
    page = browser_page(pages["concept"]).page
    panel = page.locator("#panel")
    expect(panel.locator("h3")).to_have_text("Proximal Policy Optimization")
    expect(panel.locator("h4")).to_have_text(
        [re.compile("^Used by 2"), re.compile("^Compared with by 1")]
    )
    expect(panel.locator("blockquote").first).to_have_text(
        "SteadyPO extends PPO for offline RL. On D4RL it needs no reward model."
    )
    expect(panel.locator("mark").first).to_have_text("PPO")


def test_click_on_a_shape_selects_it(browser_page, pages):
    page = browser_page(pages["concept"]).page
    key = keys(page)["D4RL"]
    spot = page.evaluate(
        f"key => {PICTURE}.network.canvasToDOM({PICTURE}.network.getPosition(key))", key
    )
    page.locator("#picture").click(position=spot)
    expect(page.locator("#panel h3")).to_have_text("D4RL")
    expect(page.locator("#panel .tie")).to_have_count(3)


def test_name_in_the_panel_leads_on(browser_page, pages):
    page = browser_page(pages["concept"]).page
    page.locator("#panel a.end:visible", has_text="SteadyPO").click()
    expect(page.locator("#panel h3")).to_have_text("SteadyPO: Calm Policy Updates")
    expect(page.locator("#panel .end:visible")).to_have_count(4)
    expect(page.locator("#status")).to_have_text("Selected: SteadyPO: Calm Policy Updates.")


def test_search_by_an_acronym_and_enter_selects(browser_page, pages):
    page = browser_page(pages["overview"]).page
    page.keyboard.press("/")
    page.keyboard.type("PPO")
    expect(page.locator("#status")).to_have_text("1 of 4 match.")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h3").first).to_have_text("Proximal Policy Optimization")
    expect(page.locator("#panel .said blockquote")).to_have_count(3)


def test_arrow_keys_go_from_item_to_item(browser_page, pages):
    page = browser_page(pages["concept"]).page
    page.locator("#picture").focus()
    seen = set()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.locator("#panel h3").text_content())
    assert len(seen) >= 3
    page.keyboard.press("Escape")
    expect(page.locator("#status")).to_have_text("Nothing is selected.")


def test_every_control_is_reached_by_tab(browser_page, pages):
    page = browser_page(pages["concept"]).page
    reached = []
    for _ in range(18):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.type || ''")
        )
    assert reached[0] == ""  # the link to the list
    assert reached[1] == "find"
    assert [name for name in reached if name in ("picture", "nearer", "fit", "farther")] == [
        "picture",
        "nearer",
        "fit",
        "farther",
    ]
    assert reached.count("checkbox") == 10


def test_legend_hides_a_kind(browser_page, pages):
    page = browser_page(pages["concept"]).page
    page.wait_for_timeout(300)
    before = page.evaluate(COUNT_PAINT)
    for kind in ("paper", "benchmark", "domain", "setting"):
        page.locator(f"input[data-kind={kind}]").uncheck()
    page.wait_for_timeout(300)
    assert page.evaluate(COUNT_PAINT) < before / 2


def test_without_javascript_the_list_says_it_all(browser_page, pages):
    page = browser_page(pages["concept"], java_script_enabled=False).page
    assert page.locator("#picture").is_visible() is False
    assert page.locator("article").count() == 8
    assert page.locator("#list mark").first.is_visible()


def test_without_a_canvas_the_page_says_so_and_the_list_stays(browser_page, pages, browser):
    context = browser.new_context(offline=True)
    context.add_init_script(NO_CANVAS)
    page = context.new_page()
    page.goto(pages["concept"].as_uri())
    expect(page.locator("#failed")).to_be_visible()
    assert page.locator("#picture").is_visible() is False
    page.locator("#list a.end:visible", has_text="SteadyPO").first.click()
    expect(page.locator("#panel h3")).to_have_text("SteadyPO: Calm Policy Updates")
    context.close()


def test_dark_theme_repaints_the_picture(browser_page, pages):
    page = browser_page(pages["concept"], color_scheme="light").page
    before = page.evaluate(f"{PICTURE}.colours.ground")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)
    assert (before, page.evaluate(f"{PICTURE}.colours.ground")) == ("#fbfaf7", "#15181c")


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_movement_is_left_out_where_it_is_unwelcome(browser_page, pages, motion, moves):
    page = browser_page(pages["concept"], reduced_motion=motion).page
    assert bool(page.evaluate(f"{PICTURE}.animation()")) is moves


def label_boxes(page):
    page.wait_for_timeout(300)
    return page.evaluate(f"{PICTURE}.placed.map(each => each.box)")


def clashes(boxes):
    return [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    ]


def test_names_in_the_picture_do_not_overlap(browser_page, pages):
    page = browser_page(pages["concept"]).page
    assert len(label_boxes(page)) == 8
    assert clashes(label_boxes(page)) == []


def test_names_that_find_no_room_are_left_out(browser_page, pages):
    page = browser_page(pages["concept"]).page
    page.evaluate(f"{PICTURE}.network.moveTo({{scale: 0.08}})")
    boxes = label_boxes(page)
    assert 1 <= len(boxes) < 8
    assert clashes(boxes) == []


def test_click_on_a_line_shows_its_sentence(browser_page, pages):
    page = browser_page(pages["concept"]).page
    page.evaluate(f"{PICTURE}.network.moveTo({{scale: 3, position: {MIDDLE_OF_FIRST_LINE}}})")
    page.wait_for_timeout(300)
    box = page.locator("#picture").bounding_box()
    page.locator("#picture").click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page.locator("#panel .tie.now .end:visible")).to_have_text(
        "Proximal Policy Optimization"
    )
    expect(page.locator("#panel .tie.now mark")).to_have_text("PPO")
    expect(page.locator("#status")).to_have_text(
        "Selected: Uses Proximal Policy Optimization, in SteadyPO: Calm Policy Updates."
    )
