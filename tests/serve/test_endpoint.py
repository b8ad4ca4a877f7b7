"""The endpoint over HTTP: formats, refusals, and what other clients make of it."""

import io
import json
import subprocess

import pandas
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.serve.description import ROW_TYPES, TRIPLE_TYPES
from kg.serve.protocol import FORM, QUERY
from kg.serve.run import running
from tests.serve.conftest import ask, query, serving_of

YEARS = "SELECT ?paper ?year { ?paper kg:year ?year } ORDER BY ?year"
NAMES = "CONSTRUCT { ?m skos:prefLabel ?l } { ?m a kg:Method ; skos:prefLabel ?l }"


def test_rows_come_in_each_format(server):
    got = {each: query(server, YEARS, accept=each) for each in ROW_TYPES}
    assert {name: answer.status for name, answer in got.items()} == dict.fromkeys(ROW_TYPES, 200)
    assert [answer.type.split(";")[0] for answer in got.values()] == list(ROW_TYPES)
    assert got["text/csv"].text.splitlines()[1:3] == [
        "https://w3id.org/kg-landscape/paper/arxiv:1701.00001,2017",
        "https://w3id.org/kg-landscape/paper/arxiv:2203.00002,2022",
    ]
    formats = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.TSV)
    texts = (got[ROW_TYPES[0]].text, got[ROW_TYPES[1]].text, got[ROW_TYPES[3]].text)
    for text, format_ in zip(texts, formats, strict=True):
        years = [row["year"].value for row in ox.parse_query_results(text, format=format_)]
        assert years == ["2017", "2022", "2023", "2024"]


def test_triples_come_in_each_format(server):
    graphs = []
    for each in TRIPLE_TYPES:
        got = query(server, NAMES, accept=each)
        assert (got.status, got.type.split(";")[0]) == (200, each)
        format_ = ox.RdfFormat.from_media_type(each)
        graphs.append({quad.triple for quad in ox.parse(got.text, format=format_)})
    assert len(graphs[0]) == 4
    assert graphs[1:] == graphs[:1] * 3


def test_a_short_name_in_the_address_goes_before_the_header(server):
    got = ask(server, "GET", "/sparql?query=ASK%20%7B%7D&format=xml", accept="text/csv")
    assert (got.status, got.type) == (200, "application/sparql-results+xml")


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "words"),
    [
        ("GET", "/sparql?query=ASK%20{", {}, None, 400, "line 1, column"),
        ("GET", "/sparql?query=ASK%20{}", {"accept": "image/png"}, None, 406, "choose one of"),
        ("GET", "/sparql?query=ASK%20{}", {"accept": "text/turtle"}, None, 406, "answer is rows"),
        ("GET", "/sparql?query=ASK%20{}&format=pdf", {}, None, 406, "no format is called 'pdf'"),
        ("POST", "/sparql", {"content_type": "text/plain"}, b"ASK {}", 415, "send a query as"),
        ("POST", "/sparql", {"content_type": QUERY}, b"#" * 10_001, 413, "10,000 bytes"),
        ("POST", "/sparql", {"content_type": FORM}, b"update=DROP+ALL", 403, "only reads"),
        ("POST", "/sparql", {"content_type": QUERY}, b"DROP ALL", 400, "DROP changes data"),
        ("GET", "/sparql", {"accept": "image/png"}, None, 406, "choose one of"),
        ("PUT", "/sparql", {}, b"", 405, "Method Not Allowed"),
        ("GET", "/nothing", {}, None, 404, "there is nothing here"),
    ],
)
def test_what_cannot_be_answered_gets_a_status_and_a_line(
    server, method, path, headers, body, status, words
):
    got = ask(server, method, path.replace("{", "%7B").replace("}", "%7D"), body, **headers)
    assert got.status == status
    assert words in got.text
    assert len(got.text.splitlines()) == 1


def test_the_same_question_is_answered_by_its_tag(server):
    first = query(server, YEARS)
    tag = first.headers["etag"]
    again = query(server, YEARS, if_none_match=tag)
    assert (again.status, again.text) == (304, "")
    assert query(server, YEARS + " DESC(?paper)", if_none_match=tag).status == 200
    assert query(server, YEARS, accept="text/csv", if_none_match=tag).status == 200


