"""Themes, small screens, print, still pictures, and the explorer inside another page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.pages import PAGES

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
GROUND = "() => getComputedStyle(document.body).backgroundColor"
#: Text and the ground below it, for each element that bears text and can be seen.
PAINTED = """() => {
    const FLAT = /^linear-gradient\\((rgba?\\([^)]*\\)), \\1\\)$/;  // tints of the matrix
    const dot = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const read = colour => {
        dot.clearRect(0, 0, 1, 1);
        dot.fillStyle = colour;
        dot.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = dot.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const over = ([r, g, b, a], ground) => [r, g, b].map((c, at) => c * a + ground[at] * (1 - a));
    const groundOf = node => {
        const layers = [];
        for (let at = node; at; at = at.parentElement) {
            const {backgroundColor, backgroundImage} = getComputedStyle(at);
            const even = FLAT.exec(backgroundImage)?.[1];
            const colour = read(even ?? backgroundColor);
            if (colour[3]) layers.push(colour);
            if (colour[3] === 1) break;
        }
        return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
    };
    const light = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const found = [];
    const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        const {color, visibility, fontSize, fontWeight} = getComputedStyle(node);
        const {width, height} = node.getBoundingClientRect();
        const words = walker.currentNode.textContent.trim();
        if (!words || node.closest("svg, :disabled, option")) continue;
        if (width < 2 || height < 2 || visibility === "hidden") continue;
        let opacity = 1;
        for (let at = node; at; at = at.parentElement) opacity *= getComputedStyle(at).opacity;
        const ground = groundOf(node);
        const ink = read(color);
        const shown = over([...ink.slice(0, 3), ink[3] * opacity], ground);
        const [high, low] = [luminance(shown), luminance(ground)].sort((a, b) => b - a);
        const ratio = (high + 0.05) / (low + 0.05);
        const size = parseFloat(fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && fontWeight >= 700);
        if (ratio < (isLarge ? 3 : 4.5)) {
            found.push(`${ratio.toFixed(2)} ${node.tagName}.${node.className}: `
                + words.slice(0, 40));
        }
    }
    return found;
}"""


def open_view(page, name):
    address, title, words = PAGES[name]
    page.evaluate("hash => { location.hash = hash; }", address)
    expect(page).to_have_title(title)
    expect(page.locator("#stage")).to_contain_text(words)


# ---- Colours


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_4_5_on_every_page(explore, scheme):
    page = explore("#/about", color_scheme=scheme, reduced_motion="reduce")
    faint = {}
    for name in PAGES:
        open_view(page, name)
        faint[name] = page.evaluate(PAINTED)
    assert faint == {name: [] for name in PAGES}


def test_theme_is_that_of_the_system_until_the_button_is_pressed(explore):
    page = explore("#/papers", color_scheme="dark")
    dark = page.evaluate(GROUND)
    page.get_by_role("button", name="Theme: dark. Switch to light").click()
    light = page.evaluate(GROUND)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(GROUND) == light != dark
    page.get_by_role("button", name="Theme: light. Switch to dark").click()
    assert page.evaluate(GROUND) == dark


def test_theme_that_was_chosen_is_kept(explore):
    page = explore("#/papers", color_scheme="light")
    page.get_by_role("button", name="Theme: light. Switch to dark").click()
    dark = page.evaluate(GROUND)
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate(GROUND) == dark


def test_map_is_painted_anew_with_the_theme(explore):
    page = explore("#/map", color_scheme="light", reduced_motion="reduce")
    expect(page.locator(".map-roving [role=option]")).not_to_have_count(0)
    light = page.locator(".map-picture").screenshot()
    page.get_by_role("button", name="Theme: light. Switch to dark").click()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.locator(".map-picture").screenshot() != light


# ---- Motion and paper


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_flight_is_left_out_where_movement_is_unwelcome(explore, motion, moves):
    page = explore("#/map", reduced_motion=motion)
    expect(page.locator(".map-roving [role=option]")).not_to_have_count(0)
    page.evaluate("location.hash = '#/map?sel=method:dqn'")
    expect(page.locator(".map-panel h2")).to_have_text("Deep Q-Network")
    arrived = "at=" in page.url
    assert arrived is not moves
    expect(page).to_have_url(re.compile("at="))


def test_animations_last_no_time_where_movement_is_unwelcome(explore):
    page = explore("#/paper/arxiv:2401.00001?mark=method:ppo", reduced_motion="reduce")
    expect(page.locator(".abstract mark")).to_have_count(5)
    running = page.evaluate(
        """document.getAnimations().filter(
            each => each.effect.getComputedTiming().duration > 50).length"""
    )
    assert running == 0


@pytest.mark.parametrize("name", ["papers", "paper", "concept", "matrix"])
def test_print_shows_the_text_and_not_the_tools(explore, name):
    page = explore(PAGES[name][0], color_scheme="dark")
    expect(page.locator("#stage")).to_contain_text(PAGES[name][2])
    page.emulate_media(media="print")
    expect(page.locator("#find")).to_be_hidden()
    expect(page.locator("nav.tabs")).to_be_hidden()
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator("#stage")).to_be_visible()
    ink = page.evaluate("getComputedStyle(document.querySelector('h1, h2')).color")
    assert max(map(int, re.findall(r"\d+", ink)[:3])) < 120
    scrolls = page.evaluate("() => getComputedStyle(document.getElementById('stage')).overflowY")
    assert scrolls in ("visible", "clip")


# ---- Screens


@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways(explore, size):
    width, height = SIZES[size]
    page = explore("#/about", viewport={"width": width, "height": height})
    wide = {}
    for name in PAGES:
        open_view(page, name)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(PAGES, width)


def test_facets_are_a_sheet_on_a_phone(explore):
    page = explore("#/papers", viewport={"width": 390, "height": 844}, has_touch=True)
    expect(page.locator(".facets")).to_be_hidden()
    page.get_by_role("button", name="Filter").tap()
    sheet = page.get_by_role("dialog", name="Filter")
    sheet.locator(".row", has_text="Games").get_by_role("checkbox").first.check()
    sheet.get_by_role("button", name="Show 5 of 16 papers").tap()
    expect(sheet).to_have_count(0)
    expect(page.locator("li.paper-line")).to_have_count(5)
    expect(page.get_by_role("button", name="Filter conditions: 1")).to_be_focused()


def test_targets_on_a_phone_can_be_hit(explore):
    page = explore("#/map", viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll("#app button, #app select")].filter(each => {
            const {width, height} = each.getBoundingClientRect();
            return each.checkVisibility() && width && (width < 24 || height < 24);
        }).map(each => each.getAttribute("aria-label") || each.textContent)"""
    )
    assert small == []


