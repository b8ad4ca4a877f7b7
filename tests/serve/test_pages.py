"""Pages of things: what they say, where their links lead, and that no text becomes markup."""

import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.rdf.iris import evidence_iri, link_iri, result_iri
from kg.rdf.options import ExportOptions
from kg.serve.assets import find_asset
from kg.serve.pages import (
    PAGE_POLICY,
    anchor_of,
    render_concept,
    render_error,
    render_home,
    render_paper,
    render_scheme,
    render_search,
)
from kg.serve.segments import Segment, Span, cut
from kg.store import open_store, open_writer
from kg.store.facts import Measurement
from tests.rdf.conftest import LinkRow, write_by_hand
from tests.serve.reading import find, ids, read, texts

GROUPS = "arxiv:2401.00004"
DPO = "doi:10.1000/(dpo)<3>"

SCRIPT = """
import sys
from kg.store import open_store
from kg.serve.pages import render_concept, render_home, render_paper, render_scheme, render_search
with open_store(sys.argv[1]) as store:
    pages = [
        render_home(store),
        render_paper(store, "arxiv:2401.00004"),
        render_concept(store, "method:ppo"),
        render_scheme(store, "method"),
        render_search(store, "ppo"),
    ]
sys.stdout.buffer.write("".join(pages).encode())
"""


def every_page(store):
    """All pages of a small graph."""
    yield render_home(store)
    yield render_search(store, "ppo")
    yield render_error(404, "no concept is called '<b>'; did you mean 'PPO'?")
    for paper in store.papers():
        yield render_paper(store, paper.id)
    for concept in store.concepts():
        yield render_concept(store, concept.id)
    for kind in ("method", "setting", "domain", "benchmark"):
        for view in ("tree", "papers", "az"):
            yield render_scheme(store, kind, view=view)


# ---- Text cut into segments


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [("ab cd ef", ())]),
        ([(3, 5, "x")], [("ab ", ()), ("cd", ("x",)), (" ef", ())]),
        ([(0, 2, "x"), (2, 8, "y")], [("ab", ("x",)), (" cd ef", ("y",))]),
        ([(0, 5, "long"), (3, 5, "in")], [("ab cd", ("long", "in")), (" ef", ())]),
        ([(0, 4, "x"), (3, 8, "y")], [("ab c", ("x", "y")), ("d ef", ())]),
        ([(3, 5, "x"), (3, 5, "x")], [("ab ", ()), ("cd", ("x",)), (" ef", ())]),
    ],
)
def test_text_is_cut_where_spans_begin_and_end(spans, pieces):
    segments = cut("ab cd ef", [Span(start, end, (name,)) for start, end, name in spans])
    assert segments == [Segment(text, names) for text, names in pieces]


def test_spans_outside_the_part_that_is_cut_are_left_out():
    spans = [Span(0, 2, ("before",)), Span(3, 5, ("in",)), Span(4, 8, ("over the end",))]
    assert cut("ab cd ef", spans, 3, 6) == [Segment("cd", ("in",)), Segment(" ")]


# ---- A paper


def test_paper_says_what_it_is(store):
    page = render_paper(store, "arxiv:1701.00001")
    assert page.startswith('<!doctype html>\n<html lang="en">\n')
    assert texts(page, "title") == ["Proximal Policy Optimization — research map"]
    assert texts(page, "h1") == ["Proximal Policy Optimization"]
    assert texts(page, "p", class_="authors") == ["Ada Moor, Bo Lind"]
    assert [a.text for a in find(page, "a", href="https://arxiv.org/abs/1701.00001")] == [
        "1701.00001"
    ]


def test_paper_tells_its_links_by_role_the_strongest_first(store):
    page = render_paper(store, GROUPS)
    assert texts(page, "h3") == [
        "Proposes 1 confidence",
        "Uses 1",
        "Addresses 1",
        "Compares with 1",
    ]
    assert [re.sub(r"^\w+: ", "", each) for each in texts(page, "a", class_="end")] == [
        "GRPO",
        "Proximal Policy Optimization",
        "RLHF",
        "Direct Preference Optimization",
    ]
    assert "extends · 0.93" in texts(page, "span", class_="sure")
    assert "Why: label · cue: uses" in texts(page, "p", class_="why")


