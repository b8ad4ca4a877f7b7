"""The explorer, served: its page, and its pieces as the atlas names them."""

import gzip
import json
import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from kg.errors import StoreError
from kg.rdf.options import ExportOptions
from kg.serve.drawing import SERVER, decode, draw, find_kept, keep, state_of
from kg.serve.run import running
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from kg.views.explorer.atlas import make_atlas
from kg.views.explorer.encoding import to_json
from kg.views.explorer.pieces import Pieces
from tests.serve.conftest import ask, serving_of
from tests.serve.reading import find, texts
from tests.views.explorer.reading import bodies, islands, pinned
from tests.views.gallery import write_gallery


@pytest.fixture(scope="module")
def page(server):
    return ask(server, "GET", "/explore")


def piece(server, name):
    return ask(server, "GET", f"/explore/data/{name}.json")


def packed(server, path):
    """Ask as a browser does; give the body as it comes."""
    host = urlsplit(server.address)
    connection = HTTPConnection(host.hostname, host.port, timeout=20)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, br"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_the_page_says_where_its_data_come_from(page):
    assert page.status == 200
    assert page.text.startswith('<!doctype html>\n<html lang="en" data-source="served">\n')
    assert islands(page.text) == {}


def test_the_policy_pins_the_program_and_lets_it_ask_this_server(page):
    script, style = bodies(page.text, "script")[0], bodies(page.text, "style")[0]
    policy = (
        f"default-src 'none'; script-src {pinned(script)}; style-src {pinned(style)}; "
        "connect-src 'self'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    assert page.headers["content-security-policy"] == policy
    in_page = re.search(r'Content-Security-Policy" content="([^"]*)"', page.text)[1]
    assert unescape(in_page) == policy


def test_without_scripts_the_page_leads_to_those_that_need_none(page):
    links = [each.attributes["href"] for each in find(page.text, "a")]
    assert "./" in links
    assert "search" in links
    assert texts(page.text, "h2") == ["Without scripts"]


def test_the_start_page_leads_to_the_explorer(server):
    home = ask(server, "GET", "/", accept="text/html").text
    assert "/explore" in [each.attributes["href"] for each in find(home, "a")]


def test_pieces_are_those_of_the_graph_file(server, store):
    atlas, numbering = make_atlas(store, ExportOptions(), server=SERVER)
    pieces = Pieces(store, ExportOptions(), atlas, numbering)
    assert pieces.names == ("atlas", "answers", "papers-0", "concepts-0")
    for name, text in pieces:
        got = piece(server, name)
        assert (got.status, got.type) == (200, "application/json")
        assert got.text == text
    assert json.loads(to_json(atlas.about))["server"] == {
        "sparql": "sparql",
        "console": "console",
        "search": "search",
    }


@pytest.mark.parametrize("name", ["papers-1", "papers--1", "papers-x", "concepts-9", "x"])
def test_a_piece_that_is_not_there_is_not_found(server, name):
    got = piece(server, name)
    assert got.status == 404
    assert got.text.strip() == "the explorer has no such piece"


def test_pieces_are_packed_for_those_who_can_unpack(server):
    response, body = packed(server, "/explore/data/papers-0.json")
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(body).decode() == piece(server, "papers-0").text


def test_a_piece_that_a_browser_has_is_not_sent_again(server):
    tag = piece(server, "papers-0").headers["etag"]
    again = ask(server, "GET", "/explore/data/papers-0.json", if_none_match=tag)
    assert (again.status, again.text) == (304, "")
    assert piece(server, "concepts-0").headers["etag"] != tag


def test_hostile_texts_are_data(tmp_path):
    graph = write_gallery(tmp_path / "gallery.db")
    with running(serving_of(graph)) as server:
        text = piece(server, "papers-0").text
        page = ask(server, "GET", "/explore").text
    assert re.search("[<>&]", text) is None
    assert "Hello </script><img src=x onerror=alert(1)>" in json.dumps(json.loads(text))
    assert len(bodies(page, "script")) == 1


def test_a_new_build_is_drawn_anew(tmp_path):
    graph = write_gallery(tmp_path / "gallery.db")
    with running(serving_of(graph)) as server:
        before = piece(server, "atlas")
        graph.unlink()
        assert piece(server, "atlas").status == 503
        write_gallery(graph)
        again = piece(server, "atlas")
    assert again.headers["etag"] == before.headers["etag"]
    assert again.text == before.text


def test_what_cannot_be_drawn_is_told_in_words(tmp_path):
    with pytest.raises(StoreError, match=r"none\.db does not exist; make it with"):
        decode(draw(tmp_path / "none.db", ExportOptions()))
    with pytest.raises(StoreError, match="its process ended early"):
        decode(b"")


def test_a_drawing_is_kept_for_the_next_server(graph, serving, monkeypatch):
    with running(serving) as server:
        first = piece(server, "atlas").text
    monkeypatch.setattr("kg.serve.explorer.command", lambda graph, options: ["false"])
    with running(serving) as server:
        assert piece(server, "atlas").text == first


def test_a_drawing_that_is_damaged_on_disk_is_made_anew(graph, serving):
    with open_store(graph) as store:
        state = state_of(store, ExportOptions())
    keep(state, b"half of it")
    assert find_kept(state) is None
    with running(serving) as server:
        assert piece(server, "papers-0").status == 200
    assert find_kept(state).numbering.papers


def test_only_the_last_drawings_are_kept(monkeypatch, tmp_path, graph):
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path))
    output = draw(graph, ExportOptions())
    for number in range(6):
        keep(f"{number}", output)
    assert len(list(tmp_path.iterdir())) == 4


def test_a_process_that_dies_is_told(tmp_path, monkeypatch):
    graph = write_gallery(tmp_path / "gallery.db")
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("kg.serve.explorer.command", lambda graph, options: ["false"])
    with running(serving_of(graph)) as server:
        got = piece(server, "atlas")
    assert (got.status, got.text.strip()) == (
        503,
        "the explorer could not be drawn: its process ended early; ask again",
    )


def test_places_and_figures_make_another_state(graph, store, tmp_path):
    before = state_of(store, ExportOptions())
    assert state_of(store, ExportOptions(min_confidence=0.3)) != before
    copy = tmp_path / graph.name
    copy.write_bytes(graph.read_bytes())
    with open_store(copy) as same:
        assert state_of(same, ExportOptions()) == before
        build = same.build.id
    with open_writer(copy) as writer:
        measured = Measurement("gold.jsonl", "", "f1", 0.5, None, None, 1, "ab", build)
        writer.set_measurements("gold.jsonl", [measured])
    with open_store(copy) as other:
        assert state_of(other, ExportOptions()) != before
