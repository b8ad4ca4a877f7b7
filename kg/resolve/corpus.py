"""The corpus stage: what no paper tells alone, remade from all that is stored.

1. What the last run made is deleted: discovered concepts and links of stage ``corpus``.
2. A long form that only one introduced name stands for is another name of it: papers that use
   the long form as a phrase are counted to that name.
3. New names become discovered concepts (:mod:`kg.resolve.groups`). Ids that would fall together,
   with each other or with the vocabulary, all get a suffix.
4. Each paper is linked to the concept of its new name; a paper that merely names what another
   one introduces is linked as well, with less confidence. One link a paper and concept.
5. Between these steps stands what people decided (:mod:`kg.resolve.replay`).

Rows stream through sorted queries, so that memory stays flat; the same stored papers give the
same result in whatever order they were stored.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from kg.resolve.decisions import Decision
from kg.resolve.groups import Group, NameRow, fold, group_names, split_meanings, suffix_of
from kg.resolve.links import corpus_links
from kg.resolve.replay import Replay
from kg.store.papers import make_searchable
from kg.store.readings import INSERTS
from kg.store.records import strings, to_json
from kg.store.writer import Writer

#: Digits of hash that tell apart ids that would fall together; the last ones always do.
_DIGITS = (6, 22, 70)

_FOLDED = itemgetter(0)

_INTRODUCING = """
SELECT folded, 1, paper.id, paper.nr, ord, name, alt_names, kind, broader
  FROM new_name JOIN paper ON paper.nr = new_name.paper
 WHERE introduced AND paper.nr NOT IN (SELECT paper FROM excluded) ORDER BY folded, paper.id, ord
"""

_ALL = """
SELECT coalesce(other_name.folded, new_name.folded) AS key, introduced, paper.id, paper.nr, ord,
       name, alt_names, kind, broader
  FROM new_name JOIN paper ON paper.nr = new_name.paper
  LEFT JOIN other_name ON NOT introduced AND other_name.long = new_name.folded
 WHERE paper.nr NOT IN (SELECT paper FROM excluded)
 ORDER BY key, introduced DESC, paper.id, ord
"""

_LENGTHEN = """
UPDATE found SET digits = :digits, id = base || '-' || substr(suffix_of(key), 1, :digits)
 WHERE digits < :digits
   AND (id IN (SELECT id FROM concept)
        OR id IN (SELECT id FROM found GROUP BY id HAVING count(*) > 1))
"""

#: Rows that are written at once.
_BATCH = 1000


def resolve(writer: Writer, digest: str, decisions: Sequence[Decision] = ()) -> None:
    """Remake discovered concepts and their links, in one transaction.

    Parameters
    ----------
    writer
        The graph file, all of whose papers are linked.
    digest
        What the result depends on; kept, so that the same need not be done twice.
    decisions
        What people have decided, in the order in which it counts.
    """
    with writer.transaction() as connection:
        replay = Replay(connection, decisions)
        _run(connection, "forget.sql")
        replay.exclude_papers()
        _find_other_names(connection)
        _find_concepts(connection)
        replay.decide_names()
        _run(connection, "concepts.sql")
        _write_labels(connection)
        _run(connection, "named.sql")
        replay.set_aside_other_names()
        _write_links(connection)
        replay.decide_links()
        replay.keep_outcomes()
        _run(connection, "cleanup.sql")
        make_searchable(connection)
        writer.mark_resolved(digest)


@cache
def resolver_digest() -> str:
    """Give the sha256 of the files that decide about discovered concepts."""
    digest = hashlib.sha256()
    for file in sorted(files("kg.resolve").iterdir(), key=lambda file: file.name):
        if file.name.endswith((".py", ".sql")):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _run(connection: sqlite3.Connection, name: str) -> None:
    for statement in _text(name).split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _text(name: str) -> str:
    return files("kg.resolve").joinpath(name).read_text("utf-8")


def _find_other_names(connection: sqlite3.Connection) -> None:
    rows = map(NameRow._make, connection.execute(_INTRODUCING))
    connection.executemany("INSERT OR IGNORE INTO long_form VALUES (?, ?)", _long_forms(rows))
    _run(connection, "other_names.sql")


def _long_forms(rows: Iterable[NameRow]) -> Iterator[tuple[str, str]]:
    """Yield what folded forms stand for which introduced name, the name itself among them."""
    for folded, group in groupby(rows, key=_FOLDED):
        together = list(group)
        yield folded, folded
        if not any(row.alt_names != "[]" for row in together):
            continue
        is_split = " " not in folded and len(split_meanings(together)) > 1
        for row in together:
            for alt in strings(row.alt_names):
                yield fold(alt), "" if is_split else folded


def _find_concepts(connection: sqlite3.Connection) -> None:
    """Group the new names, and give each group an id of its own."""
    rows = map(NameRow._make, connection.execute(_ALL))
    groups = enumerate(group_names(rows))
    while some := list(islice(groups, _BATCH)):
        connection.executemany(
            "INSERT INTO found VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'discovered')",
            [_found_row(nr, group) for nr, group in some],
        )
        connection.executemany(
            "INSERT INTO member VALUES (?, ?, ?, NULL)",
            [(*member, nr) for nr, group in some for member in group.members],
        )
    connection.create_function("suffix_of", 1, suffix_of, deterministic=True)
    for digits in _DIGITS:
        if not connection.execute(_LENGTHEN, {"digits": digits}).rowcount:
            break  # no two ids fall together


def _found_row(nr: int, group: Group) -> tuple[Any, ...]:
    digits = _DIGITS[0] if group.is_split else 0
    return (
        nr,
        f"{group.base}-{suffix_of(group.key)[:digits]}" if digits else group.base,
        group.base,
        group.key,
        digits,
        group.kind,
        group.pref_label,
        to_json(group.alt_labels),
        group.broader,
        group.introduced_by,
    )


def _write_labels(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT concept, pref_label, alt_labels FROM found "
        "WHERE status IS NOT NULL ORDER BY concept"
    )
    connection.executemany(
        "INSERT INTO label VALUES (?, ?, ?, ?, ?, 0, 0, 0)",
        (
            (nr, ord_, "alt" if ord_ else "pref", label, fold(label))
            for nr, pref_label, alt_labels in found
            for ord_, label in enumerate((pref_label, *strings(alt_labels)))
        ),
    )


def _write_links(connection: sqlite3.Connection) -> None:
    pairs = corpus_links(connection.execute(_text("links.sql")))
    while some := list(islice(pairs, _BATCH)):
        connection.executemany(INSERTS["link"], [link for link, _ in some])
        connection.executemany(INSERTS["evidence"], [each for _, rows in some for each in rows])
