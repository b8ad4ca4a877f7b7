from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GoldError
from kg.evaluate.gold import read_gold, read_gold_results
from tests.evaluate.conftest import GOLD, listed

WriteGold = Callable[..., Path]


def with_link(**changes: Any) -> dict[str, Any]:
    return {"id": "g9", "title": "T", "links": [listed("Oar", "uses", "oar") | changes]}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{", r"line 3: no JSON \(Expecting property name"),
        ("[1]", "line 3: no JSON object; write one paper a line"),
        ({"id": 7, "links": []}, "line 3: 'id' must be the id of the paper, a string"),
        ({"id": "g9"}, "line 3: 'links' must be a list of objects"),
        ({"id": "g9", "links": [3]}, "line 3: 'links' must be a list of objects"),
        ({"id": "g1", "links": []}, "line 3: the id 'g1' stands in a line above too; keep one"),
        (with_link(concept=None), "line 3: 'concept' is None; write a string"),
        (with_link(kinds=["task"]), "'task' in 'kinds' of 'Oar' is none of method, setting"),
        (with_link(roles=[]), "'roles' of 'Oar' must be a list with at least one of them"),
        (with_link(must="yes"), "'must' of 'Oar' is 'yes'; write true or false"),
        (with_link(aliases=[1]), "'aliases' must be a list of strings"),
        (with_link(quote=5), "'quote' is 5; write a string"),
    ],
)
def test_a_bad_line_is_one_line_with_its_place(
    write_gold: WriteGold, record: dict[str, Any] | str, message: str
) -> None:
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(write_gold(*GOLD, record))
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl cannot be read: No such file"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(GoldError, match="no line in it"):
        read_gold(tmp_path / "empty.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(GoldError, match=r"not in UTF-8 \(byte 8\); save it so"):
        read_gold(tmp_path / "latin.jsonl")


def test_a_line_separator_inside_a_text_ends_no_line(write_gold: WriteGold) -> None:
    line = '{"id": "g1", "title": "A\u2028B", "links": []}'
    assert read_gold(write_gold(line))[0].title == "A\u2028B"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("5", "'value' is '5'; write a number"),
        ([1, 2, 3], "'value' is"),
        (True, "'value' is True"),
    ],
)
def test_a_result_needs_a_value(write_gold: WriteGold, value: object, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        read_gold_results(write_gold({"id": "g1", "results": [{"value": value}]}))
