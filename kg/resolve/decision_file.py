"""``decisions.csv``: what people decided, in a file that a spreadsheet can edit.

1. UTF-8, with commas, semicolons or tabs, as spreadsheets save it; the first line names the
   columns, in any order. Columns of one's own are passed over, as are rows without an action.
2. What a spreadsheet would take for a formula is written with an apostrophe in front, which is
   taken away again on reading.
3. A row that cannot be read is a refusal; all others count.
4. Rows are appended as one write, so that two programs do not mix theirs.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import DecisionError
from kg.read.refusal import Refusal
from kg.resolve.decisions import COLUMNS, Decision, make_decision

#: The file that is taken unless another one is named, beside the graph file.
FILE_NAME = "decisions.csv"

_FORMULA = re.compile("'*[=+\\-@\t\r]")
_HIDDEN_FORMULA = re.compile("'+[=+\\-@\t\r]")

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """What stands in a decisions file."""

    decisions: tuple[Decision, ...] = ()
    places: tuple[str, ...] = ()  #: where each stands: "line 7"
    refusals: tuple[Refusal, ...] = ()


def read_decisions(path: Path) -> DecisionFile:
    """Read a decisions file.

    Raises
    ------
    DecisionError
        The file cannot be read at all, or has no column ``action``.
    """
    decisions, places, refusals = [], [], []
    for place, row in _rows(path, _text(path)):
        decision = row if isinstance(row, DecisionError) else _decision(row)
        if isinstance(decision, DecisionError):
            refusals.append(Refusal(str(path), place, str(decision)))
        elif decision is not None:
            decisions.append(decision)
            places.append(place)
    return DecisionFile(tuple(decisions), tuple(places), tuple(refusals))


def append_decisions(path: Path, decisions: Sequence[Decision]) -> None:
    """Write decisions at the end of a file, which is made if it is not there.

    Raises
    ------
    DecisionError
        The file cannot be read or written, or lacks a column that is needed.
    """
    text = _text(path) if path.exists() else ""
    header, delimiter = (COLUMNS, ",") if not text.strip() else _header(path, text)
    needed = [column for decision in decisions for column in decision.record]
    for column in needed:
        if column not in header:
            raise DecisionError(f"{path}: add the column {column!r} to its first line")
    records = [decision.record for decision in decisions]
    lines = to_csv(records, header, delimiter=delimiter, with_header=not text.strip())
    gap = "\n" if text and not text.endswith("\n") else ""
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(gap + lines)
    except OSError as error:
        raise DecisionError(f"{path} cannot be written: {error.strerror or error}") from error


def to_csv(
    records: Iterable[Mapping[str, str]],
    columns: Sequence[str],
    *,
    delimiter: str = ",",
    with_header: bool = True,
) -> str:
    """Give records as CSV that no spreadsheet takes for formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    if with_header:
        writer.writerow(columns)
    for record in records:
        writer.writerow([_hide_formula(record.get(column, "")) for column in columns])
    return text.getvalue()


def _decision(row: Mapping[str, str]) -> Decision | DecisionError | None:
    try:
        return make_decision(row)
    except DecisionError as error:
        return error


def _hide_formula(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value


def _shown(value: str) -> str:
    return value[1:] if _HIDDEN_FORMULA.match(value) else value


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path} is not in UTF-8; save it as 'CSV UTF-8'") from error
    except OSError as error:
        raise DecisionError(f"{path} cannot be read: {error.strerror or error}") from error


def _header(path: Path, text: str) -> tuple[list[str], str]:
    """Give the columns that the first line names, and what parts them."""
    first = next(iter(text.splitlines()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    columns = [name.strip().strip('"').strip().lower() for name in first.split(delimiter)]
    if "action" not in columns:
        raise DecisionError(
            f"{path} has no column 'action' in its first line; begin it with: {','.join(COLUMNS)}"
        )
    return columns, delimiter


def _rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str] | DecisionError]]:
    """Yield the place and the columns of each row, or what is wrong with it."""
    if not text.strip():
        return
    columns, delimiter = _header(path, text)
    for error in _misspelt(columns):
        yield "line 1", error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    next(reader)
    while True:
        place = f"line {reader.line_num + 1}"
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield place, DecisionError(_explained(error))
            continue
        if len(values) > len(columns) and any(values[len(columns) :]):
            yield place, DecisionError("it has more cells than columns; quote what holds commas")
            continue
        yield place, dict(zip(columns, map(_shown, values), strict=False))


def _explained(error: csv.Error) -> str:
    if "end of data" in str(error):
        return "a quotation mark is never closed, so that no row after it can be read; close it"
    return f"it is no CSV ({error})"


def _misspelt(columns: Iterable[str]) -> Iterator[DecisionError]:
    for column in columns:
        near = get_close_matches(column, COLUMNS, n=1, cutoff=0.75)
        if near and column not in COLUMNS:
            yield DecisionError(f"no column is called {column!r}; did you mean {near[0]!r}?")