@pytest.mark.parametrize("function", ["RAND()", "NOW()", "UUID()", "STRUUID()"])
def test_what_is_another_answer_each_time_has_no_tag(server, function):
    assert "etag" not in query(server, f"SELECT ({function} AS ?a) {{}}").headers


def test_any_tag_will_do_for_a_client_that_says_so(server):
    assert query(server, YEARS, if_none_match="*").status == 304
    tag = query(server, YEARS).headers["etag"]
    assert query(server, YEARS, if_none_match=f'"x", {tag}').status == 304


def test_columns_come_in_the_order_in_which_they_are_written(server):
    got = query(server, "SELECT * { ?s kg:uses ?o . ?s kg:year ?y } LIMIT 1", accept="text/csv")
    assert got.text.splitlines()[0] == "s,o,y"


def test_head_has_the_headers_and_no_body(server):
    path = "/sparql?query=ASK%20%7B%7D"
    got, head = ask(server, "GET", path), ask(server, "HEAD", path)
    assert (head.status, head.text, head.type) == (200, "", got.type)
    assert head.headers["etag"] == got.headers["etag"]


def test_options_tell_the_methods(server):
    got = ask(server, "OPTIONS", "/sparql")
    assert (got.status, got.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_the_endpoint_describes_itself(server):
    got = ask(server, "GET", "/sparql", accept="text/turtle")
    described = Graph().parse(data=got.text, format="turtle")
    rows = described.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        "SELECT ?at ?language { ?s a sd:Service ; sd:endpoint ?at ; "
        "sd:supportedLanguage ?language ; sd:defaultDataset/sd:defaultGraph ?graph }"
    )
    assert [tuple(map(str, row)) for row in rows] == [
        (
            f"{server.address}sparql",
            "http://www.w3.org/ns/sparql-service-description#SPARQL11Query",
        )
    ]


def test_a_person_who_opens_the_endpoint_sees_the_console(server):
    got = ask(server, "GET", "/sparql", accept="text/html,*/*;q=0.8")
    assert (got.status, got.headers["location"]) == (303, "/console")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_name_that_is_not_of_this_machine_is_refused(server, host):
    assert ask(server, "GET", "/sparql", host=host).status == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:80"])
def test_names_of_this_machine_are_served(server, host):
    assert query(server, "ASK {}", host=host).status == 200


def test_other_origins_read_answers_only_when_they_are_named(server, graph):
    origin = "https://notebook.example"
    assert "access-control-allow-origin" not in query(server, "ASK {}", origin=origin).headers
    with running(serving_of(graph, origins=(origin,))) as open_:
        got = query(open_, "ASK {}", origin=origin)
        assert got.headers["access-control-allow-origin"] == origin
        other = query(open_, "ASK {}", origin="https://evil.example")
        assert "access-control-allow-origin" not in other.headers


def test_the_dataset_may_be_named_in_the_request(server, serving):
    path = "/sparql?query=ASK%20%7B%20%3Fp%20a%20kg%3APaper%20%7D&default-graph-uri="
    assert json.loads(ask(server, "GET", path + serving.served.iri).text)["boolean"] is True
    got = ask(server, "GET", path + "http%3A%2F%2Fevil.example%2Fdata")
    assert (got.status, "none is fetched" in got.text) == (400, True)


def test_a_relative_iri_is_one_of_the_dataset(server):
    answer = query(server, "ASK { <concept/method/ppo> a skos:Concept }", accept=ROW_TYPES[0])
    assert answer.text == '{"head":{},"boolean":true}\n'


def test_the_client_of_rdflib_gets_right_answers(server):
    store = SPARQLStore(f"{server.address}sparql", returnFormat="json")
    rows = list(Graph(store).query("SELECT ?y { ?p kg:year ?y } ORDER BY ?y"))
    assert [int(row[0]) for row in rows] == [2017, 2022, 2023, 2024]


def test_curl_gets_right_answers(server):
    address = f"{server.address}sparql"
    command = [
        "curl",
        "-s",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={YEARS}",
        address,
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [line.split(",")[1] for line in ran.stdout.splitlines()] == [
        "year",
        "2017",
        "2022",
        "2023",
        "2024",
    ]


def test_pandas_reads_the_csv(server):
    frame = pandas.read_csv(io.StringIO(query(server, YEARS, accept="text/csv").text))
    assert list(frame.columns) == ["paper", "year"]
    assert list(frame["year"]) == [2017, 2022, 2023, 2024]
