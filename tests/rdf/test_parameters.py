"""Parameters of queries: read by their form, bound so that nothing typed changes the query."""

from itertools import product

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.errors import QueryError
from kg.rdf.ask.guard import check_query
from kg.rdf.ask.parameters import Parameter
from kg.rdf.ask.queries import named_queries, named_query, parse_query
from kg.rdf.iris import prefixes
from kg.vocab import DEFAULT_BASE

QUERY = """\
# Help.
# theme: gaps
# param concept = method:ppo  (any label)
# param paper = arxiv:1707.06347
# param kind = setting
# param role = uses
# param n = 5
# param least = 0.5
# param t = "a b"
# example: one | two
"""


def never(label: str) -> str:
    raise AssertionError(f"{label} was looked up")


def filled(end: str, **values: str) -> str:
    """The last line of the query, filled in."""
    query = parse_query("q", QUERY + end)
    return query.fill(values, lambda label: f"method:{label}", DEFAULT_BASE).splitlines()[-1]


def test_what_a_query_says_of_itself_is_read_from_its_comments():
    query = parse_query("q", QUERY + "SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x ?p ?y }")
    assert (query.help, query.theme, query.example) == ("Help.", "gaps", "one | two")
    assert query.columns == ("x", "n")
    assert query.sparql == "SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x ?p ?y }\n"


def test_the_form_of_a_value_is_that_of_the_default():
    parameters = parse_query("q", QUERY).parameters
    assert [(p.name, p.form, p.value, p.note) for p in parameters] == [
        ("concept", "concept", "method:ppo", "any label"),
        ("paper", "paper", "arxiv:1707.06347", ""),
        ("kind", "kind", "setting", ""),
        ("role", "role", "uses", ""),
        ("n", "count", "5", ""),
        ("least", "number", "0.5", ""),
        ("t", "text", "a b", ""),
    ]
    assert parameters[2].choices == ("method", "setting", "domain", "benchmark")
    assert parameters[0].choices == ()


def test_defaults_stand_where_nothing_is_set_and_other_variables_stay():
    query = parse_query("q", QUERY + "SELECT $x { $x ?p $concept, $paper ; ?q $t } LIMIT $n")
    assert query.fill({}, never, "https://b.org/", paper=never).splitlines()[-1] == (
        "SELECT $x { $x ?p <https://b.org/concept/method/ppo>, "
        '<https://b.org/paper/arxiv:1707.06347> ; ?q "a b" } LIMIT 5'
    )


def test_kinds_and_roles_become_terms_of_the_vocabulary():
    vocabulary = "https://w3id.org/kg-landscape/vocab#"
    assert filled("$kind $role") == f"<{vocabulary}Setting> <{vocabulary}uses>"
    assert filled("$role", role="compares_with") == f"<{vocabulary}comparesWith>"


def test_without_a_place_to_look_a_paper_goes_by_its_id():
    assert filled("$paper", paper="doi:10.1/a>b c") == f"<{DEFAULT_BASE}paper/doi:10.1/a%3Eb%20c>"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"n": "5 } #"}, "n is a whole number of at most nine digits, not '5 } #'"),
        ({"n": "-1"}, "n is a whole number"),
        ({"n": "2.5"}, "n is a whole number"),
        ({"n": "1" * 10}, "n is a whole number"),
        ({"n": "٣"}, "n is a whole number"),
        ({"n": "5\n"}, "n is a whole number"),
        ({"least": "1e9"}, "least is a number, not '1e9'"),
        ({"kind": "methods"}, "not 'methods'; did you mean 'method'?"),
        ({"role": "kg:uses> ?x"}, "role is one of proposes, uses, .*, not 'kg:uses> "),
        ({"t": "\udcff"}, "t holds what is no text in Unicode"),
        ({"x": "1"}, "q has no parameter 'x'; it has: concept, paper, kind"),
    ],
)
def test_what_is_not_of_the_form_is_refused(values, message):
    with pytest.raises(QueryError, match=message):
        filled("$n", **values)


def test_a_default_of_no_form_is_an_error_of_the_file():
    with pytest.raises(QueryError, match="the default 'someday' of since is none of: concept, "):
        parse_query("q", "# Help.\n# param since = someday\n").fill({}, never, DEFAULT_BASE)


def test_a_text_cannot_break_out_of_its_quotation_marks():
    assert filled("$t", t='" } INSERT \\') == r'"\" } INSERT \\"'


HOSTILE = (
    '" } SELECT * { ?s ?p ?o } #',
    "\\",
    '\\"',
    "\\u0022 } #",
    "\\\\u0022 } #",
    "\\U00000022",
    "'''\"\"\"\n\r#",
    "<> SERVICE <http://127.0.0.1:1/> {}",
    "$limit ?x",
    "a\tb\x85\u2028",
)


def echoed(text: str) -> tuple[str, str]:
    """What each engine takes a text for."""
    query = parse_query("q", QUERY + "SELECT ($t AS ?said) {}").fill({"t": text}, never, "x:/")
    check_query(query, prefixes(DEFAULT_BASE))
    (row,) = ox.Store().query(query)
    (other,) = Graph().query(query)
    return row[0].value, str(other[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_only_a_text(text):
    assert echoed(text) == (text, text)


PIECES = ("\\", "u0022", "U0000005c", "u005C", "0", '"', "'", "\n", "\r", "\t", " } #", "$n", "é")


@settings(deadline=None)  # the first parse of rdflib takes long
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_text_is_what_both_engines_read(text):
    assert echoed(text) == (text, text)


@pytest.mark.parametrize("name", list(named_queries()))
def test_a_hostile_value_leaves_every_query_as_it_is(name):
    """Either it is refused, or it stands in one term; all around it is as in the file."""
    query = named_query(name)
    for parameter, text in product(query.parameters, HOSTILE):
        values = {parameter.name: text}
        if parameter.form not in {"concept", "paper", "text"}:
            with pytest.raises(QueryError, match=f"^{parameter.name} is .*, not .*$"):
                query.fill(values, never, DEFAULT_BASE)
            continue
        term = parameter.bind(text, "method:{}".format, str, DEFAULT_BASE)
        whole = query.fill(values, "method:{}".format, DEFAULT_BASE)
        assert is_one_term(term)
        others = {each.name: each for each in query.parameters if each != parameter}
        assert whole == as_written(query.text, others).replace(f"${parameter.name}", term)


def is_one_term(term: str) -> bool:
    """Whether all of it is an IRI or a literal, as Turtle reads it."""
    (triple,) = ox.parse(f"<x:s> <x:p> {term} .", format=ox.RdfFormat.TURTLE)
    return str(triple.predicate) == "<x:p>"


def as_written(text: str, parameters: dict[str, Parameter]) -> str:
    for name, parameter in parameters.items():
        text = text.replace(f"${name}", parameter.bind(None, never, never, DEFAULT_BASE))
    return text
