"""Every format holds the same triples, whatever stands in a text."""

import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from kg.errors import ExportError
from kg.rdf.iris import prefixes
from kg.rdf.syntax.context import context_of
from kg.rdf.terms import Literal, Statement, Subject, decimal, english, integer, text
from kg.rdf.write.export import RDF_FORMATS
from kg.text import repair
from kg.vocab import DCTERMS, KG, RDF, SKOS, XSD

# rdflib warns of what it uses itself
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

PARSERS = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES),
    "nquads": ("nquads", ox.RdfFormat.N_QUADS),
    "trig": ("trig", ox.RdfFormat.TRIG),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    "rdfxml": ("xml", ox.RdfFormat.RDF_XML),
}
PREFIXES = {"kg": KG, "dcterms": DCTERMS, "rdf": RDF, "xsd": XSD, "paper": "https://b.org/paper/"}
GRAPH = "https://b.org/void/1"

HOSTILE = (
    "He said \"hi\" and 'bye' \\ \\n \\u0041",
    "line one\nline two\r\nline three\rtab\t.",
    "</script><b>&amp; ]]> <!-- x -->",
    "\u202eRTL\u200f \u2028 \u2029 \x85 \x7f \x9b \ufffd",
    "é 漢字 😀 \U0001f468\u200d\U0001f52c e\u0301",
    '""" \'\'\' """ . ; , @en ^^<x>',
    " leading and trailing \n",
    "",
)


def write(name: str, subjects: list[Subject]) -> str:
    return "".join(RDF_FORMATS[name](subjects, PREFIXES, GRAPH))


def parse_ox(name: str, data: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data.encode(), format=PARSERS[name][1])}


def parse_rdflib(name: str, data: str) -> rdflib.Graph:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data.encode(), format=PARSERS[name][0])
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


def paper(*values: Literal | str) -> Subject:
    properties = [(RDF + "type", KG + "Paper"), *((DCTERMS + "title", value) for value in values)]
    return Subject("https://b.org/paper/doi:10.1/a%3Cb", properties)


def titles(graph: rdflib.Graph) -> set[str]:
    return {str(value) for value in graph.objects(None, rdflib.URIRef(DCTERMS + "title"))}


def check_all_formats(values: set[str]) -> None:
    subjects = [paper(*map(text, values))]
    for name in PARSERS:
        data = write(name, subjects)
        triples = parse_ox(name, data)
        assert {t.object.value for t in triples if "title" in t.predicate.value} == values, name
        assert titles(parse_rdflib(name, data)) == values, name


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_text_comes_back_letter_for_letter(value):
    check_all_formats({value})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.text().map(lambda value: repair(value)[0]), min_size=1, max_size=4))
@example(set(HOSTILE))
def test_any_stored_text_comes_back_from_every_format(values):
    check_all_formats(values)


def test_all_formats_are_one_graph():
    subjects = [
        paper(
            text("plain"),
            english("tagged"),
            integer(7),
            decimal(0.95),
            decimal(1.0),
            Literal("2024-05", datatype=XSD + "gYearMonth"),
            "https://example.org/é?a=1&b=2#c",
        ),
        Subject("https://b.org/paper/x", [(KG + "uses", "https://b.org/concept/method/ppo")]),
    ]
    ours = {name: parse_ox(name, write(name, subjects)) for name in PARSERS}
    theirs = {name: to_isomorphic(parse_rdflib(name, write(name, subjects))) for name in PARSERS}
    assert [len(triples) for triples in ours.values()] == [9] * 6
    assert [len(graph) for graph in theirs.values()] == [9] * 6
    assert all(triples == ours["ntriples"] for triples in ours.values())
    assert all(graph == theirs["ntriples"] for graph in theirs.values())


