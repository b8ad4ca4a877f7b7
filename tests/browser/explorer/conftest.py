"""The explorer of a small landscape in Chromium with WebGL; what it does unasked fails the test.

    def test_map_says_how_many(explore):
        page = explore("#/map")
        expect(page.locator(".passing")).to_have_text("16 papers")

A page from disk has no network. ``explore`` fails a test at its end if the page has asked for
anything but its own data, has written an error to the console, or met its security policy.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from kg.store import open_store
from kg.views.explorer.site import SiteOptions, write_site
from tests.browser.conftest import FLAGS, Visit
from tests.browser.explorer.landscape import write_landscape
from tests.views.explorer.corpus import write_hostile

#: Chromium draws WebGL in software where there is no graphics card.
WEBGL = (
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)


@pytest.fixture(scope="module")
def browser_flags() -> tuple[str, ...]:
    return (*(flag for flag in FLAGS if flag != "--disable-gpu"), *WEBGL)


class Sites(NamedTuple):
    """Pages to open, and the graph file that they were made from."""

    graph: Path
    single: Path
    folder: Path


def _write_sites(graph: Path) -> Sites:
    with open_store(graph) as store:
        single = write_site(store, graph.parent / "single", SiteOptions(form="single"))
        folder = write_site(store, graph.parent / "folder", SiteOptions(form="folder"))
    return Sites(graph, single.entry, folder.entry)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, cache: None) -> Sites:
    """Sixteen papers, as one file and as a folder."""
    return _write_sites(write_landscape(tmp_path_factory.mktemp("calm") / "calm.db"))


@pytest.fixture(scope="session")
def hostile_sites(tmp_path_factory: pytest.TempPathFactory, cache: None) -> Sites:
    """Papers whose texts attack the page."""
    return _write_sites(write_hostile(tmp_path_factory.mktemp("hostile") / "hostile.db"))


@pytest.fixture
def visits() -> list[Visit]:
    """All pages that ``explore`` has opened in this test."""
    return []


@pytest.fixture
def explore(
    browser_page: Callable[..., Visit], sites: Sites, visits: list[Visit]
) -> Iterator[Callable[..., Page]]:
    """Open the explorer at a hash and wait until it has started."""

    def open_at(address: str = "", entry: Path | str = sites.single, **options: object) -> Page:
        url = entry.as_uri() if isinstance(entry, Path) else entry
        visit = browser_page(url + address, **{"locale": "en-US", **options})
        visits.append(visit)
        visit.page.wait_for_selector("html[data-ready]", state="attached")
        return visit.page

    yield open_at
    for visit in visits:
        own = visit.url.split("#")[0].split("?")[0].rsplit("/", 1)[0]
        foreign = [each for each in visit.requests if not each.startswith(f"{own}/")]
        told = (visit.console_errors, visit.page_errors, visit.csp_violations())
        assert (foreign, *told) == ([], [], [], [])
