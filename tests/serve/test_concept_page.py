"""The page of a concept: what it is, and its papers by role, a page at a time."""

import pytest

from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.rdf.iris import link_iri
from kg.serve.pages import (
    anchor_of,
    render_concept,
    render_home,
)
from kg.store import open_store
from tests.rdf.conftest import LinkRow, write_by_hand
from tests.serve.reading import find, read, texts

GROUPS = "arxiv:2401.00004"


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


def test_concept_offers_questions_about_it(store):
    page = render_concept(store, "method:grpo")
    asked = [
        each.attributes["href"].removeprefix("/console?name=")
        for each in find(page, "a")
        if each.attributes["href"].startswith("/console?")
    ]
    assert asked[0] == "built-on&method=method:grpo"  # for methods alone
    assert "papers-using&concept=method:grpo" in asked
    assert not any(each.startswith(("methods-in-domain", "combining")) for each in asked)


def test_questions_for_one_kind_are_offered_to_it(store):
    page = render_concept(store, "domain:robotics")
    assert find(page, "a", href="/console?name=methods-in-domain&domain=domain:robotics") != []
    assert find(page, "a", href="/console?name=built-on&method=domain:robotics") == []
