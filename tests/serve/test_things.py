import pytest

from kg.serve.things import describing, iri_of, paper_of
from kg.vocab import concept_iri, paper_iri

BASE = "https://x.org/"
HOSTILE = "a> ?p ?o } SELECT * { <b\n"


@pytest.mark.parametrize(
    ("kind", "name", "iri"),
    [
        ("paper", "arxiv:1707.06347", paper_iri("arxiv:1707.06347", BASE)),
        ("paper", "doi%3A10.1000%2F%28a%29", paper_iri("doi:10.1000/(a)", BASE)),
        ("concept", "method/ppo", concept_iri("method:ppo", BASE)),
        ("concept", "method/q(%CE%BB)", concept_iri("method:q(λ)", BASE)),
        ("concept", "method", "https://x.org/concept/method"),
        ("concept", "nonsense/ppo", None),
        ("link", "0a1b", "https://x.org/link/0a1b"),
        ("software", "0.1.0", "https://x.org/software/0.1.0"),
        ("nonsense", "x", None),
    ],
)
def test_an_address_is_of_a_thing(kind, name, iri):
    assert iri_of(kind, name, BASE) == iri


@pytest.mark.parametrize("kind", ["paper", "concept", "link", "evidence", "void"])
def test_no_address_breaks_out_of_its_query(kind):
    iri = iri_of(kind, f"method/{HOSTILE}" if kind == "concept" else HOSTILE, BASE)
    assert iri is not None
    assert not set(iri) & set('<>"{}|\\^` \n')
    assert f"<{iri}>" in describing(kind, iri, "http://localhost/sparql")
    assert f"<{iri}>" in paper_of(iri)
