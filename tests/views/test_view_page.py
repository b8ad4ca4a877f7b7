import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys

import pytest

from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from kg.views import Reach, concept_scene, overview_scene, render_page
from tests.views.gallery import write_gallery

SCRIPT = """
import sys
from pathlib import Path
from kg.store import open_store
from kg.views import Reach, concept_scene, overview_scene, render_page
with open_store(Path(sys.argv[1])) as store:
    pages = [
        render_page(concept_scene(store, store.concept("method:ppo"), Reach())),
        render_page(overview_scene(store, Reach())),
    ]
sys.stdout.buffer.write("".join(pages).encode())
"""


@pytest.fixture
def page(store):
    return render_page(concept_scene(store, store.concept("method:ppo"), Reach()))


def without_library(page):
    return re.sub(r"<script>/\*\*\n \* vis-network.*?</script>", "", page, flags=re.DOTALL)


def test_page_says_what_it_is(page):
    assert page.startswith('<!doctype html>\n<html lang="en">\n')
    assert "<title>Proximal Policy Optimization — research map</title>" in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


def test_page_asks_for_nothing_outside(page):
    own = without_library(page)
    assert len(own) < len(page) - 400_000
    assert re.findall(r"<(?:script|link|img|iframe|object)[^>]+(?:src|href)=\"(?!data:)", own) == []
    assert re.findall(r"url\(|@import", own) == []


def test_scripts_and_style_are_pinned_by_hash(page):
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.S)
    digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in bodies]
    assert [f"'sha256-{each}'" in policy for each in digests] == [True, True, True]


def test_no_text_of_a_paper_becomes_markup(page):
    own = without_library(page)
    assert "Hello &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;PPO&lt;/b&gt;" in own
    assert re.findall("<img|<b>|<svg onload|javascript:|<!--", own) == []
    assert re.findall(r"<script(?: [^>]*)?>", own) == [
        '<script type="application/json" id="data">',
        "<script>",
    ]


def test_data_of_the_picture_are_json_without_markup(page):
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1]
    assert re.search("[<>&]", data) is None
    told = json.loads(data)
    assert told["titles"][0] == "Proximal Policy Optimization"
    assert "Hello </script><img src=x onerror=alert(1)> <b>PPO</b>" in told["titles"]
    assert told["options"]["physics"] == {"enabled": False}
    assert [node["id"] for node in told["nodes"]] == list(range(8))
    assert {node["group"]: node["shape"] for node in told["nodes"]} == {
        "method": "dot",
        "benchmark": "star",
        "domain": "triangle",
        "setting": "diamond",
        "paper": "square",
    }


def test_list_holds_every_item_and_every_sentence(page):
    assert sorted(re.findall(r'<article id="item-(\d+)"', page)) == list("01234567")
    assert len(re.findall(r'<li class="tie" id="tie-\d+">', page)) == 10
    assert "SteadyPO extends <mark>PPO</mark> for offline RL." in page
    assert "🤖🤖 learn to walk with <mark>PPO</mark>, and robots fall on D4RL." in page


def test_list_is_grouped_by_role(page):
    focus = re.search(r'<article id="item-0".*?</article>', page, re.S)[0]
    assert re.findall(r"<h4>(.*?) <span", focus) == ["Used by", "Compared with by"]


def test_overview_lists_sentences_and_neighbours(store):
    page = render_page(overview_scene(store, Reach()))
    article = next(a for a in re.findall(r"<article.*?</article>", page, re.S) if "Proximal" in a)
    assert re.findall(r"<h4>([^<]*?)\s*<", article) == ["What papers say", "Shares papers with"]


def test_same_graph_file_gives_the_same_bytes_under_every_hash_seed(gallery):
    pages = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(gallery)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    ]
    assert len(pages[0]) > 900_000
    assert pages[0] == pages[1]


def test_size_stays_near_that_of_the_library(page):
    assert len(page.encode()) < 600_000


def test_pyvis_is_not_loaded_before_a_page_is_made():
    code = "import sys, kg.views; print('pyvis' in sys.modules, 'IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_the_foot_tells_what_was_measured_of_this_build(tmp_path):
    path = write_gallery(tmp_path / "gallery.db")
    with open_store(path) as store:
        build = store.build.id
    with open_writer(path) as writer:
        for name, value in (("gold <1>.jsonl", build), ("old.jsonl", "build:old")):
            figures = (("precision", 0.814), ("recall", 0.7))
            writer.set_measurements(
                name,
                [Measurement(name, "", f, x, None, None, 9, "ab", value) for f, x in figures],
            )
    with open_store(path) as store:
        page = render_page(overview_scene(store, Reach()))
    assert "precision 0.81, recall 0.70 measured on gold &lt;1&gt;.jsonl · build:" in page
    assert "old.jsonl" not in page


def test_the_foot_is_silent_where_nothing_was_measured(store):
    assert overview_scene(store, Reach()).measured == ""
