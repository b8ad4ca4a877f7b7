"""Things by their addresses, as pages and as triples, and the pages around them."""

import json

import pyoxigraph as ox
import pytest

from kg.model import REPLACED_BY, Concept, Link
from kg.rdf.iris import evidence_iri, link_iri
from kg.serve.run import running
from kg.store import open_store
from kg.vocab import DEFAULT_BASE
from tests.rdf.conftest import CONCEPTS, write_by_hand
from tests.serve.conftest import ask, query, serving_of

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
TURTLE = "text/turtle"
GROUPS = "/paper/arxiv:2401.00004"


def triples_of(text: str) -> set[tuple[str, str, str]]:
    parsed = ox.parse(text, format=ox.RdfFormat.TURTLE)
    return {(q.subject.value, q.predicate.value.rpartition("#")[2], q.object.value) for q in parsed}


@pytest.fixture(scope="module")
def link(graph) -> Link:
    with open_store(graph) as store:
        return next(link for link in store.links() if link.paper == "arxiv:2401.00004")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (GROUPS, "Groups"),
        ("/paper/doi:10.1000/%28dpo%29%3C3%3E", "Preferences &#34;directly&#34;"),
        ("/concept/method/ppo", "Proximal Policy Optimization"),
        ("/concept/method", "Policy Gradient"),
        ("/", "/sparql"),
        ("/search?q=groups", "Groups"),
        ("/console", "Console"),
    ],
)
def test_people_get_pages_that_load_nothing_from_elsewhere(server, path, words):
    got = ask(server, "GET", path, accept=HTML)
    assert (got.status, got.type) == (200, "text/html; charset=utf-8")
    assert words in got.text
    assert got.headers["content-security-policy"].startswith("default-src 'self';")
    assert got.headers["x-content-type-options"] == "nosniff"


def test_programs_get_the_triples_of_a_paper_with_its_links_and_evidence(server, link):
    got = ask(server, "GET", GROUPS, accept=TURTLE)
    assert got.status == 200
    found = triples_of(got.text)
    paper = f"{DEFAULT_BASE}paper/arxiv:2401.00004"
    assert (paper, "proposes", f"{DEFAULT_BASE}concept/method/grpo") in found
    subjects = {subject for subject, _, _ in found}
    assert link_iri(link.paper, link.concept, DEFAULT_BASE) in subjects
    assert evidence_iri(link.evidence[0], DEFAULT_BASE) in subjects


def test_a_concept_tells_what_is_below_it(server):
    got = ask(server, "GET", "/concept/method/ppo?format=turtle", accept=HTML)
    ppo, grpo = f"{DEFAULT_BASE}concept/method/ppo", f"{DEFAULT_BASE}concept/method/grpo"
    assert (ppo, "narrower", grpo) in triples_of(got.text)
    assert (grpo, "broader", ppo) in triples_of(got.text)


def test_a_link_and_evidence_stand_on_the_page_of_their_paper(server, link):
    for iri in (
        link_iri(link.paper, link.concept, DEFAULT_BASE),
        evidence_iri(link.evidence[0], DEFAULT_BASE),
    ):
        kind, name = iri.removeprefix(DEFAULT_BASE).split("/")
        got = ask(server, "GET", f"/{kind}/{name}", accept=HTML)
        assert (got.status, got.headers["location"]) == (303, f"{GROUPS}#{kind}-{name}")
        page = ask(server, "GET", GROUPS, accept=HTML)
        assert f'id="{kind}-{name}"' in page.text
        triples = triples_of(ask(server, "GET", f"/{kind}/{name}", accept=TURTLE).text)
        assert (iri, "paper", f"{DEFAULT_BASE}paper/arxiv:2401.00004") in triples


def test_every_address_in_the_dataset_is_answered(server):
    things = query(server, "SELECT DISTINCT ?s { ?s a ?class }", accept="text/csv").text.split()[1:]
    paths = [iri.removeprefix(DEFAULT_BASE) for iri in things if "#" not in iri]
    assert {path.split("/")[0] for path in paths} == {
        "build", "concept", "evidence", "link", "paper", "result", "software", "void",
    }  # fmt: skip
    for path in paths:
        assert ask(server, "GET", f"/{path}", accept=TURTLE).status == 200
        assert ask(server, "GET", f"/{path}", accept=HTML).status in (200, 303)


