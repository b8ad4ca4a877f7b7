"""Contexts of a browser that are kept from test to test, so that each page starts at once.

1. A context is kept for each set of options and each site, and only as long as the browser.
2. In it one empty page of the site stays open: it keeps the process alive in which the next page
   of that site then starts, with the program already compiled. This takes half the time.
3. A test gets a new page. At its end its pages are closed, and what pages share is put back:
   storage, cookies and the network.
"""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

REPORT_VIOLATIONS = """
window.cspViolations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.cspViolations.push(`${event.violatedDirective} blocks ${event.blockedURI}`));
"""


class Room(NamedTuple):
    """A context, the page that keeps its process alive, and whether it has no network."""

    context: BrowserContext
    keeper: Page
    offline: bool

    def new_page(self) -> Page:
        return self.context.new_page()

    def tidy(self) -> None:
        """Leave it as it was when it was made."""
        for page in self.context.pages:
            if page != self.keeper:
                page.close()
        self.keeper.evaluate("localStorage.clear()")
        self.context.clear_cookies()
        self.context.set_offline(self.offline)


class Rooms:
    """The rooms of one browser."""

    def __init__(self, browser: Browser, empty_page: Path) -> None:
        self._browser = browser
        self._empty_page = empty_page
        self._rooms: dict[str, Room] = {}

    def room(self, url: str, options: dict[str, object]) -> Room:
        """Give the room for pages of a site under these options."""
        parts = urlsplit(url)
        key = repr((parts.scheme, parts.netloc, sorted(options.items())))
        if key not in self._rooms:
            # a server tells of a page that it lacks with the smallest of its pages
            empty = f"{parts.scheme}://{parts.netloc}/nothing-here"
            if parts.scheme == "file":
                empty = self._empty_page.as_uri()
            self._rooms[key] = self._open(empty, options)
            self._rooms[key].context.on("close", lambda _: self._rooms.pop(key, None))
        return self._rooms[key]

    def tidy(self) -> None:
        """Close what the last test has opened."""
        for room in self._rooms.values():
            room.tidy()

    def _open(self, empty: str, options: dict[str, object]) -> Room:
        context = self._browser.new_context(**options)
        context.set_default_timeout(20_000)
        context.add_init_script(REPORT_VIOLATIONS)
        keeper = context.new_page()
        keeper.goto(empty)
        return Room(context, keeper, bool(options["offline"]))
