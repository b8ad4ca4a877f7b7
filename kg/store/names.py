"""Names that nothing goes by, and the near ones that may have been meant."""

import sqlite3
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from heapq import nlargest

from kg.errors import UnknownNameError
from kg.model import IDENTIFIER_SCHEMES, Paper
from kg.store.records import title_key
from kg.text import fold_label

#: A name is compared with at most so many stored ones.
_MOST = 20_000

_SAME_LETTER = """
SELECT DISTINCT folded FROM label JOIN concept ON concept.nr = label.concept
 WHERE type <> 'hidden'
   AND folded BETWEEN substr(:folded, 1, 1) AND substr(:folded, 1, 1) || char(65535)
 ORDER BY status = 'discovered', folded LIMIT :most
"""
_SAME_LENGTH = """
SELECT DISTINCT folded FROM label JOIN concept ON concept.nr = label.concept
 WHERE type <> 'hidden' AND status = 'curated'
   AND abs(length(folded) - length(:folded)) <= 2
 ORDER BY folded LIMIT :most
"""


def unknown_concept(connection: sqlite3.Connection, name: str) -> UnknownNameError:
    """Give the error for a concept that does not exist, with the near ones."""
    folded = fold_label(name)
    near: list[str] = []
    for query in (_SAME_LETTER, _SAME_LENGTH):
        if not near:
            values = {"folded": folded, "most": _MOST}
            labels = [row[0] for row in connection.execute(query, values)]
            near = get_close_matches(folded, labels, n=3, cutoff=0.6)
    labels = [_label(connection, key) for key in near]
    return UnknownNameError(f"no concept is called {name!r}{_did_you_mean(labels)}")


def unknown_paper(
    connection: sqlite3.Connection, name: str, found: Iterable[Paper]
) -> UnknownNameError:
    """Give the error for a name that no paper, or more than one, goes by."""
    several = [paper.id for paper in found]
    if several:
        return UnknownNameError(f"{name!r} names several papers: {', '.join(several[:5])}")
    near = nlargest(3, _similar(connection, name))
    return UnknownNameError(f"no paper is called {name!r}{_did_you_mean([id_ for _, id_ in near])}")


def paper_keys(name: str) -> Iterator[tuple[str, str]]:
    """Yield the keys that a name of a paper may be, the surest first."""
    scheme, _, value = name.partition(":")
    if scheme in IDENTIFIER_SCHEMES:
        yield scheme, value
    for scheme in IDENTIFIER_SCHEMES:
        yield scheme, name
    yield "title", title_key(name)


def _similar(connection: sqlite3.Connection, name: str) -> Iterable[tuple[float, str]]:
    matcher = SequenceMatcher(b=name)
    rows = connection.execute(
        "SELECT id FROM paper WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
        (name[:4], name[:4] + "\uffff", _MOST),
    )
    for (id_,) in rows:
        matcher.set_seq1(id_)
        if matcher.quick_ratio() >= 0.7 and matcher.ratio() >= 0.7:
            yield (matcher.ratio(), id_)


def _label(connection: sqlite3.Connection, folded: str) -> str:
    row = connection.execute(
        "SELECT label FROM label WHERE folded = ? ORDER BY type = 'hidden', ord, label LIMIT 1",
        (folded,),
    ).fetchone()
    return str(row[0])


def _did_you_mean(names: list[str]) -> str:
    if not names:
        return "; kg search finds names and words"
    return "; did you mean " + " or ".join(f"{name!r}" for name in names) + "?"
