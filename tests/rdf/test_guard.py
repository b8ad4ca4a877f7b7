"""Queries that must not run, and those that look like them."""

import socket
import subprocess
import sys

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.ask.engine import Dataset, load_dataset
from kg.rdf.ask.guard import Scope, check_query
from kg.rdf.ask.second_engine import RdflibDataset
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.vocab import DEFAULT_BASE

PREFIXES = prefixes(DEFAULT_BASE)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.org/> { ?a ?b ?c } }",
        "select * { service silent ?where { ?a ?b ?c } }",
        "PREFIX : <http://x.org/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE <http://x.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://x.org/> { ?a ?b ?c } } }",
        "SELECT * { { SELECT * { SERVICE <http://x.org/> { ?a ?b ?c } } } }",
        "SELECT * { ?s ?p 'x' # a comment\r SERVICE <http://x.org/> { ?a ?b ?c } }",
        r"SELECT * { ?s kg:a\#b ?o . SERVICE <http://x.org/> { ?a ?b ?c } }",
        r"SELECT * { \u0053ERVICE <http://x.org/> { ?a ?b ?c } }",
        'SELECT * { ?s ?p "a\\u0022" . SERVICE <http://x.org/> { ?a ?b ?c } #" }\n}',
    ],
)
def test_another_machine_is_never_asked(query):
    with pytest.raises(QueryError):
        check_query(query, PREFIXES)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service kg:uses ?x }",
        "SELECT * { ?x dcterms:title 'SERVICE <http://x.org/> {}' }",
        "SELECT * { ?x ?y ?z } # SERVICE <http://x.org/>",
        "SELECT * { ?x <http://x.org/SERVICE> ?z }",
        "SELECT * { ?x schema:serviceType ?z }",
        'SELECT * { ?x ?y """a "quoted" SERVICE""" }',
    ],
)
def test_the_word_alone_does_no_harm(query):
    check_query(query, PREFIXES)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <b:b> <c:c> }",
        "PREFIX x: <http://x.org/> DELETE WHERE { ?s ?p ?o }",
        "# hello\nLOAD <http://x.org/>",
        "clear all",
        "WITH <g:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_by_name(query):
    with pytest.raises(QueryError, match=r"(INSERT|DELETE|LOAD|CLEAR|WITH) changes data"):
        check_query(query, PREFIXES)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { FILTER(" + "!" * 40_000 + "true) }",
        "SELECT * { FILTER(" + "1+" * 20_000 + "1) }",
        "SELECT * { " + "MINUS {} " * 5_000 + "}",
        "SELECT * { " + "{} UNION " * 8_000 + "{} }",
        "SELECT * { " + "?s ?p ?o . " * 18_000 + "}",
        "SELECT * { " + " ".join(f"BIND(1 AS ?a{n})" for n in range(5_000)) + " }",
    ],
)
def test_a_query_that_would_crash_the_parser_is_refused(query):
    with pytest.raises(QueryError, match="too many or too deep clauses"):
        check_query(query, PREFIXES)


def test_a_query_of_a_megabyte_is_refused():
    with pytest.raises(QueryError, match="longer than 200,000 characters"):
        check_query("SELECT * { VALUES ?x { " + "kg:a " * 200_000 + "} }", PREFIXES)


def test_nothing_reaches_a_listening_socket(store):
    dataset = load_dataset(store)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}",
            f"SELECT * FROM <{address}> {{ ?a ?b ?c }}",
            f"LOAD <{address}>",
        ):
            try:
                list(dataset.query(query))
            except QueryError:
                continue
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * WHERE {\n  ?x kg:uses }", r"line 2, column 14: cannot read on at '}'"),
        ("SELECT * { ?x foo:bar ?y }", r"line 1, column 22: prefix 'foo:' is not known; declare"),
        ("ASK { ?x ?y ?z FILTER(<x:f>(?x)) }", "there is no function <x:f>; use those of SPARQL"),
        ("SELEC", "line 1, column 6: cannot read on here"),
        ("", "line 1, column 1: cannot read on here"),
    ],
)
def test_a_malformed_query_is_one_line_with_its_place(store, query, message):
    with pytest.raises(QueryError, match=message) as caught:
        load_dataset(store).query(query)
    assert "\n" not in str(caught.value)


def test_a_query_with_service_that_cannot_be_parsed_is_refused():
    with pytest.raises(QueryError, match="line 1, column"):
        check_query("SELECT ?service {", PREFIXES)


NAME = "SELECT (COUNT(*) AS ?n) {from_} {{ ?paper a kg:Paper }}"


