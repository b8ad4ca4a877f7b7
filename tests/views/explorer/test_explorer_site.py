"""Sites on the disk: whole or not at all, and nobody else's files."""

import os
import subprocess
import sys

import pytest

from kg.errors import ExportError
from kg.views.explorer import site as site_module
from kg.views.explorer.folder import replace_site
from kg.views.explorer.site import SiteOptions, write_site

SCRIPT = """
import sys
from pathlib import Path
from kg.store import open_store
from kg.views.explorer.site import SiteOptions, write_site
with open_store(Path(sys.argv[1])) as store:
    for form in ("single", "folder"):
        write_site(store, Path(sys.argv[2]) / form, SiteOptions(form=form))
"""

PAGE = '<!doctype html>\n<meta name="generator" content="kg 0.1.0">\n'
OLD = {"index.html": PAGE, "data/papers-7.js": 'landscapePiece("papers-7",[]);\n'}


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_a_small_landscape_is_one_file(small, tmp_path):
    site = write_site(small, tmp_path / "site")
    assert list(contents(tmp_path / "site")) == ["index.html"]
    assert (site.form, site.papers, site.files) == ("single", 3, 1)
    assert site.size == site.entry.stat().st_size


def test_a_large_landscape_is_a_folder(small, tmp_path, monkeypatch):
    monkeypatch.setattr(site_module, "MOST_IN_ONE", 2)
    site = write_site(small, tmp_path / "site")
    assert site.form == "folder"
    assert list(contents(tmp_path / "site")) == [
        "data/answers.js",
        "data/atlas.js",
        "data/concepts-0.js",
        "data/papers-0.js",
        "index.html",
        "papers-1.html",
    ]
    assert site.files == 6
    assert site.size == sum(map(len, contents(tmp_path / "site").values()))


def test_what_an_old_site_left_is_removed_and_nothing_else(small, tmp_path):
    put(tmp_path, OLD)
    strangers = {
        "notes.html": PAGE,
        "data/mine.js": 'landscapePiece("papers-7",[]);\n',
        "data/papers-8.js": "mine",
        "papers-3.html": "<p>mine</p>",
        "README": "mine",
    }
    put(tmp_path, strangers)
    write_site(small, tmp_path, SiteOptions(form="single"))
    assert sorted(contents(tmp_path)) == sorted([*strangers, "index.html"])


def test_a_folder_of_data_goes_when_it_is_empty(small, tmp_path):
    write_site(small, tmp_path, SiteOptions(form="folder"))
    write_site(small, tmp_path, SiteOptions(form="single"))
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.mark.parametrize("name", ["index.html", "data/papers-0.js", "papers-1.html"])
def test_a_file_of_somebody_else_is_not_overwritten(small, tmp_path, name):
    put(tmp_path, {name: "mine"})
    with pytest.raises(ExportError, match=f"{name} is none of kg's own; move it away"):
        write_site(small, tmp_path, SiteOptions(form="folder"))
    assert contents(tmp_path) == {name: b"mine"}


def test_a_link_that_leads_elsewhere_is_not_followed(small, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    put(elsewhere, OLD)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/data").symlink_to(elsewhere / "data")
    with pytest.raises(ExportError, match="data is none of kg's own"):
        write_site(small, tmp_path / "site", SiteOptions(form="folder"))
    write_site(small, tmp_path / "site", SiteOptions(form="single"))
    assert "data/papers-7.js" in contents(elsewhere)


def test_a_site_that_fails_leaves_the_old_one(tmp_path):
    put(tmp_path, OLD)
    before = contents(tmp_path)

    def files():
        yield "data/atlas.js", "landscapePiece(1)"
        raise ExportError("no more")

    with pytest.raises(ExportError, match="no more"):
        replace_site(tmp_path, files())
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(small, tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(ExportError, match="site is a file; name a folder"):
        write_site(small, tmp_path / "site")
    with pytest.raises(ExportError, match=r"small\.db is the graph file itself"):
        write_site(small, small.path)
    with pytest.raises(ExportError, match="deeper cannot be written: Not a directory"):
        write_site(small, tmp_path / "site" / "deeper")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_closed_is_told(small, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="cannot be written: Permission denied"):
        write_site(small, tmp_path / "site")


def test_same_graph_file_gives_the_same_bytes_under_every_hash_seed(small_graph, tmp_path):
    for seed in ("0", "1"):
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(small_graph), str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
    assert len(contents(tmp_path / "0")) == 7
    assert contents(tmp_path / "0") == contents(tmp_path / "1")
