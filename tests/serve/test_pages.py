"""Pages of things: what they say, where their links lead, and that no text becomes markup."""

import os
import subprocess
import sys
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from kg.serve.assets import find_asset
from kg.serve.pages import (
    PAGE_POLICY,
    render_concept,
    render_error,
    render_home,
    render_paper,
    render_scheme,
    render_search,
)
from tests.serve.reading import find, ids, read, texts

SCRIPT = """
import sys
from kg.store import open_store
from kg.serve.pages import render_concept, render_home, render_paper, render_scheme, render_search
with open_store(sys.argv[1]) as store:
    pages = [
        render_home(store),
        render_paper(store, "arxiv:2401.00004"),
        render_concept(store, "method:ppo"),
        render_scheme(store, "method"),
        render_search(store, "ppo"),
    ]
sys.stdout.buffer.write("".join(pages).encode())
"""


def every_page(store):
    """All pages of a small graph."""
    yield render_home(store)
    yield render_search(store, "ppo")
    yield render_error(404, "no concept is called '<b>'; did you mean 'PPO'?")
    for paper in store.papers():
        yield render_paper(store, paper.id)
    for concept in store.concepts():
        yield render_concept(store, concept.id)
    for kind in ("method", "setting", "domain", "benchmark"):
        for view in ("tree", "papers", "az"):
            yield render_scheme(store, kind, view=view)


def test_no_text_of_a_paper_becomes_markup(hostile):
    for page in every_page(hostile):
        for element in read(page):
            assert element.tag not in ("script", "style", "img", "iframe", "object", "base")
            for name, value in element.attributes.items():
                assert name != "style"
                assert not name.startswith("on")
                assert not value.strip().lower().startswith("javascript:")
        assert "onerror=alert(1)>" not in page


def test_hostile_title_is_shown_as_it_is(hostile):
    page = render_paper(hostile, "paper:hostile")
    assert texts(page, "h1") == ["Hello </script><img src=x onerror=alert(1)> <b>PPO</b>"]


def test_pages_load_nothing_but_own_assets(hostile):
    for page in every_page(hostile):
        loaded = [
            each.attributes["href"]
            for each in find(page, "link")
            if each.attributes["rel"] in ("stylesheet", "icon")
        ]
        own = [each for each in loaded if not each.startswith("data:")]
        assert [urlsplit(each).path for each in own] == [
            "/assets/colours.css",
            "/assets/style.css",
        ]


def test_every_own_address_leads_to_a_page(store):
    """All links of all pages but those to RDF, and to what the rest of the server answers."""
    seen = set()
    for page in every_page(store):
        places = set(ids(page))
        for link in find(page, "a"):
            address = link.attributes["href"]
            if address.startswith("#"):
                assert address[1:] in places
            elif address.startswith("/") and "format=" not in address:
                seen.add(address)
    for address in sorted(seen):
        follow(store, address)
    assert len(seen) > 40


def follow(store, address):
    parts = urlsplit(address)
    first, *rest = parts.path.strip("/").split("/")
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    number = int(asked.pop("page", "1"))
    if first == "paper":
        page = render_paper(store, unquote("/".join(rest)))
    elif first == "concept" and len(rest) == 2:
        name = f"{rest[0]}:{unquote(rest[1])}"
        page = render_concept(store, name, page=number, **asked)
    elif first == "concept":
        page = render_scheme(store, rest[0], page=number, **asked)
    else:
        pages = {"/", "/search", "/explore", "/console", "/sparql", "/vocab"}
        assert parts.path in {*pages, "/.well-known/void"}
        return
    assert not parts.fragment or parts.fragment in ids(page)


@pytest.mark.slow
def test_pages_are_the_same_bytes_whatever_the_seed_of_hashes(graph):
    made = set()
    for seed in ("0", "1", "77"):
        run = [sys.executable, "-c", SCRIPT, graph]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        made.add(subprocess.run(run, env=environment, capture_output=True, check=True).stdout)
    assert len(made) == 1


def test_policy_allows_own_files_only():
    assert "unsafe" not in PAGE_POLICY
    assert "http" not in PAGE_POLICY
    assert PAGE_POLICY.startswith("default-src 'self'; ")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("style.css", "text/css; charset=utf-8"),
        ("colours.css", "text/css; charset=utf-8"),
    ],
)
def test_assets_are_found_by_name(name, media_type):
    asset = find_asset(name)
    assert asset is not None
    assert (asset.media_type, len(asset.digest)) == (media_type, 16)
    assert b":root" in asset.data or b"body" in asset.data


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../pages.py", "/etc/passwd", "README.md", "a.css"]
)
def test_nothing_else_is_an_asset(name):
    assert find_asset(name) is None
