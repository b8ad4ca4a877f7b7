import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.rdf.ask.answers import Page, as_markdown, as_table, collect, write_answer
from kg.rdf.ask.engine import Dataset, load_dataset
from kg.vocab import DEFAULT_BASE


@pytest.fixture
def dataset(store) -> Dataset:
    return load_dataset(store)


@pytest.fixture
def page(dataset) -> Page:
    return Page(dataset.prefixes, DEFAULT_BASE)


ROWS = """
SELECT ?paper ?title ?n ?none {
  VALUES (?title ?n ?none) { ("a|b\\n\\"c\\"" 2 UNDEF) ("日本"@ja 10 kg:uses) }
  BIND(paper:hands AS ?paper)
} ORDER BY ?n"""


def test_a_table_is_aligned_and_numbers_stand_right(dataset, page):
    assert as_table(collect(dataset.query(ROWS)), page) == (
        "paper  title     n  none\n"
        "─────  ───────  ──  ───────\n"
        'hands  a|b "c"   2\n'
        "hands  日本     10  kg:uses\n"
    )


def test_a_table_is_cut_at_the_edge_of_the_terminal(dataset):
    page = Page(dataset.prefixes, DEFAULT_BASE, width=16)
    table = as_table(collect(dataset.query("SELECT ('" + "x" * 40 + "' AS ?a) {}")), page)
    assert table.splitlines()[2] == "x" * 15 + "…"


def test_what_steers_a_terminal_is_not_printed(dataset, page):
    query = b"SELECT ('a\\u009b31m\\u202eb' AS ?a) {}".decode("unicode_escape")
    assert as_table(collect(dataset.query(query)), page).splitlines()[2] == "a\ufffd31m\ufffdb"


def test_csv_is_that_of_sparql(dataset, page):
    assert write_answer(collect(dataset.query(ROWS)), "csv", page) == (
        "paper,title,n,none\r\n"
        'https://w3id.org/kg-landscape/paper/hands,"a|b\n""c""",2,\r\n'
        "https://w3id.org/kg-landscape/paper/hands,日本,10,"
        "https://w3id.org/kg-landscape/vocab#uses\r\n"
    )


def test_tsv_is_that_of_sparql(dataset, page):
    assert write_answer(collect(dataset.query(ROWS)), "tsv", page) == (
        "?paper\t?title\t?n\t?none\n"
        '<https://w3id.org/kg-landscape/paper/hands>\t"a|b\\n\\"c\\""'
        '\t"2"^^<http://www.w3.org/2001/XMLSchema#integer>\t\n'
        '<https://w3id.org/kg-landscape/paper/hands>\t"日本"@ja'
        '\t"10"^^<http://www.w3.org/2001/XMLSchema#integer>'
        "\t<https://w3id.org/kg-landscape/vocab#uses>\n"
    )


def test_json_is_that_of_sparql(dataset, page):
    value = json.loads(write_answer(collect(dataset.query(ROWS)), "json", page))
    assert value["head"] == {"vars": ["paper", "title", "n", "none"]}
    assert value["results"]["bindings"][1]["title"] == {
        "type": "literal",
        "value": "日本",
        "xml:lang": "ja",
    }
    assert value["results"]["bindings"][0]["n"] == {
        "type": "literal",
        "value": "2",
        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
    }
    assert "none" not in value["results"]["bindings"][0]


def test_xml_is_that_of_sparql(dataset, page):
    text = write_answer(collect(dataset.query(ROWS)), "xml", page)
    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
        '<head><variable name="paper"/><variable name="title"/><variable name="n"/>'
        '<variable name="none"/></head>\n<results>\n'
        '<result><binding name="paper"><uri>https://w3id.org/kg-landscape/paper/hands</uri></binding>'
        '<binding name="title"><literal>a|b\n"c"</literal></binding><binding name="n">'
        '<literal datatype="http://www.w3.org/2001/XMLSchema#integer">2</literal></binding></result>\n'
        '<result><binding name="paper"><uri>https://w3id.org/kg-landscape/paper/hands</uri></binding>'
        '<binding name="title"><literal xml:lang="ja">日本</literal></binding><binding name="n">'
        '<literal datatype="http://www.w3.org/2001/XMLSchema#integer">10</literal></binding>'
        '<binding name="none"><uri>https://w3id.org/kg-landscape/vocab#uses</uri></binding></result>\n'
        "</results>\n</sparql>\n"
    )