def test_the_dataset_is_described_at_the_well_known_address(server, serving):
    got = ask(server, "GET", "/.well-known/void", accept=TURTLE)
    found = triples_of(got.text)
    iri = serving.served.iri
    assert (iri, "sparqlEndpoint", f"{server.address}sparql") in found
    assert any(predicate == "triples" for subject, predicate, _ in found if subject == iri)
    assert any(subject.startswith(f"{iri}#class-") for subject, _, _ in found)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/paper/arxiv:9999.99999", 404),
        ("/concept/method/no-such", 404),
        ("/concept/nonsense/ppo", 404),
        ("/concept/nonsense", 404),
        ("/link/000000000000", 404),
        ("/paper/arxiv:2401.00004?format=pdf", 406),
        ("/assets/../site.py", 404),
        ("/assets/%2e%2e/site.py", 404),
        ("/nothing", 404),
    ],
)
def test_what_is_not_there_gets_a_status_for_people_and_programs(server, path, status):
    assert ask(server, "GET", path, accept=HTML).status == status
    if "assets" not in path:
        assert ask(server, "GET", path, accept=TURTLE).status == status


@pytest.mark.parametrize("number", ["0", "-1", "x", "%C2%B2", "9999999999999999999999"])
def test_a_page_has_a_number(server, number):
    got = ask(server, "GET", f"/concept/method/ppo?page={number}", accept=HTML)
    assert got.status in (400, 404)


def test_a_wrong_name_leads_to_near_ones(server):
    got = ask(server, "GET", "/concept/method/pppo", accept=HTML)
    assert got.status == 404
    assert "did you mean" in got.text


def test_a_format_that_no_one_has_is_refused(server):
    assert ask(server, "GET", GROUPS, accept="image/png").status == 406


def test_the_vocabulary_is_told_to_people_and_programs(server):
    got = ask(server, "GET", "/vocab", accept=HTML)
    assert (got.status, 'id="usesMethod"' in got.text) == (200, True)
    uses = "https://w3id.org/kg-landscape/vocab#usesMethod"
    for word, format_ in (("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
        text = ask(server, "GET", f"/vocab?format={word}").text
        assert uses in {quad.subject.value for quad in ox.parse(text, format=format_)}
    assert ask(server, "GET", "/vocab", accept="image/png").status == 406


def test_a_method_that_is_not_known_gets_those_that_are(server):
    got = ask(server, "DELETE", "/", accept=HTML)
    assert (got.status, got.headers["allow"]) == (405, "GET, HEAD")
    assert "Method Not Allowed" in got.text


def test_labels_complete_what_is_typed(server):
    got = ask(server, "GET", "/complete?q=prox&limit=999")
    assert [found["id"] for found in json.loads(got.text)] == ["method:ppo"]
    assert ask(server, "GET", "/complete?q=prox&limit=x").status == 400


def test_a_named_query_is_filled_in(server):
    got = ask(server, "GET", "/console/query?name=papers-using&concept=PPO&limit=1")
    rows = query(server, json.loads(got.text)["query"], accept="text/csv").text
    assert "GRPO extends PPO." in rows
    wrong = ask(server, "GET", "/console/query?name=papers-using&concept=PPPO")
    assert (wrong.status, "did you mean" in json.loads(wrong.text)["error"]) == (400, True)


def test_assets_are_kept_by_browsers(server):
    got = ask(server, "GET", "/assets/style.css")
    assert (got.status, got.type) == (200, "text/css; charset=utf-8")
    assert "immutable" in got.headers["cache-control"]


def test_a_host_header_cannot_write_into_a_query(graph, server):
    got = ask(server, "GET", "/.well-known/void", host="localhost:80>{}#")
    assert got.status == 400


def test_an_old_name_leads_to_the_new_one(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_CACHE_DIR", str(tmp_path))  # by hand, all graphs have one build
    old = Concept("method:ppo-old", "method", "Old PPO", mappings=((REPLACED_BY, "method:ppo"),))
    graph = write_by_hand(tmp_path / "hand.db", concepts=(*CONCEPTS, old))
    with running(serving_of(graph)) as server:
        got = ask(server, "GET", "/concept/method/ppo-old", accept=HTML)
        assert (got.status, got.headers["location"]) == (301, "/concept/method/ppo")
        found = triples_of(ask(server, "GET", "/concept/method/ppo-old", accept=TURTLE).text)
        old_iri, new_iri = (f"{DEFAULT_BASE}concept/method/{name}" for name in ("ppo-old", "ppo"))
        assert (old_iri, "http://purl.org/dc/terms/isReplacedBy", new_iri) in found
