"""The words that are typical of the papers of a topic: what stands below its title.

A word counts once a paper. It scores as concepts do (:mod:`kg.graph.typical`): the part of the
papers of the topic that have it, times how much more often than elsewhere, in bits. This is
c-TF-IDF with the logarithm of the ratio, which puts no word high that is frequent everywhere.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.words import word_list
from kg.model import Paper
from kg.text import fold_label, singular

#: Papers that are read at most: a topic is known from fewer than all.
MOST_PAPERS = 20_000

_WORD = re.compile(r"[a-z][a-z-]*[a-z]")

_SHORTEST = 4

_NO_ADVERBS = frozenset(
    ("anomaly", "assembly", "butterfly", "early", "elderly", "family", "supply")
)

#: Words of grammar and of talk about papers that no list of the extractor needs.
_STOP = """
able about above according accurate achieve achieved achieves achieving across additional address
addressing after again against aims allowing allows also although among analyses analyzing another
approach approaches around available average based baseline because become been before being below
best better between both cannot capable challenge challenges challenging code combining compared
consider could data demonstrate demonstrates different does doing done down during each effective
efficient either else enable enables enhancing evaluate evaluation even ever every existing
experimental experiments extended extends few finally find first focus found from further
furthermore github given guarantee have having hence here hers herself high higher himself however
https important improve improved improvement improves improving including increase increasing
indicating integrating into introduce introducing itself just key known large leading learning less
leverages leveraging like limits made make makes many may method methods might model models more
moreover most much must need needs neither nor not novel number obtain obtained often once only onto
order other others otherwise ought ours ourselves outperform outperforming outperforms over
overcoming own page paper papers particular per performance perhaps present presents previous
previously problem problems project propose proposed provide provides pushing quite rather recent
recently reducing remains representing require requires respectively result results same second set
several shall should show shown shows significantly since single sites some specific standard
state-of-the-art studies study such task tasks team than that the their them themselves then there
therefore these they this those three through thus together too toward towards trained training two
typically under unless until upon used uses using usually variety various very via was website well
were what when where whereas whether which while whom whose wide widely will with within without
work works would yet your
"""


@cache
def stop_words() -> frozenset[str]:
    """Give the words that stand in no sub-line, singular."""
    sections = ("generic", "empty", "praise", "glue", "no term")
    words = frozenset(_STOP.split()).union(*map(word_list, sections))
    return words | frozenset(map(singular, words))


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many texts each word stands, and of how many papers.

    A title counts as a text of its own beside title and abstract: what stands there says more.
    """

    having: Mapping[str, int]
    papers: int


def count_words(
    papers: Iterable[Paper], topic_of: Mapping[str, int], topics: int
) -> list[WordCounts]:
    """Count the words of the papers of each topic; papers that are in none are passed over."""
    having: list[Counter[str]] = [Counter() for _ in range(topics)]
    size = [0] * topics
    for paper in papers:
        if paper.id in topic_of:
            topic = topic_of[paper.id]
            size[topic] += 1
            having[topic].update(words_of(paper.title))
            having[topic].update(words_of(f"{paper.title}\n{paper.abstract}"))
    return list(map(WordCounts, having, size))


def add_up(counts: Iterable[WordCounts]) -> WordCounts:
    """Give the counts of several topics as one."""
    having: Counter[str] = Counter()
    papers = 0
    for each in counts:
        having.update(each.having)
        papers += each.papers
    return WordCounts(having, papers)


def words_of(text: str) -> set[str]:
    """Give the words of a text that may be typical of something.

    >>> sorted(words_of("We propose novel robots that slowly grasp; the code is available."))
    ['grasp', 'robots']
    """
    return {word for word in _WORD.findall(text.lower()) if _is_telling(word)}


@lru_cache(maxsize=100_000)
def _is_telling(word: str) -> bool:
    if len(word) < _SHORTEST or (word.endswith("ly") and word not in _NO_ADVERBS):
        return False
    return word not in stop_words() and singular(word) not in stop_words()


def typical_words(
    counts: WordCounts, overall: WordCounts, *, without: str, limit: int = 5
) -> tuple[str, ...]:
    """Give the words that are most typical of a topic, of which ``overall`` is the whole.

    What is a form of a word of the title, ``without``, is left out.
    """
    scored = []
    for word, having in counts.having.items():
        if having > 1:
            share = having / counts.papers
            score = share * math.log2(share * overall.papers / overall.having[word])
            scored.append((-round(score, 9), word))
    taken = fold_label(without).split()
    found: list[str] = []
    for _, word in sorted(scored):
        if len(found) == limit:
            break
        if not any(_alike(word, other) for other in (*taken, *found)):
            found.append(word)
    return tuple(found)


def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one: "robotic" and "robots", "multi-agent" and "agents"."""
    return any(
        one == two or (len(one) > 4 < len(two) and one[:5] == two[:5])
        for one in map(singular, word.split("-"))
        for two in map(singular, other.split("-"))
    )
