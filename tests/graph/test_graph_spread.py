from types import SimpleNamespace

import pytest

from kg.graph.spread import find_spread
from tests.graph.corpora import make_corpus

BROADER = {"domain:walking": "domain:robots", "domain:grasping": "domain:robots"}


def spread(*papers):
    """Papers of (date, domains, "role method")."""
    rows, links = [], []
    for number, (date, domains, done) in enumerate(papers):
        role, method = done.split()
        rows.append((date, f"{domains} {method}"))
        paper = f"paper:{number:03}"
        links += [(paper, domain, "addresses", 0.9) for domain in sorted(domains.split())]
        links.append((paper, method, role, 0.9))
    store = SimpleNamespace(link_rows=lambda min_confidence: iter(links))
    return find_spread(store, make_corpus(rows, BROADER))


PROPOSAL = ("2020-03", "domain:walking", "proposes method:a")


def test_the_first_use_in_another_domain_is_found_with_its_time():
    found = spread(
        PROPOSAL,
        ("2020-05", "domain:walking", "uses method:a"),
        ("2021-04", "domain:chess", "uses method:a"),
        ("2021-09", "domain:go", "uses method:a"),
    )
    (move,) = found.moves
    assert (move.proposal, move.use, move.domain) == ("paper:000", "paper:002", "domain:chess")
    assert (move.months, move.years, move.home) == (13, 1, ("domain:walking",))
    assert (found.proposed, found.used, found.median_months) == (1, 1, 13.0)


@pytest.mark.parametrize(
    "other",
    [
        ("2021", "domain:grasping", "uses method:a"),  # robots, too
        ("2021", "domain:robots", "uses method:a"),
        ("2021", "domain:chess", "compares_with method:a"),
        ("2020-03", "domain:chess", "uses method:a"),  # of the same month
        ("2020", "domain:chess", "uses method:a"),  # perhaps of the same month
        ("", "domain:chess", "uses method:a"),
        ("2021", "domain:chess", "avoids method:a"),
    ],
)
def test_what_is_no_later_use_elsewhere_is_no_move(other):
    assert spread(PROPOSAL, other).moves == ()


def test_a_method_that_was_there_before_is_not_first_proposed():
    older = ("2019", "domain:chess", "uses method:a")
    found = spread(PROPOSAL, older, ("2021", "domain:go", "uses method:a"))
    assert (found.moves, found.proposed) == ((), 0)


def test_a_proposal_without_a_domain_has_no_home():
    found = spread(("2020", "", "proposes method:a"), ("2021", "domain:go", "uses method:a"))
    assert (found.moves, found.proposed) == ((), 0)


def test_years_count_where_no_month_is_known():
    found = spread(PROPOSAL, ("2023", "domain:chess", "uses method:a"))
    assert (found.moves[0].months, found.moves[0].years) == (None, 3)
    assert found.median_months is None


def test_the_fastest_move_comes_first():
    found = spread(
        PROPOSAL,
        ("2020-06", "domain:go", "proposes method:b"),
        ("2020-09", "domain:chess", "uses method:b"),
        ("2020-10", "domain:chess", "uses method:a"),
    )
    assert [(move.concept, move.months) for move in found.moves] == [
        ("method:b", 3),
        ("method:a", 7),
    ]
