from itertools import pairwise

import numpy as np
import pytest

from kg.graph import divide
from kg.graph.clusters import find_clusters
from kg.graph.kept import keep_clusters, renumber
from kg.graph.seriate import order_concepts
from kg.graph.ties import make_ties
from kg.store.facts import Laid, Place
from tests.graph.planted import concepts, group_of, rows, ties


def groups_of(labels, ids) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for label, id_ in zip(labels.tolist(), ids, strict=True):
        found.setdefault(label, set()).add(group_of(id_))
    return found


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_planted_topics_are_found_with_their_concepts_whatever_the_seed(seed) -> None:
    planted = ties(8, 20)
    found = find_clusters(planted, seed=seed)
    topics = groups_of(found.coarse_of_paper, planted.papers)
    assert sorted(map(sorted, topics.values())) == [[f"g{n}"] for n in range(8)]
    own = [c for c, id_ in enumerate(planted.concepts) if id_.startswith("method:")]
    ids = [planted.concepts[c] for c in own]
    assert groups_of(found.coarse_of_concept[own], ids) == topics


def test_the_order_of_links_does_not_matter() -> None:
    planted = list(rows(5, 12))
    found = find_clusters(make_ties(planted, concepts(5)))
    again = find_clusters(make_ties(planted[::-1], concepts(5)))
    assert found.fine_of_paper.tolist() == again.fine_of_paper.tolist()


def test_fine_topics_lie_in_their_coarse_ones_which_are_numbered_by_size() -> None:
    planted = ties(6, 30)
    found = find_clusters(planted)
    assert found.coarse_of_fine[found.fine_of_paper].tolist() == found.coarse_of_paper.tolist()
    assert found.coarse_of_fine[found.fine_of_concept].tolist() == found.coarse_of_concept.tolist()
    size = np.bincount(found.coarse_of_paper).tolist()
    assert size == sorted(size, reverse=True)
    assert found.coarse_of_fine.tolist() == sorted(found.coarse_of_fine.tolist())


def test_papers_that_nothing_ties_are_in_a_topic_too() -> None:
    lonely = [(f"paper:lonely-{n}", f"method:lonely-{n}", "uses", 0.9) for n in range(5)]
    planted = make_ties([*rows(4, 10), *lonely], concepts(4))
    found = find_clusters(planted)
    assert min(np.bincount(found.coarse_of_paper)) >= 3
    concept = planted.concepts.index("method:lonely-3")
    paper = planted.papers.index("paper:lonely-3")
    assert found.fine_of_concept[concept] == found.fine_of_paper[paper]


@pytest.mark.parametrize("papers", [1, 2, 7])
def test_a_handful_of_papers_is_one_topic(papers) -> None:
    found = find_clusters(ties(1, papers))
    assert found.coarse_of_paper.tolist() == [0] * papers
    assert found.parts.tolist() == []


def test_concepts_of_a_topic_stand_together_in_the_order() -> None:
    planted = ties(6, 20)
    rank = order_concepts(planted, find_clusters(planted))
    in_order = [planted.concepts[c] for c in np.argsort(rank) if rank[c] >= 0]
    runs = [group_of(id_) for id_ in in_order if id_ != "domain:everything"]
    changes = sum(left != right for left, right in pairwise(runs))
    assert sorted(rank.tolist()) == list(range(len(planted.concepts)))
    assert changes == 5


def laid_places(planted, found) -> tuple[dict[str, Place], Laid]:
    topics = found.fine_of_paper.tolist()
    places = {id_: Place(0.0, 0.0, t) for id_, t in zip(planted.papers, topics, strict=True)}
    return places, Laid(0, len(planted.papers), 0.1, tuple(found.coarse_of_fine.tolist()))


def test_what_has_a_topic_keeps_it_and_new_papers_join_that_of_their_concepts() -> None:
    before = ties(5, 12)
    found = find_clusters(before)
    places, laid = laid_places(before, found)
    more = make_ties([*rows(5, 12), *rows(5, 6, first=50)], concepts(5))
    kept = keep_clusters(more, places, laid)
    for id_, topic in zip(more.papers, kept.fine_of_paper.tolist(), strict=True):
        if id_ in places:
            assert topic == places[id_].topic
    assert all(len(groups) == 1 for groups in groups_of(kept.coarse_of_paper, more.papers).values())


def test_a_paper_of_none_but_new_concepts_joins_the_largest_topic() -> None:
    before = ties(3, 10)
    places, laid = laid_places(before, find_clusters(before))
    strange = [("paper:strange", "method:strange", "uses", 0.9)]
    more = make_ties([*rows(3, 10), *strange], concepts(3))
    kept = keep_clusters(more, places, laid)
    largest = np.bincount(kept.fine_of_paper[:-1]).argmax()
    assert kept.fine_of_paper[more.papers.index("paper:strange")] == largest


def test_topics_without_papers_are_dropped_and_the_rest_numbered_by_size() -> None:
    planted = ties(3, 4)
    topic = {"g0": 4, "g1": 2, "g2": 0}  # 1 and 3 have no papers any more
    places = {id_: Place(0.0, 0.0, topic[group_of(id_)]) for id_ in planted.papers}
    for id_ in planted.papers[:2]:
        places[id_] = Place(0.0, 0.0, 2)
    found = renumber(planted, keep_clusters(planted, places, Laid(0, 12, 0.1, (0, 0, 1, 2, 2))))
    assert np.bincount(found.fine_of_paper).tolist() == [6, 4, 2]
    assert found.coarse_of_fine.tolist() == [0, 1, 2]


def test_papers_that_are_all_alike_are_divided_in_finite_time() -> None:
    # Leiden moved these to and fro for ever: twelve copies, tied with weights that add up inexactly
    unit = 0.1981203125901445
    weights = np.array([8, 2, 2, 2, 4, 1, 1, 1, 8, 4]) * unit
    alike = divide.Links(
        np.repeat(np.arange(12), 10), np.tile(np.arange(10), 12), np.tile(weights, 12)
    )
    assert all((weight * 2**20).is_integer() for _, _, weight in divide.tie_nodes(alike))
    assert len(divide.divide(alike, 12, divide.Aim(3, 2, 1.0, 2_000), seed=0)) == 12