def test_every_link_and_its_evidence_has_a_place_in_the_page_of_its_paper(store):
    for paper in store.papers():
        page = render_paper(store, paper.id)
        places = ids(page)
        assert len(places) == len(set(places))
        for link in store.links(paper=paper.id):
            assert anchor_of(link_iri(paper.id, link.concept, "/")) in places
            assert {anchor_of(evidence_iri(each, "/")) for each in link.evidence} <= set(places)
        for result in store.results(paper=paper.id):
            assert anchor_of(result_iri(result, "/")) in places


def test_evidence_is_marked_in_its_sentence(store):
    page = render_paper(store, DPO)
    assert texts(page, "blockquote") == [
        "We present DPO for RLHF.",
        "We present DPO for RLHF.",
        "No PPO is needed.",
    ]
    assert texts(page, "mark") == ["DPO", "RLHF", "PPO"]


def test_evidence_is_marked_in_the_abstract_and_leads_to_its_link(store):
    page = render_paper(store, DPO)
    marked = find(page, "a", class_="marked")
    assert [(each.text, each.attributes["title"]) for each in marked] == [
        ("DPO", "Direct Preference Optimization: proposes"),
        ("RLHF", "RLHF: addresses"),
        ("PPO", "Proximal Policy Optimization: avoids"),
    ]
    assert {each.attributes["href"].removeprefix("#") for each in marked} <= set(ids(page))


def test_results_are_told_with_their_words(store):
    page = render_paper(store, "arxiv:1701.00001")
    cells = texts(page, "td")
    assert "62.5%" in cells
    assert "2.5–3.5x" in cells
    assert "It walks well on MuJoCo." in cells


def test_paper_is_found_by_another_identifier_and_names_its_own_address(store):
    page = render_paper(store, "1701.00001")
    assert find(page, "link", rel="canonical")[0].attributes["href"] == "/paper/arxiv:1701.00001"


def test_address_of_a_paper_is_quoted(store):
    page = render_paper(store, DPO)
    address = "/paper/doi:10.1000/%28dpo%29%3C3%3E"
    assert find(page, "link", rel="canonical")[0].attributes["href"] == address
    assert find(page, "a", href="https://doi.org/10.1000/(dpo)%3C3%3E") != []


def test_links_below_the_least_confidence_are_left_out(store):
    options = ExportOptions(min_confidence=0.95)
    assert texts(render_paper(store, GROUPS, options), "h3") == ["Proposes 1 confidence"]
    assert "Atari" in render_paper(store, GROUPS, ExportOptions(min_confidence=0.2))


def test_abstracts_can_be_kept_back(store):
    page = render_paper(store, "arxiv:1701.00001", ExportOptions(with_text=False))
    assert "Robotics gains." in texts(page, "blockquote")
    assert texts(page, "p", class_="note")[2] == "Abstracts are not shown here."


def test_thing_offers_its_rdf(store):
    page = render_paper(store, GROUPS)
    offered = [each.attributes for each in find(page, "link", rel="alternate")]
    assert [(each["type"], each["href"]) for each in offered] == [
        ("text/turtle", "/paper/arxiv:2401.00004?format=turtle"),
        ("application/ld+json", "/paper/arxiv:2401.00004?format=jsonld"),
        ("application/n-triples", "/paper/arxiv:2401.00004?format=ntriples"),
    ]


# ---- A concept


def test_concept_says_what_it_is_and_where_it_stands(store):
    page = render_concept(store, "method:ppo")
    assert texts(page, "h1") == ["Proximal Policy Optimization"]
    assert texts(page, "dt")[:5] == ["Also", "A kind of", "Kinds of it", "Elsewhere", "Here"]
    assert texts(page, "dd")[:2] == ["PPO", "Method: Policy Gradient"]
    assert find(page, "a", href="/concept/method/grpo") != []
    assert find(page, "a", href="https://example.org/ppo") != []


