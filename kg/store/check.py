"""Is a graph file what it claims to be? Every quotation, every reference, every hash.

1. SQLite's own check of the file.
2. Rows that point to nothing, and links without evidence.
3. Every piece of evidence against the stored text, letter by letter.
4. Content hashes of papers, the hash over all of them, and the id of the build.
"""

import hashlib
from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.errors import KGError, StoreError
from kg.model import QUOTES_ONLY, Build, Evidence, Paper
from kg.store.reader import Store
from kg.store.records import PAPER_COLUMNS, content_hash, from_json

#: What is wrong -> a query for the ids of what it is wrong with.
_ORPHANS = {
    "a link of paper number {} points to no concept": (
        "SELECT paper FROM link WHERE concept NOT IN (SELECT nr FROM concept)"
    ),
    "a link belongs to paper number {}, which does not exist": (
        "SELECT paper FROM link WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a link of paper number {} has no evidence": (
        "SELECT paper FROM link WHERE NOT EXISTS (SELECT 1 FROM evidence "
        "WHERE evidence.paper = link.paper AND evidence.concept = link.concept)"
    ),
    "evidence of paper number {} belongs to no link": (
        "SELECT paper FROM evidence WHERE NOT EXISTS (SELECT 1 FROM link "
        "WHERE link.paper = evidence.paper AND link.concept = evidence.concept)"
    ),
    "paper number {} is linked twice to the same concept": (
        "SELECT paper FROM link GROUP BY paper, concept HAVING count(*) > 1"
    ),
    "paper number {} has a confidence outside [0, 1]": (
        "SELECT paper FROM link WHERE NOT confidence BETWEEN 0 AND 1"
    ),
    "an identifier belongs to paper number {}, which does not exist": (
        "SELECT paper FROM identifier WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a label belongs to concept number {}, which does not exist": (
        "SELECT concept FROM label WHERE concept NOT IN (SELECT nr FROM concept)"
    ),
    "{} is a broader concept that does not exist": (
        "SELECT broader FROM broader WHERE broader NOT IN (SELECT id FROM concept)"
    ),
    "a NIL mention belongs to paper number {}, which does not exist": (
        "SELECT paper FROM unknown WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a new name belongs to paper number {}, which does not exist": (
        "SELECT paper FROM new_name WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a link that is set aside belongs to paper number {}, which does not exist": (
        "SELECT paper FROM set_aside WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a link of paper number {}, which is set aside, points to no concept": (
        "SELECT paper FROM set_aside WHERE concept NOT IN (SELECT nr FROM concept)"
    ),
    "paper number {} is out of scope and linked": (
        "SELECT paper FROM link WHERE paper IN (SELECT paper FROM excluded)"
    ),
    "an acronym belongs to paper number {}, which does not exist": (
        "SELECT paper FROM acronym WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "a result belongs to paper number {}, which does not exist": (
        "SELECT paper FROM result WHERE paper NOT IN (SELECT nr FROM paper)"
    ),
    "paper number {} has a result whose range ends before it begins": (
        "SELECT paper FROM result WHERE low > high"
    ),
}

#: Tables with a quotation a row; those of a new name are a list.
_QUOTING = ("evidence", "unknown", "acronym", "result")

_EVIDENCE = """
SELECT paper, field, start, "end", exact, sentence_start, sentence_end FROM {table} ORDER BY paper
"""


def problems(store: Store) -> Iterator[str]:
    """Yield what is wrong with a graph file, one line each; nothing, if all is well."""
    yield from _file_problems(store)
    for what, query in _ORPHANS.items():
        for (id_,) in store.rows(query):
            yield what.format(id_)
    yield from _quotation_problems(store)
    yield from _hash_problems(store)
    yield from _build_problems(store)


def notes(store: Store) -> Iterator[str]:
    """Yield what is no fault of a graph file, and yet limits what its check says; one line each."""
    query = "SELECT count(*) FROM paper WHERE flags LIKE ?"
    (patchwork,) = next(store.rows(query, (f'%"{QUOTES_ONLY}"%',)))
    if patchwork:
        yield (
            f"of the abstracts of {patchwork:,} papers only the quoted sentences are known; their "
            "offsets agree with each other, and cannot be verified against the whole text"
        )


def _file_problems(store: Store) -> Iterator[str]:
    for (line,) in store.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"SQLite: {line}"
    indexed = next(store.rows("SELECT count(*) FROM paper_text_docsize"))[0]
    papers = next(store.rows("SELECT count(*) FROM paper"))[0]
    if store.is_complete and indexed != papers:
        yield f"full-text search knows {indexed} of {papers} papers"


def _quotation_problems(store: Store) -> Iterator[str]:
    """Verify whatever quotes a paper, paper by paper: each is read once."""
    quoting = [store.rows(_EVIDENCE.format(table=table)) for table in _QUOTING]
    names = store.rows("SELECT paper, evidence FROM new_name ORDER BY paper")
    quoting.append((nr, *each) for nr, evidence in names for each in from_json(evidence))
    number = itemgetter(0)
    for nr, group in groupby(merge(*quoting, key=number), key=number):
        yield from _verify(store, nr, (row[1:] for row in group))


def _verify(store: Store, nr: int, evidence: Iterator[Any]) -> Iterator[str]:
    row = next(store.rows("SELECT id, title, abstract FROM paper WHERE nr = ?", (nr,)), None)
    if row is None:
        return  # named among the rows that point to nothing
    paper = Paper(*row)
    for columns in evidence:
        try:
            Evidence(paper.id, *columns).verify(paper)
        except KGError as error:
            yield str(error)


def _hash_problems(store: Store) -> Iterator[str]:
    total = hashlib.sha256()
    for row in store.rows(f"SELECT {PAPER_COLUMNS}, hash FROM paper ORDER BY id"):
        total.update(row[0].encode("utf-8", "surrogatepass") + b"\n" + row[-1])
        if content_hash(row[:-1]) != row[-1]:
            yield f"{row[0]} is not what was stored: its hash differs"
    if not store.is_complete:
        return
    imported = store.imported
    expected = imported.papers_hash if imported else store.build.papers_hash
    if expected != total.hexdigest():
        yield "the papers are not those of the build: the hash over all of them differs"


def _build_problems(store: Store) -> Iterator[str]:
    try:
        build = store.build
    except StoreError as error:
        yield str(error)
        return
    if not store.is_complete:
        yield "the last build was interrupted; run the same kg build again"
    if build.id != build_id(build):
        yield f"{build.id} is not the hash of what it says of itself"


def build_id(build: Build) -> str:
    """Give the id that a build must have."""
    return Build.identify(
        version=build.version,
        ontology_hash=build.ontology_hash,
        extractor_hash=build.extractor_hash,
        papers_hash=build.papers_hash,
        decisions_hash=build.decisions_hash,
        **dict(build.settings),
    )
