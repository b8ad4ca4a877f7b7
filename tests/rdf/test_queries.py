"""Every named query on graphs written by hand: rows written out, the same from two engines."""

import re
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.model import Paper
from kg.rdf.ask.engine import Dataset, load_dataset
from kg.rdf.ask.queries import THEMES, NamedQuery, named_queries, named_query, queries_by_theme
from kg.rdf.ask.second_engine import RdflibDataset
from kg.rdf.options import ExportOptions
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE, KG, curie_of
from tests.rdf import answers_of_methods, answers_of_papers, answers_of_time
from tests.rdf.conftest import RESULTS, write_by_hand
from tests.rdf.robots import write_robots

CASES = answers_of_methods.CASES + answers_of_papers.CASES + answers_of_time.CASES
QUERIES = list(named_queries().values())

#: A graph file, and what asks it: Oxigraph and rdflib.
Graph = tuple[Store, Dataset, RdflibDataset]


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Graph]]:
    folder = tmp_path_factory.mktemp("queries")
    silent = Paper("paper:silent", "Silence")
    files = {
        "five": write_by_hand(folder / "five.db", results=RESULTS),
        "robots": write_robots(folder / "robots.db"),
        "silent": write_by_hand(folder / "silent.db", papers=((silent, ()),)),
    }
    stores = {name: open_store(path) for name, path in files.items()}
    yield {
        name: (store, load_dataset(store), RdflibDataset(store, ExportOptions()))
        for name, store in stores.items()
    }
    for store in stores.values():
        store.close()


def cell(term: ox.NamedNode | ox.Literal | None) -> str | None:
    """Give a term as the tests write it; 3 and 3.0 are one number, and Oxigraph writes 3."""
    if term is None:
        return None
    value = term.value
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#decimal"):
        return value.removesuffix(".0")
    return "kg:" + value.removeprefix(KG) if value.startswith(KG) else curie_of(value) or value


def ask(dataset: Dataset | RdflibDataset, query: str) -> list[tuple[str | None, ...]]:
    answer = dataset.query(query)
    assert not isinstance(answer, bool)
    return [tuple(map(cell, row)) for row in answer]


def fill(store: Store, name: str, values: dict[str, str]) -> str:
    return named_query(name).fill(
        values,
        lambda label: store.find_concepts(label)[0].id,
        DEFAULT_BASE,
        paper=lambda known: store.paper(known).id,
    )


@pytest.mark.parametrize(
    ("name", "graph", "values", "rows"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES]
)
def test_named_query_gives_these_rows_in_both_engines(graphs, name, graph, values, rows):
    store, oxigraph, rdflib = graphs[graph]
    query = fill(store, name, values)
    assert ask(oxigraph, query) == rows
    assert ask(rdflib, query) == rows


def test_every_named_query_is_tested():
    assert {case[0] for case in CASES} == set(named_queries())


#: What is found where there is one paper and no link.
WITHOUT_LINKS = {"unlinked-papers": [("paper:silent", "Silence")]}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_where_nothing_is_linked_both_engines_find_nothing(graphs, query):
    _, oxigraph, rdflib = graphs["silent"]
    asked = query.fill({}, str, DEFAULT_BASE)
    rows = WITHOUT_LINKS.get(query.name, [])
    assert (ask(oxigraph, asked), ask(rdflib, asked)) == (rows, rows)


def test_there_are_fifty_and_each_has_a_question_and_a_theme():
    assert len(QUERIES) >= 50
    assert [query.name for query in QUERIES if not query.help.endswith((".", "?"))] == []
    assert [query.name for query in QUERIES if query.theme not in THEMES] == []


def test_themes_come_in_their_order_and_hold_every_query_once():
    themes = queries_by_theme()
    assert tuple(themes) == THEMES
    assert min(len(queries) for queries in themes.values()) >= 4
    assert sorted(query.name for queries in themes.values() for query in queries) == sorted(
        named_queries()
    )


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_example_of_a_query_is_a_row_of_a_tested_answer(query):
    answers = [row for name, _, _, rows in CASES if name == query.name for row in rows]
    assert query.example in [" | ".join(value or "" for value in row) for row in answers]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_parameter_has_a_form_and_is_used(query):
    for parameter in query.parameters:
        assert parameter.form
        assert f"${parameter.name}" in query.sparql
    assert set(re.findall(r"\$(\w+)", query.sparql)) == {each.name for each in query.parameters}


#: Variables of which every row of the query that orders by them has another value.
UNIQUE = ("author", "decision", "flag", "metric", "start", "venue", "year")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_rows_of_every_query_have_one_order(query: NamedQuery):
    """The last ORDER BY ends with what no two rows share; a count alone would leave ties open."""
    order = re.findall(r"ORDER BY (.*)", query.sparql)[-1]
    assert re.search(rf"(STR\(\?\w+\)|COALESCE\(STR.*\)|\?({'|'.join(UNIQUE)}))$", order)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_columns_of_a_query_are_those_of_its_answer(graphs, query):
    answer = graphs["silent"][1].query(query.fill({}, str, DEFAULT_BASE))
    assert not isinstance(answer, bool)
    assert query.columns == answer.columns


def test_gaps_are_the_same_without_minus(graphs):
    store, dataset, _ = graphs["five"]
    slow = """
        SELECT ?setting ?label (COUNT(DISTINCT ?paper) AS ?papers) WHERE {
          ?paper kg:studiesSetting ?setting . ?setting skos:prefLabel ?label .
          FILTER NOT EXISTS { ?tried kg:about method:ppo ; kg:studiesSetting ?setting }
        } GROUP BY ?setting ?label ORDER BY DESC(?papers) STR(?setting) LIMIT 20"""
    assert ask(dataset, slow) == ask(dataset, fill(store, "gaps", {}))


def test_a_wrong_query_name_suggests_a_near_one():
    with pytest.raises(QueryError, match="'top-method'; did you mean 'top-methods'"):
        named_query("top-method")
