"""axe-core finds nothing serious on any page, in either theme."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.explorer.pages import PAGES
from tests.programs import lack

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
    const {violations} = await axe.run(document, {resultTypes: ["violations"]});
    return violations.filter(each => ["serious", "critical"].includes(each.impact)).flatMap(each =>
        each.nodes.map(node => `${each.id}: ${node.target.join(" ")} — ${node.failureSummary}`));
}"""
MORE = {
    "papers as a table": ("#/papers?form=table", "Papers — calm", "Groups that Reason"),
    "filtered": (
        "#/papers?with=method:ppo&not=domain:games",
        "Papers — calm",
        "Groups that Reason",
    ),
    "nothing left": ("#/papers?with=domain:games,benchmark:gsm8k", "Papers — calm", ""),
    "selection": ("#/map?sel=method:ppo", "calm", "Proximal Policy Optimization"),
    "lasso": ("#/map?area=-1_-1,1_-1,1_1,-1_1", "calm", "papers in the area"),
    "chance": ("#/matrix?reading=surprise", "Matrix — calm", "Rarer than chance"),
    "cell": (
        "#/matrix?rows=method&columns=domain&level=exact&cell=method:dqn~domain:games",
        "Matrix — calm",
        "Seeing and Playing",
    ),
    "lost": ("#/concept/nothing", "No such concept — calm", ""),
}


@pytest.fixture(scope="module")
def axe():
    if not AXE.exists():
        lack("no axe-core in web/node_modules; run npm --prefix web ci")
    return AXE.read_text("utf-8")


def violations(page, pages):
    found = {}
    for name, (address, title, words) in pages.items():
        page.evaluate("hash => { location.hash = hash; }", address)
        expect(page).to_have_title(title)
        expect(page.locator("#stage")).to_contain_text(words)
        found[name] = page.evaluate(RUN)
    return [f"{name}: {each}" for name, all_ in found.items() for each in all_]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_serious_is_found_on_any_page(explore, axe, scheme, width):
    page = explore("#/map", color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate(axe)
    found = violations(page, PAGES | MORE)
    assert not found, "\n".join(found)


def test_nothing_serious_is_found_in_what_opens_above_the_page(explore, axe):
    page = explore("#/papers")
    page.evaluate(axe)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    found = page.evaluate(RUN)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("p")
    expect(page.get_by_role("option").first).to_be_visible()
    assert not found + page.evaluate(RUN), "\n".join(found)


def test_nothing_serious_is_found_in_the_list_without_scripts(browser, sites, axe):
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    page.add_init_script("document.addEventListener('DOMContentLoaded', e => 0)")
    plain = sites.single.with_name("plain.html")
    text = sites.single.read_text("utf-8").replace('id="piece-atlas"', 'id="lost"')
    plain.write_text(text, "utf-8")
    page.goto(plain.as_uri())
    expect(page.locator("#plain")).to_be_visible()
    page.evaluate(axe)
    found = page.evaluate(RUN)
    context.close()
    assert not found, "\n".join(found)
