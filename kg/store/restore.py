"""What an export tells of a graph file besides papers, concepts and links, put into a new one."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import astuple

from kg.store.facts import Decided, Imported
from kg.store.papers import make_searchable
from kg.store.records import pairs_to_json


def put_decisions(connection: sqlite3.Connection, decisions: Iterable[Decided]) -> None:
    """Store decisions in their order, with what became of them."""
    connection.executemany(
        "INSERT INTO decision VALUES (?, ?, ?, ?)",
        [
            (nr, each.action, pairs_to_json(each.record), each.outcome)
            for nr, each in enumerate(decisions, 1)
        ],
    )


def put_imported(connection: sqlite3.Connection, imported: Imported) -> None:
    """Note which export the file was made from, and make it searchable."""
    make_searchable(connection)
    connection.execute(
        "INSERT OR REPLACE INTO state VALUES ('imported', ?)", (json.dumps(astuple(imported)),)
    )


def unknown_parents(connection: sqlite3.Connection) -> list[str]:
    """Give the ids of broader concepts that are not there, sorted."""
    query = (
        "SELECT DISTINCT broader FROM broader WHERE broader NOT IN (SELECT id FROM concept) "
        "ORDER BY broader"
    )
    return [id_ for (id_,) in connection.execute(query)]
