"""Chromium for the tests of pages: no network, and nothing that a page does goes unnoticed.

    def test_page_is_quiet(browser_page, tmp_path):
        visit = browser_page(tmp_path / "ego.html")
        assert visit.page.title() == "GRPO"
        assert visit.complaints() == []

Chromium is the system's (``.ci/run`` installs it); Playwright downloads none. Where it is missing
the tests skip with that reason, but under ``CI=true`` they fail.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.rooms import Rooms
from tests.programs import find_program

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
#: As root Chromium starts only without its sandbox; painting pages on the card that it plays costs
#: more than WebGL, which does without; the rest keeps it from phoning home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Visit:
    """An open page and what it did: filled while the page lives."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)  #: all but the page itself
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)  #: uncaught exceptions

    def csp_violations(self) -> list[str]:
        """Give what the page's content security policy has blocked so far."""
        return list(self.page.evaluate("window.cspViolations"))

    def complaints(self) -> list[str]:
        """Give everything that a page which needs nothing and works should not have done."""
        return [
            *(f"asks for {url}" for url in self.requests),
            *(f"console error: {text}" for text in self.console_errors),
            *(f"uncaught: {text}" for text in self.page_errors),
            *(f"policy: {text}" for text in self.csp_violations()),
        ]


@pytest.fixture(scope="session")
def chromium_program() -> str:
    return find_program(*PROGRAMS)


@pytest.fixture(scope="module")
def browser_flags() -> tuple[str, ...]:
    """What Chromium is started with; a folder or a file of tests may want others."""
    return FLAGS


# One browser a file, not a session: while it is open, no other test can run an event loop.
@pytest.fixture(scope="module")
def browser(chromium_program: str, browser_flags: tuple[str, ...]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = list(browser_flags)
        browser = playwright.chromium.launch(executable_path=chromium_program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def rooms(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    empty = tmp_path_factory.mktemp("empty") / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    return Rooms(browser, empty)


@pytest.fixture
def browser_page(rooms: Rooms) -> Iterator[Callable[..., Visit]]:
    """Open a file or a URL; further options are those of a browser context.

    ``offline=False`` is for pages that the test itself serves on localhost.
    """

    def visit(address: str | Path, **options: object) -> Visit:
        url = address.resolve().as_uri() if isinstance(address, Path) else address
        settings = {"offline": True, "viewport": {"width": 1280, "height": 800}} | options
        opened = Visit(rooms.room(url, settings).new_page(), url)
        _listen(opened)
        opened.page.goto(url, wait_until="load")
        return opened

    yield visit
    rooms.tidy()


def _listen(visit: Visit) -> None:
    def on_request(request) -> None:
        own = request.url.split("#")[0] == visit.url.split("#")[0]
        if not own and not request.url.startswith(("data:", "blob:")):
            visit.requests.append(request.url)

    def on_console(message) -> None:
        if message.type == "error":
            visit.console_errors.append(message.text)

    visit.page.on("request", on_request)
    visit.page.on("console", on_console)
    visit.page.on("pageerror", lambda error: visit.page_errors.append(str(error)))
