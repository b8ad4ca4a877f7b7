"""Text and lines can be read: contrast by WCAG 2.2, measured on the colours of the style sheet."""

import re
from importlib.resources import files

import pytest

CSS = files("kg.views").joinpath("assets", "colours.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)
TEXT = ["ink", "muted", "focus", "method", "setting", "domain", "benchmark", "paper"]
LINES = ["proposes", "uses", "evaluates-on", "addresses", "analyses", "compares-with", "avoids"]


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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
