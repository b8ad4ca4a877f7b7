"""Notebooks tell their story: they run from top to bottom, and a picture comes out."""

import ast
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def printed(notebook):
    """All that the cells of a notebook print."""
    streams = (out for cell in notebook.cells for out in cell.get("outputs", ()) if "text" in out)
    return "".join(out["text"] for out in streams if out["name"] == "stdout")


def shown(notebook):
    """Every piece of HTML that the cells of a notebook show."""
    outs = (out for cell in notebook.cells for out in cell.get("outputs", ()))
    return [out["data"]["text/html"] for out in outs if "text/html" in out.get("data", ())]


@pytest.fixture(scope="module")
def first_graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("story")
    (folder / "notebooks").mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    notebook = nbformat.read(ROOT / "notebooks" / "01-first-graph.ipynb", as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("TMPDIR", str(folder))  # where the notebook keeps its graph file
        resources = {"metadata": {"path": str(folder / "notebooks")}}
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    return notebook


def test_there_are_notebooks():
    assert [path.name for path in NOTEBOOKS] == ["01-first-graph.ipynb"]


@each_notebook
def test_a_notebook_has_at_most_twenty_cells_and_begins_with_prose(path):
    cells = nbformat.read(path, as_version=4).cells
    assert len(cells) <= 20
    assert cells[0].cell_type == "markdown"


@each_notebook
def test_no_outputs_are_committed(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


@each_notebook
def test_library_code_lives_in_the_library(path):
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            nodes = ast.walk(ast.parse(cell.source))
            assert not [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)]


@pytest.mark.slow
def test_the_first_graph_answers_its_questions(first_graph):
    text = printed(first_graph)
    assert text.startswith("MultiDiGraph with ")
    assert re.search(r"compares_with Trust Region Policy Optimization +“TRPO”", text)
    assert re.search(r"\nProximal Policy Optimization +\S+ +\d+ +\d+ +\S+\n", text)
    assert "– without Tree Search:\n    Neither process reward models nor tree search" in text
    assert re.search(r"\nReward Model +\d+ papers +0\.\d\d █+\n", text)
    assert re.search(r"\n\d  .*Proximal Policy Optimization, .*\n", text)
    assert re.search(r"The bridge: \w+", text)


@pytest.mark.slow
def test_the_first_graph_shows_what_it_holds_and_ends_in_a_picture(first_graph):
    table, picture = shown(first_graph)
    papers = re.search(r"(\d+) papers, \d+ links to \d+ concepts", table)
    assert papers
    assert int(papers[1]) >= 60
    assert picture.startswith('<iframe title="Group Relative Policy Optimization" srcdoc="')
    assert "vis.Network" in picture


@pytest.mark.slow
def test_the_first_graph_warns_of_nothing(first_graph):
    outs = (out for cell in first_graph.cells for out in cell.get("outputs", ()))
    assert [out["text"] for out in outs if out.get("name") == "stderr"] == []
