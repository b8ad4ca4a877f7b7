"""The explorer starts in every form, under its policy, whatever the texts; or reads as a list."""

import pytest

from kg.store import open_store
from kg.views.explorer import site as site_module
from kg.views.explorer.site import SiteOptions, write_site
from tests.browser.explorer.landscape import write_landscape
from tests.views.explorer.corpus import HOSTILE, write_hostile

pytestmark = pytest.mark.browser


UNPACK = """async id => {
    const text = document.getElementById(id).textContent;
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text()).length;
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The explorer of the hostile corpus, as one file and as a folder."""
    home = tmp_path_factory.mktemp("sites")
    with pytest.MonkeyPatch.context() as patch, open_store(write_hostile(home / "h.db")) as store:
        patch.setenv("KG_CACHE_DIR", str(home / "kept"))
        return {
            form: write_site(store, home / form, SiteOptions(form=form)).entry
            for form in ("single", "folder")
        }


def start(visit):
    visit.page.wait_for_selector("html[data-ready]", state="attached")
    return visit


def test_one_file_starts_and_asks_for_nothing(browser_page, sites):
    visit = start(browser_page(sites["single"]))
    assert visit.complaints() == []
    assert visit.page.locator("#plain").count() == 0
    assert visit.page.locator("img").count() == 0


def test_a_folder_starts_with_the_files_beside_it(browser_page, sites):
    visit = start(browser_page(sites["folder"]))
    data = (sites["folder"].parent / "data").as_uri()
    assert f"{data}/atlas.js" in visit.requests
    assert [url for url in visit.requests if not url.startswith(f"{data}/")] == []
    assert visit.console_errors + visit.page_errors + visit.csp_violations() == []
    assert visit.page.locator("img").count() == 0


@pytest.mark.parametrize("form", ["single", "folder"])
def test_every_title_is_read_without_scripts(browser, sites, form):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(sites[form].as_uri())
    if form == "folder":
        page.get_by_role("link", name="Page 1").click()
    assert page.locator("cite").first.is_visible()
    titles = page.locator("cite").all_text_contents()
    context.close()
    assert sorted(titles) == sorted(paper.title for paper in HOSTILE)


def test_the_list_shows_itself_where_the_program_cannot_start(browser_page, sites, tmp_path):
    page = sites["single"].read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace('id="piece-atlas"', 'id="lost"'), "utf-8")
    visit = browser_page(broken)
    visit.page.wait_for_selector("#plain cite", state="visible")
    assert "could not start" in visit.page.locator("[role=alert]").text_content()


def test_packed_texts_are_read_under_the_policy(browser_page, tmp_path, monkeypatch):
    monkeypatch.setattr(site_module, "MOST_UNPACKED", 2)
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))
    with open_store(write_hostile(tmp_path / "h.db")) as store:
        page = write_site(store, tmp_path / "site").entry
    visit = start(browser_page(page))
    assert visit.page.evaluate(UNPACK, "piece-papers-0") == len(HOSTILE)
    assert visit.complaints() == []


def test_topics_and_links_out_stand_in_the_list_without_scripts(browser, tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE_DIR", str(tmp_path / "kept"))
        with open_store(write_landscape(tmp_path / "calm.db")) as store:
            entry = write_site(store, tmp_path / "site", SiteOptions(form="single")).entry
    context = browser.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(entry.as_uri())
    for topic in ("Games · Deep Q-Network", "Locomotion · MuJoCo"):
        assert page.get_by_role("heading", name=topic).first.is_visible()
    assert page.locator("cite").count() == 16
    out = page.get_by_role("link", name="Groups that Reason").first
    assert out.get_attribute("href") == "https://arxiv.org/abs/2401.00001"
    html = page.locator("html").bounding_box()
    context.close()
    assert html["width"] == 390
