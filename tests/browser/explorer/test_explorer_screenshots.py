"""Pictures of every page, to be looked at: ``KG_SCREENSHOTS=DIR`` names the folder.

Under ``CI=true`` they go to ``out/screenshots``. Nothing is compared: looks may change.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.pages import PAGES

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
MORE = {
    "map-selected": ("#/map?sel=method:ppo", "calm", "Proximal Policy Optimization"),
    "papers-filtered": (
        "#/papers?with=method:ppo&not=domain:games",
        "Papers — calm",
        "Groups that",
    ),
    "cell": (
        "#/matrix?rows=method&columns=domain&level=exact&cell=method:dqn~domain:games",
        "Matrix — calm",
        "Seeing and Playing",
    ),
}


def folder() -> Path | None:
    named = os.environ.get("KG_SCREENSHOTS")
    if named:
        return Path(named)
    return Path("out/screenshots") if os.environ.get("CI") == "true" else None


@pytest.mark.skipif(folder() is None, reason="KG_SCREENSHOTS names no folder for pictures")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_painted(explore, size, scheme):
    out = folder()
    out.mkdir(parents=True, exist_ok=True)
    width, height = SIZES[size]
    page = explore(
        "#/about",
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    for name, (address, title, words) in (PAGES | MORE).items():
        page.evaluate("hash => { location.hash = hash; }", address)
        expect(page).to_have_title(title)
        expect(page.locator("#stage")).to_contain_text(words)
        if name.startswith("map"):
            expect(page.locator(".map-roving [role=option]")).not_to_have_count(0)
        file = out / f"{name}-{size}-{scheme}.png"
        page.screenshot(path=file)
        assert file.stat().st_size > 5_000
