import math
from itertools import combinations

from kg.views.layout import place

WHEEL = [(0, each) for each in range(1, 40)] + [(each, each + 1) for each in range(1, 39)]


def test_same_graph_gives_the_same_places():
    assert place([8.0] * 40, WHEEL, focus=0) == place([8.0] * 40, WHEEL, focus=0)


def test_another_seed_gives_another_picture():
    assert place([8.0] * 40, WHEEL) != place([8.0] * 40, WHEEL, seed=8)


def test_shapes_do_not_overlap():
    places = place([12.0] * 40, WHEEL, focus=0)
    assert min(math.dist(one, other) for one, other in combinations(places, 2)) > 24


def test_neighbours_stand_nearer_than_strangers():
    two_stars = [(0, each) for each in range(1, 10)] + [(10, each) for each in range(11, 20)]
    places = place([8.0] * 20, [*two_stars, (0, 10)])
    own = [math.dist(places[0], places[each]) for each in range(1, 10)]
    other = [math.dist(places[0], places[each]) for each in range(11, 20)]
    assert max(own) < min(other)


def test_nothing_and_one_item_need_no_forces():
    assert place([], []) == ()
    assert place([9.0], [], focus=0) == ((0, 0),)


def test_items_without_ties_are_placed_too():
    assert len(set(place([8.0] * 5, []))) == 5
