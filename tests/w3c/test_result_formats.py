"""What our writers make of every answer of the suite is read back as the same rows."""

import csv
import io
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.rdf.ask.results import BOOLEAN_WRITERS, ROW_WRITERS, Cell
from tests.w3c.expected import parse_results
from tests.w3c.sameness import Table
from tests.w3c.suite import dataset_of, needs_suite, suite_tests, text_of

pytestmark = needs_suite

FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


def answers() -> Iterator[tuple[str, Table | bool]]:
    for test in suite_tests():
        if test.kind in {"QueryEvaluationTest", "CSVResultFormatTest"}:
            found = dataset_of(test).query(text_of(test.query), base=test.query)
            if isinstance(found, bool):
                yield test.id, found
            elif not found.is_graph:
                yield test.id, Table(found.columns, tuple(found.rows))


def text(cell: Cell) -> str:
    """What SPARQL 1.1 CSV has for a term."""
    if cell is None:
        return ""
    return f"_:{cell.value}" if isinstance(cell, ox.BlankNode) else cell.value


@pytest.mark.parametrize("media_type", FORMATS)
def test_rows_are_read_back_as_they_were(media_type):
    tables = booleans = 0
    for name, answer in answers():
        if isinstance(answer, bool):
            booleans += 1
            written = BOOLEAN_WRITERS[media_type](answer)
        else:
            tables += 1
            written = "".join(ROW_WRITERS[media_type](answer.columns, answer.rows))
        assert parse_results(written, FORMATS[media_type]) == answer, name
    assert (tables, booleans) == (210, 18)


def test_cells_of_csv_are_the_values_of_the_terms():
    for name, answer in answers():
        if isinstance(answer, Table):
            written = "".join(ROW_WRITERS["text/csv"](answer.columns, answer.rows))
            columns, *rows = csv.reader(io.StringIO(written, newline=""))
            assert tuple(columns) == answer.columns, name
            assert rows == [[text(cell) for cell in row] for row in answer.rows], name
