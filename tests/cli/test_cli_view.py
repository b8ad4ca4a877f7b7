import pytest
from click.testing import CliRunner

from kg.cli.view import command
from kg.errors import ExportError, UnknownNameError
from tests.views.gallery import write_gallery


@pytest.fixture
def graph(tmp_path):
    return write_gallery(tmp_path / "gallery.db")


def view(*arguments):
    return CliRunner().invoke(command, [str(each) for each in arguments])


def test_page_is_written_and_the_way_to_open_it_is_said(graph, tmp_path):
    out = tmp_path / "ppo.html"
    result = view(graph, "PPO", "--out", out)
    assert result.exit_code == 0
    page = out.read_bytes()
    assert result.stderr == (
        f"{out}: Proximal Policy Optimization, 3 papers · 4 other concepts · 10 links, "
        f"{len(page):,} bytes\n"
        f"Open it in a browser: {out.as_uri()}\n"
    )
    assert result.stdout == ""
    assert b"<h1>Proximal Policy Optimization</h1>" in page


def test_without_a_name_the_strongest_concepts_are_drawn(graph, tmp_path):
    out = tmp_path / "overview.html"
    assert view(graph, "--out", out).exit_code == 0
    assert "<h1>The strongest concepts</h1>" in out.read_text()


def test_paper_goes_by_words_of_its_title(graph, tmp_path):
    out = tmp_path / "paper.html"
    assert view(graph, "calm policy", "--out", out, "--depth", "1").exit_code == 0
    assert "<h1>SteadyPO: Calm Policy Updates</h1>" in out.read_text()


def test_missing_out_is_a_usage_error_that_proposes_one(graph):
    result = view(graph, "Policy Gradient")
    assert result.exit_code == 2
    assert "name the page to write, e.g. --out policy-gradient.html" in result.stderr


def test_wrong_name_suggests_a_near_one_and_writes_nothing(graph, tmp_path):
    result = view(graph, "PPPO", "--out", tmp_path / "x.html")
    assert isinstance(result.exception, UnknownNameError)
    assert "did you mean 'PPO'" in str(result.exception)
    assert not (tmp_path / "x.html").exists()


def test_graph_file_is_not_overwritten_by_its_own_page(graph):
    before = graph.read_bytes()
    result = view(graph, "PPO", "--out", graph)
    assert isinstance(result.exception, ExportError)
    assert graph.read_bytes() == before


def test_page_that_stands_survives_a_view_that_fails(graph, tmp_path):
    out = tmp_path / "page.html"
    out.write_text("mine")
    view(graph, "Policy Gradient", "--out", out)
    assert out.read_text() == "mine"


def test_folder_that_is_missing_is_one_line(graph, tmp_path):
    result = view(graph, "PPO", "--out", tmp_path / "no" / "x.html")
    assert isinstance(result.exception, ExportError)
    assert "cannot be written" in str(result.exception)


def test_more_items_than_a_picture_holds_are_refused(graph, tmp_path):
    result = view(graph, "PPO", "--out", tmp_path / "x.html", "--limit", "151")
    assert result.exit_code == 2
    assert "151 is not in the range 2<=x<=150" in result.stderr
