"""Put the concepts of the vocabulary into the graph file, and take old ones out."""

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count

from kg.model import Concept
from kg.store.records import label_rows

_NUMBER = "SELECT nr FROM concept WHERE id = ?"

#: The concept with an id; for one that was renamed, the one that took its place.
CURRENT = """
SELECT new.nr, new.id FROM concept AS asked
  LEFT JOIN mapping ON mapping.concept = asked.nr AND relation = 'isReplacedBy'
  JOIN concept AS new ON new.id = coalesce(mapping.iri, asked.id)
 WHERE asked.id = ?
"""


def put_concepts(connection: sqlite3.Connection, concepts: Iterable[Concept]) -> dict[str, int]:
    """Store concepts in place of those with the same ids; give their row numbers."""
    top = connection.execute("SELECT coalesce(max(nr), 0) FROM concept").fetchone()[0]
    fresh = count(top + 1)
    numbered: list[tuple[int, Concept]] = []
    for concept in concepts:
        row = connection.execute(_NUMBER, (concept.id,)).fetchone() if top else None
        numbered.append((row[0] if row else next(fresh), concept))
    _remove(connection, [(nr,) for nr, _ in numbered if nr <= top])
    connection.executemany(
        "INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (nr, c.id, c.kind, c.pref_label, c.definition, c.status, c.introduced_by)
            for nr, c in numbered
        ),
    )
    connection.executemany(
        "INSERT INTO label VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (row for nr, concept in numbered for row in label_rows(concept, nr)),
    )
    connection.executemany(
        "INSERT INTO broader VALUES (?, ?)",
        ((nr, broader) for nr, concept in numbered for broader in concept.broader),
    )
    connection.executemany(
        "INSERT INTO mapping VALUES (?, ?, ?, ?)",
        (
            (nr, ord_, *mapping)
            for nr, concept in numbered
            for ord_, mapping in enumerate(concept.mappings)
        ),
    )
    return {concept.id: nr for nr, concept in numbered}


def concept_numbers(connection: sqlite3.Connection, concepts: Iterable[Concept]) -> dict[str, int]:
    """Give the row numbers of concepts that are stored."""
    stored = dict(connection.execute("SELECT id, nr FROM concept WHERE status <> 'discovered'"))
    return {concept.id: stored[concept.id] for concept in concepts}


def drop_concepts(connection: sqlite3.Connection, keep: Mapping[str, int]) -> int:
    """Remove the curated concepts that are not to be kept; give how many there were."""
    stored = connection.execute("SELECT id, nr FROM concept WHERE status = 'curated'").fetchall()
    gone = [(nr,) for id_, nr in stored if id_ not in keep]
    _remove(connection, gone)
    return len(gone)


def _remove(connection: sqlite3.Connection, numbers: list[tuple[int]]) -> None:
    for table in ("label", "broader", "mapping"):
        connection.executemany(f"DELETE FROM {table} WHERE concept = ?", numbers)
    connection.executemany("DELETE FROM concept WHERE nr = ?", numbers)
