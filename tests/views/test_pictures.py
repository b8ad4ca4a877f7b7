"""The small pictures of a survey: the map, and the way from records to papers."""

import re
from xml.etree import ElementTree

from kg.views.flow_chart import Stage, draw_flow
from kg.views.map_picture import Island, draw_map

LEFT = Island("Walking · Robots", ((-0.9, 0.0), (-0.8, 0.1), (-0.85, -0.1)))
RIGHT = Island("<Reading> & more", ((0.8, 0.0), (0.9, 0.1)))
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [found.text for found in root.iter() if found.text and found.tag != f"{SVG}text"]


def test_the_map_has_a_dot_a_paper_and_a_title_an_island():
    svg = draw_map([LEFT, RIGHT], [(0.0, 0.5)], unit=0.1)
    assert svg.count("h0") == 6
    assert texts(svg) == ["Walking ·", "Robots", "<Reading> & more"]


def test_each_island_has_a_shore_of_its_own():
    paths = ElementTree.fromstring(draw_map([LEFT, RIGHT], unit=0.1)).iter(f"{SVG}path")
    closed = [path.get("d", "").count("Z") for path in paths if "Z" in path.get("d", "")]
    assert closed == [1, 1]


def test_upwards_on_the_map_is_upwards_on_the_page():
    svg = draw_map([Island("", ((0.0, 1.0), (0.0, -1.0)))], unit=0.1)
    first, second = re.findall(r"M[\d.]+ ([\d.]+)h0", svg)
    assert float(first) < float(second)


def test_titles_do_not_cover_each_other():
    near = [Island(f"Title {name}", ((0.0, 0.0), (0.01, 0.0))) for name in "ABCDEFGHIJ"]
    lines = [float(y) for y in re.findall(r'<tspan x="\d+" y="(\d+)"', draw_map(near, unit=0.1))]
    gaps = [b - a for a, b in zip(sorted(lines), sorted(lines)[1:], strict=False)]
    assert len(lines) > 1
    assert min(gaps) >= 21


def test_one_paper_has_a_map():
    assert draw_map([Island("Alone", ((0.3, 0.3),))], unit=0.1).count("h0") == 1


def test_the_flow_tells_what_is_left_and_what_was_taken_away():
    svg = draw_flow(
        [Stage("Records", 1200, ()), Stage("Papers", 1000, (("merged", 200), ("no", 0)))]
    )
    told = [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    assert told == ["Records", "1,200", "merged: 200", "Papers", "1,000"]


def test_pictures_hold_neither_scripts_nor_styles():
    for svg in (draw_map([LEFT], unit=0.1), draw_flow([Stage("<a>", 1, ())])):
        assert not re.search(r"<script|<style|style=|href|<a>|\son\w+=", svg)
