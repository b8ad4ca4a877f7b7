"""The documentation as a site: it builds without a warning, and asks no other host for anything."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from kg.cli.main import COMMANDS
from tests.docs.fixture import ROOT

#: What a browser fetches by itself, by element and attribute.
_FETCHED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "object": ("data",),
    "use": ("href",),
    "form": ("action",),
}

#: Links that name a page for machines, and fetch nothing.
_NAMES = {"canonical", "next", "prev", "edit"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(out), strict=True))
    return out


class Fetched(HTMLParser):
    """Collects the addresses that a page fetches by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") in _NAMES:
            return
        self.addresses += [values.get(name) or "" for name in _FETCHED.get(tag, ())]


def is_foreign(address: str) -> bool:
    return re.match(r"\s*(?:[a-z]+:)?//", address, re.IGNORECASE) is not None


def test_pages_fetch_nothing_from_other_hosts(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        found = Fetched(page.read_text(encoding="utf-8")).addresses
        assert [each for each in found if is_foreign(each)] == [], page.name
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        addresses = re.findall(r"(?:url\(|@import\s+)[\"']?([^\"')]+)", text)
        assert [each for each in addresses if is_foreign(each)] == [], sheet.name


def test_nothing_that_would_ask_another_host_is_switched_on(site: Path) -> None:
    """The theme's script asks other hosts for diagrams, formulas and a repository's stars."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert 'class="mermaid"' not in text
        assert "data-md-component=source" not in text
        assert 'data-md-component="source"' not in text
        assert "fonts.googleapis" not in text


def test_a_foreign_address_would_be_found() -> None:
    page = '<link rel=stylesheet href="//x.org/a.css"><img src=a.png><script src="HTTP://x/a.js">'
    assert [is_foreign(each) for each in Fetched(page).addresses if each] == [True, False, True]


def test_the_page_of_commands_has_all_of_them_as_the_program_tells_them(site: Path) -> None:
    page = (site / "commands.html").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f'id="kg-{name}"' in page, name
    assert 'id="kg-ontology-check"' in page
    assert "<code>Usage: kg check [OPTIONS] GRAPH|FILE\n" in page


def test_every_decision_stands_in_the_table_of_contents(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    for decision in (ROOT / "docs" / "decisions").glob("*.md"):
        assert f'href="decisions/{decision.stem}.html"' in page


def test_no_address_of_this_machine_gets_into_the_site(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert " at 0x" not in text
        assert str(ROOT) not in text
        assert str(Path.home()) + "/" not in text


def test_the_picture_of_the_data_model_names_what_there_is() -> None:
    terms = set(re.findall(r"^(kg:\w+) a ", (ROOT / "ontology/kg.ttl").read_text("utf-8"), re.M))
    picture = (ROOT / "docs/images/data-model.svg").read_text("utf-8")
    page = (ROOT / "docs/data-model.md").read_text("utf-8")
    assert ET.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    used = set(re.findall(r"kg:[A-Za-z]\w+", picture + page))
    assert used - terms == set()
    assert {"kg:Paper", "kg:Link", "kg:Evidence", "kg:Result", "kg:Build"} <= used


def test_the_data_model_tells_every_table_of_the_graph_file() -> None:
    schema = (ROOT / "kg/store/schema.sql").read_text("utf-8")
    tables = set(re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", schema, re.MULTILINE))
    page = (ROOT / "docs/data-model.md").read_text("utf-8")
    told = page.partition("## In the graph file")[2]
    assert tables == {name for name in re.findall(r"`(\w+)`", told) if name != "kg"}
