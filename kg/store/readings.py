"""Put what was read from papers into the graph file; evidence is checked once more on the way."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kg.errors import StoreError
from kg.model import Evidence, Mention, NewName, Paper, Reading, Result
from kg.store.papers import DERIVED
from kg.store.records import strings_to_json, to_json
from kg.text import fold_name

#: Columns of a table, as many question marks as it has.
_WIDTHS = {
    "link": 7,
    "evidence": 9,
    "unknown": 17,
    "new_name": 13,
    "acronym": 10,
    "result": 16,
    "set_aside": 7,
}

#: Table -> statement that inserts a row.
INSERTS = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * width)})"
    for table, width in _WIDTHS.items()
}

Rows = list[tuple[Any, ...]]

#: Evidence as columns, from ``field`` to ``sentence_end``.
_columns: Callable[[Evidence], tuple[Any, ...]] = attrgetter(
    "field", "start", "end", "exact", "sentence_start", "sentence_end"
)


def write_readings(
    connection: sqlite3.Connection,
    readings: Iterable[tuple[int, Paper, Reading]],
    concepts: Mapping[str, int],
    digest: str,
) -> int:
    """Store what was read from papers in place of what was known of them; give how many links.

    Raises
    ------
    EvidenceError
        A piece of evidence is not what the stored text says.
    """
    rows: dict[str, Rows] = {table: [] for table in DERIVED}
    numbers: list[tuple[int]] = []
    for nr, paper, reading in readings:
        _verify(paper, reading)
        _collect(rows, nr, reading, concepts)
        numbers.append((nr,))
    for table in DERIVED:
        _forget(connection, table, numbers)
        connection.executemany(INSERTS[table], rows[table])
    connection.executemany(
        "UPDATE paper SET linked_with = ? WHERE nr = ?", [(digest, nr) for (nr,) in numbers]
    )
    return len(rows["link"])


@lru_cache(maxsize=4096)
def _reasons_json(reasons: tuple[str, ...]) -> str:
    """Give reasons as JSON; a few rules make them all, so few are ever made."""
    return strings_to_json(reasons)


def _forget(connection: sqlite3.Connection, table: str, numbers: Sequence[tuple[int]]) -> None:
    # new papers have nothing to forget, and on a first build all are new
    low, high = min(numbers, default=(0,)), max(numbers, default=(-1,))
    between = f"SELECT 1 FROM {table} WHERE paper BETWEEN ? AND ? LIMIT 1"
    if connection.execute(between, (*low, *high)).fetchone():
        connection.executemany(f"DELETE FROM {table} WHERE paper = ?", numbers)


def _verify(paper: Paper, reading: Reading) -> None:
    for link in reading.links:
        for evidence in link.evidence:
            evidence.verify(paper)
    for name in reading.new_names:
        for evidence in name.evidence:
            evidence.verify(paper)
    for mention in reading.unknown:
        mention.evidence.verify(paper)
    for acronym in reading.acronyms:
        acronym.evidence.verify(paper)
    for result in reading.results:
        result.evidence.verify(paper)


def _collect(rows: dict[str, Rows], nr: int, reading: Reading, concepts: Mapping[str, int]) -> None:
    links, evidence = rows["link"], rows["evidence"]
    for link in reading.links:
        concept = concepts.get(link.concept)
        if concept is None:
            raise StoreError(f"{link.paper} is linked to {link.concept}, which no vocabulary holds")
        reasons = _reasons_json(link.reasons)
        links.append((nr, concept, link.role, link.detail, link.confidence, reasons, "paper"))
        for ord_, each in enumerate(link.evidence):
            evidence.append((nr, concept, ord_, *_columns(each)))
    rows["new_name"] += [_name_row(nr, *item) for item in enumerate(reading.new_names)]
    rows["unknown"] += [_unknown_row(nr, *item) for item in enumerate(reading.unknown)]
    rows["acronym"] += [
        (nr, ord_, acronym.short, acronym.long, *_columns(acronym.evidence))
        for ord_, acronym in enumerate(reading.acronyms)
    ]
    rows["result"] += [_result_row(nr, *item) for item in enumerate(reading.results)]


def _name_row(nr: int, ord_: int, name: NewName) -> tuple[Any, ...]:
    return (
        nr,
        ord_,
        name.name,
        fold_name(name.name),
        strings_to_json(name.alt_names),
        name.kind,
        name.broader,
        name.introduced,
        name.role,
        name.confidence,
        name.detail,
        _reasons_json(name.reasons),
        to_json([_columns(evidence) for evidence in name.evidence]),
    )


def _unknown_row(nr: int, ord_: int, mention: Mention) -> tuple[Any, ...]:
    return (
        nr,
        ord_,
        mention.name,
        fold_name(mention.name),
        mention.kind,
        mention.rule,
        mention.role,
        mention.detail,
        mention.cue,
        mention.broader,
        mention.score,
        *_columns(mention.evidence),
    )


def _result_row(nr: int, ord_: int, result: Result) -> tuple[Any, ...]:
    return (
        nr,
        ord_,
        result.subject,
        result.benchmark,
        result.metric,
        result.low,
        result.high,
        result.unit,
        result.relation,
        result.comparator,
        *_columns(result.evidence),
    )
