"""Texts that attack the page stand on it as texts, on every page and in every file."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from kg.serve.run import running
from tests.browser.explorer.files import saved, svg_of, words_of
from tests.serve.conftest import serving_of
from tests.views.explorer.corpus import ATTACK, HOSTILE, HOSTILE_CONCEPTS

pytestmark = pytest.mark.browser

VIEWS = ["map", "papers", "papers?form=table", "matrix", "timeline", "lineage", "queries"]
VIEWS += ["about", "topic/0"]
#: Elements that no text may bring into being, and links that no click may follow.
INTRUDERS = """() => [
    ...document.querySelectorAll("img, iframe, object, embed, [src^='http'], [onerror], [onload]"),
    ...[...document.querySelectorAll("a")].filter(each =>
        !/^(#|https?:|file:)/.test(each.getAttribute("href") ?? "#")),
].map(each => each.outerHTML.slice(0, 80))"""
LABEL = HOSTILE_CONCEPTS[0].pref_label


@pytest.fixture
def walk(explore, visits, hostile_sites):
    """Open an address of the hostile landscape; what it says in dialogs fails the test."""
    dialogs = []

    def go(address, entry=hostile_sites.single, **options):
        page = explore(f"#/{address}", entry, **options)
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        return page

    yield go
    assert dialogs == []


def every_address(page):
    """Views, and the page of every paper and concept: the links of the page itself lead there."""
    page.evaluate("location.hash = '#/papers'")
    expect(page.locator("li.paper-line")).to_have_count(len(HOSTILE))
    papers = page.locator("li.paper-line h2 a").evaluate_all("all => all.map(each => each.hash)")
    concepts = page.locator(".paper-chips .chip").evaluate_all("all => all.map(each => each.hash)")
    return [*(f"#/{view}" for view in VIEWS), *papers, *sorted(set(concepts))]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_text_becomes_an_element_and_no_page_grows_sideways(walk, width):
    page = walk("papers", viewport={"width": width, "height": 800}, reduced_motion="reduce")
    addresses = every_address(page)
    assert len(addresses) >= len(VIEWS) + len(HOSTILE) + 1
    found = {}
    for address in addresses:
        page.evaluate("hash => { location.hash = hash; }", address)
        expect(page.locator("#stage")).not_to_be_empty()
        page.wait_for_load_state()
        expect(page.locator("#stage .waiting, #stage [aria-busy=true]")).to_have_count(0)
        wide = page.evaluate("document.documentElement.scrollWidth") - width
        found[address[:60]] = (page.evaluate(INTRUDERS), wide)
    assert [each for each in found.items() if each[1] != ([], 0)] == []


def test_titles_are_shown_letter_for_letter(walk):
    page = walk("papers")
    expect(page.locator("li.paper-line")).to_have_count(len(HOSTILE))
    shown = page.locator("li.paper-line h2").all_text_contents()
    titles = [paper.title for paper in HOSTILE]
    assert sorted(title for title in shown if "xxx" not in title) == sorted(
        title for title in titles if "xxx" not in title
    )
    # ten thousand letters without a space are cut in a list, and whole on the page of the paper
    long = next(title for title in titles if "xxx" in title)
    page.locator("li.paper-line h2 a", has_text="xxx").click()
    assert page.locator(".paper-page h1").text_content() == long


def test_abstract_authors_and_venue_of_a_paper_are_shown_letter_for_letter(walk):
    page = walk("papers")
    for paper in HOSTILE[:3]:
        page.evaluate("location.hash = '#/papers'")
        page.locator("li.paper-line h2 a").filter(has_text=paper.title[:30]).first.click()
        abstract = page.locator(".abstract")
        expect(abstract).to_be_visible()
        assert abstract.evaluate("each => each.textContent") == paper.abstract
        expect(page.locator(".byline")).to_contain_text(paper.authors[0], use_inner_text=False)
        assert (
            page.locator(".links-out a").evaluate_all(
                "all => all.filter(each => !each.href.startsWith('https://')).length"
            )
            == 0
        )


def test_labels_and_definitions_of_a_concept_are_shown_letter_for_letter(walk):
    page = walk("papers")
    page.locator(".paper-chips .chip").first.click()
    assert page.locator(".concept-page h1").text_content() == LABEL
    expect(page.locator(".page-head")).to_contain_text("{{7*7}}{% raw %}")
    expect(page.locator("#stage")).not_to_contain_text("49{%")


def test_search_finds_hostile_names_as_text(walk):
    page = walk("papers")
    page.keyboard.press("/")
    page.keyboard.type("onerror")
    found = page.locator("#found [role=option]")
    expect(found.first).to_contain_text("<img src=x onerror=alert(1)>")
    page.locator("#find").fill("<img src=x onerror=alert(2)>")
    expect(found.last).to_contain_text("<img src=x onerror=alert(2)>")
    assert page.evaluate(INTRUDERS) == []


@pytest.mark.parametrize(
    "address",
    [
        "papers?q=<img src=x onerror=alert(1)>",
        "papers?with=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,__proto__",
        "paper/javascript:alert(1)",
        "concept/__proto__",
        "topic/constructor",
        "map?sel=__proto__&colour=constructor&at=NaN_Infinity_0",
        "matrix?rows=__proto__&cell=a~b&opened=toString",
        "timeline?kind=__proto__&show=constructor&by=valueOf",
        "queries?name=__proto__",
        "__proto__",
    ],
)
def test_hostile_addresses_are_harmless(walk, address):
    page = walk(address)
    expect(page.locator("#stage")).not_to_be_empty()
    assert page.evaluate(INTRUDERS) == []


def test_saved_map_holds_hostile_names_as_text(walk):
    page = walk("map", reduced_motion="reduce")
    expect(page.locator(".map-legend")).to_be_visible()
    svg = svg_of(saved(page, "SVG", within=".map-tools")[1])
    names = {element.tag.rpartition("}")[2] for element in svg.iter()}
    assert names <= {"svg", "title", "desc", "g", "path", "circle", "text", "tspan"}
    assert any("onerror" in words for words in words_of(svg))


def test_saved_lists_hold_hostile_texts_as_values(walk):
    page = walk("papers")
    titles = sorted(paper.title for paper in HOSTILE)
    table = saved(page, "CSV", within="#stage")[1].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert sorted(row["title"] for row in rows) == titles
    assert not re.search(r'(^|,)"?[=+@-]', table, re.MULTILINE)
    records = json.loads(saved(page, "JSON", within="#stage")[1])
    assert sorted(record["title"] for record in records) == titles
    bibtex = saved(page, "BibTeX", within="#stage")[1].decode()
    assert len(re.findall(r"^@\w+\{", bibtex, re.MULTILINE)) == len(HOSTILE)


def test_figures_of_matrix_and_timeline_are_xml(walk):
    page = walk("matrix?rows=method&columns=method")
    svg_of(saved(page, "SVG", within="#stage")[1])


def test_folder_and_server_show_hostile_texts_as_texts(walk, visits, hostile_sites, cache):
    page = walk("papers", hostile_sites.folder)
    expect(page.locator("li.paper-line")).to_have_count(len(HOSTILE))
    assert page.evaluate(INTRUDERS) == []
    with running(serving_of(hostile_sites.graph)) as server:
        page = walk("papers", f"{server.address.rstrip('/')}/explore", offline=False)
        expect(page.locator("li.paper-line")).to_have_count(len(HOSTILE))
        page.locator("li.paper-line h2 a").first.click()
        expect(page.locator(".abstract")).to_be_visible()
        assert page.evaluate(INTRUDERS) == []
        page.context.close()
        visits.pop()


def test_attack_is_in_the_corpus():
    assert ATTACK == "</script><img src=x onerror=alert(1)>"
