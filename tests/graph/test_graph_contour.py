"""Outlines around points."""

from math import hypot, log, sqrt

import numpy as np

from kg.graph.contour import outlines

FRAME = (220.0, 220.0)  # cells of 1


def around(*points: tuple[float, float], radius: float = 10.0):
    return outlines(np.array(points), radius=radius, frame=FRAME)


def test_one_point_has_a_circle_where_its_bell_falls_to_the_level():
    (loop,) = around((100.0, 110.0))
    distances = [hypot(x - 100, y - 110) for x, y in loop.tolist()]
    # exp(-(d / 10)²) = 0.4
    assert all(abs(d - 10 * sqrt(log(1 / 0.4))) < 0.1 for d in distances)
    assert len(loop) > 30


def test_points_that_are_near_share_an_outline_and_far_ones_do_not():
    assert len(around((50.0, 50.0), (60.0, 50.0))) == 1
    assert len(around((50.0, 50.0), (150.0, 50.0))) == 2


def test_a_ring_of_points_has_an_outline_inside_and_one_outside():
    angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    ring = [(110 + 60 * np.cos(a), 110 + 60 * np.sin(a)) for a in angles.tolist()]
    outer, inner = around(*ring)
    assert hypot(outer[0][0] - 110, outer[0][1] - 110) > 60
    assert hypot(inner[0][0] - 110, inner[0][1] - 110) < 60


def test_outlines_are_closed_and_stay_in_the_frame():
    (loop,) = around((0.0, 0.0), (3.0, 2.0))
    assert loop.min() >= 0
    assert hypot(*(loop[0] - loop[-1]).tolist()) < 2  # the next cell at most


def test_no_points_have_no_outline():
    assert outlines(np.empty((0, 2)), radius=5.0, frame=FRAME) == []
