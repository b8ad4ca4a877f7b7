"""The start page: what is in the graph, how to ask it, and how good it is."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from kg.rdf.options import ExportOptions
from kg.serve.layout import facts_of, render
from kg.serve.lookups import tally
from kg.serve.questions import questions_of
from kg.store import Store

#: Questions that the page offers; those that the library does not hold are left out.
_QUESTIONS = (
    "methods-tried",
    "top-methods",
    "methods-by-setting",
    "rising-methods",
    "gaps",
    "avoided",
)
#: Figures of a measurement that people are told, in this order.
_FIGURES = ("precision", "recall", "f1", "role_accuracy")


@dataclass(frozen=True, slots=True)
class Quality:
    """What ``kg evaluate`` found for the links as they are."""

    gold: str
    papers: int
    figures: tuple[tuple[str, float], ...]


def render_home(
    store: Store, options: ExportOptions | None = None, *, endpoint: str = "/sparql"
) -> str:
    """Give the start page; ``endpoint`` is the address that programs ask, best with its host."""
    options = options or ExportOptions()
    least = options.min_confidence
    counted = tally(store, least)
    return render(
        "serve/home.html",
        title=store.path.stem,
        facts=facts_of(store, options),
        counts=counted.counts,
        linked=len(counted.about),
        links=counted.links,
        tops={
            kind: [(store.concept(id_), counted.about[id_]) for id_ in ids]
            for kind, ids in counted.tops.items()
        },
        years=counted.years,
        endpoint=endpoint,
        questions=questions_of(_QUESTIONS),
        quality=_quality(store),
        build=store.build,
    )


def _quality(store: Store) -> list[Quality]:
    measured = store.measurements(of_build=store.build.id)
    found = []
    for gold, group in groupby(measured, key=attrgetter("gold")):
        value = {each.figure: each.value for each in group if not each.part}
        figures = [(name.replace("_", " "), value.get(name)) for name in _FIGURES]
        told = tuple((name, number) for name, number in figures if number is not None)
        found.append(Quality(gold, round(value.get("papers") or 0), told))
    return found
