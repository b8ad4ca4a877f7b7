"""The SPARQL 1.1 query suite of the W3C, asked through the query function of this project.

Entailment, federation, update, protocol, service description and graph store are other suites.
"""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.ask.engine import Dataset, Solutions
from kg.rdf.ask.guard import check_query
from kg.rdf.ask.results import write_csv
from tests.w3c.expected import parse_csv, read_expected
from tests.w3c.sameness import Table, same_graphs, same_tables
from tests.w3c.suite import SUITE, SuiteTest, dataset_of, needs_suite, suite_tests, text_of

_GRAPH = "a variable that names a graph is not bound inside GRAPH (Oxigraph)"
_PATH = "a path of length zero leaves out a term that the graph does not hold (Oxigraph)"
_CONCAT = "GROUP_CONCAT of tagged literals keeps their language (Oxigraph)"

#: Tests that fail, and why; one that starts to pass has to leave this list.
KNOWN_FAILURES = {
    "aggregates/agg-empty-group-count-graph": _GRAPH,
    "aggregates/agg-groupconcat-04": _CONCAT,
    "aggregates/agg-groupconcat-06": _CONCAT,
    "bindings/graph": _GRAPH,
    "csv-tsv-res/csv03": "numbers are kept by value: 1.0E6 comes back as 1000000 (Oxigraph)",
    "csv-tsv-res/tsv03": "types derived from xsd:integer come back as xsd:integer (Oxigraph)",
    "functions/bnode01": "BNODE of one label gives one node for all rows (Oxigraph)",
    "negation/graph-minus": _GRAPH,
    "property-path/zero_or_more_set_end": _PATH,
    "property-path/zero_or_more_set_start": _PATH,
    "property-path/zero_or_one_set_end": _PATH,
    "property-path/zero_or_one_set_start": _PATH,
}

#: A query that is well formed, and asks for a function that an engine need not have.
NEEDS_FUNCTION = "syntax-query/test_4"

pytestmark = needs_suite

TESTS = tuple(suite_tests())

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"


def cases(kind: str) -> list[object]:
    """Give the tests of a kind, those known to fail marked."""
    found = [_case(test) for test in TESTS if test.kind == kind]
    return found or [pytest.param(None, id="suite")]


def _case(test: SuiteTest) -> object:
    reason = KNOWN_FAILURES.get(test.id)
    fails = pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)
    return pytest.param(test, id=test.id, marks=[fails] if reason else [])


def is_ordered(query: str) -> bool:
    """Whether a query orders its rows, not only those of a query within it."""
    return bool(re.search(r"\border\s+by\b", query.rpartition("}")[2], re.IGNORECASE))


def to_table(found: Solutions) -> Table:
    return Table(found.columns, tuple(found.rows))


@pytest.mark.parametrize("test", cases("QueryEvaluationTest"))
def test_the_answer_is_that_of_the_suite(test: SuiteTest):
    query = text_of(test.query)
    expected = read_expected(test.result)
    found = dataset_of(test).query(query, base=test.query)
    if isinstance(found, bool):
        assert found is expected
    elif found.is_graph:
        assert same_graphs((ox.Triple(*row) for row in found), expected)
    else:
        assert same_tables(to_table(found), expected, ordered=is_ordered(query))


@pytest.mark.parametrize("test", cases("CSVResultFormatTest"))
def test_csv_has_the_cells_of_the_suite(test: SuiteTest):
    query = text_of(test.query)
    found = dataset_of(test).query(query, base=test.query)
    written = parse_csv("".join(write_csv(found.columns, found.rows)))
    assert same_tables(written, read_expected(test.result), ordered=is_ordered(query))


def ask_nothing(test: SuiteTest) -> object:
    """Run the query of a syntax test, with the graphs that it names there and empty."""
    query = text_of(test.query)
    scope = check_query(query, {}, base=test.query)
    triples = ox.Store()
    for iri in scope.default + scope.named if scope else ():
        triples.add_graph(ox.NamedNode(iri))
    return Dataset(triples, {}).query(query, base=test.query)


@pytest.mark.parametrize("test", cases("PositiveSyntaxTest11"))
def test_a_well_formed_query_is_taken(test: SuiteTest):
    if test.id == NEEDS_FUNCTION:
        with pytest.raises(QueryError, match="there is no function <http://example/function>"):
            ask_nothing(test)
    else:
        assert isinstance(ask_nothing(test), Solutions | bool)


@pytest.mark.parametrize("test", cases("NegativeSyntaxTest11"))
def test_a_malformed_query_is_refused_in_one_line(test: SuiteTest):
    with pytest.raises(QueryError, match=r"\A[^\n]+\Z"):
        ask_nothing(test)


def test_every_update_of_the_suites_is_refused():
    updates = sorted(SUITE.glob("*/*.ru"))
    dataset = Dataset(ox.Store(), {})
    for update in updates:
        with pytest.raises(QueryError):
            dataset.query(update.read_bytes().decode(), base="http://example.org/")
    assert len(updates) == 148


def test_no_test_of_the_suite_is_left_out():
    assert Counter(test.kind for test in TESTS) == {
        "QueryEvaluationTest": 232,
        "CSVResultFormatTest": 3,
        "PositiveSyntaxTest11": 63,
        "NegativeSyntaxTest11": 48,
    }
    assert len({test.id for test in TESTS}) == len(TESTS)
    assert {test.id for test in TESTS} > set(KNOWN_FAILURES)


def test_the_page_lists_exactly_what_fails():
    listed = re.findall(
        r"`([\w-]+/[\w-]+)`", PAGE.read_text("utf-8").partition("### What fails")[2]
    )
    assert sorted(listed) == sorted(KNOWN_FAILURES)
