"""The page of the named queries is that of the files as they are."""

from pathlib import Path

from kg.rdf.ask.queries import named_queries, named_query
from kg.rdf.ask.query_page import example_call, query_page

PAGE = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_page_is_in_step_with_the_files():
    """Where not: ``python -m kg.rdf.ask.query_page > docs/queries.md``."""
    assert PAGE.read_text("utf-8") == query_page()


def test_every_query_has_a_section_with_a_row_as_wide_as_its_columns():
    sections = query_page().split("\n### ")[1:]
    assert sorted(text.split("\n")[0] for text in sections) == list(named_queries())
    for query in named_queries().values():
        assert len(query.example.split(" | ")) == len(query.columns)


def test_a_call_names_all_but_the_limit():
    assert example_call(named_query("methods-tried")) == (
        "kg query landscape.db --name methods-tried --set setting=setting:offline-rl "
        "--set domain=domain:robotics --set since=2022"
    )
