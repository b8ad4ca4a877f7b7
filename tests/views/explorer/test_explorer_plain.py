"""How papers are parted into pages of text."""

from kg.views.explorer.plain import Group, paged


def test_a_page_has_no_more_papers_than_it_may():
    groups = (Group(0, (1, 2)), Group(2, ()), Group(1, (3, 4, 5, 6)), Group(-1, (7,)))
    assert paged(groups, 3) == (
        (Group(0, (1, 2)), Group(2, ()), Group(1, (3,))),
        (Group(1, (4, 5, 6)),),
        (Group(-1, (7,)),),
    )


def test_no_paper_makes_one_empty_page():
    assert paged((), 3) == ((),)