def test_turtle_is_for_people():
    subject = Subject(
        "https://b.org/paper/arxiv:1707.06347",
        [
            (KG + "year", integer(2017)),
            (KG + "confidence", decimal(0.5)),
            (DCTERMS + "title", text("A 'b' é")),
            (RDF + "type", KG + "Paper"),
            (KG + "uses", "https://b.org/paper/b"),
            (KG + "uses", "https://b.org/paper/a"),
            (KG + "uses", "https://b.org/paper/a"),
            (KG + "uses", "https://b.org/paper/doi:10.1/a"),
        ],
    )
    assert write("turtle", [subject]).split("\n\n")[1] == (
        "paper:arxiv:1707.06347 a kg:Paper ;\n"
        "    dcterms:title \"A 'b' é\" ;\n"
        "    kg:confidence 0.5 ;\n"
        "    kg:uses <https://b.org/paper/doi:10.1/a>, paper:a, paper:b ;\n"
        "    kg:year 2017 .\n"
    )


def test_ntriples_escape_only_what_canonical_ntriples_do():
    assert write(
        "ntriples", [Subject("https://b.org/x", [(KG + "a", text('"\\\n\r\t\u2028é'))])]
    ) == ('<https://b.org/x> <https://w3id.org/kg-landscape/vocab#a> "\\"\\\\\\n\\r\t\u2028é" .\n')


def test_jsonld_has_one_node_a_line_for_every_reader():
    data = write(
        "jsonld", [paper(text("a\u2028b\x85c"), text("d")), Subject(GRAPH, [(KG + "a", GRAPH)])]
    )
    _, _, nodes = data.partition('"@graph": [')
    assert len(nodes.splitlines()) == 4
    assert [node["id"] for node in json.loads(data)["@graph"]] == [
        "papers:doi:10.1/a%3Cb",
        GRAPH,
    ]


def test_jsonld_reads_as_plain_json():
    link = Subject(
        "https://b.org/link/ab12",
        [
            (RDF + "type", KG + "Link"),
            (KG + "paper", "https://b.org/paper/arxiv:1707.06347"),
            (KG + "role", KG + "evaluatesOn"),
            (KG + "confidence", decimal(0.95)),
            (KG + "start", integer(7)),
            (DCTERMS + "title", text("plain")),
            (DCTERMS + "title", english("tagged")),
            (SKOS + "prefLabel", english("tagged")),
            (SKOS + "prefLabel", text("plain")),
            (DCTERMS + "issued", Literal("2024", datatype=XSD + "gYear")),
        ],
    )
    data = write("jsonld", [link])
    assert json.loads(data)["@graph"] == [
        {
            "id": "https://b.org/link/ab12",
            "type": ["Link"],
            "paper": "papers:arxiv:1707.06347",
            "role": "evaluatesOn",
            "confidence": "0.95",
            "start": 7,
            "title": ["plain", {"@value": "tagged", "@language": "en"}],
            "prefLabel": [{"@value": "plain"}, "tagged"],
            "issued": {"@value": "2024", "@type": "xsd:gYear"},
        }
    ]
    expected = parse_ox("ntriples", write("ntriples", [link]))
    assert parse_ox("jsonld", data) == expected
    assert len(parse_rdflib("jsonld", data)) == len(expected) == 10


def test_no_two_terms_of_jsonld_share_a_name():
    context = context_of(prefixes("https://b.org/g/"))
    assert len(set(context.names.values())) == len(context.names)
    assert not set(context.names.values()) & set(context.prefixes.values())
    assert context.compact("https://b.org/g/paper/doi:10.1/a") == "papers:doi:10.1/a"
    assert context.compact("https://b.org/g/paper//a") == "https://b.org/g/paper//a"


REIFIER = Subject("https://b.org/l", [(RDF + "reifies", Statement(GRAPH, KG + "uses", GRAPH))])


@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "trig"])
def test_rdf12_triples_are_read_back(name):
    (triple,) = parse_ox(name, write(name, [REIFIER]))
    node = ox.NamedNode(GRAPH)
    assert triple.object == ox.Triple(node, ox.NamedNode(KG + "uses"), node)


@pytest.mark.parametrize("name", ["jsonld", "rdfxml"])
def test_formats_without_rdf12_say_so(name):
    with pytest.raises(ExportError, match=r"cannot hold RDF 1\.2; leave --rdf12 out"):
        write(name, [REIFIER])
