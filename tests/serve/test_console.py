"""The console: what its page holds, and what it asks of the server while one types."""

import hashlib
import json
import re
from importlib.resources import files

import pytest

from kg.errors import QueryError, UnknownNameError
from kg.model import Concept, Paper
from kg.rdf.ask.asking import in_memory
from kg.rdf.ask.queries import THEMES, named_queries, parse_query
from kg.rdf.ask.results import plain
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.vocabulary import Term, read_terms
from kg.serve.assets import find_asset
from kg.serve.console import CONSOLE_POLICY, FIRST_QUERY, complete, fill, render_console
from kg.store import open_store
from kg.vocab import DEFAULT_BASE
from tests.rdf.conftest import write_by_hand
from tests.serve.reading import find, texts


@pytest.fixture(scope="module")
def page():
    return render_console(prefixes(DEFAULT_BASE), DEFAULT_BASE, named_queries(), read_terms())


def rows_of(store, query):
    """The rows of an answer, each cell by its value."""
    answer = in_memory(store, ExportOptions())(query)
    return [tuple(map(plain, row)) for row in answer.rows]


def data_of(page):
    return json.loads(find(page, "script", id="data")[0].words[0])


# ---- The page


def test_every_named_query_stands_in_the_menu(page):
    links = find(page, "a")
    offered = {a.attributes["data-query"]: a for a in links if "data-query" in a.attributes}
    assert offered.keys() == named_queries().keys()
    assert offered["top-methods"].attributes["href"] == "/console?name=top-methods"
    assert offered["top-methods"].text == named_queries()["top-methods"].help


def test_menu_stands_under_themes_in_their_order(page):
    themes = texts(page, "summary")[1:]
    assert [re.sub(r" \d+$", "", theme).lower() for theme in themes] == list(THEMES)
    assert sum(int(theme.split()[-1]) for theme in themes) == len(named_queries())


def test_query_without_a_theme_stands_under_others():
    page = render_console({}, DEFAULT_BASE, {"e": parse_query("e", "# Is it?\nASK {}")}, [])
    assert texts(page, "summary")[1:] == ["Others 1"]


def test_page_holds_what_the_script_needs(page):
    data = data_of(page)
    assert data["base"] == DEFAULT_BASE
    assert data["prefixes"]["kg"] == "https://w3id.org/kg-landscape/vocab#"
    assert data["prefixes"]["method"] == "https://w3id.org/kg-landscape/concept/method/"
    assert data["queries"]["papers-using"]["parameters"] == [
        {
            "name": "concept",
            "value": "method:ppo",
            "form": "concept",
            "note": "an id or any label",
            "choices": [],
        },
        {"name": "limit", "value": "50", "form": "count", "note": "", "choices": []},
    ]
    (role,) = (each for each in data["queries"]["papers-by-role"]["parameters"] if each["choices"])
    assert (role["name"], role["choices"][:2]) == ("role", ["proposes", "uses"])
    assert "kg:usesMethod" in {term["curie"] for term in data["terms"]}


def test_page_has_no_script_of_its_own(page):
    scripts = [each.attributes for each in find(page, "script")]
    own = [each for each in scripts if "src" not in each]
    assert [each["type"] for each in own] == ["application/json"]
    assert all(each["src"].startswith("/assets/") for each in scripts if "src" in each)


def test_texts_of_queries_and_terms_do_not_end_the_data():
    evil = parse_query("e", "# </script><script>alert(1)</script> & <b>\nASK {}")
    term = Term("kg:x", "https://example.org/x", "</script>", "<!-- ", False)
    page = render_console({}, DEFAULT_BASE, {"e": evil}, [term])
    assert len(find(page, "script")) == 6
    data = data_of(page)
    assert data["queries"]["e"]["help"] == "</script><script>alert(1)</script> & <b>"
    assert data["terms"][0]["label"] == "</script>"


def test_without_script_the_query_goes_to_the_endpoint(page):
    form = find(page, "form", id="plain")[0]
    assert form.attributes["action"] == "/sparql"
    assert texts(page, "textarea", name="query") == [" ".join(FIRST_QUERY.split())]


def test_first_query_answers(store):
    assert [row[1] for row in rows_of(store, FIRST_QUERY)] == [
        "Proximal Policy Optimization",
        "Policy Gradient",
    ]


def test_policy_names_one_style_by_its_hash():
    assert "'unsafe-inline'" not in CONSOLE_POLICY
    assert (
        "style-src 'self' 'unsafe-hashes' 'sha256-EntWS0hFrz2vH7susM+dPUxvHlL6sBswmM8K80E5oUk=';"
        in (CONSOLE_POLICY)
    )


# ---- What is vendored


@pytest.mark.parametrize("name", ["yasgui.min.js", "yasgui.min.css"])
def test_editor_is_the_one_that_the_readme_names(name):
    about = files("kg.serve").joinpath("assets", "README.md").read_text("utf-8")
    asset = find_asset(f"yasgui/{name}")
    assert asset is not None
    row = next(line for line in about.splitlines() if f"`{name}`" in line)
    assert f"`{hashlib.sha256(asset.data).hexdigest()}`" in row


def test_licences_of_the_editor_come_with_it():
    asset = find_asset("yasgui/LICENSE.txt")
    assert asset is not None
    assert asset.media_type == "text/plain; charset=utf-8"
    text = asset.data.decode()
    assert text.startswith("Yasgui 4.6.2")
    for name in ("MIT License", "codemirror", "dompurify", "Apache License", "column-resizer"):
        assert name in text


