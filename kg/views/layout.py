"""Where the items of a scene stand, computed beforehand so that the browser never simulates.

1. Items start at random places of a seeded generator.
2. They repel each other and ties pull, cooler at every step [1]_; the rarer an item's ties, the
   stronger each of them, so that a hub does not swallow its neighbours; the focus holds the middle.
3. The cloud is fitted to a wide rectangle, as screens are.
4. Shapes that overlap are pushed apart.

No sum goes through BLAS, so one platform gives one picture whatever its threads.

References
----------
.. [1] T. Fruchterman, E. Reingold. Graph drawing by force-directed placement. Software: Practice
   and Experience 21(11), 1991.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

#: Width and height, in pixels, that the cloud is fitted to.
FRAME = (1080.0, 700.0)
SEED = 7
_STEPS = 400
_PUSHES = 120


def place(
    radii: Sequence[float],
    ties: Sequence[tuple[int, int]],
    *,
    focus: int | None = None,
    seed: int = SEED,
) -> tuple[tuple[int, int], ...]:
    """Give the (x, y) of each item in whole pixels, (0, 0) about the middle.

    Parameters
    ----------
    radii
        Of each item's shape, in pixels.
    ties
        Pairs of positions in ``radii``.
    focus
        Position of the item that the others settle around.
    """
    if len(radii) < 2:
        return ((0, 0),) * len(radii)
    places = _settle(len(radii), ties, focus, np.random.default_rng(seed))
    places = _push_apart(_fit(places), np.asarray(radii, dtype=float))
    return tuple((int(x), int(y)) for x, y in np.rint(places))


def _settle(
    count: int,
    ties: Sequence[tuple[int, int]],
    focus: int | None,
    random: np.random.Generator,
) -> Floats:
    places = random.normal(size=(count, 2))
    pull = _pull(count, ties)
    spacing = 1.0
    for step in range(_STEPS):
        if focus is not None:
            places -= places[focus]
        gap = places[:, None, :] - places[None, :, :]
        distance = np.sqrt(np.sum(gap**2, axis=2)) + 1e-6
        force = spacing**2 / distance**2 - pull * distance / spacing
        np.fill_diagonal(force, 0.0)
        move = np.sum(gap * force[:, :, None], axis=1) - 0.05 * places
        length = np.sqrt(np.sum(move**2, axis=1, keepdims=True)) + 1e-9
        places += move / length * np.minimum(length, 1.2 * (1 - step / _STEPS) ** 1.5)
    return places


def _pull(count: int, ties: Sequence[tuple[int, int]]) -> Floats:
    """Give how strongly two items attract: 1 for a lone tie, less between items of many ties."""
    degree = np.zeros(count)
    for left, right in ties:
        degree[left] += 1
        degree[right] += 1
    pull = np.zeros((count, count))
    for left, right in ties:
        weight = 2.0 / np.sqrt(min(degree[left], degree[right]) + 3.0)
        pull[left, right] = pull[right, left] = weight
    return pull


def _fit(places: Floats) -> Floats:
    """Fill the frame; outliers are drawn in a little so that they do not shrink the rest."""
    offset = places - np.median(places, axis=0)
    spread = np.sqrt(np.sum(offset**2, axis=1, keepdims=True)) + 1e-9
    typical = np.median(spread)
    drawn_in = offset / spread * typical * np.arcsinh(spread / typical)
    low, high = np.min(drawn_in, axis=0), np.max(drawn_in, axis=0)
    fitted: Floats = (drawn_in - (low + high) / 2) / (high - low + 1e-9) * np.asarray(FRAME)
    return fitted


def _push_apart(places: Floats, radii: Floats) -> Floats:
    needed = radii[:, None] + radii[None, :] + 10.0
    np.fill_diagonal(needed, 0.0)
    for _ in range(_PUSHES):
        gap = places[:, None, :] - places[None, :, :]
        gap[..., 1] *= 0.8  # names need room above and below
        distance = np.sqrt(np.sum(gap**2, axis=2)) + 1e-6
        lacking = np.maximum(needed - distance, 0.0)
        if not lacking.any():
            break
        places = places + np.sum(gap / distance[:, :, None] * lacking[:, :, None], axis=1) * 0.3
    return places
