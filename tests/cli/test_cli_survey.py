import pytest
from click.testing import CliRunner

from kg.cli.main import main
from tests.handmade import write_graph_file


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("survey") / "walking.db"
    write_graph_file(path)
    return str(path)


@pytest.fixture
def run(graph, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["survey", *words])


def test_a_survey_is_written_and_holds(run, graph, tmp_path):
    written = run(graph, "--out", "s.md")
    assert written.exit_code == 0, written.output
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        *("s.bib", "s.csl.json", "s.md"),
    ]
    assert f"Open {(tmp_path / 's.md').as_uri()}" in written.stderr
    assert f"kg survey --verify s.md {graph}" in written.stderr
    checked = run("--verify", "s.md", graph)
    assert checked.exit_code == 0, checked.output
    assert checked.stderr.startswith("s.md: all holds: ")


def test_a_number_changed_by_hand_is_caught_and_named(run, graph, tmp_path):
    run(graph, "--out", "s.md", "--focus", "PPO", "-q")
    text = (tmp_path / "s.md").read_text(encoding="utf-8")
    changed = text.replace("[1](#n", "[9](#n", 1)
    line = changed[: changed.index("[9](#n")].count("\n") + 1
    (tmp_path / "s.md").write_text(changed, encoding="utf-8")
    checked = run("--verify", "s.md", graph)
    assert checked.exit_code == 1
    assert checked.stdout.startswith(f"s.md:{line}: number: the text says 9; the graph says 1 (kg.")
    assert "s.md: 1 difference; these hold: " in checked.stderr


def test_own_numbers_may_be_allowed(run, graph, tmp_path):
    run(graph, "--out", "s.md", "-q")
    with (tmp_path / "s.md").open("a", encoding="utf-8") as file:
        file.write("\nWe asked 77 people.\n")
    checked = run("--verify", "s.md", graph)
    assert checked.exit_code == 1
    assert "own number: 77 stands here without a source" in checked.stdout
    assert run("--verify", "s.md", graph, "--allow-own").exit_code == 0


def test_another_build_is_told_first(run, graph, tmp_path):
    run(graph, "--out", "s.md", "-q")
    text = (tmp_path / "s.md").read_text(encoding="utf-8")
    head, rest = text.split("\n", 1)
    build = head.split('"build", "')[1].split('"')[0]
    (tmp_path / "s.md").write_text(f"{head.replace(build, 'build:other')}\n{rest}")
    checked = run("--verify", "s.md", graph)
    assert checked.exit_code == 0
    assert checked.stderr.startswith(f"s.md was made of build:other; this graph file is {build}")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name the survey to write, e.g. --out survey.html"),
        (("--out", "s.docx"), "s.docx: a survey is written as .html, .md, .tex or .pdf"),
        (("--out", "s.md", "--verify", "s.md"), "name the survey to write"),
        (("--verify", "s.md", "--since", "2020"), "a survey says itself what made it; leave"),
        (("--verify", "none.md"), "none.md cannot be read: No such file or directory"),
        (("--out", "s.md", "--focus", "Nothing like it"), "Nothing like it"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_writes_nothing(run, graph, tmp_path, words, message):
    result = run(graph, *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []
