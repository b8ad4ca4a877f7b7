"""What nobody, or hardly anybody, has combined: methods, settings and domains by twos and threes.

1. The papers of a corpus are counted for each concept, rolled up along what is broader.
2. Each two kinds are crossed (:mod:`kg.graph.untried_pairs`), and all three
   (:mod:`kg.graph.untried_triples`); both say what chance alone would give, and rank what is empty
   although its neighbours are full.
3. Of a list the most telling level is kept, and no concept more than three times
   (:mod:`kg.graph.untried_choice`).
"""

from collections.abc import Sequence
from itertools import combinations

from kg.errors import GraphError
from kg.graph.combination import Crossing, Untried
from kg.graph.corpus import Corpus
from kg.graph.crossing import Nearness, bounds_of, linked_papers
from kg.graph.untried_pairs import cross_pairs
from kg.graph.untried_triples import cross_triples
from kg.model import KINDS, Kind

#: What is combined unless other kinds are asked for.
DEFAULT_KINDS: tuple[Kind, ...] = ("method", "setting", "domain")

#: So many combinations of a sort, unless another number is asked for.
DEFAULT_LIMIT = 5


def find_untried(
    corpus: Corpus, *, kinds: tuple[Kind, ...] = DEFAULT_KINDS, limit: int = DEFAULT_LIMIT
) -> Untried:
    """Find combinations without papers, or with surprisingly few, the most telling first.

    Parameters
    ----------
    kinds
        Two kinds, or three: then each two of them are crossed, and all three.
    limit
        At most so many combinations of a sort.

    Raises
    ------
    GraphError
        The kinds are not two or three different ones.
    """
    kinds = known_kinds(kinds)
    nearness = Nearness.of(corpus)
    crossings: list[Crossing] = [
        cross_pairs(nearness, (left, right), limit=limit) for left, right in combinations(kinds, 2)
    ]
    if len(kinds) == 3:
        a, b, c = kinds
        crossings.append(cross_triples(nearness, (a, b, c), limit=limit))
    linked = linked_papers(corpus)
    dated = len({paper for paper in corpus.paper.tolist() if corpus.years[paper]})
    return Untried(kinds, limit, linked, dated, bounds_of(linked), tuple(crossings))


def known_kinds(names: Sequence[str]) -> tuple[Kind, ...]:
    """Give names as kinds to combine.

    Raises
    ------
    GraphError
        One is no kind, or they are not two or three different ones.
    """
    kinds = tuple(kind for name in names for kind in KINDS if kind == name.strip())
    if len(kinds) < len(names):
        wrong = next(name for name in names if name.strip() not in KINDS)
        raise GraphError(f"{wrong.strip()!r} is none of: {', '.join(KINDS)}")
    if len(kinds) not in (2, 3) or len(set(kinds)) < len(kinds):
        raise GraphError(f"{','.join(kinds)}: name two or three different kinds")
    return kinds
