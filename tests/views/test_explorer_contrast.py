"""Topics and kinds can be read: contrast by WCAG 2.2, measured on the built style sheet."""

import re
from importlib.resources import files

import pytest

from tests.views.test_view_contrast import contrast

CSS = files("kg.views").joinpath("assets", "explorer.css").read_text(encoding="utf-8")
NAMED = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b")
DARK_RULE = re.compile(
    r"@media screen and \(prefers-color-scheme:\s*dark\)\s*\{(:root\{.*?\})\}", re.DOTALL
)


def full(colour):
    """Six digits for three, as contrast reads them."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def colours(css):
    return {name: full(colour) for name, colour in NAMED.findall(css)}


LIGHT = colours(DARK_RULE.sub("", CSS))
DARK = LIGHT | colours("".join(DARK_RULE.findall(CSS)))
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
TOPICS = [f"topic-{number}" for number in range(10)]
KINDS = ["method", "setting", "domain", "benchmark"]


def test_both_themes_are_read_from_the_style_sheet():
    assert (LIGHT["ground"], LIGHT["topic-0"]) == ("#fbfaf7", "#2a5aa8")
    assert (DARK["ground"], DARK["topic-0"]) == ("#15181c", "#7fb0ff")


@THEMES
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("name", [*TOPICS, *KINDS, "ink", "muted", "focus"])
def test_names_have_contrast_4_5(theme, ground, name):
    assert contrast(theme[name], theme[ground]) >= 4.5


@THEMES
def test_colours_of_topics_differ(theme):
    assert len({theme[name] for name in TOPICS}) == 10


@THEMES
@pytest.mark.parametrize("name", ["concept", "year-6"])
def test_shapes_of_the_map_have_contrast_3(theme, name):
    assert contrast(theme[name], theme["ground"]) >= 3
