import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "graph.md"


def test_the_examples_of_the_page_print_what_it_says(graph_file, monkeypatch):
    monkeypatch.chdir(graph_file.parent)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (failed, tried) == (0, 12)