def test_no_script_of_ours_writes_markup():
    for name in ("console.js", "rows.js", "terms.js", "library.js"):
        asset = find_asset(name)
        assert asset is not None
        script = asset.data.decode()
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script
        )
        assert not re.search(r"localStorage|sessionStorage|indexedDB", script)


# ---- Completion


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("prox", ["method:ppo"]),
        ("PPO", ["method:ppo"]),
        ("policy-grad", ["method:policy-gradient"]),
        ("optimi", ["method:dpo", "method:ppo"]),
        ("ptimi", []),
        ("r", ["domain:robotics", "setting:offline", "setting:rlhf"]),
        ("ale", ["benchmark:atari"]),
        ("  ", []),
        ("%", []),
        ("x" * 5000, []),
        ("' OR 1=1 --", []),
    ],
)
def test_concepts_are_found_by_the_beginning_of_a_label_or_by_a_word(store, text, ids):
    assert sorted(each["id"] for each in complete(store, text)) == ids


def test_completion_gives_all_that_a_page_needs(store):
    assert complete(store, "ppo") == [
        {
            "id": "method:ppo",
            "iri": "https://w3id.org/kg-landscape/concept/method/ppo",
            "label": "Proximal Policy Optimization",
            "kind": "method",
        }
    ]


def test_completion_keeps_to_a_kind_and_a_limit(store):
    assert [each["id"] for each in complete(store, "ro", kind="domain")] == ["domain:robotics"]
    assert complete(store, "ro", kind="setting") == []
    assert len(complete(store, "r", 1)) == 1
    assert [each["id"] for each in complete(store, "optimization", kind="domain")] == []


def test_labels_that_begin_so_come_before_words_that_do(store):
    found = [each["id"] for each in complete(store, "p")]
    assert found == ["method:ppo", "method:policy-gradient", "method:dpo"]


def test_completion_takes_preferred_labels_and_concepts_of_papers_first(tmp_path):
    concepts = (
        Concept("method:a", "method", "Walk A"),
        Concept("method:b", "method", "Other", ("walk b",)),
        Concept("method:c", "method", "Walk", status="discovered"),
        Concept("method:d", "method", "Walk D"),
    )
    rows = tuple((f"method:{name}", "uses", "walks", 0.9) for name in "bcd")
    papers = ((Paper("paper:1", "Walks", "It walks."), rows),)
    with open_store(write_by_hand(tmp_path / "walk.db", papers, concepts)) as opened:
        found = [each["id"] for each in complete(opened, "walk")]
    assert found == ["method:d", "method:b", "method:c", "method:a"]


def test_terms_are_classes_then_properties_then_borrowed_ones():
    terms = read_terms()
    own = [term for term in terms if term.curie.startswith("kg:")]
    classes = [term.curie for term in own if term.is_class]
    assert classes == sorted(classes)
    assert {"kg:Paper", "kg:Link", "kg:Evidence", "kg:Method"} <= set(classes)
    uses = next(term for term in terms if term.curie == "kg:usesMethod")
    assert (uses.label, uses.is_class) == ("uses method", False)
    assert uses.iri == "https://w3id.org/kg-landscape/vocab#usesMethod"
    assert [term.curie for term in terms][-1] == "skos:topConceptOf"


def test_borrowed_terms_are_those_that_datasets_use(store):
    used = {iri for (iri,) in rows_of(store, "SELECT DISTINCT ?p { ?s ?p ?o }")}
    borrowed = {term.iri for term in read_terms() if not term.curie.startswith("kg:")}
    rare = {"skos:closeMatch", "rdfs:label", "dcterms:creator"}
    assert borrowed - used <= {term.iri for term in read_terms() if term.curie in rare}


# ---- Named queries with values


def test_values_are_put_into_a_named_query(store):
    text = fill(store, "papers-using", {"concept": "PPO", "limit": "3"})
    assert text.startswith("# Papers that use a concept")
    assert "<https://w3id.org/kg-landscape/concept/method/ppo>" in text
    assert "LIMIT 3\n" in text
    assert "# param" not in text
    assert len(rows_of(store, text)) == 2


def test_paper_may_go_by_another_of_its_names(store):
    text = fill(store, "paper-profile", {"paper": "p4"})
    assert "<https://w3id.org/kg-landscape/paper/arxiv:2401.00004>" in text


def test_value_left_empty_is_the_default(store):
    assert fill(store, "papers-using", {"concept": " "}) == fill(store, "papers-using", {})


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_named_query_can_be_filled_and_asked(store, name):
    assert isinstance(rows_of(store, fill(store, name, {})), list)


@pytest.mark.parametrize(
    ("name", "values", "error", "message"),
    [
        ("top-method", {}, QueryError, "did you mean 'top-methods'"),
        ("papers-using", {"limit": "3; DROP"}, QueryError, "limit is a whole number"),
        ("papers-using", {"colour": "red"}, QueryError, "has no parameter 'colour'"),
        ("papers-using", {"concept": "DPPO"}, UnknownNameError, "did you mean"),
        ("paper-profile", {"paper": "arxiv:2401.00005"}, UnknownNameError, "did you mean"),
        ("papers-by-role", {"role": "eats"}, QueryError, "role is one of proposes, uses"),
    ],
)
def test_wrong_values_are_refused_in_words(store, name, values, error, message):
    with pytest.raises(error, match=re.escape(message)):
        fill(store, name, values)
