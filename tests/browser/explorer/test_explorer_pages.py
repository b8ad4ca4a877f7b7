"""Every page of the explorer opens from disk with the network off, and served, and is quiet."""

import re

import pytest
from playwright.sync_api import expect

from kg.serve.run import running
from tests.browser.explorer.pages import PAGES
from tests.serve.conftest import serving_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_by_its_address_and_asks_for_nothing(explore, visits, name):
    address, title, words = PAGES[name]
    page = explore(address)
    expect(page).to_have_title(title)
    expect(page.locator("#stage")).to_contain_text(words)
    assert visits[0].requests == []


def walk_through(page):
    for address, title, words in PAGES.values():
        page.evaluate("hash => { location.hash = hash; }", address)
        expect(page).to_have_title(title)
        expect(page.locator("#stage")).to_contain_text(words)


def test_folder_gives_every_page_from_the_files_beside_it(explore, visits, sites):
    walk_through(explore("", sites.folder))
    asked = {url.rsplit("/", 2)[1] for url in visits[0].requests}
    assert asked == {"data"}


def test_texts_of_a_folder_are_read_when_a_page_needs_them(explore, visits, sites):
    page = explore("#/papers", sites.folder)
    expect(page.locator("#stage li.paper-line")).to_have_count(16)
    assert [url.rsplit("/", 1)[1] for url in visits[0].requests] == ["atlas.js"]
    page.get_by_role("link", name="Groups that Reason").click()
    expect(page.locator(".abstract mark")).to_have_count(5)
    assert [url.rsplit("/", 1)[1] for url in visits[0].requests] == ["atlas.js", "papers-0.js"]


def test_served_explorer_asks_its_own_server_only(explore, visits, sites, cache):
    with running(serving_of(sites.graph)) as server:
        origin = server.address.rstrip("/")
        page = explore("", f"{origin}/explore", offline=False)
        walk_through(page)
        assert visits[0].requests
        assert {url.split("/data/")[0] for url in visits[0].requests} == {f"{origin}/explore"}
        page.context.close()
        visits.clear()


def test_page_that_is_not_there_says_so(explore):
    page = explore("#/paper/arxiv:9999.99999")
    expect(page.locator("#stage")).to_contain_text(re.compile("not in this landscape|No such"))


def test_address_that_means_nothing_shows_the_map(explore):
    page = explore("#/nonsense/%E0%A4%A?with=nothing&at=x,y&sure=-7&topic=1e9&area=1_2")
    expect(page.locator(".map-stage")).to_be_visible()
