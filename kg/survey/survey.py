"""A survey of a graph file: which parts it has, and in which order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import GraphError
from kg.evaluate.compare import compare
from kg.graph.corpus import Selection, load_corpus
from kg.graph.lineage import find_lineage
from kg.graph.structure import find_structure
from kg.graph.trends import find_trends
from kg.graph.untried import find_untried
from kg.model import DEFAULT_THRESHOLD, KINDS, Kind
from kg.store import Store, open_store
from kg.survey.bibliography import make_references
from kg.survey.document import Document, Section, Term, Text, find_all
from kg.survey.ground import Ground
from kg.survey.parts.benchmarks import benchmarks_section
from kg.survey.parts.blindspots import blindspots_section
from kg.survey.parts.bridges import bridges_section
from kg.survey.parts.changes import comparison_section
from kg.survey.parts.lineage import lineage_section
from kg.survey.parts.matrix import matrix_section
from kg.survey.parts.overview import overview_section
from kg.survey.parts.scope import scope_section, selection_text
from kg.survey.parts.topics import topics_section
from kg.survey.parts.trends import trends_section
from kg.survey.parts.untried import untried_section
from kg.survey.sources import selecting
from kg.survey.telling import FEW, Teller


@dataclass(frozen=True, slots=True)
class SurveyOptions:
    """What a survey is to be about."""

    title: str | None = None  #: ``None``: made from the name of the graph file
    selection: Selection = field(default_factory=Selection)
    compare: Path | None = None  #: another graph file, for what is different there


def _bridges(ground: Ground) -> Section:
    if len(ground.corpus.papers) < FEW:  # there is no talk of topics
        return Section("Between topics")
    found = find_structure(ground.store, ground.corpus, topics=ground.all_topics)
    return bridges_section(ground.store, ground.corpus, found)


def _trends(ground: Ground) -> Section:
    # of undated ones the blind spots tell
    if ground.whole.years.dated < FEW:
        return Section("Trends")
    return trends_section(ground.store, ground.corpus, find_trends(ground.corpus))


#: Combinations of each sort that a survey tells; ``kg untried`` tells more.
_UNTRIED = 3


def _untried(ground: Ground) -> Section:
    return untried_section(ground.store, ground.corpus, find_untried(ground.corpus, limit=_UNTRIED))


def _lineage(ground: Ground) -> Section:
    store, corpus = ground.store, ground.corpus
    return lineage_section(store, corpus, find_lineage(store, corpus))


#: The parts in the order of the text.
_PARTS: tuple[Callable[[Ground], Section], ...] = (
    scope_section,
    overview_section,
    topics_section,
    _bridges,
    matrix_section,
    benchmarks_section,
    _trends,
    _untried,
    _lineage,
    blindspots_section,
)


def make_survey(store: Store, options: SurveyOptions | None = None) -> Document:
    """Give the survey of what is selected in a graph file; the same file gives the same survey.

    Raises
    ------
    GraphError
        Something was selected, and no paper is in it, here or in the file to compare with.
    StoreError
        The file to compare with cannot be read.
    """
    options = options or SurveyOptions()
    ground = Ground(store, load_corpus(store, options.selection))
    parts = [part(ground) for part in _PARTS]
    if options.compare is not None:
        parts.append(_comparison(ground, options.compare))
    sections = tuple(part for part in parts if not part.is_empty)
    return Document(
        title=options.title or f"Survey: {store.path.stem}",
        subtitle=_subtitle(ground),
        sections=sections,
        references=make_references(store, sections),
        settings=tuple(_settings(store, options)),
        kinds=_kinds(sections),
    )


def options_of(settings: tuple[tuple[str, str], ...]) -> SurveyOptions:
    """Give back the options that the settings of a document say.

    Raises
    ------
    GraphError
        A setting is not one that a survey has, or its value is none of its values.
    """
    found: dict[str, list[str]] = {}
    for name, value in settings:
        found.setdefault(name, []).append(value)
    for name in ("build", "version"):
        found.pop(name, None)
    try:
        selection = Selection(
            focus=tuple(found.pop("focus", ())),
            since=_year(found, "since"),
            until=_year(found, "until"),
            min_confidence=float(found.pop("min_confidence", [str(DEFAULT_THRESHOLD)])[0]),
        )
    except ValueError as error:
        raise GraphError(f"a setting of the survey is no number: {error}") from error
    title, compare = found.pop("title", [None])[0], found.pop("compare", [None])[0]
    if found:
        raise GraphError(f"a survey has no setting {min(found)!r}; was it made by a newer program?")
    return SurveyOptions(title, selection, None if compare is None else Path(compare))


def _year(found: dict[str, list[str]], name: str) -> int | None:
    return int(found.pop(name)[0]) if name in found else None


def _settings(store: Store, options: SurveyOptions) -> Iterator[tuple[str, str]]:
    """Yield what makes the survey again, and of which build it is."""
    yield "build", store.build.id
    yield "version", store.build.version
    if options.title is not None:
        yield "title", options.title
    yield from selecting(options.selection)
    if options.compare is not None:
        yield "compare", str(options.compare)


def _comparison(ground: Ground, other: Path) -> Section:
    """Say what is different in another graph file, in the same selection of its papers."""
    with open_store(other) as store:
        corpus = load_corpus(store, ground.corpus.selection)
        found = compare(ground.corpus, corpus)
        return comparison_section(ground.store, ground.corpus, found, store)


def _subtitle(ground: Ground) -> Text:
    teller = Teller(ground, ground.source)
    papers = teller.counted(len(ground.corpus.papers), "paper", "papers")
    years = ground.whole.years
    when: Text = (", ", *teller.years(years)) if years.dated else ()
    return (*papers, *selection_text(ground, teller), *when)


def _kinds(sections: tuple[Section, ...]) -> tuple[tuple[str, Kind], ...]:
    named = sorted({each.concept for each in find_all(Term, sections)})
    kind_of: dict[str, Kind] = {kind: kind for kind in KINDS}
    return tuple((id_, kind_of[id_.partition(":")[0]]) for id_ in named)
