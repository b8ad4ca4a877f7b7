import numpy as np
import pytest

from kg.graph.clusters import find_clusters
from kg.graph.islands import pack_islands
from kg.graph.layout import PAPER_ROOM, lay_out
from kg.graph.near import find_neighbours
from kg.graph.room import make_room, pairs_within
from tests.graph.planted import group_of, ties


@pytest.fixture(scope="module")
def planted():
    return ties(6, 30)


@pytest.fixture(scope="module")
def clusters(planted):
    return find_clusters(planted)


@pytest.fixture(scope="module")
def layout(planted, clusters):
    return lay_out(planted, clusters)


def distances(at):
    apart = at[:, None] - at[None]
    found = np.hypot(apart[:, :, 0], apart[:, :, 1])
    np.fill_diagonal(found, np.inf)
    return found


def test_near_papers_on_the_map_are_of_one_topic(planted, layout) -> None:
    groups = np.array([group_of(id_) for id_ in planted.papers])
    nearest = np.argsort(distances(layout.papers), axis=1)[:, :10]
    assert (groups[nearest] == groups[:, None]).mean() > 0.9


def test_islands_have_room_between_them(clusters, layout) -> None:
    far = distances(layout.papers)
    same = clusters.coarse_of_paper[:, None] == clusters.coarse_of_paper[None, :]
    assert far[~same].min() > 1.2 * layout.unit
    assert np.median(np.where(same, far, np.inf).min(axis=1)) < layout.unit


def test_no_two_papers_lie_on_each_other(layout) -> None:
    assert distances(layout.papers).min() > PAPER_ROOM * layout.unit


def test_the_map_fills_the_square_and_nothing_lies_outside(layout) -> None:
    everything = np.concatenate([layout.papers, layout.concepts])
    assert np.abs(everything).max() == pytest.approx(1.0)
    assert np.ptp(everything[:, 1]) > 1.0


def test_a_concept_stands_among_its_papers(planted, layout) -> None:
    for number, id_ in enumerate(planted.concepts):
        if id_.startswith("method:"):
            own = layout.papers[[group_of(paper) == group_of(id_) for paper in planted.papers]]
            reach = np.hypot(*(own - own.mean(axis=0)).T).max()
            assert np.hypot(*(layout.concepts[number] - own.mean(axis=0))) < reach + layout.unit


def test_another_seed_gives_another_map_and_the_same_one_the_same(planted, clusters) -> None:
    one, again, other = (lay_out(planted, clusters, seed=seed).papers for seed in (1, 1, 2))
    assert np.array_equal(one, again)
    assert not np.allclose(one, other)


@pytest.mark.parametrize(("groups", "papers"), [(1, 1), (1, 2), (1, 5), (2, 1), (5, 4)])
def test_a_handful_of_papers_has_a_map_too(groups, papers) -> None:
    few = ties(groups, papers)
    found = lay_out(few, find_clusters(few))
    assert np.isfinite(found.papers).all()
    assert np.abs(np.concatenate([found.papers, found.concepts])).max() <= 1.0
    assert distances(found.papers).min() > 0.05


def test_neighbours_share_concepts_and_come_once(planted, clusters) -> None:
    near = find_neighbours(planted, clusters, most=5)
    pairs = list(zip(near.left.tolist(), near.right.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)
    alike = [group_of(planted.papers[a]) == group_of(planted.papers[b]) for a, b in pairs]
    assert np.mean(alike) > 0.95
    assert (np.bincount(near.left, minlength=180) + np.bincount(near.right)).min() >= 3


def test_pairs_within_reach_are_all_found_once() -> None:
    at = np.random.default_rng(5).random((300, 2))
    left, right = pairs_within(at, 0.1)
    found = {(min(a, b), max(a, b)) for a, b in zip(left.tolist(), right.tolist(), strict=True)}
    assert len(found) == len(left)
    wanted = np.argwhere(np.triu(distances(at) < 0.1))
    assert {tuple(pair) for pair in wanted.tolist()} <= found


def test_points_make_room_and_those_that_stand_do_not_move() -> None:
    at = np.random.default_rng(5).random((40, 2)) * 0.2
    moved = make_room(at, np.full(40, 0.02), still=10, rounds=200)
    assert np.array_equal(moved[:10], at[:10])
    assert distances(moved)[10:].min() > 0.025
    assert np.array_equal(at, np.random.default_rng(5).random((40, 2)) * 0.2)


def test_packed_islands_keep_their_shape_and_the_gap() -> None:
    draw = np.random.default_rng(5)
    island = np.repeat(np.arange(4), 25)
    at = draw.random((100, 2)) + np.array([[0, 0], [0.3, 0], [9, 9], [0, 5]])[island]
    moved = pack_islands(at, island, gap=0.5)
    for number in range(4):
        before, after = at[island == number], moved[island == number]
        assert np.allclose(before - before.mean(axis=0), after - after.mean(axis=0))
    far = distances(moved)
    between = far[island[:, None] != island[None, :]]
    assert between.min() > 0.45
    assert between.max() < 5.0


def test_the_nearest_papers_are_found_among_many_blocks_of_them() -> None:
    many = ties(8, 40)
    clusters = find_clusters(many)
    near = find_neighbours(many, clusters, most=3)
    table = np.zeros(many.shape)
    table[many.paper, many.concept] = np.where(many.having[many.concept] > 400, 0.0, many.weight)
    table /= np.sqrt(np.bincount(many.paper, many.weight**2))[:, None]
    alike = table @ table.T
    np.fill_diagonal(alike, 0.0)
    groups = clusters.fine_of_paper, clusters.coarse_of_paper
    for group, more in zip(groups, (1.5, 1.25), strict=True):
        alike *= np.where(group[:, None] == group[None, :], more, 1.0)
    found = set(zip(near.left.tolist(), near.right.tolist(), strict=True))
    for paper, row in enumerate(np.round(alike, 9)):
        nearest = np.lexsort((np.arange(len(row)), -row))[:3]
        assert {(min(paper, n), max(paper, n)) for n in nearest.tolist()} <= found
