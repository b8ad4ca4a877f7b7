"""Frequent noun phrases that nothing is linked to: a cheap grammar, counted over papers.

1. Runs of words of content: a word that joins, counts, praises or is a cue's verb ends one, and
   so do punctuation and whatever a link or a name that looks like one covers.
2. A phrase is two to four words of a run whose last may be a noun: no participle, no adjective by
   its ending, no generic head ("… framework"). A verb that no list holds makes phrases too, but
   seldom the same one twice.
3. Counts go to a temporary file, so that memory stays flat however many papers there are.
4. A phrase that mostly stands inside a longer one is left out for it.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from kg.errors import ExportError
from kg.extract.cues import cue_words
from kg.extract.sentences import Span
from kg.extract.words import word_list
from kg.text import fold_label

#: Texts of a paper, each with the stretches of it that something is linked to.
Texts: TypeAlias = Iterable[tuple[str, Sequence[Span]]]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-'’][A-Za-z0-9]+)*")
_NO_NOUN = re.compile(r"(?:ed|ly|ous|ive|able|ible|less|ful)\Z")
_LONGEST = 4
#: A longer phrase with this share of the papers stands for a shorter one.
_SHARE = 0.7
#: So many times the phrases that are asked for are looked at for longer ones.
_POOL = 20

_CREATE = """
CREATE TABLE phrase (folded TEXT PRIMARY KEY, papers INTEGER, paper TEXT, shown TEXT) WITHOUT ROWID
"""
_ADD = """
INSERT INTO phrase VALUES (?, 1, ?, ?) ON CONFLICT DO UPDATE SET
    papers = papers + 1, paper = min(paper, excluded.paper),
    shown = CASE WHEN (length(excluded.shown), shown) < (length(shown), excluded.shown)
                 THEN excluded.shown ELSE shown END
"""
_TOP = "SELECT shown, papers, paper, folded FROM phrase ORDER BY papers DESC, folded LIMIT ?"

#: Verbs and words of talk that abstracts are full of and that begin or end no name.
_TALK = frozenset(
    (
        *("however", "moreover", "furthermore", "therefore", "thus", "additionally", "finally"),
        *("recent", "recently", "many", "much", "few", "often", "usually", "there", "here"),
        *("et", "al", "ie", "eg", "etc", "has", "have", "had", "do", "does", "being", "were"),
        *("will", "would", "could", "should", "must", "might", "cannot", "make", "makes", "made"),
        *("take", "takes", "taken", "get", "gets", "become", "becomes", "remain", "remains"),
        *("require", "requires", "need", "needs", "lack", "lacks", "suffer", "suffers", "lead"),
        *("leads", "show", "shows", "find", "finds", "help", "helps", "allow", "allows", "provide"),
        *("provides", "improve", "improves", "reduce", "reduces", "increase", "increases"),
        *("yield", "yields", "generate", "generates", "produce", "produces", "capture", "captures"),
        *("identify", "learn", "predict", "estimate", "explore", "investigate", "determine"),
        *("able", "good", "best", "less", "least", "fewer", "lower", "larger", "smaller", "about"),
        *("around", "while", "during", "after", "before", "because", "since", "until", "yet"),
        *("way", "ways", "lot", "important", "challenging", "difficult", "crucial", "critical"),
        *("significant", "significantly", "further", "first", "second", "third", "last", "next"),
        *("out", "up", "down", "off", "back", "them", "they", "he", "she", "his", "her", "you"),
        *("range", "due", "fall", "falls", "short", "shed", "sheds", "us", "faster", "slower"),
        *("page", "times", "percentage", "points", "increasing", "remarkable", "great", "main"),
        *("number", "numbers", "amount", "amounts", "order", "part", "kind", "type", "types"),
    )
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A frequent phrase without a link."""

    shown: str  #: the shortest form, in lower case where one is: what is counted is folded
    papers: int
    paper: str  #: id of the first of them
    folded: str


def frequent_phrases(papers: Iterable[tuple[str, Texts]], *, limit: int) -> tuple[Phrase, ...]:
    """Give the phrases of most papers.

    Parameters
    ----------
    papers
        Their ids, and of each its texts with the spans that something is linked to.
    limit
        How many phrases are wanted.

    Raises
    ------
    ExportError
        The folder for temporary files has no room.
    """
    # "" is a database in a temporary file that is gone when it is closed
    with closing(sqlite3.connect("", isolation_level=None)) as scratch:
        try:
            scratch.execute("PRAGMA journal_mode = OFF")
            scratch.execute("PRAGMA temp_store = FILE")
            scratch.execute(_CREATE)
            scratch.execute("BEGIN")
            scratch.executemany(_ADD, _rows(papers))
            pool = [Phrase(*row) for row in scratch.execute(_TOP, (limit * _POOL,))]
        except sqlite3.Error as error:
            raise ExportError(
                f"counting needs room in the folder for temporary files: {error}; "
                "free some space, or name another folder in SQLITE_TMPDIR"
            ) from error
    return tuple(_without_parts(pool))[:limit]


def _rows(papers: Iterable[tuple[str, Texts]]) -> Iterator[tuple[str, str, str]]:
    for paper, texts in papers:
        found: dict[str, str] = {}
        for text, covered in texts:
            for folded, shown in phrases(text, covered):
                found.setdefault(folded, shown)
        for folded, shown in found.items():
            yield folded, paper, shown


def phrases(text: str, covered: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Give the phrases of a text, folded and as they stand, without what is covered."""
    for run in _runs(text, covered):
        folded = [fold_label(word[0]) for word in run]
        for last in range(1, len(run)):
            if not _is_head(run[last][0]):
                continue
            for first in range(max(0, last - _LONGEST + 1), last):
                key = " ".join(folded[first : last + 1])
                yield key, text[run[first].start() : run[last].end()]


@cache
def _breaks() -> frozenset[str]:
    """Words of no content."""
    lists = (word_list("glue"), word_list("praise"), word_list("empty"), cue_words(), _TALK)
    return frozenset().union(*lists) - word_list("generic")


def _runs(text: str, covered: Sequence[Span]) -> Iterator[list[re.Match[str]]]:
    used = bytearray(len(text) + 1)
    for start, end in covered:
        used[start:end] = b"\1" * (end - start)
    breaks, run = _breaks(), list[re.Match[str]]()
    for word in _WORD.finditer(text):
        start, end = word.span()
        if run and text[run[-1].end() : start] != " ":
            yield run
            run = []
        folded = word[0].lower()
        if folded in breaks or folded.endswith("ly") or used.find(1, start, end) >= 0:
            yield run
            run = []
        elif len(word[0]) > 1:
            run.append(word)
    yield run


def _is_head(word: str) -> bool:
    """Whether a phrase may end in the word: a noun, and not one that says nothing."""
    return word.lower() not in word_list("generic") and _NO_NOUN.search(word) is None


def _without_parts(pool: Sequence[Phrase]) -> Iterator[Phrase]:
    """Leave out what mostly stands inside a longer phrase."""
    longer: dict[str, int] = {}
    for each in pool:
        words = each.folded.split()
        for first in range(len(words) - 1):
            for end in range(first + 2, len(words) + 1):
                part = " ".join(words[first:end])
                if part != each.folded:
                    longer[part] = max(longer.get(part, 0), each.papers)
    for each in pool:
        if longer.get(each.folded, 0) < _SHARE * each.papers:
            yield each
