"""What a row of decisions.csv says, and how the file is read and written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DecisionError
from kg.resolve.decision_file import append_decisions, read_decisions, to_csv
from kg.resolve.decisions import COLUMNS, Decision, decisions_hash, make_decision


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.csv"


def refusals(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [f"{each.place}: {each.reason}" for each in read_decisions(path).refusals]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"action": "acept"}, "no action is called 'acept'; did you mean 'accept'?"),
        ({"action": "accept"}, "accept needs the column 'name'; fill it in"),
        ({"action": "label", "name": "X"}, "label needs the column 'into'; fill it in"),
        ({"action": "exclude", "paper": "p1"}, "exclude needs the column 'reason'; fill it in"),
        (
            {"action": "role", "paper": "p", "concept": "c", "role": "use"},
            "no role is called 'use'; did you mean 'uses'?",
        ),
        (
            {"action": "role", "paper": "p", "concept": "c", "role": "avoids", "detail": "extends"},
            "the detail 'extends' goes with the role 'uses' only",
        ),
        (
            {"action": "accept", "name": "X", "kind": "ship"},
            "no kind is called 'ship'; take one of method, setting, domain, benchmark",
        ),
        (
            {"action": "reject", "name": "X", "when": "22.11.2026"},
            "when is '22.11.2026'; write it as 2026-11-22",
        ),
        (
            {"action": "reject", "name": "X", "when": "2026-02-30"},
            "when is '2026-02-30'; write it as 2026-11-22",
        ),
    ],
)
def test_row_that_cannot_be_done_says_what_to_write(row: dict[str, str], problem: str) -> None:
    with pytest.raises(DecisionError) as caught:
        make_decision(row)
    assert str(caught.value) == problem


def test_row_without_action_is_not_decided_yet() -> None:
    assert make_decision({"action": " ", "name": "method:x"}) is None


def test_columns_that_an_action_does_not_ask_for_are_passed_over() -> None:
    row = {"action": "Reject", "name": "method:x", "kind": "method", "broader": "method:y"}
    assert make_decision(row) == Decision("reject", name="method:x")


def test_newline_in_a_reason_becomes_a_space_and_in_a_quote_stays() -> None:
    row = {"action": "missing", "paper": "p", "concept": "c", "role": "uses"}
    decision = make_decision({**row, "quote": "a\nb", "reason": "one\r\ntwo \x00"})
    assert decision is not None
    assert (decision.quote, decision.reason) == ("a\nb", "one two \ufffd")


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({}, "decided by a person"),
        ({"who": "ada"}, "decided by ada"),
        (
            {"who": "ada", "when": "2026-11-22", "reason": "seen"},
            "decided by ada on 2026-11-22: seen",
        ),
    ],
)
def test_note_says_who_when_and_why(said: dict[str, str], note: str) -> None:
    assert Decision("reject", name="x", **said).note == note


def test_hash_is_of_what_is_said_in_that_order() -> None:
    one, two = Decision("reject", name="x"), Decision("reject", name="y")
    assert decisions_hash([]) == ""
    assert decisions_hash([one, two]) != decisions_hash([two, one])
    assert decisions_hash([one]) == decisions_hash([Decision("reject", name="x")])


def test_bad_rows_are_refused_with_line_and_remedy_and_the_rest_counts(path: Path) -> None:
    path.write_text(
        'action,name,reason\nreject,one,"on\ntwo lines"\nreject,,\n\nforget,two,\nreject,three,\n'
    )
    found = read_decisions(path)
    assert [(d.name, place) for d, place in zip(found.decisions, found.places, strict=True)] == [
        ("one", "line 2"),
        ("three", "line 7"),
    ]
    assert [str(each) for each in found.refusals] == [
        f"{path}, line 4: reject needs the column 'name'; fill it in",
        f"{path}, line 6: no action is called 'forget'; "
        "take one of accept, label, merge, reject, wrong, role, concept, missing, exclude",
    ]


def test_quotation_mark_that_is_never_closed_is_told(path: Path) -> None:
    assert refusals(path, 'action,name\nreject,one\nreject,"two\nreject,three\n') == [
        "line 3: a quotation mark is never closed, so that no row after it can be read; close it"
    ]
    assert len(read_decisions(path).decisions) == 1


def test_misspelt_column_is_told_and_a_column_of_ones_own_is_not(path: Path) -> None:
    assert refusals(path, "action,nmae,colour\nreject,one,red\n") == [
        "line 1: no column is called 'nmae'; did you mean 'name'?",
        "line 2: reject needs the column 'name'; fill it in",
    ]


def test_row_with_more_cells_than_columns_is_refused(path: Path) -> None:
    assert refusals(path, "action,name\nreject,one,two\nreject,one,,\n") == [
        "line 2: it has more cells than columns; quote what holds commas"
    ]


def test_file_without_action_column_cannot_be_read(path: Path) -> None:
    path.write_text("name\nx\n")
    with pytest.raises(DecisionError, match=r"decisions.csv has no column 'action' in its first"):
        read_decisions(path)


def test_file_in_another_encoding_cannot_be_read(path: Path) -> None:
    path.write_bytes("action,name\nreject,Ünet\n".encode("latin-1"))
    with pytest.raises(DecisionError, match=r"is not in UTF-8; save it as 'CSV UTF-8'"):
        read_decisions(path)


@pytest.mark.parametrize("text", ["", "\n", "action,name\n"])
def test_empty_file_decides_nothing(path: Path, text: str) -> None:
    path.write_text(text)
    assert read_decisions(path).decisions == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffaction;name;when\r\nreject;Ünet;\r\n",
        "Name\tAction\nÜnet\treject\n",
        '"action","name"\n"reject","Ünet"\n',
    ],
)
def test_what_spreadsheets_write_is_read(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    assert read_decisions(path).decisions == (Decision("reject", name="Ünet"),)


@pytest.mark.parametrize("name", ["=1+1", "+x", "-free", "@here", "'=quoted", "'-x", "it's"])
def test_no_cell_is_a_formula_and_what_was_written_is_read(path: Path, name: str) -> None:
    decision = Decision("reject", name=name, reason="=HYPERLINK(1)\n,;\"'")
    append_decisions(path, [decision])
    (row,) = path.read_text().splitlines()[1:2]
    assert row.split(",")[1][0] not in "=+-@"
    (read,) = read_decisions(path).decisions
    assert read.name == name
    assert read.reason == "=HYPERLINK(1) ,;\"'"


_TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@given(st.builds(Decision, action=st.just("merge"), name=_TEXT, into=_TEXT, paper=_TEXT, who=_TEXT))
def test_decisions_come_back_as_they_were_written(decision: Decision) -> None:
    assert make_decision(decision.record) == decision
    line = to_csv([decision.record], COLUMNS)
    assert line.count("\n") == 2


@given(st.text("action,;name\t\"\n\r\x00=-'é ", max_size=60), st.booleans())
def test_no_text_breaks_the_reading_of_a_file(
    tmp_path_factory: pytest.TempPathFactory, text: str, with_header: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes((("action,name\n" if with_header else "") + text).encode())
    try:
        found = read_decisions(path)
    except DecisionError:  # it does not say what its columns are
        assert not with_header
    else:
        assert len(found.decisions) == len(found.places)


def test_appending_keeps_columns_and_separator_of_the_file(path: Path) -> None:
    path.write_text("name;action;mine\nx;reject;my own", encoding="utf-8")
    append_decisions(path, [Decision("reject", name="y")])
    assert path.read_text() == "name;action;mine\nx;reject;my own\ny;reject;\n"
    with pytest.raises(DecisionError, match="add the column 'paper' to its first line"):
        append_decisions(path, [Decision("exclude", paper="p", reason="far away")])


def test_first_decision_makes_the_file_with_all_columns(path: Path) -> None:
    append_decisions(path, [Decision("reject", name="x", who="ada", when="2026-11-22")])
    assert path.read_text() == f"{','.join(COLUMNS)}\nreject,x{',' * 11}ada,2026-11-22\n"
