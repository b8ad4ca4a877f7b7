"""The page of the explorer, whatever the texts in it are."""

import base64
import gzip
import json
import re
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.store import open_store
from kg.views.explorer import site as site_module
from kg.views.explorer.site import SiteOptions, write_site
from kg.views.inline import inline
from tests.serve.reading import find, texts
from tests.views.explorer.corpus import HOSTILE, HOSTILE_CONCEPTS
from tests.views.explorer.reading import bodies, elements, islands, piece, pinned, policy_of


def written(graph: Path, out: Path, form: str) -> Path:
    with open_store(graph) as store:
        write_site(store, out, SiteOptions(form=form))
    return out


@pytest.fixture(scope="module")
def single(small_graph, tmp_path_factory) -> str:
    out = written(small_graph, tmp_path_factory.mktemp("single"), "single")
    return (out / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(small_graph, tmp_path_factory) -> Path:
    return written(small_graph, tmp_path_factory.mktemp("folder"), "folder")


@pytest.fixture(scope="module")
def attacked(hostile_graph, tmp_path_factory) -> str:
    out = written(hostile_graph, tmp_path_factory.mktemp("attacked"), "single")
    return (out / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def attacked_folder(hostile_graph, tmp_path_factory) -> Path:
    return written(hostile_graph, tmp_path_factory.mktemp("attacked-folder"), "folder")


def test_the_page_says_what_it_is(single):
    assert single.startswith('<!doctype html>\n<html lang="en" data-source="embedded">\n')
    assert "<title>small</title>" in single
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in single
    assert find(single, "link", rel="icon")


def test_one_page_holds_every_piece(single):
    assert sorted(islands(single)) == ["answers", "atlas", "concepts-0", "papers-0"]
    assert islands(single)["atlas"]["papers"]["id"][2] == "paper:reader"
    assert len(islands(single)["papers-0"]) == 3


def test_the_policy_pins_program_and_style_and_closes_the_rest(single):
    script, style = bodies(single, "script"), bodies(single, "style")
    assert (len(script), len(style)) == (1, 1)
    assert policy_of(single) == (
        f"default-src 'none'; script-src {pinned(script[0])}; style-src {pinned(style[0])}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_a_folder_may_load_the_scripts_that_its_program_makes(folder):
    page = (folder / "index.html").read_text("utf-8")
    assert '<html lang="en" data-source="folder">' in page
    assert f"script-src {pinned(bodies(page, 'script')[0])} 'strict-dynamic';" in policy_of(page)
    assert islands(page) == {}


def test_a_folder_holds_each_piece_in_a_file_that_says_its_name(folder, single):
    files = sorted(path.name for path in (folder / "data").iterdir())
    assert files == ["answers.js", "atlas.js", "concepts-0.js", "papers-0.js"]
    for name in ("answers", "atlas", "concepts-0", "papers-0"):
        assert piece(folder / "data" / f"{name}.js") == (name, islands(single)[name])


def test_pages_of_papers_run_no_script_at_all(folder):
    page = (folder / "papers-1.html").read_text("utf-8")
    style = bodies(page, "style")[0]
    assert policy_of(page) == (
        f"default-src 'none'; style-src {pinned(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    assert "<script" not in page
    assert "Reading slowly" in page


def test_topics_lead_to_the_pages_of_their_papers(folder):
    page = (folder / "index.html").read_text("utf-8")
    links = [each.attributes["href"] for each in find(page, "a")]
    assert "papers-1.html#topic-0" in links
    assert "papers-1.html" in links
    assert find((folder / "papers-1.html").read_text("utf-8"), "section", id="topic-0")


def test_the_list_of_papers_is_text(single):
    assert texts(single, "cite")[0] == "SteadyPO: Calm Policy Updates"
    lines = texts(single, "p")
    assert "Ada Moor, Lind, Bo, Cy Tern · 2025-01-02 · Journal of Calm" in lines
    assert "Method: Proximal Policy Optimization. Benchmark: D4RL" in lines
    assert texts(single, "h2") == ["Topics", "D4RL · PPO", "Papers of no topic"]
    links = [each.attributes["href"] for each in find(single, "a")]
    assert "https://arxiv.org/abs/2501.00001" in links
    assert "https://example.org/walk" in links


def test_links_out_tell_nobody_where_one_comes_from(single):
    assert find(single, "meta", name="referrer", content="no-referrer")
    assert [each for each in find(single, "a") if "://" in each.attributes["href"]]
    assert not find(single, "a", target="_blank")


def test_no_element_has_a_style_or_a_handler(single, attacked):
    for page in (single, attacked):
        for element in elements(page):
            assert not [name for name in element.attributes if name.startswith("on")]
            assert "style" not in element.attributes


def tags(page: str) -> set[str]:
    return {element.tag for element in elements(page)}


def test_no_text_becomes_an_element(attacked, attacked_folder, single, folder):
    assert tags(attacked) <= tags(single)
    for name in ("index.html", "papers-1.html"):
        page = (attacked_folder / name).read_text("utf-8")
        assert tags(page) <= tags((folder / name).read_text("utf-8"))
    assert len(bodies(attacked, "script")) == 1
    assert "<img" not in attacked.replace(bodies(attacked, "script")[0], "")


def test_every_hostile_text_is_there_letter_for_letter(attacked):
    shown = [element.text for element in find(attacked, "cite")]
    assert sorted(shown) == sorted(" ".join(paper.title.split()) for paper in HOSTILE)
    assert sorted(islands(attacked)["atlas"]["papers"]["title"]) == sorted(
        paper.title for paper in HOSTILE
    )
    assert islands(attacked)["atlas"]["concepts"]["label"] == [HOSTILE_CONCEPTS[0].pref_label]


def test_no_link_runs_a_script(attacked):
    schemes = {each.attributes["href"].partition(":")[0] for each in find(attacked, "a")}
    assert {scheme for scheme in schemes if not scheme.startswith("#")} == {"https"}


def test_data_hold_no_character_of_markup(attacked, attacked_folder):
    for data in re.findall(r'id="piece-[\w-]+">(.*?)</script>', attacked, re.S):
        assert re.search("[<>&\u2028\u2029]", data) is None
    for file in sorted((attacked_folder / "data").iterdir()):
        assert re.search("[<>&\u2028\u2029]", file.read_text("utf-8")) is None
        assert piece(file)[0] == file.stem


@pytest.mark.parametrize("text", ["a</script>", "a</SCRIPT >", "a<!-- b"])
def test_a_program_that_would_end_its_element_is_refused(text):
    with pytest.raises(ExportError, match="a script of the page would end early"):
        inline("script", text)


def test_texts_of_many_papers_are_packed_and_say_the_same(
    small_graph, single, tmp_path, monkeypatch
):
    monkeypatch.setattr(site_module, "MOST_UNPACKED", 2)
    page = (written(small_graph, tmp_path, "single") / "index.html").read_text("utf-8")
    packed = re.findall(r'<script type="application/gzip" id="piece-([\w-]+)">(.*?)<', page)
    told = {name: json.loads(gzip.decompress(base64.b64decode(data))) for name, data in packed}
    assert {**islands(page), **told} == islands(single)
    assert sorted(told) == ["answers", "concepts-0", "papers-0"]
