"""The console and the pages of things in Chromium, served here; nothing is asked of anyone else."""

import json
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from kg.serve.limits import Limits
from kg.serve.run import running
from tests.rdf.conftest import RESULTS, write_by_hand
from tests.serve.conftest import ENDLESS, serving_of
from tests.views.gallery import write_gallery

pytestmark = pytest.mark.browser

SIZES = {"desk": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
GROUPS = "arxiv:2401.00004"
DOMAINS = "Domains that most papers work on"
PAGES = {
    "home": "/",
    "paper": f"/paper/{GROUPS}",
    "concept": "/concept/method/ppo",
    "scheme": "/concept/method",
    "search": "/search?q=ppo",
    "console": "/console",
    "answer": "/console?name=papers-using",
}


@contextmanager
def served(graph, folder):
    """Serve a graph file, few rows an answer; gives the address without a slash."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE_DIR", str(folder))
        serving = serving_of(graph, limits=Limits(seconds=120, rows=20_000))
    with running(serving) as server:
        yield server.address.rstrip("/")


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    folder = tmp_path_factory.mktemp("console")
    with served(write_by_hand(folder / "hand.db", results=RESULTS), folder) as address:
        yield address


@pytest.fixture
def visit(browser_page, origin):
    """Open a page of the server; what it asks of another one fails the test that opened it."""
    opened = []

    def open_page(path, **options):
        visit = browser_page(origin + path, offline=False, **options)
        opened.append(visit)
        return visit.page

    yield open_page
    for each in opened:
        outside = [url for url in each.requests if not url.startswith(origin)]
        assert (outside, each.page_errors, each.csp_violations()) == ([], [], [])


def rows(page):
    return page.locator(".yasr_results tbody tr")


def ask(page, query):
    page.evaluate("query => yasqe.setValue(query)", query)
    page.locator("#start").click()


def choose(page, question):
    """Find a question by its words, and ask it."""
    page.locator("#narrow").fill(question)
    page.locator("#library a:visible", has_text=question).first.click()


def put_cursor_behind(page, text):
    page.evaluate("text => { yasqe.setValue(text); yasqe.focus(); }", text)
    page.evaluate("yasqe.getDoc().setCursor(yasqe.lastLine(), 999)")


def link(query):
    return f"/console#query={quote(query)}"


# ---- All pages


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_page_fits_the_screen_and_asks_no_one_else(visit, name, size):
    width, height = SIZES[size]
    page = visit(PAGES[name], viewport={"width": width, "height": height})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_hostile_texts_stay_texts_in_the_table(browser_page, tmp_path):
    query = """SELECT ?title ?label
    { ?paper dcterms:title ?title ; kg:refersTo ?concept . ?concept skos:prefLabel ?label }"""
    with served(write_gallery(tmp_path / "gallery.db"), tmp_path) as address:
        visit = browser_page(address + link(query), offline=False)
        expect(rows(visit.page)).to_have_count(10)
        hostile = visit.page.get_by_role("cell", name="<img src=x onerror=alert(1)>").first
        expect(hostile).to_be_visible()
        assert visit.page.locator(".yasr_results img, .yasr_results svg").count() == 0
        assert visit.page_errors == []


def test_colours_follow_the_theme(visit):
    page = visit("/console", color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('#editor .CodeMirror')).backgroundColor"
    assert page.evaluate(ground) == "rgb(28, 32, 38)"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_marked_words_of_the_abstract_lead_to_the_link(visit):
    page = visit(f"/paper/{GROUPS}")
    page.locator("a.marked", has_text="DPO").click()
    expect(page.locator("li.tie:target a.end")).to_have_text(re.compile("Direct Preference"))


# ---- Questions of the library


def test_named_query_is_asked_from_the_menu_and_its_rows_lead_to_pages(visit):
    page = visit("/console")
    choose(page, "Papers that use a concept")
    expect(rows(page)).to_have_count(2)
    assert page.url.endswith("/console?name=papers-using")
    rows(page).first.locator("a").click()
    expect(page.locator("h1")).to_have_text("Groups")
    assert page.url.endswith(f"/paper/{GROUPS}")


def test_values_of_a_question_are_put_in_by_a_form(visit):
    page = visit("/console?name=papers-using")
    expect(rows(page)).to_have_count(2)
    page.locator("#parameters input[name=concept]").fill("policy gradient")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).first).to_contain_text("Hands that learn")
    assert "concept=policy+gradient" in page.url


def test_form_offers_labels_of_concepts(visit):
    page = visit("/console?name=papers-using")
    page.locator("#parameters input[name=concept]").fill("")
    page.locator("#parameters input[name=concept]").press_sequentially("prox")
    offered = page.locator("#parameters datalist option")
    expect(offered).to_have_count(1)
    expect(offered.first).to_have_attribute("value", "method:ppo")


def test_value_that_is_no_concept_is_refused_with_near_names(visit):
    page = visit("/console?name=papers-using&concept=DPPO")
    expect(page.locator(".refusal")).to_contain_text("no concept is called 'DPPO'; did you mean")


def test_menu_can_be_narrowed(visit):
    page = visit("/console")
    page.locator("#narrow").fill(DOMAINS.lower())
    expect(page.locator("#library li:visible")).to_have_text([re.compile(f"^{DOMAINS}")])
    expect(page.locator("#library .theme:visible")).to_have_count(1)


def test_theme_of_the_question_is_unfolded(visit):
    page = visit("/console?name=papers-using")
    current = page.locator("#library a[aria-current]")
    expect(current).to_be_in_viewport()
    expect(current).to_have_text(re.compile("^Papers that use a concept"))


def test_role_is_chosen_from_a_list(visit):
    page = visit("/console?name=papers-by-role&concept=PPO")
    page.locator("#parameters select").select_option("avoids")
    page.get_by_role("button", name="Ask").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page).first).to_contain_text("No PPO is needed.")


def test_back_leads_to_the_question_before(visit):
    page = visit("/console")
    choose(page, "Papers that use a concept")
    expect(rows(page)).to_have_count(2)
    choose(page, DOMAINS)
    expect(page.locator("#parameters .question")).to_contain_text(DOMAINS)
    page.go_back()
    expect(page.locator("#parameters .question")).to_contain_text("Papers that use a concept")


# ---- The editor


def test_query_runs_by_key_and_stands_in_the_address(visit):
    page = visit("/console")
    put_cursor_behind(page, "SELECT ?m { ?m a kg:Method }")
    page.keyboard.press("Control+Enter")
    expect(rows(page)).to_have_count(4)
    shared = page.url
    assert "#query=SELECT" in shared
    again = visit(shared[shared.index("/console") :])
    expect(rows(again)).to_have_count(4)


def test_query_in_the_address_is_asked(visit):
    page = visit("/console?query=" + quote("ASK { ?p kg:avoids method:ppo }"))
    expect(page.locator(".booleanResult")).to_have_text("True")


def test_concept_is_completed_by_its_label(visit):
    page = visit("/console")
    put_cursor_behind(page, "SELECT * { ?paper kg:uses ")
    page.keyboard.type("proxim")
    page.keyboard.press("Control+Space")
    hint = page.locator("li.CodeMirror-hint")
    expect(hint).to_have_text(["Proximal Policy Optimizationmethod:ppo · method"])
    page.keyboard.press("Enter")
    assert page.evaluate("yasqe.getValue()") == "SELECT * { ?paper kg:uses method:ppo"


def take_hint(page, text):
    """Take the first hint, once the list is that of the last letter; the editor then holds this."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Enter")
    page.wait_for_function("text => yasqe.getValue() === text", arg=text)