HOSTILE = r"""SELECT ?a ?b ?c {
  BIND("<b>&amp; \" '\t\r\n ]]> \u0001 \U0001F600" AS ?a)
  BIND(STRLANG("a\\\u0022", "en-GB") AS ?b)
  BIND(<<( <x:s> <x:p> "o\tp" )>> AS ?c)
}"""


@pytest.mark.parametrize("format_", ["json", "xml", "tsv"])
def test_what_is_written_is_read_back_by_another_parser(dataset, page, format_):
    query = HOSTILE if format_ != "xml" else HOSTILE.replace(r"\u0001", " ")
    rows = collect(dataset.query(query))
    text = write_answer(rows, format_, page)
    parsed = ox.parse_query_results(
        text, format=ox.QueryResultsFormat.from_extension(FILE[format_])
    )
    assert [tuple(solution) for solution in parsed] == rows.rows


FILE = {"json": "srj", "xml": "srx", "tsv": "tsv"}


def test_xml_never_holds_what_xml_forbids(dataset, page):
    rows = collect(dataset.query(r"SELECT ('a\u0001b' AS ?a) {}"))
    assert "<literal>a\ufffdb</literal>" in write_answer(rows, "xml", page)


def test_rows_are_no_turtle(dataset, page):
    with pytest.raises(QueryError, match="ask for triples with CONSTRUCT"):
        write_answer(collect(dataset.query(ROWS)), "turtle", page)


def test_markdown_cannot_be_broken_by_a_cell(dataset, page):
    assert as_markdown(collect(dataset.query(ROWS)), page).splitlines()[2] == (
        '| hands | a\\|b "c" | 2 |  |'
    )


def test_ask_is_answered_by_a_word(dataset, page):
    assert collect(dataset.query("ASK { ?x kg:uses method:ppo }")) is True
    assert write_answer(True, "table", page) == "true\n"
    assert write_answer(False, "json", page) == '{"head":{},"boolean":false}\n'
    assert "<boolean>true</boolean>" in write_answer(True, "xml", page)


def test_triples_are_printed_as_turtle_with_the_prefixes_they_need(dataset, page):
    query = "CONSTRUCT { ?p kg:uses ?m } { ?p kg:uses ?m . FILTER(?m = method:ppo) }"
    assert as_table(collect(dataset.query(query)), page) == (
        "@prefix kg: <https://w3id.org/kg-landscape/vocab#> .\n"
        "@prefix method: <https://w3id.org/kg-landscape/concept/method/> .\n"
        "@prefix paper: <https://w3id.org/kg-landscape/paper/> .\n"
        "\npaper:arxiv:2203.00002 kg:uses method:ppo .\n"
        "\npaper:arxiv:2401.00004 kg:uses method:ppo .\n"
    )


def test_describe_gives_all_that_is_said_of_a_thing(dataset, page):
    rows = collect(dataset.query("DESCRIBE benchmark:mujoco"))
    assert 'skos:prefLabel "MuJoCo"@en' in as_table(rows, page)
    assert write_answer(rows, "csv", page).startswith("subject,predicate,object\r\n")


def test_blank_nodes_of_a_construct_are_named(dataset, page):
    rows = collect(dataset.query("CONSTRUCT { [] kg:uses ?m } { ?p kg:uses ?m } LIMIT 1"))
    assert "<urn:bnode:" in as_table(rows, page)
