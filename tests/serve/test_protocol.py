import pytest

from kg.errors import RequestError
from kg.rdf.ask.guard import Scope
from kg.serve.protocol import FORM, QUERY, UPDATE, SparqlRequest, read_get, read_post


def test_a_query_comes_by_get_by_form_or_as_it_stands():
    expected = SparqlRequest("ASK {}", Scope(("x:a", "x:b"), ("x:c",)), None)
    graphs = b"default-graph-uri=x:a&default-graph-uri=x%3Ab&named-graph-uri=x:c"
    assert read_get(b"query=ASK+%7B%7D&" + graphs) == expected
    assert read_post(FORM, graphs, b"query=ASK%20{}") == expected
    assert read_post(FORM, b"", b"query=ASK%20{}&" + graphs) == expected
    assert read_post(f"{QUERY}; charset=UTF-8", graphs, b"ASK {}") == expected


def test_a_format_may_stand_in_the_address():
    assert read_get(b"query=ASK+{}&format=csv") == SparqlRequest("ASK {}", None, "csv")


def test_a_bare_get_asks_nothing():
    assert read_get(b"") is None
    assert read_get(b"utm=1") is None


@pytest.mark.parametrize(
    ("read", "status", "reason"),
    [
        (lambda: read_get(b"query=ASK+{}&query=ASK+{}"), 400, "there are 2"),
        (lambda: read_get(b"update=CLEAR+ALL"), 400, "an update does not come by GET"),
        (lambda: read_get(b"default-graph-uri=x:a"), 400, "no query is asked"),
        (lambda: read_get(b"query=%FF"), 400, "not in UTF-8"),
        (lambda: read_get(b"&".join([b"a=1"] * 101) + b"&query=ASK+{}"), 400, "cannot be read"),
        (lambda: read_post(None, b"", b"ASK {}"), 415, "not as nothing"),
        (lambda: read_post("text/plain", b"", b"ASK {}"), 415, "not as text/plain"),
        (lambda: read_post(f"{QUERY}; charset=utf-16", b"", b"x"), 415, "not in utf-16"),
        (lambda: read_post(QUERY, b"", b"ASK {\xff}"), 400, "not in UTF-8 at byte 5"),
        (lambda: read_post(QUERY, b"query=ASK+{}", b"ASK {}"), 400, "send one"),
        (lambda: read_post(UPDATE, b"", b"CLEAR ALL"), 403, "only reads"),
        (lambda: read_post(FORM, b"", b"update=CLEAR+ALL"), 403, "only reads"),
        (lambda: read_post(FORM, b"", b"update=CLEAR+ALL&query=ASK+{}"), 400, "not both"),
        (lambda: read_post(FORM, b"", b""), 400, "there is no query"),
        (lambda: read_post(FORM, b"query=ASK+{}", b"query=ASK+{}"), 400, "there are 2"),
    ],
)
def test_what_is_no_query_of_the_protocol_is_refused_with_a_reason(read, status, reason):
    with pytest.raises(RequestError, match=reason) as caught:
        read()
    assert caught.value.status == status
