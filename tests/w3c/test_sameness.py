"""The comparison itself: what is the same answer, and what is not."""

import pyoxigraph as ox
import pytest

from tests.w3c.expected import parse_csv
from tests.w3c.sameness import XSD, Table, same_graphs, same_tables

A, B, X, Y = ox.BlankNode("a"), ox.BlankNode("b"), ox.BlankNode("x"), ox.BlankNode("y")
ONE, TWO = ox.Literal(1), ox.Literal(2)


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))


def table(*rows: tuple[object, ...], columns: tuple[str, ...] = ("s", "o")) -> Table:
    return Table(columns, rows)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (table((ONE, TWO), (TWO, ONE)), table((TWO, ONE), (ONE, TWO))),
        (table((A, B), (B, A)), table((X, Y), (Y, X))),
        (table((A, ONE), (A, ONE)), table((X, ONE), (X, ONE))),
        (table((ONE, None)), table((None, ONE), columns=("o", "s"))),
        (table((), columns=()), table((), columns=())),
        (table((typed("1.50", "decimal"), ONE)), table((typed("1.5", "decimal"), ONE))),
        (table((typed("1E1", "double"), ONE)), table((typed("10", "double"), ONE))),
        (table((typed("0", "boolean"), ONE)), table((typed("false", "boolean"), ONE))),
        (table((typed("x", "integer"), ONE)), table((typed("x", "integer"), ONE))),
    ],
)
def test_the_same_answer(left, right):
    assert same_tables(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (table((ONE, TWO)), table((ONE, TWO), (ONE, TWO))),
        (table((ONE, ONE), (ONE, ONE), (TWO, TWO)), table((ONE, ONE), (TWO, TWO), (TWO, TWO))),
        (table((ONE, TWO)), table((TWO, ONE))),
        (table((ONE, None)), table((None, ONE))),
        (table((ONE, TWO)), table((ONE, TWO), columns=("s", "p"))),
        (table((A, A)), table((X, Y))),
        (table((A, ONE), (A, TWO)), table((X, ONE), (Y, TWO))),
        (table((A, ONE)), table((ox.NamedNode("x:a"), ONE))),
        (table((ONE, ONE)), table((typed("1", "decimal"), ONE))),
        (table((ox.Literal("1"), ONE)), table((ONE, ONE))),
        (table((ox.Literal("a", language="en"), ONE)), table((ox.Literal("a"), ONE))),
        (table((typed("1.0000000000000001", "decimal"), ONE)), table((typed("1", "decimal"), ONE))),
    ],
)
def test_another_answer(left, right):
    assert not same_tables(left, right)


def test_order_counts_where_it_is_asked_for():
    left, right = table((ONE, TWO), (TWO, ONE)), table((TWO, ONE), (ONE, TWO))
    assert not same_tables(left, right, ordered=True)
    assert same_tables(left, left, ordered=True)


def test_graphs_are_the_same_up_to_blank_nodes():
    name = ox.NamedNode("x:p")
    left = [ox.Triple(A, name, B), ox.Triple(B, name, typed("1.0", "decimal"))]
    assert same_graphs(left, [ox.Triple(Y, name, typed("1", "decimal")), ox.Triple(X, name, Y)])
    assert not same_graphs(left, [ox.Triple(Y, name, typed("1", "decimal")), ox.Triple(Y, name, X)])
    assert not same_graphs(left, left[:1])


def test_csv_has_blank_nodes_and_no_types():
    assert parse_csv('s,o\r\n_:a,"4,4"\r\n') == table((A, ox.Literal("4,4")))
