import pytest

from kg.graph.periods import find_periods
from tests.graph.corpora import make_corpus


def periods(*dates):
    return find_periods(make_corpus((date, "") for date in dates))


def test_years_are_joined_until_a_period_has_five_papers():
    found = periods(*["2019"] * 2, *["2020"] * 3, *["2021"] * 6, *["2023"] * 5)
    assert found.step == "year"
    assert found.names == ("2019–2020", "2021", "2023")
    assert found.papers.tolist() == [5, 6, 5]
    assert found.of_paper.tolist() == [0] * 5 + [1] * 6 + [2] * 5


def test_a_year_within_of_which_there_is_no_paper_is_named():
    assert periods(*["2019"] * 5, *["2022"] * 5).missing == ("2020", "2021")


def test_too_few_papers_at_the_end_go_to_the_period_before():
    found = periods(*["2020"] * 5, *["2021"] * 5, *["2022"] * 2)
    assert found.names == ("2020", "2021–2022")


def test_months_are_taken_where_a_corpus_spans_less_than_two_years():
    found = periods(*["2024-11-30"] * 5, *["2024-12"] * 3, *["2025-01-02"] * 2, "2025")
    assert found.step == "month"
    assert found.names == ("2024-11", "2024-12–2025-01")
    assert found.of_paper.tolist() == [0] * 5 + [1] * 5 + [-1]
    assert found.unplaced == 1


@pytest.mark.parametrize(
    "dates",
    [
        ("2023-01", "2024-12"),  # two whole years
        ("2024-01", "2024-02", "2025", "2025"),  # half of them state no month
        ("2021", "2024-01", "2024-02", "2024-03", "2024-04"),  # one is long before the others
    ],
)
def test_years_are_taken_where_months_would_not_do(dates):
    assert periods(*dates).step == "year"


def test_the_halves_divide_the_papers_most_evenly():
    found = periods(*["2019"] * 5, *["2020"] * 5, *["2021"] * 20, *["2022"] * 5)
    assert found.halves == ("2019–2020", "2021–2022")
    assert found.half_papers == (10, 25)


def test_papers_without_a_date_are_in_no_period():
    found = periods("", *["2019"] * 5, "")
    assert found.names == ("2019",)
    assert (found.unplaced, found.middle) == (2, 0)


def test_without_dates_there_is_no_period():
    found = periods("", "")
    assert (found.names, found.newest, found.unfinished) == ((), "", "")


def test_a_last_year_that_is_cut_short_says_until_when():
    assert periods("2024-05", "2026-06-30").unfinished == "June 2026"
    assert periods("2024-05", "2026-12-01").unfinished == ""
    assert periods("2024", "2026").unfinished == ""


def test_a_large_corpus_has_no_more_than_some_25_periods():
    found = periods(*(str(1980 + n % 45) for n in range(450)))
    assert len(found.names) == 22
    assert found.names[:2] == ("1980–1981", "1982–1983")
    assert found.papers.min() == 20
