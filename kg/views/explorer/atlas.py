"""The atlas: columns of papers, concepts and their links, topics, and the landscape itself."""

from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate

from kg.graph.lineage import whole_lineage
from kg.graph.place import place
from kg.graph.topics import Topics, find_topics
from kg.model import KINDS, ROLES
from kg.rdf.options import ExportOptions
from kg.read.identity import family_name
from kg.store import Store
from kg.store.records import strings
from kg.views.concept_labels import telling_labels
from kg.views.explorer.about import SEED, about_of
from kg.views.explorer.lineage import lineage_columns
from kg.views.explorer.numbering import DETAIL_NAMES, Links, Numbering, number_all
from kg.views.explorer.values import (
    Atlas,
    ConceptColumns,
    Coordinates,
    PaperColumns,
    Server,
    Shard,
    TopicData,
)

#: Of what is in the atlas: what the code of the page must know.
FORMAT = 1

#: Papers, concepts of one piece: a click loads some hundred kilobytes, not all texts.
SHARD = Shard(papers=100, concepts=500)

#: Labels besides the preferred one that a search in the page looks at.
_MOST_LABELS = 5


def make_atlas(
    store: Store, options: ExportOptions, *, title: str | None = None, server: Server | None = None
) -> tuple[Atlas, Numbering]:
    """Give the atlas of a graph file, and the numbers that its papers and concepts have in it.

    Options, title and server are those of :func:`kg.views.explorer.about.about_of`.
    """
    numbering, links = number_all(store, options.min_confidence)
    topics = find_topics(store, min_confidence=options.min_confidence, seed=SEED)
    places = place(store)
    venues, papers = _papers(store, numbering, links, topics, places)
    atlas = Atlas(
        format=FORMAT,
        about=about_of(store, options, title=title, server=server),
        kinds=KINDS,
        roles=ROLES,
        details=DETAIL_NAMES,
        venues=venues,
        papers=papers,
        concepts=_concepts(store, numbering, links, topics, places),
        topics=tuple(_topics(topics, numbering)),
        lineage=lineage_columns(whole_lineage(store, options.min_confidence), numbering, links),
        shard=SHARD,
    )
    return atlas, numbering


def short_authors(authors: tuple[str, ...]) -> str:
    """Give the family names of two authors, or the first of more.

    >>> short_authors(("Ada Moor", "Lind, Bo")), short_authors(("A B", "C D", "E F"))
    ('Moor and Lind', 'B et al.')
    """
    names = [family_name(author) for author in authors[:2]]
    return f"{names[0]} et al." if len(authors) > 2 else " and ".join(names)


_ROWS = "SELECT id, title, authors, published, venue FROM paper"


def _papers(
    store: Store,
    numbering: Numbering,
    links: Links,
    topics: Topics,
    places: Mapping[str, tuple[float, float]],
) -> tuple[tuple[str, ...], PaperColumns]:
    rows = {row[0]: row[1:] for row in store.rows(_ROWS) if row[0] in numbering.paper_numbers}
    ordered = [rows[id_] for id_ in numbering.papers]
    venues = tuple(sorted({row[3] for row in ordered if row[3]}))
    venue_numbers = {venue: number for number, venue in enumerate(venues)}
    every = [link for of_paper in links for link in of_paper]
    # doubtful links give a place, too; without any other one it is not shown
    shown = [id_ if found else "" for id_, found in zip(numbering.papers, links, strict=True)]
    columns = PaperColumns(
        id=numbering.papers,
        title=tuple(row[0] for row in ordered),
        authors=tuple(short_authors(strings(row[1])) for row in ordered),
        date=tuple(row[2] or "" for row in ordered),
        venue=tuple(venue_numbers.get(row[3], -1) for row in ordered),
        topic=tuple(topics.topic_of_paper.get(id_, -1) for id_ in numbering.papers),
        x=_coordinates(shown, places, 0),
        y=_coordinates(shown, places, 1),
        first=tuple(accumulate(map(len, links), initial=0)),
        concept=tuple(link.concept for link in every),
        role=tuple(link.role for link in every),
        detail=tuple(link.detail for link in every),
        confidence=tuple(link.percent for link in every),
    )
    return venues, columns


def _coordinates(
    ids: Iterable[str], places: Mapping[str, tuple[float, float]], axis: int
) -> Coordinates:
    found = map(places.get, ids)
    return tuple(None if each is None else each[axis] for each in found)


def _concepts(
    store: Store,
    numbering: Numbering,
    links: Links,
    topics: Topics,
    places: Mapping[str, tuple[float, float]],
) -> ConceptColumns:
    wanted = numbering.concept_numbers
    found = {each.id: each for each in store.concepts() if each.id in wanted}
    concepts = [found[id_] for id_ in numbering.concepts]
    ranked = sorted(numbering.concepts, key=_by_rank(topics.order))
    linked = {link.concept_id for of_paper in links for link in of_paper}
    shown = [id_ if id_ in linked else "" for id_ in numbering.concepts]
    rank = {id_: number for number, id_ in enumerate(ranked)}
    return ConceptColumns(
        id=numbering.concepts,
        label=tuple(each.pref_label for each in concepts),
        kind=tuple(KINDS.index(each.kind) for each in concepts),
        labels=tuple(telling_labels(each)[:_MOST_LABELS] for each in concepts),
        broader=tuple(
            tuple(wanted[above] for above in each.broader if above in wanted) for each in concepts
        ),
        status=tuple(each.status for each in concepts),
        topic=tuple(topics.topic_of_concept.get(id_, -1) for id_ in numbering.concepts),
        x=_coordinates(shown, places, 0),
        y=_coordinates(shown, places, 1),
        order=tuple(rank[id_] for id_ in numbering.concepts),
    )


def _by_rank(order: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    """Give a key for sorting; what has no rank comes last."""
    return lambda id_: (order.get(id_, len(order)), id_)


def _topics(topics: Topics, numbering: Numbering) -> Iterable[TopicData]:
    known = numbering.concept_numbers
    for each in topics.topics:
        yield TopicData(
            title=each.title,
            words=each.words,
            level=each.level,
            parent=each.parent,
            concepts=tuple(known[id_] for id_ in each.concepts if id_ in known),
            papers=each.papers,
        )
