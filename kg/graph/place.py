"""Where papers and concepts stand on the map: laid out once, then only added to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from kg.graph.clusters import Clusters, find_clusters
from kg.graph.grow import grow
from kg.graph.incidence import Points
from kg.graph.kept import keep_clusters
from kg.graph.layout import Layout, lay_out
from kg.graph.ties import Ties, load_ties
from kg.store import Store
from kg.store.facts import Laid, Place

#: Digits of a coordinate that are kept.
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Map:
    """The places of papers and concepts by id, and what the map was laid out for."""

    places: Mapping[str, Place]
    laid: Laid | None  #: ``None``: there was nothing to lay out
    added: int  #: places that the graph file does not hold yet


def place(store: Store) -> Mapping[str, tuple[float, float]]:
    """Give the position of each paper with a link, and of each concept that one links to.

    x grows to the right, y upwards; both lie in [-1, 1] and have 4 digits. What has a place in
    the graph file keeps it; the rest is placed beside it, the same way every time. Ids of papers
    and of concepts never fall together.
    """
    places = extend_map(store).places
    return MappingProxyType({id_: (found.x, found.y) for id_, found in places.items()})


def extend_map(store: Store) -> Map:
    """Give the map of a graph file with a place for everything; a new one, if there is none."""
    stored, laid = store.places(), store.laid
    if laid is None:
        return new_map(store)
    ties = load_ties(store, min_confidence=0.0)
    clusters = keep_clusters(ties, stored, laid)
    papers, concepts = _known(stored, ties.papers), _known(stored, ties.concepts)
    papers, concepts = grow(ties, clusters, papers, concepts, unit=laid.unit)
    found = _places(ties, clusters, Layout(papers, concepts, laid.unit))
    # what has no link any more keeps its place, for the case that it comes back
    places = {**found, **stored}
    return Map(MappingProxyType(places), laid, len(places) - len(stored))


def new_map(store: Store, *, seed: int = 0) -> Map:
    """Lay out everything anew, whatever the graph file holds."""
    ties = load_ties(store, min_confidence=0.0)
    if not ties.papers:
        return Map(MappingProxyType({}), None, 0)
    clusters = find_clusters(ties, seed=seed)
    layout = lay_out(ties, clusters, seed=seed)
    places = _places(ties, clusters, layout)
    around = tuple(clusters.coarse_of_fine.tolist())
    laid = Laid(seed, len(ties.papers), round(layout.unit, 6), around)
    return Map(MappingProxyType(places), laid, len(places))


def _known(stored: Mapping[str, Place], ids: Iterable[str]) -> Points:
    nowhere = (np.nan, np.nan)
    rows = [(stored[id_].x, stored[id_].y) if id_ in stored else nowhere for id_ in ids]
    return np.array(rows, dtype=np.float64).reshape(-1, 2)


def _places(ties: Ties, clusters: Clusters, layout: Layout) -> dict[str, Place]:
    linked = np.flatnonzero(ties.linked).tolist()
    ids = [*ties.papers, *(ties.concepts[number] for number in linked)]
    # + 0.0, so that no coordinate is -0.0
    rows = np.round(np.concatenate([layout.papers, layout.concepts[linked]]), _DIGITS) + 0.0
    topics = np.concatenate([clusters.fine_of_paper, clusters.fine_of_concept[linked]])
    found = zip(ids, rows.tolist(), topics.tolist(), strict=True)
    return {id_: Place(x, y, topic) for id_, (x, y), topic in sorted(found)}
