"""Links taken away, and papers found, for decisions: what a text alone gives is set aside."""

import sqlite3

from kg.store.names import paper_keys

_SET_ASIDE = """
INSERT INTO set_aside
SELECT paper, concept, role, detail, confidence, reasons, (
    SELECT json_group_array(
        json_array(field, start, "end", exact, sentence_start, sentence_end))
      FROM (SELECT * FROM evidence
             WHERE evidence.paper = link.paper AND evidence.concept = link.concept ORDER BY ord)
) FROM link WHERE stage = 'paper' AND {chosen}
"""
_DROP_EVIDENCE = "DELETE FROM evidence WHERE {chosen}"
_DROP_LINKS = "DELETE FROM link WHERE {chosen}"


def take_away(connection: sqlite3.Connection, chosen: str, **values: int) -> None:
    """Delete links; those that a text alone gives are set aside, for ``forget.sql`` to put back."""
    for statement in (_SET_ASIDE, _DROP_EVIDENCE, _DROP_LINKS):
        connection.execute(statement.format(chosen=chosen), values)


def find_paper(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    """Give the number of the paper that goes by a name, or what is wrong with the name."""
    nr = _number(connection, name)
    if nr is not None:
        return nr, ""
    for key in paper_keys(name):
        query = "SELECT DISTINCT paper FROM identifier WHERE scheme = ? AND value = ? LIMIT 2"
        found = connection.execute(query, key).fetchall()
        if len(found) == 1:
            return found[0][0], ""
        if found:
            return 0, f"{name!r} names several papers; give the id"
    return 0, f"no paper is called {name!r} any longer"


def _number(connection: sqlite3.Connection, id_: str) -> int | None:
    """Give the number of the paper with this id, or of the one that it became a part of."""
    seen: set[str] = set()
    while id_ not in seen:
        seen.add(id_)
        row = connection.execute("SELECT nr FROM paper WHERE id = ?", (id_,)).fetchone()
        if row:
            return int(row[0])
        query = "SELECT kept FROM merge WHERE other = ? AND kept <> other ORDER BY nr DESC LIMIT 1"
        row = connection.execute(query, (id_,)).fetchone()
        id_ = row[0] if row else id_
    return None