# ---- Inside another page


def test_embedded_page_has_neither_bar_nor_facets_but_a_way_out(explore, sites):
    page = explore("?embed#/map?sel=method:ppo", reduced_motion="reduce")
    expect(page.locator("header.bar")).to_be_hidden()
    expect(page.locator(".facets")).to_be_hidden()
    out = page.get_by_role("link", name="Open in the explorer")
    expect(out).to_have_attribute(
        "href", re.compile(r"index\.html#/map\?(at=[^&]+&)?sel=method:ppo")
    )


def test_page_around_hears_what_is_opened(browser_page, sites, tmp_path):
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"""<!doctype html><title>outer</title><script>
        window.heard = []; addEventListener("message", each => heard.push(each.data));
        </script><iframe src="{sites.single.as_uri()}?embed#/papers" width=900></iframe>"""
    )
    page = browser_page(outer).page
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Groups that Reason").click()
    frame.locator(".abstract mark a", has_text="PPO").click()
    expect(frame.locator("h1")).to_have_text("Proximal Policy Optimization")
    assert page.evaluate("heard") == [
        {"event": "paper-open", "id": "arxiv:2401.00001", "title": "Groups that Reason"},
        {"event": "concept-open", "id": "method:ppo", "title": "Proximal Policy Optimization"},
    ]
