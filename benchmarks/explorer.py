"""The explorer beside pyvis and beside sigma fed directly.

``python benchmarks/explorer.py a.db b.db …``

Of each graph file: what topics, layout and ``kg site`` cost, how large the page is, and what it
costs a browser to show it and to drag the picture. Chromium draws without a graphics card here, so
times of pages are ratios; CPU seconds are those of all its processes.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from measure import KG, measure, print_table
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from kg.store import Store, open_store

WEB = Path(__file__).parents[1] / "web"
COLOURS = {"paper": "#5a6470", "method": "#2a5aa8", "setting": "#9a4a00", "domain": "#1f6f43"}
#: Of pages alone: above so many papers pyvis shows nothing in the time that it is given.
MOST_PYVIS = 2_000
PATIENCE = 120  #: seconds until a page counts as not shown
STEPS = 60  #: moves of a drag
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser spent on a page; ``None`` where nothing was shown in time."""

    wall: float | None  #: seconds to the first picture
    cpu: float | None  #: CPU seconds until then
    frame: float | None  #: CPU milliseconds a frame of a drag


def main() -> None:
    """Read the options, measure each graph file, print two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", type=Path, nargs="+")
    options = parser.parse_args()
    made, shown = [], []
    with tempfile.TemporaryDirectory() as folder:
        for graph in options.graphs:
            work = Path(folder) / graph.stem
            work.mkdir()
            made.append(_make(graph, work))
            shown.extend(_show(graph, work))
            shutil.rmtree(work)
    print_table(["made", "papers", "layout CPU s", "MiB", "site CPU s", "MiB", "page MB"], made)
    header = ["page", "papers", "MB", "first picture s", "CPU s", "CPU ms/frame"]
    print_table(header, shown)


def _make(graph: Path, work: Path) -> list[str]:
    copy = work / "copy.db"
    shutil.copy(graph, copy)
    layout = measure([KG, "layout", copy, "--fresh-layout", "--quiet"])
    site = measure([KG, "site", copy, "--out", work / "site", "--quiet"])
    with open_store(copy) as store:
        papers = store.counts().in_scope
    return [
        graph.stem,
        f"{papers:,}",
        f"{layout.cpu:.1f}",
        f"{layout.peak:.0f}",
        f"{site.cpu:.1f}",
        f"{site.peak:.0f}",
        f"{_size(work / 'site'):.1f}",
    ]


def _show(graph: Path, work: Path) -> Iterator[list[str]]:
    with open_store(work / "copy.db") as store:
        papers = store.counts().in_scope
        pages = {"ours": work / "site" / "index.html", "sigma": work / "sigma.html"}
        pages["sigma"].write_text(_sigma_page(store), encoding="utf-8")
        if papers <= MOST_PYVIS:
            pages["pyvis"] = work / "pyvis.html"
            _write_pyvis(store, pages["pyvis"])
    for name, page in pages.items():
        size = _size(page.parent) if name == "ours" else page.stat().st_size / 1e6
        shown = _watch(page, _ready(name))
        figures = [f"{size:.1f}", _told(shown.wall, 1), _told(shown.cpu, 1), _told(shown.frame, 0)]
        yield [f"{name}, {graph.stem}", f"{papers:,}", *figures]


def _told(value: float | None, digits: int) -> str:
    return f"none in {PATIENCE} s" if value is None else f"{value:.{digits}f}"


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _ready(name: str) -> str:
    if name == "pyvis":  # its loading bar goes when the picture is there
        loading = "document.querySelector('#loadingBar:not([style*=none])')"
        return f"document.querySelector('canvas') && !{loading}"
    return "'ready' in document.documentElement.dataset && document.querySelector('canvas')"


def _nodes_and_links(store: Store) -> tuple[list[list[object]], list[tuple[str, str]]]:
    places = store.positions()
    links = [(paper, concept) for paper, concept, _, _ in store.link_rows()]
    concepts = {concept.id: concept for concept in store.concepts()}
    nodes: list[list[object]] = [
        [paper.id, paper.title, *places[paper.id], 3, COLOURS["paper"]]
        for paper in store.papers()
        if paper.id in places
    ]
    for id_ in sorted({concept for _, concept in links} & places.keys()):
        colour = COLOURS.get(concepts[id_].kind, "#8c2a6c")
        nodes.append([id_, concepts[id_].pref_label, *places[id_], 2, colour])
    return nodes, [(a, b) for a, b in links if a in places and b in places]


def _sigma_page(store: Store) -> str:
    bundle = subprocess.run(
        ["node_modules/.bin/esbuild", "bench/direct.ts", "--bundle", "--minify", "--charset=ascii"],
        cwd=WEB,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    nodes, edges = _nodes_and_links(store)
    data = json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c")
    return (
        '<!doctype html><meta charset="utf-8"><style>#stage{position:fixed;inset:0}</style>'
        f'<div id="stage"></div><script type="application/json" id="network">{data}</script>'
        f"<script>{bundle}</script>"
    )


def _write_pyvis(store: Store, page: Path) -> None:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    nodes, edges = _nodes_and_links(store)
    for key, label, _, _, _, colour in nodes:
        network.add_node(key, str(label)[:40], color=colour, size=8)
    for source, target in edges:
        network.add_edge(source, target)
    page.write_text(network.generate_html(), encoding="utf-8")


def _watch(page: Path, ready: str) -> Shown:
    with _browser() as (tab, cpu):
        start, spent = time.perf_counter(), cpu()
        try:
            tab.goto(page.as_uri(), wait_until="commit")
            tab.wait_for_function(ready, timeout=PATIENCE * 1000, polling="raf")
        except PlaywrightTimeout:
            return Shown(None, None, None)
        tab.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        wall, cost = time.perf_counter() - start, cpu() - spent
        return Shown(wall, cost, _drag(tab, cpu))


@contextmanager
def _browser() -> Iterator[tuple[Page, Callable[[], float]]]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("no chromium on the path; apt-get install chromium")
    with sync_playwright() as playwright:
        before = {child.pid for child in psutil.Process().children(recursive=True)}
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        # bypassed, for the policy of our page lets nobody ask in strings whether it is ready
        size = {"width": 1280, "height": 800}
        tab = browser.new_context(viewport=size, offline=True, bypass_csp=True).new_page()
        root = psutil.Process()

        def cpu() -> float:
            spent = 0.0
            for child in root.children(recursive=True):
                if child.pid in before:
                    continue
                try:
                    times = child.cpu_times()
                except psutil.NoSuchProcess:
                    continue
                spent += times.user + times.system
            return spent

        yield tab, cpu
        browser.close()


def _drag(tab: Page, cpu: Callable[[], float]) -> float | None:
    tab.wait_for_timeout(1500)
    tab.evaluate(
        "window.frames = 0; (function count() { window.frames++; requestAnimationFrame(count); })()"
    )
    tab.mouse.move(640, 400)
    tab.mouse.down()
    first, spent = tab.evaluate("window.frames"), cpu()
    for step in range(STEPS):
        tab.mouse.move(640 + 4 * step, 400 + 2 * step)
    frames = tab.evaluate("window.frames") - first
    cost = cpu() - spent
    tab.mouse.up()
    return cost * 1000 / frames if frames else None


if __name__ == "__main__":
    main()