def test_concept_tells_its_papers_by_role_with_sentences(store):
    page = render_concept(store, "method:ppo")
    assert texts(page, "a", class_="button") == [
        "All 5",
        "Proposed by 1",
        "Used by 2",
        "Avoided by 1",
        "Mentioned by 1",
    ]
    assert texts(page, "blockquote") == [
        "We propose PPO.",
        "GRPO extends PPO.",
        "We train with PPO.",
        "No PPO is needed.",
        "PPO is older.",
    ]
    place = anchor_of(link_iri(GROUPS, "method:ppo", "/"))
    assert find(page, "a", href=f"/paper/{GROUPS}#{place}") != []


def test_concept_shows_one_role_when_asked(store):
    page = render_concept(store, "method:ppo", role="avoids")
    assert texts(page, "blockquote") == ["No PPO is needed."]
    now = [each for each in read(page) if each.attributes.get("aria-current") == "page"]
    assert [each.text for each in now] == ["Avoided by 1"]


def test_concept_counts_papers_about_it_by_year(store):
    page = render_concept(store, "setting:rlhf")
    years = find(page, "ol", class_="years")[0]
    assert years.text == "1 paper in 2022 1 paper in 2023 1 paper in 2024"


def test_concept_names_those_it_shares_papers_with(store):
    page = render_concept(store, "setting:rlhf")
    assert [text for text in texts(page, "li") if text.endswith(" 2")] == [
        "Method: Direct Preference Optimization 2",
        "Method: Proximal Policy Optimization 2",
    ]


