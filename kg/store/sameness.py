"""Which records are the same paper, and what the paper is that several records describe.

1. Two records are the same paper by DOI; by arXiv id; by title and first author's family name
   where both have authors; by title alone where one has no authors and one abstract begins the
   other, or is known by quoted sentences only. Titles and names are compared folded.
2. A paper is a connected component of that relation over *records*, not over what was merged
   from them: so neither order nor split of the input matters.
3. What the paper says is a function of the set of its records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import QUOTES_ONLY, Paper
from kg.read.identity import family_name
from kg.text import fold_title


def same_paper(left: Paper, right: Paper) -> str | None:
    """Name the rule by which two records are one paper, or give ``None``.

    >>> same_paper(Paper("paper:1", "A Title", "We do"), Paper("paper:2", "A title", "We do it."))
    'title and abstract'
    """
    for scheme in ("doi", "arxiv"):
        if _values(left, scheme) & _values(right, scheme):
            return scheme
    if _folded_title(left) != _folded_title(right):
        return None
    if left.authors and right.authors:
        return "title and author" if _family(left) == _family(right) else None
    if QUOTES_ONLY in (*left.flags, *right.flags):
        return "title and abstract"
    short, long = sorted((left.abstract, right.abstract), key=len)
    return "title and abstract" if long.startswith(short) else None


def merge_records(kept: str, records: Iterable[Paper]) -> Paper:
    """Give the one paper that these records describe, under the id that was stored first.

    The longest abstract that is whole wins (tie: the smaller text), and its title and flags come
    with it; the most precise date, the longest list of authors; identifiers and categories are
    united; what is silent in one record is taken from the others, the smaller value first.
    """
    ordered = sorted(records, key=_abstract_order)
    best = ordered[0]
    return replace(
        best,
        id=kept,
        authors=min((paper.authors for paper in ordered), key=_longest_first),
        published=min(filter(None, (p.published for p in ordered)), key=_precise, default=None),
        date_text=min(filter(None, (p.date_text for p in ordered)), default=None),
        venue=min(filter(None, (p.venue for p in ordered)), default=None),
        categories=_union(p.categories for p in ordered),
        url=min(filter(None, (p.url for p in ordered)), default=None),
        identifiers=tuple(sorted({pair for p in ordered for pair in p.identifiers})),
    )


def _values(paper: Paper, scheme: str) -> set[str]:
    return {value for name, value in paper.identifiers if name == scheme}


def _folded_title(paper: Paper) -> str:
    return fold_title(paper.title) or paper.title.strip()


def _family(paper: Paper) -> str:
    return fold_title(family_name(paper.authors[0]))


def _abstract_order(paper: Paper) -> tuple[object, ...]:
    is_patchwork = QUOTES_ONLY in paper.flags
    return (is_patchwork, -len(paper.abstract), paper.abstract, paper.title, paper.flags)


def _longest_first(authors: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return (-len(authors), authors)


def _precise(date: str) -> tuple[int, str]:
    return (-len(date), date)


def _union(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    distinct = {tuple(group) for group in groups}
    if len(distinct) == 1:  # one copy's own order, which may mean something ("primary first")
        return distinct.pop()
    return tuple(sorted({item for group in distinct for item in group}))
