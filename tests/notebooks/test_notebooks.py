"""Notebooks tell their story: they run from top to bottom, and a picture comes out."""

import ast
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
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
def told(tmp_path_factory):
    """Every notebook, executed: one kernel for all, which forgets everything between two."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "notebooks").mkdir()
    shutil.copytree(ROOT / "examples", folder / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("TMPDIR", str(folder))  # where notebooks keep their graph files
        kernel = KernelManager(kernel_name="python3")
        kernel.start_kernel(cwd=str(folder / "notebooks"))
    try:
        yield {path.stem[:2]: executed(path, kernel) for path in NOTEBOOKS}
    finally:
        kernel.shutdown_kernel(now=True)


def executed(path, kernel):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=120, km=kernel)
    with client.setup_kernel():
        client.kc.execute_interactive("%reset -f", silent=True)
        for place, cell in enumerate(notebook.cells):
            client.execute_cell(cell, place)
    return notebook


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
def test_the_first_graph_answers_its_questions(told):
    text = printed(told["01"])
    assert text.startswith("MultiDiGraph with ")
    assert re.search(r"compares_with Trust Region Policy Optimization +“TRPO”", text)
    assert re.search(r"\nProximal Policy Optimization +\S+ +\d+ +\d+ +\S+\n", text)
    assert "– without Tree Search:\n    Neither process reward models nor tree search" in text
    assert re.search(r"\nReward Model +\d+ papers +0\.\d\d █+\n", text)
    assert re.search(r"\n\d  .*Proximal Policy Optimization, .*\n", text)
    assert re.search(r"The bridge: \w+", text)


@pytest.mark.slow
def test_the_first_graph_shows_what_it_holds_and_ends_in_a_picture(told):
    table, picture = shown(told["01"])
    papers = re.search(r"(\d+) papers, [\d,]+ links to \d+ concepts", table)
    assert papers
    assert int(papers[1]) >= 60
    assert picture.startswith('<iframe title="Group Relative Policy Optimization" srcdoc="')
    assert "vis.Network" in picture


@pytest.mark.slow
def test_no_notebook_warns_of_anything(told):
    for name, notebook in told.items():
        outs = (out for cell in notebook.cells for out in cell.get("outputs", ()))
        assert [out["text"] for out in outs if out.get("name") == "stderr"] == [], name


@pytest.mark.slow
def test_links_from_notebook_to_notebook_and_page_are_there():
    for path in NOTEBOOKS:
        prose = "".join(cell.source for cell in nbformat.read(path, as_version=4).cells)
        links = re.findall(r"\]\(([^)#:\s]+)\)", prose)
        assert [link for link in links if not (path.parent / link).exists()] == [], path.name


@pytest.mark.slow
def test_questions_are_answered_with_sentences(told):
    text, tables = printed(told["02"]), shown(told["02"])
    assert re.search(r"\n +\d+  papers and evidence\n", text)
    assert "applies GRPO directly to the base model" in tables[1]
    assert "Baselines include closed-book T5, REALM, DPR and BART without retrieval" in tables[2]
    assert re.search(r"<td[^>]*>Behavior Cloning</td><td[^>]*>\d</td>", tables[3])
    assert re.search(r"^\d sentences, the first of 2018$", text, re.MULTILINE)
    assert "it is set against DDPG, PPO, soft Q-learning and TD3" in tables[4]
    assert re.search(r"<td[^>]*>True</td>", tables[5])
    assert "\n2023 ██████████████████ 18\n" in text


@pytest.mark.slow
def test_map_and_matrix_are_shown_with_what_they_are_worth(told):
    text, (_, picture, topics, domains, settings) = printed(told["03"]), shown(told["03"])
    assert "98 dots, each a paper" in picture
    assert "<svg" in picture
    assert topics.startswith('<iframe title="Topics" srcdoc="')
    assert re.search(r"^0\.9\d █+ +1\d papers  Reward Model · \w.*$", text, re.MULTILINE)
    assert re.search(r"Two of the runs agree to 0\.[789]\d, where chance is 0", text)
    assert re.search(r">Behavior Cloning</td><td[^>]*>\d \+</td>", domains)
    assert ">Offline Reinforcement Learning</th>" in settings
    assert re.search(r"No paper is in \d+ of [\d,]+ pairs; these come first:\n +1\. .+ × ", text)


@pytest.mark.slow
def test_a_survey_is_verified_and_a_number_changed_by_hand_is_found(told):
    text, pages = printed(told["04"]), shown(told["04"])
    assert text.startswith("Landmarks of reinforcement learning and language models: Scope and")
    assert "survey.md\nsurvey.bib\nsurvey.csl.json\nmap.svg\n" in text
    assert "\ndifferences: 0\n" in text
    assert "\nline 5: the text says 198, the graph 98\n" in text
    assert re.search(r"Of 98 papers, \d\d propose a method; \d say what it extends", text)
    assert "- Rainbow (2017) extends Deep Q-Network arxiv:1710.02298 “Rainbow asks" in text
    assert pages[1].startswith('<iframe title="Landmarks of reinforcement learning')


@pytest.mark.slow
def test_links_are_measured_and_errors_are_named(told):
    text = printed(told["05"])
    assert text.startswith("6 papers, 109 links\n")
    assert re.search(r"^precision +0\.\d\d  \[0\.\d\d, \d\.\d\d\]  of \d\d$", text, re.MULTILINE)
    assert re.search(r"^spans_verified +1\.00  \[1\.00, 1\.00\]", text, re.MULTILINE)
    assert re.search(r"^arxiv:1710\.02298  Noisy Networks +“noisy layers”$", text, re.MULTILINE)
    assert re.search(r"Best-of-N Sampling +is uses, should be compares_with", text)
    assert "papers without a link: 0\n" in text


@pytest.mark.slow
def test_a_concept_of_ones_own_is_found_and_decisions_are_applied(told):
    text, (_, added, names) = printed(told["06"]), shown(told["06"])
    assert re.search(r"^1\d links; False$", text, re.MULTILINE)
    assert "1 paper: Sentiment control on IMDb, Reddit TL;DR summarisation" in text
    assert "<mark>unlikelihood</mark>" in added
    assert ">MOPO</td>" in names
    assert "reject retrieval – applied\naccept MOPO – applied\n" in text
    assert text.endswith("False False accepted\n")
