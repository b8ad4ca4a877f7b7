import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from kg.graph.chance import Estimate, wilson_interval
from kg.views.chart import Line, share_chart
from kg.views.drawing import TONES

SVG = "{http://www.w3.org/2000/svg}"
PERIODS = ("2022", "2023", "2024")


def line(label, *having):
    return Line(label, tuple(wilson_interval(each, 20) for each in having))


def draw(*lines, periods=PERIODS):
    return ET.fromstring(share_chart(lines, periods, description="Shares"))


def texts(svg):
    return [each.text for each in svg.iter(f"{SVG}text")]


def test_a_line_goes_from_the_floor_to_the_top_of_its_scale():
    svg = draw(line("GRPO", 0, 4, 8))
    (polyline,) = svg.iter(f"{SVG}polyline")
    assert polyline.get("points") == "46.0,286.0 285.0,150.0 524.0,14.0"
    assert texts(svg) == ["0%", "10%", "20%", "30%", "40%", *PERIODS, "GRPO"]


def test_each_point_says_its_share_with_what_is_unsure():
    titles = [each.text for each in draw(line("GRPO", 0, 4, 8)).iter(f"{SVG}title")]
    assert titles[1] == "GRPO, 2023: 20.0% (8.1% to 41.6%)"


def test_names_are_escaped():
    svg = share_chart([line('<b>"&', 1, 2, 3)], ("<i>", "b", "c"), description='"><script>')
    assert "<b>" not in svg
    assert "<i>" not in svg
    assert "<script>" not in svg
    assert texts(ET.fromstring(svg))[-1] == '<b>"&'


def test_names_at_the_end_do_not_lie_on_each_other():
    svg = draw(*(line(f"n{number}", 0, 0, 0) for number in range(6)))
    ends = sorted(float(t.get("y")) for t in svg.iter(f"{SVG}text") if t.text[0] == "n")
    assert [b - a for a, b in pairwise(ends)] == [15.0] * 5
    assert ends[-1] == 290.0


def test_bands_are_drawn_where_they_do_not_hide_each_other():
    few = draw(*(line(str(n), 1, 2, 3) for n in range(3)))
    many = draw(*(line(str(n), 1, 2, 3) for n in range(4)))
    assert len(list(few.iter(f"{SVG}polygon"))) == 3
    assert not list(many.iter(f"{SVG}polygon"))


def test_of_many_periods_some_are_named_and_the_newest_always():
    periods = tuple(str(year) for year in range(2000, 2026))
    svg = draw(Line("GRPO", (Estimate(0.1, 0.0, 0.2),) * 26), periods=periods)
    assert texts(svg)[5:-1] == [str(year) for year in range(2001, 2026, 4)]


def test_nothing_is_drawn_of_nothing():
    assert share_chart([], PERIODS, description="x") == ""
    assert share_chart([line("GRPO", 1)], ("2024",), description="x") == ""


@pytest.mark.parametrize("colour", TONES)
def test_colours_stand_out_from_light_and_dark_pages(colour):
    assert contrast(colour, "#ffffff") >= 3
    assert contrast(colour, "#121212") >= 3


def contrast(one, other):
    """WCAG 2.2, relative luminance."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
