"""Text cut into stretches that are marked or not."""

import pytest

from kg.views.segments import Segment, Span, cut


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
