"""Text and lines can be read: contrast by WCAG 2.2, measured on the colours of the style sheet."""

import re
from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest

from kg.views.style import ROLE_STYLES

CSS = files("kg.views").joinpath("assets", "colours.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
TEXT = ["ink", "muted", "focus", "method", "setting", "domain", "benchmark", "paper"]
LINES = ["proposes", "uses", "evaluates-on", "addresses", "analyses", "compares-with", "avoids"]


def linear(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour):
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("name", TEXT)
def test_text_has_contrast_4_5(theme, ground, name):
    assert contrast(theme[name], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*LINES, "mentions", "shared"])
def test_lines_of_the_legend_have_contrast_3(theme, name):
    assert contrast(theme[name], theme["ground"]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marked_text_has_contrast_7(theme):
    assert contrast(theme["mark-ink"], theme["mark"]) >= 7


def test_both_themes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


#: How linear red, green and blue are seen (Machado, Oliveira, Fernandes 2009, severity 1).
SIGHT = {
    "most people": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
#: From linear light to OKLab (Ottosson 2020), where distance is how unlike colours look.
CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def unlike(one, other, sight):
    seen = (np.clip(SIGHT[sight] @ np.array(linear(each)), 0, 1) for each in (one, other))
    left, right = (OKLAB @ np.cbrt(CONES @ each) for each in seen)
    return float(np.linalg.norm(left - right))


def test_black_is_as_unlike_white_as_can_be_and_red_is_like_green_without_green_cones():
    assert unlike("#000000", "#ffffff", "deuteranopia") == pytest.approx(1, abs=0.001)
    assert unlike("#b3261e", "#6b7a2a", "most people") > 0.2
    assert unlike("#b3261e", "#6b7a2a", "deuteranopia") < 0.05


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", list(combinations(LINES, 2)), ids="-".join)
def test_no_two_roles_have_one_colour(theme, pair):
    assert unlike(*(theme[role] for role in pair), "most people") >= 0.08


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", ["protanopia", "deuteranopia", "tritanopia"])
def test_roles_whose_colours_some_people_take_for_one_differ_in_their_lines(theme, sight):
    style = {role.replace("_", "-"): (look.width, look.dashes) for role, look in ROLE_STYLES}
    alike = {
        pair
        for pair in combinations(LINES, 2)
        if unlike(*(theme[role] for role in pair), sight) < 0.07
    }
    assert {pair for pair in alike if style[pair[0]] == style[pair[1]]} == set()