def test_concept_without_papers_says_so(store):
    page = render_concept(store, "method:unused")
    assert "No paper is linked to it." in texts(page, "p")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A concept with 90 papers, of which every third avoids it."""
    row: dict[bool, LinkRow] = {
        True: ("method:ppo", "avoids", "PPO", 0.9),
        False: ("method:ppo", "uses", "PPO", 0.9),
    }
    papers = tuple(
        (
            Paper(f"paper:{n:03}", f"Study {n}", "A walk with PPO.", published=str(1960 + n)),
            (row[n % 3 == 0],),
        )
        for n in range(90)
    )
    concepts = (Concept("method:ppo", "method", "PPO"),)
    path = tmp_path_factory.mktemp("crowded") / "crowded.db"
    with open_store(write_by_hand(path, papers, concepts)) as opened:
        yield opened


def test_many_papers_come_in_pages_each_paper_once(crowded):
    shown = []
    for number in (1, 2, 3):
        page = render_concept(crowded, "method:ppo", page=number)
        shown += [a.attributes["href"] for a in find(page, "a", class_="end") if a.text[:1] == "S"]
    assert len(shown) == len(set(shown)) == 90
    assert shown[0] == "/paper/paper:089"  # used, and the newest
    assert shown[60] == "/paper/paper:087"  # the newest that avoids it


def test_pages_lead_on_and_keep_the_role(crowded):
    page = render_concept(crowded, "method:ppo", role="uses", page=1)
    assert [each.attributes["href"] for each in find(page, "a", rel="next")] == [
        "/concept/method/ppo?role=uses&page=2"
    ]
    last = render_concept(crowded, "method:ppo", role="uses", page=2)
    assert find(last, "a", rel="next") == []
    assert len(find(last, "blockquote")) == 20


@pytest.mark.parametrize("page", [0, 4, -1])
def test_page_that_is_not_there_is_refused(crowded, page):
    with pytest.raises(UnknownNameError, match=f"there is no page {page}; the last one is 3"):
        render_concept(crowded, "method:ppo", page=page)


def test_years_long_ago_share_a_column(crowded):
    years = find(render_home(crowded), "ol", class_="years")[0].text
    assert years.startswith("70 papers in ≤ 2029 1 paper in 2030 1 paper in 2031")


# ---- Schemes, the start page, search and errors


def test_scheme_is_a_tree_of_what_papers_link_to(store):
    page = render_scheme(store, "method")
    items = texts(page, "li")
    assert items[0].startswith("Method: Direct Preference Optimization 2")
    assert items[1].startswith("Method: Policy Gradient 1 Method: Proximal Policy Optimization 5")
    assert "Unused" not in page


def test_concept_of_two_parents_tells_what_is_below_it_once(tmp_path):
    concepts = (
        Concept("method:a", "method", "A"),
        Concept("method:b", "method", "B"),
        Concept("method:c", "method", "C", broader=("method:a", "method:b")),
        Concept("method:d", "method", "D", broader=("method:c",)),
    )
    papers = ((Paper("paper:1", "On D", "We use D."), (("method:d", "uses", "D", 0.9),)),)
    path = write_by_hand(tmp_path / "two.db", papers, concepts)
    with open_store(path) as opened:
        items = texts(render_scheme(opened, "method"), "li")
    assert items == [
        "Method: A Method: C Method: D 1",
        "Method: C Method: D 1",
        "Method: D 1",
        "Method: B Method: C kinds of it above",
        "Method: C kinds of it above",
    ]


def test_scheme_as_lists(store):
    most = texts(render_scheme(store, "method", view="papers"), "li")
    assert most[0] == "Method: Proximal Policy Optimization 5"
    page = render_scheme(store, "method", view="az")
    assert texts(page, "li") == [
        "Method: Direct Preference Optimization 2",
        "Method: GRPO 1",
        "Method: Policy Gradient 1",
        "Method: Proximal Policy Optimization 5",
    ]
    assert [a.text for a in find(page, "a") if len(a.text) == 1] == ["D", "G", "P"]


def test_start_page_says_what_is_there(store):
    page = render_home(store)
    assert texts(page, "h1") == ["hand"]
    assert texts(page, "dd")[:5] == ["5", "9", "17", "18", "2"]
    assert find(page, "a", href="/console?name=top-methods") != []
    assert find(page, "a", href="/sparql") != []
    assert "This build was not measured" in page


def test_start_page_tells_measured_quality(tmp_path):
    path = write_by_hand(tmp_path / "measured.db")
    with open_store(path) as opened:
        build = opened.build.id
    with open_writer(path) as writer:
        figures = [("papers", 54.0), ("precision", 0.8125), ("recall", 0.75)]
        measured = [
            Measurement("people.jsonl", "", name, value, None, None, 60, "ab", build)
            for name, value in figures
        ]
        writer.set_measurements("people.jsonl", measured)
    with open_store(path) as opened:
        page = render_home(opened)
        foot = texts(render_scheme(opened, "domain"), "footer")[0]
    assert "Measured on people.jsonl (54 papers read by people):" in texts(page, "p")
    assert {"0.81", "0.75"} <= set(texts(page, "dd"))
    assert "precision 0.81, recall 0.75 measured on people.jsonl" in foot


def test_search_finds_concepts_and_papers(store):
    page = render_search(store, "ppo")
    assert texts(page, "h2") == ["Concepts 1", "Papers 5"]
    assert find(page, "input", name="q")[0].attributes["value"] == "ppo"


def test_search_finds_a_paper_by_its_number(store):
    page = render_search(store, "1701.00001")
    assert texts(page, "h2")[0] == "The paper of that name"
    assert find(page, "a", href="/paper/arxiv:1701.00001") != []


@pytest.mark.parametrize("text", ["", "  ", '"', "zebra AND", "a" * 3000])
def test_search_that_finds_nothing_says_what_to_do(store, text):
    page = render_search(store, text)
    assert len(texts(page, "p", class_="lead")) == 1


@pytest.mark.parametrize(
    ("render", "message"),
    [
        (lambda s: render_concept(s, "method:direct-preference"), "did you mean"),
        (lambda s: render_concept(s, "method:ale"), "did you mean 'benchmark:atari'?"),
        (lambda s: render_concept(s, "method:ppo", role="eats"), "'eats' is no role"),
        (lambda s: render_paper(s, "arxiv:1701.00009"), "did you mean 'arxiv:1701.00001'"),
        (lambda s: render_scheme(s, "metod"), "'metod' is no kind of concept"),
        (lambda s: render_scheme(s, "method", view="pie"), "'pie' is no view"),
        (lambda s: render_scheme(s, "method", view="az", page=2), "there is no page 2"),
    ],
)
def test_unknown_names_are_refused_with_what_there_is(store, render, message):
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        render(store)


def test_error_offers_the_names_of_its_message():
    page = render_error(404, "no concept is called 'PP0'; did you mean 'PPO' or '<i>'?")
    assert texts(page, "h1") == ["No concept is called 'PP0'; did you mean 'PPO' or '<i>'?"]
    offered = [(a.text, a.attributes["href"]) for a in find(page, "a") if "?q=" in str(a)]
    assert offered == [("PPO", "/search?q=PPO"), ("<i>", "/search?q=%3Ci%3E")]


def test_error_takes_hints(store):
    page = render_error(400, "That is wrong.", [("Right", "/concept/method/ppo")])
    assert find(page, "a", href="/concept/method/ppo")[0].text == "Right"
    assert texts(page, "title") == ["400 Bad Request — research map"]


# ---- All pages


def test_no_text_of_a_paper_becomes_markup(hostile):
    for page in every_page(hostile):
        for element in read(page):
            assert element.tag not in ("script", "style", "img", "iframe", "object", "base")
            for name, value in element.attributes.items():
                assert name != "style"
                assert not name.startswith("on")
                assert not value.strip().lower().startswith("javascript:")
        assert "onerror=alert(1)>" not in page


def test_hostile_title_is_shown_as_it_is(hostile):
    page = render_paper(hostile, "paper:hostile")
    assert texts(page, "h1") == ["Hello </script><img src=x onerror=alert(1)> <b>PPO</b>"]


def test_pages_load_nothing_but_own_assets(hostile):
    for page in every_page(hostile):
        loaded = [
            each.attributes["href"]
            for each in find(page, "link")
            if each.attributes["rel"] in ("stylesheet", "icon")
        ]
        own = [each for each in loaded if not each.startswith("data:")]
        assert [urlsplit(each).path for each in own] == [
            "/assets/colours.css",
            "/assets/style.css",
        ]


def test_every_own_address_leads_to_a_page(store):
    """All links of all pages but those to RDF, and to what the rest of the server answers."""
    seen = set()
    for page in every_page(store):
        places = set(ids(page))
        for link in find(page, "a"):
            address = link.attributes["href"]
            if address.startswith("#"):
                assert address[1:] in places
            elif address.startswith("/") and "format=" not in address:
                seen.add(address)
    for address in sorted(seen):
        follow(store, address)
    assert len(seen) > 40


def follow(store, address):
    parts = urlsplit(address)
    first, *rest = parts.path.strip("/").split("/")
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    number = int(asked.pop("page", "1"))
    if first == "paper":
        page = render_paper(store, unquote("/".join(rest)))
    elif first == "concept" and len(rest) == 2:
        name = f"{rest[0]}:{unquote(rest[1])}"
        page = render_concept(store, name, page=number, **asked)
    elif first == "concept":
        page = render_scheme(store, rest[0], page=number, **asked)
    else:
        assert parts.path in {"/", "/search", "/console", "/sparql", "/vocab", "/.well-known/void"}
        return
    assert not parts.fragment or parts.fragment in ids(page)


@pytest.mark.slow
def test_pages_are_the_same_bytes_whatever_the_seed_of_hashes(graph):
    made = set()
    for seed in ("0", "1", "77"):
        run = [sys.executable, "-c", SCRIPT, graph]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        made.add(subprocess.run(run, env=environment, capture_output=True, check=True).stdout)
    assert len(made) == 1


def test_policy_allows_own_files_only():
    assert "unsafe" not in PAGE_POLICY
    assert "http" not in PAGE_POLICY
    assert PAGE_POLICY.startswith("default-src 'self'; ")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("style.css", "text/css; charset=utf-8"),
        ("colours.css", "text/css; charset=utf-8"),
    ],
)
def test_assets_are_found_by_name(name, media_type):
    asset = find_asset(name)
    assert asset is not None
    assert (asset.media_type, len(asset.digest)) == (media_type, 16)
    assert b":root" in asset.data or b"body" in asset.data


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../pages.py", "/etc/passwd", "README.md", "a.css"]
)
def test_nothing_else_is_an_asset(name):
    assert find_asset(name) is None