def test_concept_is_completed_while_one_types_behind_its_prefix(visit):
    page = visit("/console")
    put_cursor_behind(page, "SELECT * { ?paper kg:uses ")
    page.keyboard.type("method:policy-g")
    expect(page.locator("li.CodeMirror-hint")).to_contain_text(["Policy Gradient"])
    take_hint(page, "SELECT * { ?paper kg:uses method:policy-gradient")


def test_terms_are_completed_while_one_types(visit):
    page = visit("/console")
    put_cursor_behind(page, "SELECT * { ?paper ")
    page.keyboard.type("kg:usesM")
    expect(page.locator("li.CodeMirror-hint .more")).to_have_text(["kg:usesMethod · property"])
    take_hint(page, "SELECT * { ?paper kg:usesMethod")


def test_known_prefixes_are_no_errors_and_can_be_declared(visit):
    page = visit("/console")
    page.evaluate("yasqe.setValue('SELECT ?m { ?m a kg:Method ; skos:prefLabel ?l }')")
    expect(page.locator(".parseErrorIcon")).to_have_count(0)
    page.locator("#declare").click()
    assert page.evaluate("yasqe.getValue()").splitlines()[:2] == [
        "PREFIX kg: <https://w3id.org/kg-landscape/vocab#>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
    ]
    page.locator("#start").click()
    expect(rows(page)).to_have_count(4)


