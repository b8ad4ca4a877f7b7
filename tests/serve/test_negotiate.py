import pytest

from kg.serve.description import ROW_TYPES, TRIPLE_TYPES
from kg.serve.negotiate import choose

JSON, XML, CSV, TSV = ROW_TYPES
TURTLE, NTRIPLES, RDFXML, JSONLD = TRIPLE_TYPES
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        (None, JSON, TURTLE),
        ("", JSON, TURTLE),
        ("*/*", JSON, TURTLE),
        (CSV, CSV, None),
        ("text/turtle", None, TURTLE),
        ("application/json", JSON, JSONLD),
        ("text/plain", None, NTRIPLES),
        ("text/*", CSV, TURTLE),
        (BROWSER, XML, RDFXML),
        (f"{JSON};q=0.1, {TSV};q=0.2", TSV, None),
        (f"{TSV} ; q=0, */*", JSON, TURTLE),
        (f"{CSV};q=2, {XML};q=x", None, None),
        ("TEXT/CSV; charset=utf-8", CSV, None),
        ("image/png", None, None),
        ("nonsense", None, None),
    ],
)
def test_the_client_gets_what_it_likes_best(accept, rows, triples):
    assert (choose(accept, ROW_TYPES), choose(accept, TRIPLE_TYPES)) == (rows, triples)
