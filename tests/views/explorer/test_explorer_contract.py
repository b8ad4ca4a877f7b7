"""What Python writes and what TypeScript reads have the same names."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kg.model import KINDS, ROLES
from kg.views.explorer import values
from kg.views.explorer.encoding import to_json
from kg.views.explorer.values import AnswerCell, ResultText

TYPES = (Path(__file__).parents[3] / "web/src/data/types.ts").read_text("utf-8")

INTERFACES = {
    "AtlasData": values.Atlas,
    "PaperColumns": values.PaperColumns,
    "ConceptColumns": values.ConceptColumns,
    "TopicData": values.TopicData,
    "LineageColumns": values.LineageColumns,
    "AboutData": values.About,
    "PaperText": values.PaperText,
    "ResultText": values.ResultText,
    "ConceptText": values.ConceptText,
    "Answer": values.StoredAnswer,
    "AnswerCell": values.AnswerCell,
}

INNER = {
    "shard": values.Shard,
    "licence": values.Licence,
    "counts": values.AboutCounts,
    "cite": values.Cite,
    "server": values.Server,
    "measured": values.Measured,
}


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


@pytest.mark.parametrize("name", INTERFACES)
def test_an_interface_has_the_fields_of_its_value(name):
    body = re.search(rf"export interface {name} \{{\n(.*?)\n\}}", TYPES, re.S)[1]
    told = re.findall(r"^  readonly (\w+)\??:", body, re.M)
    assert told == [camel(each.name) for each in fields(INTERFACES[name])]


@pytest.mark.parametrize("name", INNER)
def test_an_inner_object_has_the_fields_of_its_value(name):
    body = re.search(rf"  readonly {name}: (?:readonly )?\{{(.*?)\}}", TYPES, re.S)[1]
    told = re.findall(r"readonly (\w+):", body)
    assert told == [camel(each.name) for each in fields(INNER[name])]


@pytest.mark.parametrize(("alias", "words"), [("Kind", KINDS), ("Role", ROLES)])
def test_words_are_in_the_same_order(alias, words):
    body = re.search(rf"export type {alias} =(.*?);", TYPES, re.S)[1]
    assert tuple(re.findall(r'"(\w+)"', body)) == words


def test_fields_are_written_the_way_of_typescript():
    value = ResultText("", "", "", "2x", "speedup", "", "<b> & \u2028")
    assert to_json((value, None, (1, -1), "é")) == (
        '[{"subject":"","metric":"","benchmark":"","value":"2x","relation":"speedup",'
        '"comparator":"","quote":"\\u003cb\\u003e \\u0026 \\u2028"},null,[1,-1],"é"]'
    )


def test_a_cell_names_only_what_it_is():
    assert to_json(AnswerCell("a", paper=0)) == '{"text":"a","paper":0}'
    assert to_json(AnswerCell("a")) == '{"text":"a"}'