def test_error_of_the_endpoint_is_shown_as_it_is(visit):
    page = visit(link("SELECT ?x WHERE {\n ?x kg:uses } LIMIT 3"))
    expect(page.locator(".refusal")).to_contain_text("line 2, column 13: cannot read on at")
    page.get_by_role("button", name="Go there").click()
    cursor = page.evaluate("(({line, ch}) => [line, ch])(yasqe.getDoc().getCursor())")
    assert cursor == [1, 12]


def test_wrong_line_is_marked_and_says_what_is_expected(visit):
    page = visit("/console")
    page.evaluate("yasqe.setValue('SELECT nonsense')")
    page.locator(".parseErrorIcon").hover()
    expect(page.locator(".yasqe_tooltip")).to_contain_text("Expected: DISTINCT")


def test_query_that_takes_long_can_be_stopped(visit):
    page = visit(link(ENDLESS))
    button = page.locator("#start")
    expect(button).to_contain_text("Stop")
    button.click()
    expect(page.locator("#status")).to_have_text("Stopped.")
    expect(button).to_contain_text("Run")
    assert page.locator(".refusal").count() == 0


def test_new_query_takes_the_place_of_a_slow_one(visit):
    page = visit(link(ENDLESS))
    expect(page.locator("#start")).to_contain_text("Stop")
    put_cursor_behind(page, "ASK {}")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".booleanResult")).to_have_text("True")
    expect(page.locator("#start")).to_contain_text("Run")


@pytest.mark.parametrize("name", ["nothing", "__proto__", "<b>"])
def test_question_that_is_not_there_is_told(visit, name):
    page = visit(f"/console?name={quote(name)}")
    expect(page.locator("#status")).to_have_text(f'No question is called "{name}".')


def test_answer_that_is_cut_off_is_told(visit):
    page = visit(link("SELECT * { ?s ?p ?o . ?a ?b ?c }"))
    expect(page.locator(".refusal")).to_contain_text("The answer was cut off")


def test_server_that_is_gone_is_told(visit):
    page = visit("/console")
    page.context.set_offline(True)
    page.locator("#start").click()
    expect(page.locator(".refusal")).to_contain_text("The server does not answer")


# ---- The answer


def test_cells_lead_to_pages_here_and_stay_short(visit):
    query = "SELECT ?l ?r { ?l kg:concept method:dpo ; kg:role ?r } ORDER BY STR(?r)"
    page = visit(link(query))
    cells = rows(page).first.locator("a")
    expect(cells.nth(0)).to_have_attribute("href", re.compile(r"^/link/[0-9a-f]{16}$"))
    expect(cells.nth(1)).to_have_attribute("href", "/vocab#comparesWith")
    expect(cells.nth(1)).to_have_text("kg:comparesWith")


