"""Full-text search over papers and concept labels, with the words marked."""

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice

from kg.store.facts import SearchHit
from kg.text import fold_label

# Whoever types a label wants its concept first, and concepts of this corpus before the others.
_CONCEPTS = """
SELECT 'concept', concept.id, concept.pref_label,
       snippet(concept_text, -1, char(2), char(3), '…', 24)
  FROM concept_text JOIN concept ON concept.nr = concept_text.rowid
 WHERE concept_text MATCH :query
 ORDER BY concept.nr IN (SELECT concept FROM label WHERE folded = :label) DESC,
          EXISTS (SELECT 1 FROM link WHERE link.concept = concept.nr) DESC,
          concept.status = 'discovered', bm25(concept_text, 10.0, 1.0), concept.id LIMIT :limit
"""

_PAPERS = """
SELECT 'paper', paper.id, paper.title, snippet(paper_text, 1, char(2), char(3), '…', 32)
  FROM paper_text JOIN paper ON paper.nr = paper_text.rowid
 WHERE paper_text MATCH :query AND paper.nr NOT IN (SELECT paper FROM excluded)
 ORDER BY bm25(paper_text, 4.0, 1.0), paper.id LIMIT :limit
"""

#: Words and phrases of a search that count; each costs a walk over the papers that have it.
_MOST_WORDS = 24

_PHRASES = re.compile(r'"([^"]*)"|(\S+)')
_MARKS = re.compile("\x02([^\x03]*)\x03")


def search(connection: sqlite3.Connection, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Give up to ``limit`` concepts and then as many papers that hold all the words.

    Words between quotation marks must stand together; the last letters of a word do not matter
    ("policies" finds "policy"); no other character has a meaning.
    """
    query = match_query(text)
    if not query:
        return ()
    asked = {"query": query, "label": fold_label(text), "limit": limit}
    hits = []
    for statement in (_CONCEPTS, _PAPERS):
        for what, id_, label, marked in connection.execute(statement, asked):
            hits.append(SearchHit(what, id_, label, tuple(_segments(marked))))
    return tuple(hits)


def match_query(text: str) -> str:
    """Give what a person typed as a query of FTS5 that cannot be malformed.

    >>> match_query('offline "reward model" AND')
    '"offline" "reward model" "AND"'
    """
    phrases = (quoted or word for quoted, word in _PHRASES.findall(text))
    cleaned = (phrase.replace('"', " ").strip() for phrase in phrases)
    asked = dict.fromkeys(phrase for phrase in cleaned if re.search(r"\w", phrase))
    return " ".join(f'"{phrase}"' for phrase in islice(asked, _MOST_WORDS))


def _segments(marked: str) -> Iterator[tuple[str, bool]]:
    for number, piece in enumerate(_MARKS.split(marked)):
        if piece:
            yield piece, number % 2 == 1
