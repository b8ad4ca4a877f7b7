"""The page about the vocabulary: whole, in step with its source, and right in what it shows."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ontology.ontology import shipped_directory
from kg.rdf.ask.engine import Dataset, Solutions
from kg.rdf.iris import prefixes
from kg.rdf.reference import OTHERS, render_reference
from kg.rdf.validate.by_query import find_by_query, find_in_file
from kg.vocab import DEFAULT_BASE, KG, PREFIXES

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "kg" / "rdf" / "templates"

#: What the example leaves out to be short.
REST = b"""
build:5e2d a kg:Build ; dcterms:identifier "5e2d" ; prov:wasAssociatedWith <x:program> .
<x:program> a prov:SoftwareAgent ; <http://www.w3.org/2000/01/rdf-schema#label> "kg" ;
    <https://schema.org/softwareVersion> "1" .
scheme:method a skos:ConceptScheme ; skos:prefLabel "Methods"@en .
"""


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.others: list[str] = []
        self.feed(render_reference())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        if tag == "a":
            self.hrefs.append(values["href"] or "")
        elif {"src", "href", "style"} & values.keys() or tag in {"script", "iframe", "link"}:
            self.others.append(tag)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page()


def test_the_page_in_docs_is_in_step() -> None:
    page = (ROOT / "docs" / "vocabulary.html").read_text("utf-8")
    assert page == render_reference(), "run: python -m kg.rdf.reference docs/vocabulary.html"


def test_every_term_stands_under_its_local_name(page: Page) -> None:
    terms = {
        quad.subject.value.removeprefix(KG)
        for quad in ox.parse(path=shipped_directory() / "kg.ttl")
        if quad.subject.value.startswith(KG)
    }
    assert len(terms) > 70
    assert terms == set(page.ids) - {"overview", "example", "others"}
    assert len(page.ids) == len(set(page.ids))


def test_every_anchor_is_there_and_nothing_else_is_loaded(page: Page) -> None:
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inside <= set(page.ids)
    assert all(href.startswith(("#", "http")) for href in page.hrefs)
    assert page.others == []
    assert not re.search(r"url\(|@import", render_reference())


def test_a_term_is_shown_with_domain_range_and_place() -> None:
    article = render_reference().split('<article id="usesMethod">')[1].split("</article>")[0]
    text = " ".join(re.sub(r"<[^>]+>", " ", article).split())
    assert text == (
        "kg:usesMethod uses method Uses, where the concept is a method. "
        "Subproperty of kg:uses From kg:Paper To kg:Method"
    )


def test_the_page_lists_every_term_of_others_that_datasets_use(everything) -> None:
    used = {quad.predicate.value for quad in everything}
    used |= {quad.object.value for quad in everything if quad.predicate.value.endswith("#type")}
    listed = {PREFIXES[name] + term for name, terms in OTHERS.items() for term in terms.split()}
    assert {iri for iri in used if not iri.startswith(KG)} <= listed


@pytest.fixture
def example() -> Dataset:
    store = ox.Store()
    store.load((ASSETS / "example.ttl").read_bytes() + REST, format=ox.RdfFormat.TURTLE)
    return Dataset(store, prefixes(DEFAULT_BASE))


def test_the_example_obeys_the_shapes(example: Dataset) -> None:
    assert find_by_query(example) == find_in_file(example) == ()


def test_the_query_of_the_example_finds_its_sentence(example: Dataset) -> None:
    found = example.query((ASSETS / "example.rq").read_text("utf-8"))
    assert isinstance(found, Solutions)
    assert [tuple(cell.value for cell in row if cell) for row in found] == [
        ("Hands that learn to row", "We train the oars with PPO.", "0.93")
    ]