def test_address_of_a_paper_stays_quoted(visit):
    page = visit(link("SELECT ?p { ?p kg:proposes method:dpo }"))
    expect(rows(page).locator("a")).to_have_text("doi:10.1000/(dpo)<3>")
    rows(page).locator("a").click()
    expect(page.locator("h1")).to_have_text('Preferences "directly"')


def test_texts_are_shown_as_they_were_sent(visit):
    query = 'SELECT ?a ?b { BIND("title with {{a}} and {{b}}" AS ?a) BIND("<b>x</b>" AS ?b) }'
    page = visit(link(query))
    expect(rows(page).locator("td")).to_have_text(["title with {{a}} and {{b}}", "<b>x</b>"])


def test_columns_sort_numbers_as_numbers(visit):
    page = visit(link("SELECT ?n { VALUES ?n { 9 10 2.5 } }"))
    heading = page.locator(".yasr_results th button")
    shown = []
    for _ in range(3):
        heading.click()
        shown.append(rows(page).all_text_contents())
    assert shown == [["2.5", "9", "10"], ["10", "9", "2.5"], ["9", "10", "2.5"]]
    expect(heading).to_be_focused()


def test_long_answers_are_shown_in_part_first(visit):
    values = " ".join(map(str, range(230)))
    page = visit(link(f"SELECT ?n {{ VALUES ?n {{ {values} }} }}"))
    expect(rows(page)).to_have_count(200)
    page.get_by_role("button", name="Show 30 more rows").click()
    expect(rows(page)).to_have_count(230)


def test_answer_without_rows_says_so(visit):
    page = visit(link("SELECT ?x { ?x a kg:Nothing }"))
    expect(page.locator(".yasr_results")).to_contain_text("nothing in the graph answers it")


def test_triples_are_a_table_too(visit):
    page = visit(link("CONSTRUCT { ?p kg:uses ?m } WHERE { ?p kg:uses ?m }"))
    expect(rows(page)).to_have_count(3)
    expect(page.locator(".yasr_plugin_control button")).to_have_text(["Turtle", "N-Triples"])


@pytest.mark.parametrize(("name", "ending"), [("CSV", "csv"), ("JSON", "json")])
def test_answer_is_downloaded(visit, name, ending):
    page = visit("/console?name=papers-using")
    expect(rows(page)).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download as {name}").click()
    assert download.value.suggested_filename == f"papers-using.{ending}"
    text = Path(download.value.path()).read_text("utf-8")
    if ending == "csv":
        assert text.splitlines()[0] == "paper,title,confidence,sentence"
    else:
        assert len(json.loads(text)["results"]["bindings"]) == 2


def test_link_is_copied(visit, origin):
    page = visit("/console?name=papers-using", permissions=["clipboard-read", "clipboard-write"])
    expect(rows(page)).to_have_count(2)
    page.locator("#share").click()
    expect(page.locator("#status")).to_have_text("The link is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{origin}/console?name=papers-using"


# ---- For all


def test_nothing_is_kept_in_the_browser(visit):
    page = visit("/console?name=papers-using")
    expect(rows(page)).to_have_count(2)
    ask(page, "ASK {}")
    expect(page.locator(".booleanResult")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_tab_leaves_the_editor(visit):
    page = visit("/console")
    page.evaluate("yasqe.focus()")
    page.keyboard.press("Tab")
    expect(page.locator("#start")).to_be_focused()


def test_without_script_questions_and_query_are_still_there(visit):
    page = visit("/console", java_script_enabled=False)
    expect(page.locator("#query")).to_be_visible()
    expect(page.locator("#run")).to_be_visible()
    assert page.locator("#library a").count() > 10


def test_menu_is_folded_on_a_phone(visit):
    page = visit("/console", viewport={"width": 390, "height": 844})
    expect(page.locator("#library a").first).to_be_hidden()
    page.get_by_text("Questions").click()
    choose(page, DOMAINS)
    expect(rows(page)).to_have_count(2)
    expect(page.locator("#library a").first).to_be_hidden()
