"""Where the browser has no WebGL, or no canvas at all, everything but the fluid map works."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FLAGS
from tests.browser.explorer.files import saved, svg_of, words_of

pytestmark = pytest.mark.browser

NO_CANVAS = "HTMLCanvasElement.prototype.getContext = () => null;"


@pytest.fixture(scope="module")
def browser_flags():
    return (*FLAGS, "--disable-3d-apis")


def test_map_says_that_there_is_no_webgl_and_draws_all_the_same(explore):
    page = explore("#/map", reduced_motion="reduce")
    expect(page.get_by_role("note")).to_contain_text("shows no WebGL")
    expect(
        page.get_by_role("listbox", name="Concepts in view").get_by_role("option")
    ).not_to_have_count(0)
    dots = page.evaluate(
        """() => { const canvas = document.querySelector(".map-dots canvas");
            const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return data.filter((each, at) => at % 4 === 3 && each > 0).length; }"""
    )
    assert dots > 300


def test_map_can_be_used_and_saved_without_webgl(explore):
    page = explore("#/map", reduced_motion="reduce")
    page.get_by_role("link", name=re.compile("^Deep Q-Network")).first.click()
    expect(page.locator(".map-panel h2")).to_have_text("Deep Q-Network")
    words = words_of(svg_of(saved(page, "SVG", within=".map-tools")[1]))
    assert "Deep Q-Network" in words


def test_lists_and_pages_work_without_webgl(explore):
    page = explore("#/papers")
    page.locator(".row", has_text="Games").get_by_role("checkbox").first.check()
    expect(page.locator("li.paper-line")).to_have_count(5)
    page.get_by_role("link", name="Seeing and Playing").click()
    expect(page.locator(".abstract mark")).to_have_count(3)


def test_without_any_canvas_the_lists_work_and_the_map_says_why(browser, sites):
    context = browser.new_context(offline=True)
    context.set_default_timeout(20_000)
    context.add_init_script(NO_CANVAS)
    page = context.new_page()
    page.goto(f"{sites.single.as_uri()}#/map")
    expect(page.locator("#stage")).to_contain_text(re.compile("canvas|cannot draw|not be drawn"))
    page.get_by_role("link", name="Papers").first.click()
    expect(page.locator("li.paper-line")).to_have_count(16)
    context.close()
