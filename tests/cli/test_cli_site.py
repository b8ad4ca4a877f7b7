import pytest
from click.testing import CliRunner

from kg.cli.site import command
from kg.errors import ExportError, StoreError
from kg.landscape import open_landscape
from tests.views.explorer.corpus import write_small


@pytest.fixture
def graph(tmp_path):
    return write_small(tmp_path / "small.db")


def site(*arguments):
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_what_was_written_and_how_to_open_it_is_said(graph, tmp_path):
    out = tmp_path / "site"
    result = site(graph, "--out", out)
    assert result.exit_code == 0
    page = out / "index.html"
    assert result.stderr == (
        f"{page}: 3 papers, one file, {page.stat().st_size / 1e6:.1f} MB\n"
        f"Open it in a browser: {page.as_uri()}\n"
    )
    assert result.stdout == ""


def test_a_folder_is_written_on_request(graph, tmp_path):
    out = tmp_path / "site"
    result = site(graph, "--out", out, "--folder", "--title", "Calm <b>RL</b>")
    assert result.stderr.startswith(f"{out}: 3 papers, 6 files, 0.")
    assert (out / "data" / "atlas.js").exists()
    assert "<h1>Calm &lt;b&gt;RL&lt;/b&gt;</h1>" in (out / "index.html").read_text()


def test_options_of_the_export_hold_for_the_site(graph, tmp_path):
    base = "https://example.org/graph/"
    assert (
        site(
            graph, "--out", tmp_path, "--folder", "--min-confidence", "0.3", "--base", base
        ).exit_code
        == 0
    )
    atlas = (tmp_path / "data" / "atlas.js").read_text()
    assert '"minConfidence":30' in atlas
    assert f'"base":"{base}"' in atlas
    assert "setting:offline-rl" in atlas


def test_quiet_says_nothing(graph, tmp_path):
    assert site(graph, "--out", tmp_path, "-q").output == ""


def test_a_folder_must_be_named(graph):
    result = site(graph)
    assert result.exit_code == 2
    assert "name the folder to write, e.g. --out site" in result.stderr


def test_the_graph_file_is_never_overwritten(graph):
    before = graph.read_bytes()
    assert isinstance(site(graph, "--out", graph).exception, ExportError)
    assert graph.read_bytes() == before


def test_a_missing_graph_file_leaves_no_folder(tmp_path):
    result = site(tmp_path / "none.db", "--out", tmp_path / "site")
    assert isinstance(result.exception, StoreError)
    assert not (tmp_path / "site").exists()


def test_a_landscape_writes_the_same_site(graph, tmp_path):
    with open_landscape(graph) as landscape:
        page = landscape.site(tmp_path / "api")
    assert page == tmp_path / "api" / "index.html"
    site(graph, "--out", tmp_path / "cli")
    assert page.read_bytes() == (tmp_path / "cli" / "index.html").read_bytes()