def test_the_dataset_may_be_named_as_the_graph_to_be_asked(store):
    dataset = load_dataset(store)
    (row,) = dataset.query(NAME.format(from_=f"FROM <{dataset.iri}>"))
    assert row[0].value == "5"


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <http://x.org/data.ttl>",
        "FROM <file:///etc/passwd>",
        "FROM NAMED <http://x.org/g>",
        "from kg:Paper",
        r"\u0046ROM <http://x.org/data.ttl>",
        "FROM <rel>",
    ],
)
def test_a_graph_that_is_not_there_is_refused_and_never_fetched(store, clause):
    with pytest.raises(QueryError, match=r"there is no graph <.*> here, and none is|is no IRI"):
        load_dataset(store).query(NAME.format(from_=clause))


def test_a_graph_of_the_dataset_is_asked_by_its_name():
    triples = ox.Store()
    one, two = ox.NamedNode("x:one"), ox.NamedNode("x:two")
    subject, predicate = ox.NamedNode("x:s"), ox.NamedNode("x:p")
    triples.add(ox.Quad(subject, predicate, ox.Literal(1), one))
    triples.add(ox.Quad(subject, predicate, ox.Literal(2), two))
    dataset = Dataset(triples, {})
    query = "SELECT ?o {clause} {{ ?s ?p ?o }}"
    assert [row[0].value for row in dataset.query(query.format(clause="FROM <x:two>"))] == ["2"]
    assert list(dataset.query(query.format(clause=""))) == []
    scope = Scope(default=("x:one",))
    assert [r[0].value for r in dataset.query(query.format(clause="FROM <x:two>"), scope)] == ["1"]
    inside = "SELECT ?o FROM NAMED <x:one> { GRAPH ?g { ?s ?p ?o } }"
    assert [row[0].value for row in dataset.query(inside)] == ["1"]


def test_relative_iris_are_resolved_against_the_base_in_from_too():
    triples = ox.Store()
    node, graph = ox.NamedNode("http://x.org/node"), ox.NamedNode("http://x.org/graph")
    triples.add(ox.Quad(node, node, ox.Literal(1), graph))
    dataset = Dataset(triples, {})
    query = "SELECT ?o FROM <graph> { <node> <node> ?o }"
    assert [row[0].value for row in dataset.query(query, base="http://x.org/query")] == ["1"]
    with pytest.raises(QueryError, match="<graph> is no IRI"):
        dataset.query(query)


def test_a_base_that_is_no_iri_is_refused():
    with pytest.raises(QueryError, match="Invalid base IRI 'here'"):
        Dataset(ox.Store(), {}).query("ASK {}", base="here")


def test_a_prefix_that_is_not_known_is_told_where_the_tree_is_needed():
    with pytest.raises(QueryError, match="cannot be checked: Unknown namespace prefix : nope"):
        check_query("SELECT * FROM nope:x { ?s ?p ?o }", PREFIXES)


def test_the_word_from_alone_does_no_harm():
    assert check_query("SELECT ?from { ?from dcterms:title 'FROM <x:y>' }", PREFIXES) is None


def test_the_second_engine_reads_no_file_and_fetches_nothing(store, tmp_path):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<x:s> <x:p> 'secret' .")
    dataset = RdflibDataset(store, ExportOptions())
    for clause in (
        f"FROM <{secret.as_uri()}>",
        "FROM <http://x.org/>",
        f"FROM NAMED <{secret.as_uri()}>",
    ):
        with pytest.raises(QueryError, match="FROM is not known to this engine"):
            dataset.query(f"SELECT * {clause} {{ ?s ?p ?o }}")
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        dataset.query("SELECT * { SERVICE <http://x.org/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="LOAD changes data"):
        dataset.query(f"LOAD <{secret.as_uri()}>")


@pytest.mark.parametrize("piece", ["{} UNION", "MINUS {}", "OPTIONAL {}", "FILTER(1)"])
def test_as_many_clauses_as_may_be_are_survived(piece):
    code = (
        "import pyoxigraph as ox, sys; from kg.rdf.ask.engine import Dataset\n"
        "from kg.errors import QueryError\n"
        "for many in range(100, 1600, 50):\n"
        "    query = 'ASK { ' + (sys.argv[1] + ' ') * many + ' {} }'\n"
        "    try: Dataset(ox.Store(), {}).query(query)\n"
        "    except QueryError as error: print(many, error); break\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, piece], capture_output=True, text=True, check=True, timeout=60
    )
    assert "too many or too deep clauses" in ran.stdout


@pytest.mark.parametrize(
    "query", ["SELECT * {" + "." * 190_000, 'SELECT * { ?a ?b """' + '\n"""' * 30_000]
)
def test_a_query_is_looked_at_once_however_it_is_written(query):
    with pytest.raises(QueryError, match=r"too many or too deep|is not closed"):
        check_query(query, PREFIXES)
