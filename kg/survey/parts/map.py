"""The topic map as a figure of a survey."""

from kg.survey.document import Figure, Text
from kg.survey.ground import Ground
from kg.survey.telling import Teller
from kg.views.map_picture import Island, draw_map

#: A map of fewer papers shows nothing that their list does not.
_LEAST = 10

#: Topics that are named to those who do not see the map.
_NAMED = 8


def map_figure(ground: Ground) -> Figure | None:
    """Draw the topics of the selected papers; ``None`` where there is too little to draw."""
    places, laid = ground.store.places(), ground.store.laid
    islands = []
    shown = set()
    for topic in ground.topics:
        here = [id_ for id_ in topic.profile.papers if id_ in places]
        shown.update(here)
        if here:
            at = tuple((places[id_].x, places[id_].y) for id_ in here)
            islands.append(Island(topic.title, at))
    if laid is None or len(shown) < _LEAST:
        return None
    wanted = frozenset(ground.all_topics.topic_of_paper) - shown
    others = ((places[id_].x, places[id_].y) for id_ in sorted(wanted) if id_ in places)
    return Figure(
        "map",
        draw_map(islands, others, unit=laid.unit),
        _caption(ground, len(shown), len(islands), bool(wanted)),
        "A map of topics as islands of dots, the largest first: "
        + "; ".join(island.title for island in islands[:_NAMED])
        + ("." if len(islands) <= _NAMED else "; and smaller ones."),
    )


def _caption(ground: Ground, papers: int, islands: int, has_others: bool) -> Text:
    teller = Teller(ground, ground.topic_source)
    text: Text = (
        "The map of topics. ",
        *teller.counted(papers, "dot", "map.papers"),
        ", each a paper; papers that lie near each other are about the same concepts.",
    )
    if islands > 1:
        text += (" Each of the ", *teller.counted(islands, "island", "map.islands"), " is a topic.")
    if has_others:
        text += (" Faint dots are papers that this survey leaves out.",)
    return text
